import type { DayNumber } from './calendar.ts';
import type { Causes, LeadWay, Odd, Order } from './causes.ts';

export const FAMILIES = ['A', 'B', 'C'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Absence {
  first: DayNumber;
  last: DayNumber;
  /** Whether the product is told of it. */
  told: boolean;
}

/** A change of heart: from that week on, over some weeks, they want it no more. */
export interface Fall {
  week: number;
  over: number;
}

export interface Member {
  id: string;
  name: string;
  role: 'administrator' | 'manager' | 'member';
  team: Team;
  zone: string;
  joins: DayNumber;
  leaves: DayNumber | null;
  causes: Causes;
  talent: number;
  fall: Fall | null;
  odd: ReadonlySet<Odd>;
  weekdays: readonly number[];
  /** Minutes of the day. */
  begins: number;
  ends: number;
  contacts_a_week: number;
  /** Of all contacts those that no system sees: visits, words in the hall. */
  unseen: number;
  /** Seconds for a sentence; the slow need more. */
  sentence_s: number;
  absences: Absence[];
  customers: Customer[];
}

export interface Team {
  id: string;
  name: string;
  /** Null until somebody is named. */
  leader: Member | null;
  lead_way: LeadWay;
  order: Order;
  /** All of them have thought the published formulas through. */
  schemes: boolean;
}

export interface Customer {
  company_id: string;
  person_ids: string[];
  deal_id: string;
  name: string;
}

/** A company of people with their causes: the truth, before anything has happened. */
export interface Organisation {
  name: string;
  family: Family;
  seed: number;
  /** A Monday. */
  start: DayNumber;
  weeks: number;
  administrator: Member;
  teams: Team[];
  /** Without the administrator. */
  members: Member[];
  customers: Customer[];
  /** Of the team that somebody has left for another. */
  moves: { member: Member; from: Team; day: DayNumber }[];
}
