import { sql } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Did } from './carry-out.ts';

const PAGE = 50;

interface RunRow {
  id: string;
  rule_id: string;
  record_type: string;
  record_id: string;
  state: 'done' | 'failed' | 'skipped';
  did: Did[];
  problem: string | null;
  command_id: string | null;
  undone_at: string | null;
  at: string;
}

/** What rules did, the last first; records by their titles, as far as the reader sees them. */
export async function listRuns(
  ctx: ReadContext,
  types: RecordTypes,
  { rule, before }: { rule?: string | undefined; before?: string | undefined },
) {
  const { workspaceId } = ctx.actor;
  const rows = await ctx.db.rows<RunRow>(sql`
    select id, rule_id, record_type, record_id, state, did, problem, command_id, undone_at, at
    from automation_run n
    where n.workspace_id = ${workspaceId}
      and ${rule ? sql`n.rule_id = ${rule}` : sql`true`}
      and ${
        before
          ? sql`(n.at, n.id) < (select b.at, b.id from automation_run b
              where b.workspace_id = ${workspaceId} and b.id = ${before})`
          : sql`true`
      }
    order by n.at desc, n.id desc limit ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  const titles = await readTitles(ctx, types, shown);
  return {
    items: shown.map((run) => ({ ...run, title: titles.get(run.record_id) ?? null })),
    more: rows.length > PAGE,
  };
}

/** The titles of records of several types that the reader sees. */
export async function readTitles(
  ctx: ReadContext,
  types: RecordTypes,
  records: readonly { record_type: string; record_id: string }[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const type of new Set(records.map(({ record_type }) => record_type))) {
    if (!types.has(type)) continue;
    const ids = records.filter((one) => one.record_type === type).map((one) => one.record_id);
    const rows = await ctx.db.rows<{ id: string; title: string }>(sql`
      select r.id, r.title from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${[...new Set(ids)]}::uuid[])`);
    for (const { id, title } of rows) titles.set(id, title);
  }
  return titles;
}
