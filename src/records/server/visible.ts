import { type RawBuilder, sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor } from '#src/server/context.ts';
import type { Row } from './record-type.ts';

export type Right = 'edit' | 'delete' | 'restore';

/** What the predicate needs of an actor; in prepared SQL each part is a parameter. */
export interface Viewer {
  workspaceId: unknown;
  memberId: unknown;
  allTeams: unknown;
  teamIds: unknown;
}

/**
 * The one predicate: which rows of a record table, under `alias`, the actor may see. Everything that
 * reads records goes through it: lists, counts, titles of references, export. Search tells the same
 * in its functions (migrations/0004_search.sql).
 */
export function visible(who: Actor | Viewer, alias: string): RawBuilder<unknown> {
  const viewer = 'allTeams' in who ? who : viewerOf(who);
  const r = sql.raw(alias);
  return sql`(${r}.workspace_id = ${viewer.workspaceId} and (${r}.visibility = 'workspace'
    or ${r}.owner_id = ${viewer.memberId}
    or (${r}.visibility = 'team' and (${viewer.allTeams} or ${r}.team_id = any(${viewer.teamIds}::uuid[])))))`;
}

export function viewerOf(actor: Actor) {
  const { workspaceId, memberId, teamIds } = actor;
  return { workspaceId, memberId, allTeams: seesAllTeams(actor), teamIds };
}

export function seesAllTeams(actor: Actor): boolean {
  return actor.role === 'administrator';
}

/** The same for a row at hand, which may not be stored yet; a test holds all tellings together. */
export function sees(actor: Actor, row: Row): boolean {
  if (row.visibility === 'workspace' || row.owner_id === actor.memberId) return true;
  const isTheirs = seesAllTeams(actor) || actor.teamIds.includes(row.team_id as string);
  return row.visibility === 'team' && isTheirs;
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

/** What the actor may do with a row that they see. */
export function rightsOn(actor: Actor, row: Row): Right[] {
  const mayDelete = actor.role !== 'member' || row.owner_id === actor.memberId;
  if (row.deleted_at) return mayDelete ? ['restore'] : [];
  return mayDelete ? ['edit', 'delete'] : ['edit'];
}

/** Refuses what `rightsOn` does not give, before anything is written. */
export function requireRight(actor: Actor, row: Row, right: Right): void {
  if (rightsOn(actor, row).includes(right)) return;
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
