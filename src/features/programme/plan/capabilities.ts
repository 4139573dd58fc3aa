export interface Capability {
  /** Where the API begins with it. */
  paths: readonly string[];
  /** What is reckoned anew at each look, and so is closed for readers as well. */
  computed?: readonly string[];
  /** Its places in the navigation, which say that it is locked. */
  places: readonly `/${string}`[];
  /** What the ledger calls that of which there would be more. */
  types: readonly string[];
  /** The first of these tells that it is in use; of which columns it lives and belongs to it. */
  held: { table: string; living?: string; only?: string } | null;
}

/** What stays closed until the whole team works with what is there: the one list of it. */
export const CAPABILITIES = {
  quotes: {
    paths: ['/api/v1/quotes', '/api/v1/quote-settings'],
    places: ['/quotes'],
    types: ['quote'],
    held: { table: 'quote' },
  },
  cases: {
    paths: [
      '/api/v1/cases',
      '/api/v1/case_forms',
      '/api/v1/macros',
      '/api/v1/articles',
      '/api/v1/queues',
      '/api/v1/service_promises',
      '/api/v1/business_calendars',
    ],
    places: ['/cases', '/cases/queue', '/articles'],
    types: [
      ...['service_case', 'case_form', 'macro', 'article', 'queue'],
      ...['service_promise', 'business_calendar'],
    ],
    held: { table: 'service_case' },
  },
  // a list may be kept, but not as a segment, so its routes stay open
  segments: {
    paths: [],
    places: ['/segments'],
    types: ['saved_view'],
    held: { table: 'saved_view', living: 'deleted_at', only: 'is_segment' },
  },
  automation: {
    paths: ['/api/v1/automation-rules'],
    places: ['/settings/automation'],
    types: ['automation_rule'],
    held: { table: 'automation_rule', living: 'deleted_at' },
  },
  forecast: {
    paths: ['/api/v1/goals', '/api/v1/forecast'],
    computed: ['/api/v1/forecast'],
    places: ['/forecast'],
    types: ['goal'],
    held: { table: 'goal', living: 'deleted_at' },
  },
  approvals: {
    paths: ['/api/v1/approval-rules'],
    places: [],
    types: ['approval_rule'],
    held: { table: 'approval_rule', living: 'deleted_at' },
  },
  own_metrics: {
    paths: ['/api/v1/own_metrics'],
    places: [],
    types: ['metric'],
    held: { table: 'metric', living: 'deleted_at' },
  },
  connections: {
    paths: ['/api/v1/webhook-endpoints'],
    places: [],
    types: ['webhook_endpoint'],
    held: { table: 'webhook_endpoint', living: 'deleted_at' },
  },
  // within the budget there may be reports and fields; decisions ask for both
  more_reports: { paths: [], places: [], types: ['report', 'decision_basis'], held: null },
  more_fields: { paths: [], places: [], types: ['custom_field', 'decision_basis'], held: null },
} as const satisfies Record<string, Capability>;

export type CapabilityName = keyof typeof CAPABILITIES;
export const CAPABILITY_NAMES = Object.keys(CAPABILITIES) as [CapabilityName, ...CapabilityName[]];

const LISTED = Object.entries(CAPABILITIES) as [CapabilityName, Capability][];

/** The capability that a route belongs to, if it is more than a look at what is there. */
export function guardedBy(route: string): CapabilityName | null {
  const [method, path] = route.split(' ') as [string, string];
  const found = LISTED.find(([, { paths }]) => paths.some((one) => isWithin(path, one)));
  if (!found) return null;
  const [name, { computed }] = found;
  const isComputed = computed?.some((one) => isWithin(path, one)) ?? false;
  const isLook = method === 'GET' || path.endsWith('/viewed');
  return isLook && !isComputed ? null : name;
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** The capabilities to which a type of the ledger belongs. */
export function capabilitiesOf(type: string): readonly CapabilityName[] {
  return BY_TYPE.get(type) ?? [];
}

const BY_TYPE = new Map<string, CapabilityName[]>();
for (const [name, { types }] of LISTED) {
  for (const type of types) BY_TYPE.set(type, [...(BY_TYPE.get(type) ?? []), name]);
}
