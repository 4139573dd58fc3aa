import type { ReadContext } from '#src/server/context.ts';
import type { Day } from '../../engine/days.ts';

/** Whom a programme concerns. */
export interface Affected {
  memberIds: string[];
  teamIds: string[];
  /** Of the members, those who belong to no team. */
  outsideIds: string[];
}

/** What is known of how those work with it, summed; null: not measured. */
export interface AdoptionSums {
  teams: number;
  adopted: number;
  /** Teams of which there is not enough to say. */
  unknown: number;
  people: number;
  people_adopted: number;
  /** The least of all leaders. */
  leader_use: number | null;
  give_get: number | null;
}

/** What the programme asks of other parts of the product; the composition answers. */
export interface ProgrammePorts {
  adoption(ctx: ReadContext, affected: Affected, on: Day): Promise<AdoptionSums | null>;
  /** How easy people find it, 0 to 100. */
  ease(ctx: ReadContext, affected: Affected, on: Day): Promise<number | null>;
  hasMetric(ctx: ReadContext, name: string): Promise<boolean>;
  /** Days on which it was looked at whether things have become better. */
  rearViews(ctx: ReadContext, since: Day): Promise<Day[]>;
}
