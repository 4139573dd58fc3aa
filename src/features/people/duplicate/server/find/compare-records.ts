import { sql } from 'kysely';
import { partsOf } from '#src/lib/parts-of.ts';
import type { Db } from '#src/server/db/database.ts';
import { createTurns } from '#src/server/turns.ts';
import type { DuplicateType } from '../../duplicate-api.ts';
import type { Judgement } from '../../evidence.ts';
import { RULES, readTraits, type Traits } from './read-traits.ts';

/** A block of more says nothing: half the town has this name. */
const LARGEST_BLOCK = 400;

interface Found extends Judgement {
  one: string;
  other: string;
}

/**
 * Compares records with all that stand in a block with them, and stores which may be one. Whoever
 * may see what is for the reader to be held to; here all are compared with all.
 */
export async function compareRecords(db: Db, type: DuplicateType, ids: string[]): Promise<void> {
  const traits = await readTraits(db, type, { ids });
  await storeBlocks(db, type, { ids, traits });
  const pairs = await findCandidates(db, type, [...traits.keys()]);
  const others = [...new Set(pairs.map(([, other]) => other))].filter((id) => !traits.has(id));
  for (const [id, known] of await readTraits(db, type, { ids: others })) traits.set(id, known);
  const found = await judgePairs(type, pairs, traits);
  await storePairs(db, type, { ids, found });
}

async function storeBlocks(
  db: Db,
  type: DuplicateType,
  { ids, traits }: { ids: string[]; traits: Map<string, Traits> },
): Promise<void> {
  const rows = [...traits.values()].flatMap((one) =>
    RULES[type].blocks(one).map((block) => ({ id: one.id, block: block.slice(0, 200) })),
  );
  await db.rows(sql`delete from duplicate_block b
    where b.workspace_id = current_workspace() and b.record_id = any(${ids}::uuid[])`);
  await db.rows(sql`
    insert into duplicate_block (workspace_id, record_type, block, record_id)
    select current_workspace(), ${type}, given.block, given.id
    from unnest(${rows.map(({ block }) => block)}::text[], ${rows.map(({ id }) => id)}::uuid[])
      as given(block, id)
    on conflict do nothing`);
}

/** Each of the records with those that share a block with it; a pair of two of them once. */
async function findCandidates(db: Db, type: DuplicateType, ids: string[]) {
  const rows = await db.rows<{ one: string; others: string[] }>(sql`
    select b.record_id as one, array_agg(distinct near.record_id) as others
    from duplicate_block b cross join lateral (
      select o.record_id from duplicate_block o
      where o.workspace_id = b.workspace_id and o.record_type = b.record_type
        and o.block = b.block and o.record_id <> b.record_id
      limit ${sql.lit(LARGEST_BLOCK)}) as near
    where b.workspace_id = current_workspace() and b.record_type = ${type}
      and b.record_id = any(${ids}::uuid[])
    group by b.record_id`);
  const given = new Set(ids);
  return rows.flatMap(({ one, others }) =>
    others
      .filter((other) => !given.has(other) || one < other)
      .map((other): [string, string] => [one, other]),
  );
}

/** In short turns: of three hundred records there may be a hundred thousand pairs. */
async function judgePairs(
  type: DuplicateType,
  pairs: [string, string][],
  traits: Map<string, Traits>,
): Promise<Found[]> {
  const turns = createTurns();
  const found: Found[] = [];
  for (const some of partsOf(pairs)) {
    await turns.rest();
    found.push(...some.flatMap((pair) => judgePair(type, pair, traits)));
  }
  return found;
}

function judgePair(type: DuplicateType, pair: [string, string], traits: Map<string, Traits>) {
  const [one, other] = pair.map((id) => traits.get(id));
  const judgement = one && other && RULES[type].judge(one, other);
  if (!judgement?.isAlike) return [];
  const [first, second] = pair.toSorted() as [string, string];
  return [{ ...judgement, one: first, other: second }];
}

/** What was decided stays; open pairs that are none any more go. */
async function storePairs(
  db: Db,
  type: DuplicateType,
  { ids, found }: { ids: string[]; found: Found[] },
): Promise<void> {
  const rows = found.map(({ one, other, points, reasons }) => ({
    one_id: one,
    other_id: other,
    points,
    reasons: reasons.slice(0, 6),
  }));
  await db.rows(sql`
    delete from duplicate_pair p where p.workspace_id = current_workspace()
      and (p.one_id = any(${ids}::uuid[]) or p.other_id = any(${ids}::uuid[]))
      and p.dismissed_at is null
      and (p.one_id, p.other_id) not in (
        select * from unnest(${found.map(({ one }) => one)}::uuid[],
          ${found.map(({ other }) => other)}::uuid[]))`);
  await db.rows(sql`
    insert into duplicate_pair (workspace_id, one_id, other_id, record_type, points, reasons)
    select current_workspace(), given.one_id, given.other_id, ${type}, given.points, given.reasons
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given(one_id uuid, other_id uuid, points real, reasons jsonb)
    on conflict (workspace_id, one_id, other_id) do update
      set points = excluded.points, reasons = excluded.reasons`);
}
