import type { Day } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';

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
  /** People in the smallest of them. */
  least_team: number;
  adopted: number;
  /** Teams of which there is not enough to say. */
  unknown: number;
  /** Each once, also who belongs to one team and leads another. */
  people: number;
  people_adopted: number;
  leaders: number;
  /** The least of all leaders. */
  leader_use: number | null;
  give_get: number | null;
}

/** Who was there on the day, as the product has counted it itself. */
export interface TookPart {
  affected: number;
  took_part: number;
}

/** The concerns that weigh most, and how many of them have an answer. */
export interface TopConcerns {
  top: number;
  answered: number;
}

/** How easy people find it. */
export interface Ease {
  /** 0 to 100; null where it is not known. */
  score: number | null;
  reason: 'known' | 'never_asked' | 'too_few' | 'too_old' | 'not_told' | 'never_told';
}

/**
 * What the programme asks of other parts of the product; the composition answers. Each gives null
 * where there is nothing to count yet: the gate then says so, and stays shut.
 */
export interface ProgrammePorts {
  adoption(ctx: ReadContext, affected: Affected, on: Day): Promise<AdoptionSums | null>;
  /** The same for a day that is over, as it was reckoned first. */
  adoptionKept(
    ctx: ReadContext,
    affected: Affected,
    of: { programmeId: string; on: Day },
  ): Promise<AdoptionSums | null>;
  /** For G1; null where no day was held here, so that what a person has counted is taken. */
  tookPart(ctx: ReadContext): Promise<TookPart | null>;
  /** For G1; null where no concern was raised here. */
  topConcerns(ctx: ReadContext): Promise<TopConcerns | null>;
  /** For G2; null where those it concerns cannot be told from others. */
  ease(ctx: ReadContext, affected: Affected): Promise<Ease | null>;
  hasMetric(ctx: ReadContext, name: string): Promise<boolean>;
  /** Days on which it was looked at whether things have become better. */
  rearViews(ctx: ReadContext, since: Day): Promise<Day[]>;
}
