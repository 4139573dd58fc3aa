import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Absence, findCircle, overlap } from '../absence.ts';
import type { StoredAbsence } from './absence-queries.ts';

const TABLE = {
  name: 'absence',
  fields: ['member_id', 'substitute_id', 'first_day', 'last_day', 'deleted_at'],
} as const;

type Given = Omit<Absence, 'id'>;
type Row = StoredAbsence & { deleted_at: string | null };

export async function addAbsence(ctx: WriteContext, given: Given): Promise<StoredAbsence> {
  requireOwn(ctx, given.member_id);
  const absence = { id: newId(), ...given };
  await check(ctx, absence);
  await saveRow(ctx, TABLE, { id: absence.id, after: given, verb: 'created' });
  return { ...absence, version: 1 };
}

export interface AbsencePatch {
  substitute_id?: string | null | undefined;
  first_day?: string | undefined;
  last_day?: string | undefined;
  deleted_at?: string | null;
}

export async function changeAbsence(
  ctx: WriteContext,
  change: {
    id: string;
    patch: AbsencePatch;
    verb: 'changed' | 'removed' | 'undone';
    undoOf?: string;
  },
): Promise<StoredAbsence> {
  const { id, patch, verb, undoOf } = change;
  const before = await ctx.db.first<Row>(sql`
    select a.id, a.member_id, a.substitute_id, a.first_day, a.last_day, a.version, a.deleted_at
    from absence a where a.workspace_id = ${ctx.actor.workspaceId} and a.id = ${id} for update`);
  if (!before || (before.deleted_at && verb !== 'undone')) {
    throw new AppError('not_found', 'There is no such absence.');
  }
  requireOwn(ctx, before.member_id);
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const after: Row = { ...before, ...Object.fromEntries(given) };
  if (!after.deleted_at) await check(ctx, after);
  const changes = await saveRow(ctx, TABLE, { id, before, after, verb, undoOf });
  const { deleted_at: _, ...shown } = after;
  return { ...shown, version: before.version + (changes ? 1 : 0) };
}

function requireOwn({ actor }: WriteContext, memberId: string): void {
  if (actor.memberId === memberId || actor.role === 'administrator') return;
  throw new AppError('forbidden', 'Only they themselves or an administrator may say this.', {
    reason: 'not_own',
  });
}

/** Those who stand in are locked, so that two who name each other at once do not both pass. */
async function check(ctx: WriteContext, absence: Absence): Promise<void> {
  const { workspaceId } = ctx.actor;
  if (absence.first_day > absence.last_day) {
    throw new AppError('invalid', 'The last day lies before the first. Turn them round.', {
      reason: 'days_reversed',
    });
  }
  if (absence.substitute_id === absence.member_id) {
    throw new AppError('invalid', 'Nobody stands in for themselves. Choose somebody else.', {
      reason: 'own_substitute',
    });
  }
  const wanted = [absence.member_id, absence.substitute_id].filter((id) => id !== null);
  const there = await ctx.db.rows<{ id: string }>(sql`
    select m.id from member m where m.workspace_id = ${workspaceId} and m.active
      and m.id = any(${wanted}::uuid[]) order by m.id for update`);
  if (there.length < wanted.length) {
    throw new AppError('invalid', 'There is no such member. Choose somebody else.', {
      reason: 'unknown_reference',
    });
  }
  const others = await ctx.db.rows<Absence>(sql`
    select a.id, a.member_id, a.substitute_id, a.first_day, a.last_day from absence a
    where a.workspace_id = ${workspaceId} and a.deleted_at is null and a.id <> ${absence.id}
      and a.first_day <= ${absence.last_day} and a.last_day >= ${absence.first_day}`);
  refuseTwice(absence, others);
  await refuseCircle(ctx, absence, others);
}

function refuseTwice(absence: Absence, others: readonly Absence[]): void {
  const same = others.find(
    (other) => other.member_id === absence.member_id && overlap(other, absence),
  );
  if (!same) return;
  throw new AppError(
    'conflict',
    'Some of these days are entered as absence already. Change that one instead.',
    { reason: 'overlaps', absence_id: same.id },
  );
}

async function refuseCircle(
  ctx: WriteContext,
  absence: Absence,
  others: readonly Absence[],
): Promise<void> {
  const circle = findCircle(absence, others);
  if (!circle) return;
  const rows = await ctx.db.rows<{ id: string; name: string }>(sql`
    select m.id, m.name from member m where m.workspace_id = ${ctx.actor.workspaceId}
      and m.id = any(${circle}::uuid[])`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const way = [...circle, absence.member_id].map((id) => names.get(id)).join(' → ');
  throw new AppError(
    'conflict',
    `On some of these days they would stand in for each other: ${way}. Choose somebody else.`,
    { reason: 'circle' },
  );
}
