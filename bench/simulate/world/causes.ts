/** Why somebody acts as they do. Nothing here is a measure, and nothing is seen by the product. */
export interface Causes {
  /** Whether the work goes better with it, in their own eyes; 0..1, as all of these. */
  want: number;
  /** Whether they manage: skill, tools, time. */
  can: number;
  /** How far an order moves them. */
  obey: number;
  /** Whether they think about how they are measured, and serve that instead. */
  cunning: number;
}

/** What somebody above asks of a team. */
export type Order =
  | { kind: 'none' }
  /** All is to be filled in until this hour of this day of the week. */
  | { kind: 'fill'; weekday: number; hour: number }
  /** So many calls are to stand there each day. */
  | { kind: 'calls'; a_day: number };

/** What somebody is, by their causes alone. */
export type Kind = 'adopter' | 'complier' | 'padder' | 'ranger' | 'struggler' | 'away';

export const KINDS: readonly Kind[] = [
  'adopter',
  'complier',
  'padder',
  'ranger',
  'struggler',
  'away',
];

const HALF = 0.5;

/** The truth: who wants and can adopts; who does not want does what they are pressed to, or goes their own way. */
export function kindOf(causes: Causes, order: Order, talent: number): Kind {
  if (causes.want >= HALF) return causes.can >= HALF ? 'adopter' : 'struggler';
  if (causes.obey >= HALF && order.kind === 'fill') return 'complier';
  if (causes.obey >= HALF && order.kind === 'calls') return 'padder';
  return talent >= HALF ? 'ranger' : 'away';
}

/** Whether a complier serves the formula instead of the order's date. */
export function games(causes: Causes): boolean {
  return causes.cunning >= HALF;
}

export type LeadWay =
  /** Leads by it: opens, looks behind, decides. */
  | 'leads_by_it'
  /** Opens it in front of all, and decides elsewhere. */
  | 'opens_only'
  /** Has a spreadsheet made instead. */
  | 'spreadsheet'
  /** Holds meetings without any of it. */
  | 'by_word';

/** Odd, but as it should be: none of it says anything about whether they work with it. */
export const ODD = [
  'evening',
  'part_time',
  'slow_typist',
  'few_contacts',
  'friday_tidier',
  'planned_exporter',
  'late_sync',
  'wrong_clock',
] as const;
export type Odd = (typeof ODD)[number];
