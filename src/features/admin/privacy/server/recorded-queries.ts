import { sql } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

const MOST_LAST = 50;
const MOST_VIEWS = 50;
const MONTHS = '24 months';

interface LastEvent {
  at: string;
  verb: string;
  via: string;
  type: string;
  id: string;
  title: string | null;
}

/** What the ledger keeps with the actor as its author, and who looked through their eyes. */
export async function readRecorded(ctx: ReadContext, types: RecordTypes) {
  const { workspaceId, memberId } = ctx.actor;
  const own = sql`workspace_id = ${workspaceId} and actor_id = ${memberId}`;
  const months = await ctx.db.rows<{ month: string; verb: string; count: number }>(sql`
    select to_char(at, 'YYYY-MM') as month, verb, count(*) as count from ledger_event
    where ${own} and at > ${ctx.now().toISOString()}::timestamptz - ${MONTHS}::interval
    group by 1, 2 order by 1 desc, 3 desc, 2`);
  const last = await ctx.db.rows<LastEvent>(sql`
    select at, verb, via, record_type as type, record_id as id, null as title from ledger_event
    where ${own} order by seq desc limit ${MOST_LAST}`);
  await addTitles(ctx, types, last);
  const views = await ctx.db.rows(sql`
    select viewer_id, begun_at, ended_at, expires_at from view_as
    where workspace_id = ${workspaceId} and member_id = ${memberId}
    order by begun_at desc limit ${MOST_VIEWS}`);
  return { months, last, views };
}

async function addTitles(ctx: ReadContext, types: RecordTypes, events: LastEvent[]) {
  for (const type of new Set(events.map((event) => event.type))) {
    const ids = events.filter((event) => event.type === type).map(({ id }) => id);
    if (!types.has(type)) continue;
    const rows = await ctx.db.rows<{ id: string; title: string }>(sql`
      select r.id, r.title from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    for (const event of events) if (event.type === type) event.title = titles.get(event.id) ?? null;
  }
}
