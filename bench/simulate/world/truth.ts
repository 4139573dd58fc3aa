import type { DayNumber } from './calendar.ts';
import { games, type Kind, kindOf } from './causes.ts';
import type { Member, Organisation } from './organisation.ts';

/** What somebody is before they fall, if they do: after it they want it no more. */
export function kindAtFirst(member: Member): Kind {
  return kindOf(member.causes, member.team.order, member.talent);
}

export function kindAfterFall(member: Member): Kind {
  return kindOf({ ...member.causes, want: 0 }, member.team.order, member.talent);
}

/** How far the fall has gone on a day, 0..1. */
export function fallenBy(member: Member, start: DayNumber, day: DayNumber): number {
  if (!member.fall) return 0;
  const weeks = (day - start) / 7 - member.fall.week;
  if (weeks < 0) return 0;
  return Math.min(1, (weeks + 1) / (member.fall.over + 1));
}

export interface Truth {
  member: Member;
  /** Null while one kind turns into another within the weeks that are judged. */
  kind: Kind | null;
  games: boolean;
}

const JUDGED_WEEKS = 8;

/** What is true of everyone who is still there on a day, for the eight weeks before it. */
export function truthOn(organisation: Organisation, day: DayNumber): Truth[] {
  const { members, start } = organisation;
  return members
    .filter(({ joins, leaves }) => joins < day && (leaves === null || leaves >= day))
    .map((member) => {
      const before = fallenBy(member, start, day - JUDGED_WEEKS * 7);
      const now = fallenBy(member, start, day);
      const kind = now === 0 ? kindAtFirst(member) : before === 1 ? kindAfterFall(member) : null;
      return { member, kind, games: kind === 'complier' && games(member.causes) };
    });
}
