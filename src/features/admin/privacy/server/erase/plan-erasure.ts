import { type RawBuilder, sql } from 'kysely';
import { person } from '#src/features/people/person/person.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type LeftWords, type WordSearch, writePattern } from '../../erasure-pattern.ts';
import { findWords } from './find-words.ts';

/** What hangs on a person and is about them alone, unless others take part. */
const HANGING = ['fact', 'consent', 'activity', 'task'] as const;
const MOST_SHOWN = 100;

export interface Named {
  type: string;
  id: string;
  title: string;
}

export interface ErasurePlan {
  title: string;
  /** The person, those merged into it, and all that goes with them: by type, whoever sees it. */
  gone: Map<string, string[]>;
  search: WordSearch;
  left: LeftWords[];
}

/** What erasing the person takes away. Reaches what colleagues keep to themselves as well. */
export async function planErasure(
  ctx: ReadContext,
  { id, withShared }: { id: string; withShared: boolean },
): Promise<ErasurePlan> {
  const { row } = await getRecord(ctx, person, id);
  const people = await readMerged(ctx, row.id);
  const gone = new Map<string, string[]>([['person', people]]);
  for (const type of HANGING) {
    const shared = withShared ? sql`false` : concernsOthers(type, people);
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r where r.workspace_id = ${ctx.actor.workspaceId}
        and r.person_id = any(${people}::uuid[]) and not (${shared})`);
    gone.set(type, idsOf(rows));
  }
  const files = await ctx.db.rows<{ id: string }>(sql`
    select r.id from file r where r.workspace_id = ${ctx.actor.workspaceId}
      and (r.person_id = any(${people}::uuid[]) or r.activity_id = any(${gone.get('activity')}::uuid[])
        or r.task_id = any(${gone.get('task')}::uuid[]))`);
  gone.set('file', idsOf(files));
  const { words, left } = await findWords(ctx, people);
  const { search, left: short } = writePattern(words);
  return { title: row.title as string, gone, search, left: [...left, ...short] };
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

/** Whether another person takes part in the row `r`, as a guest or by being spoken of. */
function concernsOthers(type: string, people: string[]): RawBuilder<unknown> {
  if (type === 'task') {
    return sql`exists (select from unnest(r.guests) g where g <> all(${people}::uuid[]))`;
  }
  if (type === 'activity') {
    return sql`exists (select from note_mention n where n.workspace_id = r.workspace_id
      and n.activity_id = r.id and n.person_id <> all(${people}::uuid[]))`;
  }
  return sql`false`;
}

/** The person and all that were put together with it, also those that the actor does not see. */
async function readMerged(ctx: ReadContext, id: string): Promise<string[]> {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<{ id: string }>(sql`
    with recursive merged (id) as (
      select ${id}::uuid
      union
      select m.record_id from merged join merged_record m on m.into_id = merged.id
      where m.workspace_id = ${workspaceId} and m.record_type = 'person'
    )
    select r.id from merged join person r on r.workspace_id = ${workspaceId} and r.id = merged.id`);
  return idsOf(rows);
}

/** The plan in numbers and names, of what the actor sees: what others keep private is not counted. */
export async function describePlan(
  ctx: ReadContext,
  types: RecordTypes,
  { title, gone, search, left }: ErasurePlan,
) {
  const { workspaceId } = ctx.actor;
  const all = [...gone.values()].flat();
  const files = await ctx.db.first<{ bytes: number }>(sql`
    select coalesce(sum(r.bytes), 0)::bigint as bytes from file r
    where ${visible(ctx.actor, 'r')} and r.id = any(${all}::uuid[])`);
  const events = await ctx.db.first<{ count: number }>(sql`
    select count(*) as count from ledger_event
    where workspace_id = ${workspaceId} and record_id = any(${all}::uuid[])`);
  return {
    title,
    goes: await countGoing(ctx, gone),
    file_bytes: files!.bytes,
    stays: await listStaying(ctx, gone),
    mentions: await listMentions(ctx, types, { all, search }),
    left,
    events: events!.count,
  };
}

/** Of each type how many the actor sees go. */
export async function countGoing(
  ctx: ReadContext,
  gone: ErasurePlan['gone'],
): Promise<{ type: string; count: number }[]> {
  const goes: { type: string; count: number }[] = [];
  for (const [type, ids] of gone) {
    const row = await ctx.db.first<{ count: number }>(sql`
      select count(*) as count from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    if (row!.count > 0) goes.push({ type, count: row!.count });
  }
  return goes;
}

/** Records that concern others too, out of which the person is taken. */
async function listStaying(ctx: ReadContext, gone: ErasurePlan['gone']): Promise<Named[]> {
  const people = gone.get('person')!;
  const all = [...gone.values()].flat();
  return ctx.db.rows<Named>(sql`
    select 'task' as type, r.id, r.title from task r
    where ${visible(ctx.actor, 'r')} and r.id <> all(${all}::uuid[])
      and (r.person_id = any(${people}::uuid[]) or r.guests && ${people}::uuid[])
    union all
    select 'activity', r.id, r.title from activity r
    where ${visible(ctx.actor, 'r')} and r.id <> all(${all}::uuid[])
      and (r.person_id = any(${people}::uuid[]) or exists (select from note_mention n
        where n.workspace_id = r.workspace_id and n.activity_id = r.id
          and n.person_id = any(${people}::uuid[])))
    order by 3, 2 limit ${MOST_SHOWN}`);
}

async function listMentions(
  ctx: ReadContext,
  types: RecordTypes,
  { all, search }: { all: string[]; search: WordSearch },
): Promise<Named[]> {
  const { pattern, parts, digits } = search;
  if (pattern === '') return [];
  const each = [...types.keys()].map(
    (type) => sql`
      select ${sql.lit(type)} as type, r.id, r.title from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id <> all(${all}::uuid[])
        and holds_words(readable_json(to_jsonb(r)), ${pattern}, ${parts}::text[], ${digits}::text[])`,
  );
  return ctx.db.rows<Named>(
    sql`${sql.join(each, sql` union all `)} order by 3, 2 limit ${MOST_SHOWN}`,
  );
}
