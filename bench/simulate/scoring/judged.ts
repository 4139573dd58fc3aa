import type { Habit } from '../baselines/habits.ts';
import type { DayNumber } from '../world/calendar.ts';
import type { LeadWay, Odd } from '../world/causes.ts';
import type { Family } from '../world/organisation.ts';
import type { Truth } from '../world/truth.ts';

/** What the product says of a person. */
export interface Said {
  member_id: string;
  verdict: 'adopted' | 'not_yet' | 'not_enough';
  /** 0..1; sorts, and is never shown. */
  score: number;
  signs: readonly Sign[];
}

/** What keeps somebody from adopted that is done for an order, by the names the product has for it. */
export const SIGNS = ['edict', 'padding'] as const;
export type Sign = (typeof SIGNS)[number];

/** The truth of a person beside what was said. */
export interface Judged extends Truth {
  said: Said;
  habit: Habit;
}

export interface JudgedLeader {
  team_id: string;
  lead_way: LeadWay;
  /** Null where no meeting was due. */
  use: number | null;
}

export interface JudgedTeam {
  people: number;
  adopters: number;
  said_adopted: number;
  said_not_yet: number;
}

/** How somebody fared with the drop-off chart, asked anew each week. */
export interface Watched {
  member_id: string;
  /** From this day on they want it no more. */
  fell: DayNumber | null;
  /** The days asked on which a drop was said. */
  said_on: DayNumber[];
  /** Days during which they were watched and as ever. */
  steady_days: number;
  odd: ReadonlySet<Odd>;
}

export interface JudgedOrganisation {
  family: Family;
  seed: number;
  people: Judged[];
  leaders: JudgedLeader[];
  teams: JudgedTeam[];
  watched: Watched[];
  watched_by_log_ins: Watched[];
}
