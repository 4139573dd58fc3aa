import type { Fix, Loss } from '#src/features/programme/concern/concern.ts';
import type { Scores } from '#src/features/programme/concern/diagnosis.ts';
import type { CharterInput } from '#src/features/programme/plan/programme-api.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';

/** The commands of the programme that the demo enters, given where all is put together. */
export interface ProgrammeDoors {
  catalogue: MetricCatalogue;
  saveCharter(ctx: WriteContext, given: CharterInput): Promise<unknown>;
  agree(ctx: WriteContext): Promise<unknown>;
  advance(ctx: WriteContext, to: string): Promise<unknown>;
  addEstimate(
    ctx: WriteContext,
    given: { what: string; least_hours: number; most_hours: number },
  ): Promise<{ id: string }>;
  addReading(
    ctx: WriteContext,
    given: { id: string; hours: number; words?: string },
  ): Promise<unknown>;
  exempt(
    ctx: WriteContext,
    given: { member_id: string; reason: string; until_day: string },
  ): Promise<unknown>;
  concerns: ConcernDoors;
  /** What the phones of a room send, into the transaction of the demo. */
  phones(db: Db, keyFor: Services['keyFor'], room: RoomOf): Phones;
}

export interface ConcernDoors {
  rate(
    ctx: WriteContext,
    given: { id: string; scores: Scores; evidence: Record<string, string>; losses: Loss[] },
  ): Promise<unknown>;
  promiseFix(
    ctx: WriteContext,
    given: { id: string; kind: Fix; what: string; owner_id: string; due_on: string },
  ): Promise<string>;
  finishFix(ctx: WriteContext, id: string): Promise<string>;
  judge(ctx: WriteContext, given: { id: string; holds: boolean }): Promise<unknown>;
  split(
    ctx: WriteContext,
    given: { id: string; technical: string; adaptive: string },
  ): Promise<string>;
  takeToDesk(ctx: WriteContext, id: string): Promise<unknown>;
}

export interface RoomOf {
  workspaceId: string;
  workshopId: string;
}

export interface Phones {
  join(token: string): Promise<unknown>;
  sendDraft(draft: {
    token: string;
    secret: string;
    kind: string;
    text: string;
    image?: string;
  }): Promise<unknown>;
  sendBallot(ballot: { token: string; marks: unknown; kind: 'vote' | 'check' }): Promise<unknown>;
}
