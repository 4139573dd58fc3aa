export interface Capability {
  /** Its places in the navigation, which say that it is locked. */
  places: readonly `/${string}`[];
  /** What the ledger calls that of which there would be more. */
  types: readonly string[];
  /** The first of these tells that it is in use; of which columns it lives and belongs to it. */
  held: { table: string; living?: string; only?: string } | null;
}

/**
 * What stays closed until the whole team works with what is there. Routes say for themselves to which of
 * these they belong (`partOf`); of segments, reports and fields there may be some, so theirs stay open.
 */
export const CAPABILITIES = {
  quotes: {
    places: ['/quotes'],
    types: ['quote'],
    held: { table: 'quote' },
  },
  cases: {
    places: ['/cases', '/cases/queue', '/articles'],
    types: [
      ...['service_case', 'case_form', 'macro', 'article', 'queue'],
      ...['service_promise', 'business_calendar'],
    ],
    held: { table: 'service_case' },
  },
  segments: {
    places: ['/segments'],
    types: ['saved_view'],
    held: { table: 'saved_view', living: 'deleted_at', only: 'is_segment' },
  },
  automation: {
    places: ['/settings/automation'],
    types: ['automation_rule'],
    held: { table: 'automation_rule', living: 'deleted_at' },
  },
  forecast: {
    places: ['/forecast'],
    types: ['goal'],
    held: { table: 'goal', living: 'deleted_at' },
  },
  approvals: {
    places: [],
    types: ['approval_rule'],
    held: { table: 'approval_rule', living: 'deleted_at' },
  },
  own_metrics: {
    places: [],
    types: ['metric'],
    held: { table: 'metric', living: 'deleted_at' },
  },
  connections: {
    places: [],
    types: ['webhook_endpoint'],
    held: { table: 'webhook_endpoint', living: 'deleted_at' },
  },
  // within the budget there may be reports and fields; decisions ask for both
  more_reports: { places: [], types: ['report', 'decision_basis'], held: null },
  more_fields: { places: [], types: ['custom_field', 'decision_basis'], held: null },
} as const satisfies Record<string, Capability>;

export type CapabilityName = keyof typeof CAPABILITIES;
export const CAPABILITY_NAMES = Object.keys(CAPABILITIES) as [CapabilityName, ...CapabilityName[]];

const LISTED = Object.entries(CAPABILITIES) as [CapabilityName, Capability][];

/** The capabilities to which a type of the ledger belongs. */
export function capabilitiesOf(type: string): readonly CapabilityName[] {
  return BY_TYPE.get(type) ?? [];
}

const BY_TYPE = new Map<string, CapabilityName[]>();
for (const [name, { types }] of LISTED) {
  for (const type of types) BY_TYPE.set(type, [...(BY_TYPE.get(type) ?? []), name]);
}
