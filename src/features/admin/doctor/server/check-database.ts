import type { Client } from 'pg';
import { AppError } from '#src/lib/app-error.ts';
import {
  findPending,
  type Migration,
  readHistory,
  refuseUnfitServer,
} from '#src/server/db/migrate.ts';
import { type Finding, judge } from '../finding.ts';

/** Whether the server is one that Uptake runs on. */
export async function checkServer(client: Client): Promise<Finding> {
  const { rows } = await client.query(`select current_setting('server_version') as version`);
  const problems = await refuseUnfitServer(client).then(() => [], messageOf);
  return judge('database', problems, { well: `PostgreSQL ${rows[0].version} answers.` });
}

/** Whether the tables and functions are those that this version's migrations make. */
export async function checkSchema(client: Client, migrations: Migration[]): Promise<Finding[]> {
  const { rows } = await client.query(
    `select to_regclass('directory.schema_migration') is not null as made`,
  );
  if (!rows[0].made) {
    const problem = 'The database is empty. Start Uptake once, or restore a backup.';
    return [judge('migrations', [problem], { well: '' })];
  }
  const history = await readHistory(client);
  const findings = [checkMigrations(migrations, history)];
  if (findings[0]!.verdict !== 'fault') findings.push(await checkFunctions(client, migrations));
  return findings;
}

function checkMigrations(
  migrations: Migration[],
  history: Parameters<typeof findPending>[1],
): Finding {
  try {
    const pending = findPending(migrations, history).map(({ file }) => file);
    if (pending.length === 0) {
      const well = `All ${history.length} migrations are applied and unchanged.`;
      return judge('migrations', [], { well });
    }
    const message = `${pending.join(', ')} will be applied when Uptake starts next.`;
    return judge('migrations', [message], { well: '', verdict: 'warning' });
  } catch (error) {
    return judge('migrations', messageOf(error), { well: '' });
  }
}

/** What keeps the ledger and the walls is code in the database, which could be changed there too. */
async function checkFunctions(client: Client, migrations: Migration[]): Promise<Finding> {
  const { rows } = await client.query<{ name: string; body: string }>(`
    select p.oid::regprocedure::text as name, p.prosrc as body from pg_proc p
    where p.pronamespace = 'public'::regnamespace and not exists (
      select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid
        and d.deptype = 'e')
    order by 1`);
  const changed = rows.filter(({ body }) => !migrations.some(({ sql }) => sql.includes(body)));
  const problems = changed.map(
    ({ name }) =>
      `The function ${name} is not the one that Uptake made. Restore a backup, or put back its text from the migrations.`,
  );
  return judge('functions', problems, { well: `All ${rows.length} functions are unchanged.` });
}

function messageOf(error: unknown): string[] {
  return [error instanceof AppError ? error.message : String((error as Error).message)];
}
