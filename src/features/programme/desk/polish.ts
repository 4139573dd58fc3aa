import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';

/** What an administrator could polish next, out of what is recorded. */
export const POLISH_KINDS = ['slow_form', 'unread_field', 'refusal', 'left'] as const;
export type PolishKind = (typeof POLISH_KINDS)[number];

export const POLISH_THRESHOLDS = {
  /** Days that are looked back upon. */
  days: 28,
  /** Fewer people, or fewer times, are not told of. */
  least_people: LEAST_PEOPLE,
  least_times: 5,
  /** A new record takes longer than this in the middle of all. */
  slow_create_s: 30,
  /** A change takes longer than this. */
  slow_change_s: 10,
  /** What a refusal is taken to cost, as nobody measures it. */
  refusal_s: 30,
  /** As many as are shown at once. */
  most: 12,
} as const;

/** A month, for what is told by the month. */
const MONTH_DAYS = 30;

export interface SavedForm {
  record_type: string;
  action: 'created' | 'changed';
  /** Of a change: the fields that were filled in together. */
  fields: string[];
  saves: number;
  people: number;
  median_ms: number;
  median_keys: number;
  total_ms: number;
}

export interface Polish {
  kind: PolishKind;
  /** Names it for good: `slow_form:person.created`. */
  subject: string;
  record_type: string | null;
  fields: string[];
  route: string | null;
  reason: string | null;
  /** How often in the days looked back upon. */
  times: number;
  people: number | null;
  median_s: number | null;
  median_keys: number | null;
  /** What it costs the team in a month; null: nobody can say. */
  minutes: number | null;
}

const NOTHING = {
  ...{ record_type: null, fields: [], route: null, reason: null },
  ...{ people: null, median_s: null, median_keys: null },
};

export function slowForms(forms: readonly SavedForm[]): Polish[] {
  const { least_people, slow_create_s, slow_change_s } = POLISH_THRESHOLDS;
  return forms
    .filter(({ people, action, median_ms }) => {
      const most = action === 'created' ? slow_create_s : slow_change_s;
      return people >= least_people && median_ms > most * 1000;
    })
    .map((form) => ({
      ...NOTHING,
      kind: 'slow_form',
      subject: `slow_form:${[`${form.record_type}.${form.action}`, ...form.fields].join(' ')}`,
      record_type: form.record_type,
      fields: form.fields,
      times: form.saves,
      people: form.people,
      median_s: Math.round(form.median_ms / 1000),
      median_keys: Math.round(form.median_keys),
      minutes: minutesAMonth(form.total_ms),
    }));
}

export interface Counted {
  kind: 'refusal' | 'left';
  subject: string;
  reason: string;
  times: number;
}

/** What was counted without people; a form that was left costs as long as it takes to fill in. */
export function countedPolish(
  counts: readonly Counted[],
  createMs: ReadonlyMap<string, number>,
): Polish[] {
  return counts
    .filter(({ times }) => times >= POLISH_THRESHOLDS.least_times)
    .map(({ kind, subject, reason, times }) => {
      const known = { ...NOTHING, kind, subject: `${kind}:${subject} ${reason}`.trim(), times };
      if (kind === 'refusal') {
        const minutes = minutesAMonth(times * POLISH_THRESHOLDS.refusal_s * 1000);
        return { ...known, route: subject, reason, minutes };
      }
      const ms = createMs.get(subject);
      const minutes = ms === undefined ? null : minutesAMonth(times * ms);
      return { ...known, record_type: subject, minutes };
    });
}

export interface UnreadField {
  record_type: string;
  field: string;
  saving: { seconds: number; people: number } | null;
}

/** Fields that nobody reads; what few fill in is not told in minutes. */
export function unreadFields(fields: readonly UnreadField[]): Polish[] {
  return fields.map(({ record_type, field, saving }) => {
    const isTold = saving !== null && saving.people >= POLISH_THRESHOLDS.least_people;
    return {
      ...NOTHING,
      ...{ kind: 'unread_field', subject: `unread_field:${record_type}.${field}` },
      ...{ record_type, fields: [field], times: 0 },
      people: isTold ? saving.people : null,
      minutes: isTold ? Math.round((saving.seconds * saving.people) / 60) : null,
    } as const;
  });
}

/** The dearest first; what cannot be reckoned stands last, by how often it happens. */
export function rankPolish(found: readonly Polish[]): Polish[] {
  return [...found].sort(
    (one, other) =>
      (other.minutes ?? -1) - (one.minutes ?? -1) ||
      other.times - one.times ||
      (one.subject < other.subject ? -1 : 1),
  );
}

function minutesAMonth(ms: number): number {
  return Math.round(((ms / 60_000) * MONTH_DAYS) / POLISH_THRESHOLDS.days);
}
