/** `YYYY-MM-DD` on the calendar of the person it is about. */
export type Day = string;

/** The only three things that are ever said of a person. */
export type Verdict = 'adopted' | 'not_yet' | 'not_enough';

/** The four jobs that it begins with: writing down, looking up, promising, moving a deal or case. */
export const FOUR_JOBS = ['note', 'look', 'promise', 'sell'] as const;
export type Job = (typeof FOUR_JOBS)[number];

export type Step = 'invited' | 'first_value' | 'four_jobs' | 'habit' | 'adopted' | 'sustained';

export const MEASURE_NAMES = [
  'coverage',
  'pull',
  'follow_through',
  'edict',
  'padding',
  'give_get',
] as const;
export type MeasureName = (typeof MEASURE_NAMES)[number];

export const GIFT_KINDS = [
  /** A contact that nobody had to write down. */
  'contact_logged',
  /** A field that was filled without being typed. */
  'field_filled',
  /** A promise that a reminder brought back in time. */
  'follow_up_rescued',
  /** A case that was seen before the customer was. */
  'case_warned',
  /** What a colleague had written, read before a contact. */
  'note_used',
] as const;
export type GiftKind = (typeof GIFT_KINDS)[number];

export interface Gift {
  kind: GiftKind;
  count: number;
  seconds: number;
}

/** A week of a person, from its Monday; asked and given in seconds. */
export interface PersonWeek {
  monday: Day;
  contacts: number;
  traced: number;
  looked_up: number;
  asked_s: number;
  given_s: number;
}

/** Eight working weeks of one person, their leave taken out. Rates are 0..1; null: nothing to divide by. */
export interface PersonMeasures {
  member_id: string;
  from: Day;
  to: Day;
  verdict: Verdict;
  step: Step;
  /** What keeps it from adopted. */
  missing: MeasureName[];
  coverage: {
    contacts: number;
    traced: number;
    rate: number | null;
    /** That the true share is at least the threshold, given the counts. */
    probability: number | null;
  };
  pull: { contacts: number; looked_up: number; rate: number | null };
  follow_through: { made: number; kept: number; late: number; open: number; rate: number | null };
  edict: {
    edits: number;
    /** The three hours of the week into which most of them fall, by their beginning. */
    slot: { weekday: number; hour: number } | null;
    bunched: number | null;
    late: number | null;
    /** Of the entries: made with others in one go, of days before; and saying next to nothing. */
    batched?: number | null;
    empty?: number | null;
    value: number | null;
  };
  padding: { entries: number; unmatched: number; value: number | null };
  give_get: { asked_s: number; given_s: number; ratio: number | null; by: Gift[] };
  weeks: PersonWeek[];
  drop: { since: Day } | null;
  /** What is said of it to others: without the signs of doing it by order alone, from end to end. */
  seen: { verdict: Verdict; step: Step };
}

export type TeamState = 'adopted' | 'sustained' | 'partial' | 'not_enough';

export interface Share {
  rate: number | null;
  /** Of how many. */
  of: number;
}

/** What went around the system, summed over the people of a team. */
export interface Shadow {
  people: number;
  /** Exports that came back as an import within a fortnight. */
  exported_back: number;
  /** Records whose fields had stood empty for a fortnight and were then filled by the heap. */
  filled_in_bulk: number;
  untraced: number;
  contacts: number;
}

/** Why a team stands where it stands: the key of a sentence, and the numbers in it. */
export interface TeamReason {
  key:
    | 'all_adopted'
    | 'two_quarters'
    | 'some_not_yet'
    | 'some_unknown'
    | 'leader_not_yet'
    | 'signs_together'
    | 'nobody'
    /** To outsiders: the state in one word, and no number behind it. */
    | 'untold';
  counts: Record<string, number>;
}

export interface TeamMeasures {
  team_id: string;
  from: Day;
  to: Day;
  people: number;
  exempt: { member_id: string; until: Day }[];
  state: TeamState;
  reason: TeamReason;
  adopted: number;
  not_yet: number;
  not_enough: number;
  journey: {
    customers: number;
    complete: number;
    rate: number | null;
    people_per_customer: number | null;
  };
  freshness: Share;
  completeness: Share;
  stale_deals: Share;
  leader: LeaderMeasures | null;
  /** Null where it would tell of fewer than five people. */
  shadow: Shadow | null;
  give_get: { asked_s: number; given_s: number; ratio: number | null };
}

export interface LeaderMeasures {
  member_id: string;
  due: number;
  opened: number;
  drilled: number;
  decided: number;
  asked_outside: number;
  /** L; null where no meeting was due. */
  use: number | null;
}
