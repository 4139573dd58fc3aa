import { sql } from 'kysely';
import type { Client } from 'pg';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Database } from '#src/server/db/database.ts';
import { type Finding, judge } from '../finding.ts';

const writeEntries = beside('derived', 'search_entry');

interface Mismatch {
  workspace_id: string;
  id: string;
  problem: 'missing' | 'stray' | 'stale';
}

const MAX_MISMATCHES = 100_000;

/** Whether search knows every living record, none that is gone, and each with its present rights. */
export async function checkSearch(
  client: Client,
  declarations: RecordDeclaration[],
): Promise<Finding> {
  const problems: string[] = [];
  for (const declaration of declarations.filter(isFound)) {
    const found = await findMismatches(client, declaration);
    if (found.length > 0) problems.push(describe(declaration, found));
  }
  const strangers = await countStrangers(client, declarations);
  if (strangers > 0) {
    problems.push(`${strangers} entries are of no record type. Restore a backup.`);
  }
  return judge('search', problems, { well: 'Search is in step with the records.' });
}

/** Settings are records that nobody looks for. */
function isFound({ isSetting }: RecordDeclaration): boolean {
  return !isSetting;
}

function describe({ pluralLabel }: RecordDeclaration, found: Mismatch[]): string {
  const count = (problem: Mismatch['problem']) =>
    found.filter((mismatch) => mismatch.problem === problem).length;
  const parts = [
    [count('missing'), 'cannot be found'],
    [count('stale'), 'are found with old names or rights'],
    [count('stray'), 'are found although they are gone'],
  ].filter(([number]) => number !== 0);
  const list = parts.map(([number, what]) => `${number} ${what}`).join(', ');
  return `${pluralLabel}: ${list}. Run: npx uptake doctor --mend-search`;
}

/** Brings search into step. Gives how many entries were put right. */
export async function mendSearch(
  client: Client,
  database: Database,
  declarations: RecordDeclaration[],
): Promise<number> {
  let mended = 0;
  for (const declaration of declarations.filter(isFound)) {
    const found = await findMismatches(client, declaration);
    mended += found.length;
    for (const [workspaceId, ids] of groupByWorkspace(found)) {
      await writeEntries(database, workspaceId, async (db) => {
        await db.rows(sql`
          delete from search_entry where workspace_id = ${workspaceId}
            and record_type = ${declaration.type} and record_id = any(${ids}::uuid[])`);
        await indexRecords(db, declaration, ids);
      });
    }
  }
  return mended;
}

function groupByWorkspace(found: Mismatch[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { workspace_id, id } of found) {
    groups.set(workspace_id, [...(groups.get(workspace_id) ?? []), id]);
  }
  return groups;
}

async function findMismatches(client: Client, declaration: RecordDeclaration): Promise<Mismatch[]> {
  const { rows } = await client.query<Mismatch>(
    `select coalesce(r.workspace_id, e.workspace_id) as workspace_id,
      coalesce(r.id, e.record_id) as id,
      case when e.record_id is null then 'missing' when r.id is null then 'stray' else 'stale' end
        as problem
    from (select * from "${declaration.type}" where deleted_at is null) r
    full join (select * from search_entry where record_type = $1) e
      on e.workspace_id = r.workspace_id and e.record_id = r.id
    where r.id is null or e.record_id is null
      or (r.title, r.owner_id, r.team_id, r.visibility)
        is distinct from (e.title, e.owner_id, e.team_id, e.visibility)
    limit ${MAX_MISMATCHES}`,
    [declaration.type],
  );
  return rows;
}

async function countStrangers(client: Client, declarations: RecordDeclaration[]): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from search_entry where record_type <> all($1)',
    [declarations.map(({ type }) => type)],
  );
  return rows[0]!.count;
}
