import { sql } from 'kysely';
import type { Day } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { JudgedCondition } from '../../engine/judge-gate.ts';
import type { Course, Passage } from '../../engine/playbook.ts';
import { closedOf } from '../../engine/stand.ts';
import type { CapabilityName } from '../capabilities.ts';
import type { CharterInput } from '../programme-api.ts';
import { ROLL_OUT } from '../roll-out.ts';

export interface Opened {
  capability: CapabilityName;
  on: Day;
  by: string;
  serves: string;
}

export interface KickOff {
  held_on: Day;
  took_part: number;
  of: number;
  concerns: number;
  answered: number;
  noted_by: string;
  noted_on: Day;
}

/** The row of a workspace, as its table holds it. */
export interface ProgrammeRow {
  id: string;
  objective: string;
  metric: string;
  target: string | null;
  sponsor_id: string;
  administrator_id: string | null;
  deputy_id: string | null;
  everybody: boolean;
  team_ids: string[];
  member_ids: string[];
  duties: NonNullable<CharterInput['duties']>;
  hours: number | null;
  begins_on: Day;
  ends_on: Day | null;
  kept_open: CapabilityName[];
  agreed_on: Day | null;
  passages: Passage[];
  opened: Opened[];
  /** Members whom the sponsor took out after the start. */
  taken_out: string[];
  kick_off: KickOff | null;
  ended: { how: 'stopped' | 'complete'; on: Day; by: string; reason: string | null } | null;
  version: number;
  created_at: string;
  deleted_at: string | null;
}

export interface OverrideRow {
  id: string;
  gate: string;
  lets: string;
  reason: string;
  lacked: JudgedCondition[];
  by: string;
  on: Day;
}

/** Also when it was taken back, for then it may come again. */
export function readProgrammeRow(
  ctx: ReadContext,
  options: { forUpdate?: true } = {},
): Promise<ProgrammeRow | undefined> {
  const lock = options.forUpdate ? sql`for update` : sql``;
  return ctx.db.first<ProgrammeRow>(sql`
    select p.* from programme p where p.workspace_id = ${ctx.actor.workspaceId} ${lock}`);
}

export function readOverrides(ctx: ReadContext, programmeId: string): Promise<OverrideRow[]> {
  return ctx.db.rows<OverrideRow>(sql`
    select o.id, o.gate, o.lets, o.reason, o.lacked, o.by_id as by, o.on_day as on
    from programme_override o
    where o.workspace_id = ${ctx.actor.workspaceId} and o.programme_id = ${programmeId}
    order by o.created_at, o.id`);
}

/** What has happened so far, as the engine wants it. */
export function courseOf(
  row: Pick<ProgrammeRow, 'passages' | 'opened' | 'kept_open'>,
  overrides: readonly OverrideRow[] = [],
  reviews: readonly Day[] = [],
): Course {
  const { passages, opened, kept_open: kept } = row;
  return { passages, kept, opened, reviews, overrides };
}

/** Locks hold from the day on which the sponsor has begun it until it ends. */
export function isRunning(row: ProgrammeRow | undefined): row is ProgrammeRow {
  return row !== undefined && !row.deleted_at && !row.ended && row.passages.length > 1;
}

/** What is closed in the workspace today. */
export async function readClosed(ctx: ReadContext): Promise<Set<CapabilityName>> {
  const row = await readProgrammeRow(ctx);
  return isRunning(row) ? closedIn(row) : new Set();
}

export function closedIn(row: ProgrammeRow): Set<CapabilityName> {
  const closed = closedOf({ playbook: ROLL_OUT, course: courseOf(row) });
  return new Set(closed as CapabilityName[]);
}
