import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { MemberKey, TeamKey } from '../../material/members.ts';
import { type Day, dateOf } from '../../time/calendar.ts';
import { beginOf } from '../../time/milestones.ts';
import type { DemoDoors } from '../demo-doors.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What the parts of the programme share, and what they leave for those that follow. */
export interface Scene {
  types: RecordTypes;
  doors: DemoDoors;
  services: Pick<Services, 'url' | 'keyFor' | 'machinery'>;
  member(key: MemberKey): string;
  team(key: TeamKey): string;
  actor(key: MemberKey): Actor;
  /** A day so many days from the one that is looked at. */
  day(ahead: number): string;
  /** A day of the programme, by its week and weekday. */
  on(week: number, weekday: number): string;
  /** Ids by what they are of. */
  known: Map<string, string>;
}

/** Something that a member does at a moment of the programme, by an ordinary command. */
export interface ProgrammeDeed {
  at: number;
  actor: MemberKey;
  /** The ledger does not name who it was, as in the product. */
  unnamed?: true;
  /** It reads the ledger, in which all that was before has to stand. */
  looksBack?: true;
  /** What the figures do not allow on this day is left out. */
  mayBeRefused?: true;
  run(ctx: WriteContext, scene: Scene): Promise<unknown>;
}

export function dayOn(today: Day, week: number, weekday: number): string {
  return dateOf(beginOf(today) + 7 * week + weekday - 1);
}

interface When {
  week: number;
  /** 1 is Monday. */
  weekday: number;
  /** Minutes of the day, in UTC. */
  minute: number;
}

/** Gathers the deeds, in whatever order they are told. */
export class Plan {
  readonly deeds: ProgrammeDeed[] = [];
  readonly #begin: number;

  constructor(today: Day) {
    this.#begin = beginOf(today);
  }

  add({ week, weekday, minute }: When, deed: Omit<ProgrammeDeed, 'at'>): void {
    this.addAt({ day: this.#begin + 7 * week + weekday - 1, minute }, deed);
  }

  addAt({ day, minute }: { day: Day; minute: number }, deed: Omit<ProgrammeDeed, 'at'>): void {
    this.deeds.push({ ...deed, at: day * DAY_MS + minute * MINUTE_MS });
  }
}

/** Nine in the morning, and so on. */
export const hour = (hours: number, minutes = 0) => 60 * hours + minutes;
