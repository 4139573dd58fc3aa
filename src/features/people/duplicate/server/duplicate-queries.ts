import { sql } from 'kysely';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { type Refs, selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import { rightsOn, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { byAge } from '../by-age.ts';
import { DUPLICATE_TYPES, type DuplicateType } from '../duplicate-api.ts';
import type { Evidence } from '../evidence.ts';

const MOST_COUNTED = 1000;

interface PairRow {
  record_type: DuplicateType;
  one_id: string;
  other_id: string;
  points: number;
  reasons: Evidence[];
}

interface QueueRequest {
  type?: DuplicateType | undefined;
  status: 'open' | 'dismissed';
  limit: number;
}

/** The queue as the reader may see it: pairs of two that both are shown to them. */
export async function listPairs(ctx: ReadContext, types: RecordTypes, request: QueueRequest) {
  const wanted = request.type ? [request.type] : DUPLICATE_TYPES;
  const pairs: PairRow[] = [];
  let count = 0;
  for (const type of wanted) {
    const where = seenPairs(ctx, type, request.status);
    const counted = await ctx.db.first<{ count: number }>(
      sql`select count(*) as count from (select 1 ${where} limit ${MOST_COUNTED}) as shown`,
    );
    count += counted!.count;
    const order =
      request.status === 'open'
        ? sql`p.postponed_at nulls first, p.points desc, p.one_id, p.other_id`
        : sql`p.dismissed_at desc, p.one_id, p.other_id`;
    const room = request.limit - pairs.length;
    if (room <= 0) continue;
    pairs.push(
      ...(await ctx.db.rows<PairRow>(sql`
        select p.record_type, p.one_id, p.other_id, p.points, p.reasons ${where}
        order by ${order} limit ${room}`)),
    );
  }
  const items = await presentPairs(ctx, types, pairs);
  return { items, count: Math.min(count, MOST_COUNTED), is_looking: await isLooking(ctx) };
}

function seenPairs(ctx: ReadContext, type: DuplicateType, status: 'open' | 'dismissed') {
  const table = sql.table(type);
  const decided = sql.raw(status === 'open' ? 'is null' : 'is not null');
  return sql`from duplicate_pair p
    join ${table} a on a.id = p.one_id and ${visible(ctx.actor, 'a')} and a.deleted_at is null
    join ${table} b on b.id = p.other_id and ${visible(ctx.actor, 'b')} and b.deleted_at is null
    where p.workspace_id = ${ctx.actor.workspaceId} and p.record_type = ${type}
      and p.dismissed_at ${decided}`;
}

async function presentPairs(ctx: ReadContext, types: RecordTypes, pairs: PairRow[]) {
  const records = new Map<string, Row>();
  const refs: Refs = {};
  for (const type of DUPLICATE_TYPES) {
    const ids = pairs
      .filter(({ record_type }) => record_type === type)
      .flatMap(({ one_id, other_id }) => [one_id, other_id]);
    if (ids.length === 0) continue;
    const declaration = await declarationOf(ctx, types.get(type)!.declaration);
    const rows = await ctx.db.rows<Row>(sql`
      select ${selectList(declaration, ctx.actor)} from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    Object.assign(refs, takeRefs(declaration, rows));
    for (const row of rows) records.set(row.id, { ...row, can: rightsOn(ctx.actor, row) });
  }
  return pairs.flatMap(({ record_type, one_id, other_id, points, reasons }) => {
    const [one, other] = [records.get(one_id), records.get(other_id)];
    // gone between the two looks
    if (!one || !other) return [];
    return [{ type: record_type, one, other, points, reasons, keep: whichStays(one, other), refs }];
  });
}

const OPENNESS: Record<string, number> = { private: 0, team: 1, workspace: 2 };

/** The one that more may see, else the older; null if the reader may bin neither. */
function whichStays(one: Row, other: Row): string | null {
  const open = (row: Row) => OPENNESS[row.visibility as string] ?? 0;
  const made = (row: Row) => ({ id: row.id, created_at: row.created_at as string });
  const order = [one, other].toSorted((a, b) => open(b) - open(a) || byAge(made(a), made(b)));
  const fits = order.find(
    (kept) => mayBin(kept === one ? other : one) && open(kept) >= open(kept === one ? other : one),
  );
  return fits?.id ?? null;
}

function mayBin(row: Row): boolean {
  return (row.can as string[]).includes('delete');
}

async function isLooking(ctx: ReadContext): Promise<boolean> {
  const progress = await ctx.db.first<{ first_type: string | null }>(sql`
    select p.first_type from duplicate_progress p where p.workspace_id = ${ctx.actor.workspaceId}`);
  return !progress || progress.first_type !== null;
}
