import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Actor } from '#src/server/context.ts';
import type { Row } from './record-type.ts';
import { mayChangeRow, requireChangerOf } from './write/require-changer.ts';

export type Right = 'edit' | 'delete' | 'restore';

/** What the predicate needs of an actor; in prepared SQL each part is a parameter. */
export interface Viewer {
  workspaceId: unknown;
  memberId: unknown;
  allTeams: unknown;
  teamIds: unknown;
  /** Whom a record names, also while another looks through their eyes: who leads sees it anyway. */
  selfId: unknown;
  ledTeamIds: unknown;
  isLeading: unknown;
}

/**
 * The one predicate: which rows of a record table, under `alias`, the actor may see. Everything that
 * reads records goes through it: lists, counts, titles of references, export. Search tells the same
 * in its functions (migrations/0146_seen_by_whom_it_names.sql).
 */
export function visible(who: Actor | Viewer, alias: string): RawBuilder<unknown> {
  const viewer = 'allTeams' in who ? who : viewerOf(who);
  const r = sql.raw(alias);
  return sql`(${r}.workspace_id = ${viewer.workspaceId} and (${r}.visibility = 'workspace'
    or ${r}.owner_id = ${viewer.memberId}
    or (${r}.visibility = 'team' and (${viewer.allTeams} or ${r}.team_id = any(${viewer.teamIds}::uuid[])))
    or (${r}.visibility = 'named' and (${viewer.isLeading} or ${r}.owner_id = ${viewer.selfId}
      or ${r}.team_id = any(case when ${r}.owner_id is null then ${viewer.teamIds}::uuid[]
        else ${viewer.ledTeamIds}::uuid[] end)))))`;
}

/**
 * The rows, under `alias`, that are not for everybody and that the actor may not see. To leave these out
 * costs less than to look up all others, where a table has an index of what is not for everybody.
 */
export function unseen(who: Actor | Viewer, alias: string): RawBuilder<unknown> {
  const { workspaceId } = who;
  const r = sql.raw(alias);
  return sql`(${r}.workspace_id = ${workspaceId} and ${r}.visibility <> 'workspace'
    and ${visible(who, alias)} is not true)`;
}

export function viewerOf(actor: Actor) {
  const { workspaceId, teamIds, memberId: selfId, ledTeamIds = [] } = actor;
  const sight = { allTeams: seesAllTeams(actor), isLeading: isLeading(actor) };
  return { workspaceId, memberId: ownerOf(actor), teamIds, selfId, ledTeamIds, ...sight };
}

/** Whose own records, answers and requests the actor sees: nobody's while an administrator looks through another's eyes. */
export function ownerOf(actor: Actor): string {
  return actor.viewerId ? NOBODY : actor.memberId;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

export function seesAllTeams(actor: Actor): boolean {
  return actor.role === 'administrator';
}

/** Who sees whatever names a member or a team. */
export function isLeading(actor: Actor): boolean {
  return actor.role !== 'member';
}

/** The same for a row at hand, which may not be stored yet; a test holds all tellings together. */
export function sees(actor: Actor, row: Row): boolean {
  return reasonFor(actor, row) !== null;
}

export const SIGHT_REASONS = ['everyone', 'owner', 'administrator', 'team', 'leader'] as const;
export type SightReason = (typeof SIGHT_REASONS)[number];

/** Why the actor sees a row; null if they don't. */
export function reasonFor(actor: Actor, row: Row): SightReason | null {
  if (row.owner_id === ownerOf(actor)) return 'owner';
  if (row.visibility === 'workspace') return 'everyone';
  if (row.visibility === 'named') return reasonForNamed(actor, row);
  if (row.visibility !== 'team') return null;
  if (actor.teamIds.includes(row.team_id as string)) return 'team';
  return seesAllTeams(actor) ? 'administrator' : null;
}

function reasonForNamed(actor: Actor, row: Row): SightReason | null {
  if (row.owner_id === actor.memberId) return 'owner';
  const teamId = row.team_id as string;
  if (row.owner_id === null && actor.teamIds.includes(teamId)) return 'team';
  return isLeading(actor) || actor.ledTeamIds?.includes(teamId) ? 'leader' : null;
}

/** Refuses to save a row that the actor would not see then: they could not even take it back. */
export function requireSight(actor: Actor, label: string, row: Row): void {
  if (sees(actor, row)) return;
  throw new AppError(
    'conflict',
    `You would not see this ${label.toLowerCase()} any more. Share it with everyone first, then hand it over.`,
    { reason: 'would_be_hidden' },
  );
}

/** What the actor may do with a row that they see; its declaration may keep it for others. */
export function rightsOn(actor: Actor, row: Row, declaration?: RecordDeclaration): Right[] {
  if (declaration && !mayChangeRow(actor, declaration, row)) return [];
  const mayDelete = actor.role !== 'member' || row.owner_id === actor.memberId;
  if (row.deleted_at) return mayDelete ? ['restore'] : [];
  return mayDelete ? ['edit', 'delete'] : ['edit'];
}

/** Refuses what `rightsOn` does not give, before anything is written. */
export function requireRight(
  actor: Actor,
  row: Row,
  right: Right,
  declaration: RecordDeclaration,
): void {
  if (rightsOn(actor, row, declaration).includes(right)) return;
  requireChangerOf(actor, declaration, row);
  if (right === 'edit' && row.deleted_at) {
    throw new AppError('conflict', 'This is in the bin. Restore it to change it.', {
      reason: 'in_bin',
    });
  }
  throw new AppError(
    'forbidden',
    'Only its owner, a manager or an administrator may do this. Ask one of them.',
    { reason: 'not_owner' },
  );
}
