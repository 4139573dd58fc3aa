import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { WordOf } from '#src/lib/ledger-verbs.ts';
import {
  type OneBack,
  setSince,
  takeBackEach,
  valuesBefore,
} from '#src/records/server/undo/take-back-each.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { getMember } from './workspace-queries.ts';

const TABLE = { name: 'team', fields: ['name', 'leader_id', 'deleted_at'] } as const;

interface TeamPatch {
  name?: string | undefined;
  leader_id?: string | null | undefined;
  /** When it was dissolved; null brings it back. */
  deleted_at?: string | null | undefined;
}

interface TeamState {
  name: string;
  leader_id: string | null;
  deleted_at: string | null;
}

export async function createTeam(
  ctx: WriteContext,
  team: { name: string; leader_id?: string | null | undefined },
): Promise<string> {
  const id = newId();
  const leaderId = team.leader_id ?? null;
  await refuseSameName(ctx, id, team.name);
  if (leaderId) await getMember(ctx, leaderId);
  const after = { name: team.name, leader_id: leaderId };
  await saveRow(ctx, TABLE, { id, after, verb: 'created' });
  return id;
}

export async function updateTeam(ctx: WriteContext, id: string, patch: TeamPatch): Promise<void> {
  const before = await lockTeam(ctx, id);
  if (!before || before.deleted_at) throw unknownTeam();
  await saveTeam(ctx, { id, before, patch, verb: 'changed' });
}

/** Only an empty team can go, so that nobody loses sight of what the team sees. */
export async function removeTeam(ctx: WriteContext, id: string): Promise<void> {
  const before = await lockTeam(ctx, id);
  if (!before || before.deleted_at) throw unknownTeam();
  if (await hasMembers(ctx, id)) {
    throw new AppError(
      'conflict',
      'This team still has members. Move them to another team first.',
      {
        reason: 'team_not_empty',
      },
    );
  }
  const patch = { leader_id: null, deleted_at: ctx.now().toISOString() };
  await saveTeam(ctx, { id, before, patch, verb: 'deleted' });
}

/** A team is called and led as before, comes back, or goes again as long as it is empty. */
export const teamsUndo: SettingsUndo = new Map([['team', takeBackEach(takeBackTeam)]]);

/** The fields that stay because they were changed since, or because somebody is in the team. */
async function takeBackTeam(
  ctx: WriteContext,
  { id, commandId, trace }: OneBack,
): Promise<string[]> {
  requireAdministrator(ctx);
  const before = await lockTeam(ctx, id);
  const since = setSince(trace);
  if (!before || since.length > 0) return since.length > 0 ? since : ['name'];
  const { isCreation } = trace;
  if (isCreation && (before.deleted_at || (await hasMembers(ctx, id)))) return ['name'];
  const patch: TeamPatch = {
    ...(isCreation && { leader_id: null }),
    ...valuesBefore(ctx, trace),
  };
  await saveTeam(ctx, { id, before, patch, verb: 'undone', undoOf: commandId });
  return [];
}

interface TeamChange {
  id: string;
  before: TeamState;
  patch: TeamPatch;
  verb: WordOf<'team'>;
  undoOf?: string;
}

async function saveTeam(ctx: WriteContext, change: TeamChange): Promise<void> {
  const { id, before, patch, verb, undoOf } = change;
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const after: TeamState = { ...before, ...Object.fromEntries(given) };
  if (after.leader_id && after.leader_id !== before.leader_id)
    await getMember(ctx, after.leader_id);
  const isNamedAnew = after.name !== before.name || after.deleted_at !== before.deleted_at;
  if (!after.deleted_at && isNamedAnew) await refuseSameName(ctx, id, after.name);
  await saveRow(ctx, TABLE, { id, before, after, verb, undoOf });
}

/** Who shares with a team chooses it by its name. Of two who give the same at once one waits. */
async function refuseSameName(ctx: WriteContext, id: string, name: string): Promise<void> {
  const { workspaceId } = ctx.actor;
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`teams ${workspaceId}`}, 0))`);
  const same = await ctx.db.first<{ name: string }>(sql`
    select t.name from team t where t.workspace_id = ${workspaceId} and t.deleted_at is null
      and t.id <> ${id} and lower(t.name) = lower(${name}) limit 1`);
  if (!same) return;
  throw new AppError('conflict', `There is a team “${same.name}” already. Choose another name.`, {
    reason: 'same_name',
  });
}

/** The team as it is or was, kept from others until the commit. */
function lockTeam(ctx: WriteContext, id: string): Promise<TeamState | undefined> {
  return ctx.db.first<TeamState>(sql`
    select name, leader_id, deleted_at from team
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
}

async function hasMembers(ctx: WriteContext, id: string): Promise<boolean> {
  const member = await ctx.db.first(sql`
    select id from member where workspace_id = ${ctx.actor.workspaceId} and team_id = ${id} limit 1`);
  return member !== undefined;
}

function unknownTeam(): AppError {
  return new AppError('not_found', 'There is no such team.');
}
