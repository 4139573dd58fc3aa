import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { AppError } from '#src/lib/app-error.ts';
import { connectOwner } from './connect-owner.ts';

/** A migration as a database or a backup remembers it. */
export interface Applied {
  version: number;
  file: string;
  checksum: string;
}

export interface Migration extends Applied {
  sql: string;
}

// Any number, the same for every Uptake: two servers that start at once migrate one after the other.
const LOCK_KEY = 7_529_814_206;
const MIN_SERVER_VERSION = 150_000;

/**
 * Brings the database up to the SQL files of `dir` (`0042_deal_probability.sql`), in order, each in
 * a transaction of its own. `url` is of a role that may create tables and roles. Returns the files
 * that were applied now. Refuses a file that was changed after it was applied.
 */
export async function migrate(url: string, { dir }: { dir: string }): Promise<string[]> {
  const migrations = await readMigrations(dir);
  const client = await connectOwner(url, 'migrate');
  try {
    await refuseUnfitServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await createHistory(client);
    const pending = findPending(migrations, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ file }) => file);
  } finally {
    await client.end();
  }
}

/**
 * Applies migrations inside the caller's transaction, to a database that has none later. Waits for
 * another Uptake that migrates; the next one waits until the transaction ends.
 */
export async function migrateInTransaction(client: Client, pending: Migration[]): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
  await createHistory(client);
  for (const migration of pending) await run(client, migration);
}

/** Throws `old_postgres` or `wrong_encoding` for a server that Uptake cannot use. */
export async function refuseUnfitServer(client: Client): Promise<void> {
  const { rows } = await client.query(
    `select current_setting('server_version') as version,
            current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding`,
  );
  const { version, number, encoding } = rows[0];
  if (number < MIN_SERVER_VERSION) {
    throw new AppError('invalid', `Uptake needs PostgreSQL 15 or later; this one is ${version}.`, {
      reason: 'old_postgres',
    });
  }
  if (encoding !== 'UTF8') {
    throw new AppError(
      'invalid',
      `Uptake needs a database in UTF8; this one is in ${encoding}. Create it with ENCODING 'UTF8'.`,
      { reason: 'wrong_encoding' },
    );
  }
}

/** The SQL files of a folder, in order. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.sql')).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(dir, file)));
  migrations.forEach(({ version, file }, index) => {
    if (version === migrations[index - 1]?.version) {
      throw new Error(`${file} has the number of the migration before it; give it the next one`);
    }
  });
  return migrations;
}

async function readMigration(dir: string, file: string): Promise<Migration> {
  const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
  if (!number) throw new Error(`${file} is not named like a migration, 0042_deal_probability.sql`);
  // A checkout on Windows may have changed the line ends; that is no change of the migration.
  const sql = (await readFile(join(dir, file), 'utf8')).replaceAll('\r\n', '\n');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { version: Number(number), file, sql, checksum };
}

async function createHistory(client: Client): Promise<void> {
  await client.query(`
    set client_min_messages = warning;
    create schema if not exists directory;
    create table if not exists directory.schema_migration (
      version integer primary key,
      file text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    reset client_min_messages`);
}

/** What was applied to the database, in order; the table must be there. */
export async function readHistory(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select version, file, checksum from directory.schema_migration order by version',
  );
  return rows;
}

/** What is still to be applied. Refuses a history that these migrations do not continue. */
export function findPending(migrations: Migration[], history: Applied[]): Migration[] {
  for (const applied of history) refuseChanged(applied, migrations);
  const last = history.at(-1);
  const pending = migrations.filter(
    ({ version }) => !history.some((one) => one.version === version),
  );
  const late = pending.find(({ version }) => last && version < last.version);
  if (late) {
    throw new Error(
      `${late.file} comes before ${last?.file}, which was applied; give it a later number`,
    );
  }
  return pending;
}

function refuseChanged(applied: Applied, migrations: Migration[]): void {
  const migration = migrations.find(({ version }) => version === applied.version);
  if (!migration) {
    throw new AppError(
      'conflict',
      `This database was last used by a newer Uptake (it has ${applied.file}). Start that version, or restore a backup.`,
      { reason: 'newer_database' },
    );
  }
  if (migration.checksum === applied.checksum) return;
  throw new AppError(
    'conflict',
    `${migration.file} was changed after it was applied to this database. Put it back as it was, and make the change in a new migration.`,
    { reason: 'changed_migration' },
  );
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await run(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function run(client: Client, { version, file, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql);
    await client.query(
      'insert into directory.schema_migration (version, file, checksum) values ($1, $2, $3)',
      [version, file, checksum],
    );
  } catch (error) {
    throw new Error(`${file}${findLine(error, sql)}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function findLine(error: unknown, sql: string): string {
  const position = Number((error as { position?: string }).position);
  return position ? `:${sql.slice(0, position).split('\n').length}` : '';
}
