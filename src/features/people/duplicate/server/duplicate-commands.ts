import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { SavedRow } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { enqueueLater } from '#src/server/jobs/enqueue.ts';
import type { DuplicateType } from '../duplicate-api.ts';

export const LOOK = 'duplicates.look';

/** What tells people and companies apart, and whether they live. */
const TELLING = [
  'deleted_at',
  'first_name',
  'last_name',
  'name',
  'emails',
  'phones',
  'domains',
  'website',
  'street',
  'postal_code',
  'city',
  'birthday',
  'company_id',
];
/** Nobody waits for it, and a burst of writes has the machine to itself first. */
const LATER_SECONDS = 20;
/** Until a look goes on that gave way to somebody's writing. */
export const LOOK_SOON_SECONDS = 10;
/** While one look is ahead, another would find no more. */
const askedAt = new Map<string, number>();
const REMEMBERED = 10_000;

/** For `afterSave`: has the saved records compared in a moment, if what changed tells who they are. */
export async function noticeChanges(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const isTelling = rows.some(
    ({ before, after }) => !before || TELLING.some((name) => differs(before[name], after[name])),
  );
  const { workspaceId } = ctx.actor;
  const now = Date.now();
  const isAhead = now - (askedAt.get(workspaceId) ?? 0) < (LATER_SECONDS - 1) * 1000;
  if (!isTelling || isAhead) return;
  if (askedAt.size > REMEMBERED) askedAt.clear();
  askedAt.set(workspaceId, now);
  await askForLook(ctx, LATER_SECONDS);
}

function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);
}

/** One look a workspace is ahead; asked for again, it comes at the later time. */
export async function askForLook(
  {
    db,
    actor,
  }: Pick<WriteContext, 'db'> & { actor: Pick<WriteContext['actor'], 'workspaceId' | 'memberId'> },
  seconds: number,
): Promise<void> {
  const { workspaceId, memberId } = actor;
  await enqueueLater(db, LOOK, { workspaceId, memberId, seconds });
}

interface StoredPair {
  one_id: string;
  other_id: string;
  record_type: DuplicateType;
  dismissed_at: string | null;
  postponed_at: string | null;
}

const DECIDED = {
  dismissed: 'dismissed_at',
  postponed: 'postponed_at',
  reopened: 'dismissed_at',
} as const;

/** What a member says of a pair: that they are two, perhaps one after all, or to be decided later. */
export async function decidePair(
  ctx: WriteContext,
  ids: readonly [string, string],
  decision: keyof typeof DECIDED,
): Promise<void> {
  const pair = await lockPair(ctx, ids);
  const at = decision === 'reopened' ? null : ctx.now().toISOString();
  const field = DECIDED[decision];
  await setPair(ctx, pair, { [field]: at });
  ctx.emit({
    verb: `duplicate.${decision}`,
    type: 'duplicate',
    id: newId(),
    changes: {
      one_id: [null, pair.one_id],
      other_id: [null, pair.other_id],
      [field]: [pair[field], at],
    },
  });
}

/** Sees to it that both may be seen; a pair that nobody has found yet may be decided all the same. */
export async function lockPair(
  ctx: WriteContext,
  ids: readonly [string, string],
): Promise<StoredPair> {
  const [one, other] = [...ids].sort() as [string, string];
  if (one === other) throw noPair();
  const types = (['person', 'company'] as const).map(async (type) => {
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id in (${one}, ${other})`);
    return rows.length === 2 ? type : null;
  });
  const type = (await Promise.all(types)).find((found) => found !== null);
  if (!type) throw noPair();
  await ctx.db.rows(sql`
    insert into duplicate_pair (workspace_id, one_id, other_id, record_type, points, reasons)
    values (${ctx.actor.workspaceId}, ${one}, ${other}, ${type}, 0, '[]')
    on conflict do nothing`);
  const pair = await ctx.db.first<StoredPair>(sql`
    select p.one_id, p.other_id, p.record_type, p.dismissed_at, p.postponed_at
    from duplicate_pair p where p.workspace_id = ${ctx.actor.workspaceId}
      and p.one_id = ${one} and p.other_id = ${other} for update`);
  return pair!;
}

export async function setPair(
  ctx: WriteContext,
  { one_id, other_id, ...pair }: StoredPair,
  given: { dismissed_at?: string | null; postponed_at?: string | null },
): Promise<void> {
  const { dismissed_at, postponed_at } = { ...pair, ...given };
  const by = dismissed_at ? ctx.actor.memberId : null;
  await ctx.db.rows(sql`
    update duplicate_pair p set dismissed_at = ${dismissed_at}, dismissed_by = ${by},
      postponed_at = ${postponed_at}
    where p.workspace_id = ${ctx.actor.workspaceId}
      and p.one_id = ${one_id} and p.other_id = ${other_id}`);
}

function noPair(): AppError {
  return new AppError(
    'not_found',
    'There is no such pair, or one of the two is not shared with you.',
  );
}
