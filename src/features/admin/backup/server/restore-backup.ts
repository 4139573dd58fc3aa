import type { Client } from 'pg';
import { AppError } from '#src/lib/app-error.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import {
  type Migration,
  migrateInTransaction,
  readMigrations,
  refuseUnfitServer,
} from '#src/server/db/migrate.ts';
import type { FileStore } from '#src/server/files/file-store.ts';
import type { TableEntry } from '../manifest.ts';
import { restoreFiles } from './backup-files.ts';
import { type BackupTable, COPY_SETTINGS, readTables, tableSql } from './backup-tables.ts';
import { copyIn, copyOut, isSameMeasure, measureText } from './copy-table.ts';
import { type Backup, openBackup } from './read-backup.ts';
import { dropSchema, splitMigrations, unburden } from './rebuild-schema.ts';

export interface RestoreRequest {
  /** The owner's connection. */
  url: string;
  path: string;
  migrationsDir: string;
  /** Throw away what the installation holds. */
  replace: boolean;
  /** Where attachments are put; absent: they are left out. */
  files?: FileStore | undefined;
  signal?: AbortSignal;
  onTable?: (name: string) => void;
}

export interface RestoreSummary {
  madeAt: string;
  tables: number;
  rows: number;
  files: number;
}

/**
 * Puts an installation into the state of a backup, in one transaction: the database is made anew as
 * it was, loaded, compared with the backup and then brought up to this version. On any failure it
 * stays as it is. Refuses one that holds something (`not_empty`) unless told to replace it.
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreSummary> {
  const migrations = await readMigrations(request.migrationsDir);
  const backup = await openBackup(request.path);
  try {
    const split = splitMigrations(migrations, backup.manifest);
    await backup.verify(request.signal);
    const client = await connectOwner(request.url, 'restore');
    try {
      await refuseUnfitServer(client);
      await client.query(`begin; ${COPY_SETTINGS}; set local lock_timeout = '5s'`);
      await refuseIfInUse(client);
      if (!request.replace) await refuseIfFilled(client);
      await load(client, backup, { ...request, ...split });
      // before their rows are there; after a failure the sweep takes them away again
      const files = await restoreFiles(backup, request);
      await client.query('commit');
      await client.query('analyze');
      const { made_at: madeAt, tables } = backup.manifest;
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return { madeAt, tables: tables.length, rows, files };
    } catch (error) {
      throw explain(error);
    } finally {
      await client.end(); // what is not committed is rolled back
    }
  } finally {
    backup.close();
  }
}

interface Loading {
  before: Migration[];
  after: Migration[];
  signal?: AbortSignal;
  onTable?: (name: string) => void;
}

async function load(client: Client, backup: Backup, loading: Loading): Promise<void> {
  await dropSchema(client);
  await migrateInTransaction(client, loading.before);
  const { tables } = await readTables(client);
  const pairs = pairTables(backup.manifest.tables, tables);
  // a migration may have put rows into its table
  await client.query(`truncate ${tables.map(tableSql).join(', ')}`);
  const statements = await unburden(client);
  for (const { entry } of pairs) {
    loading.signal?.throwIfAborted();
    loading.onTable?.(entry.name);
    await copyIn(client, entry, await backup.openTable(entry));
  }
  for (const { entry, table } of pairs) {
    const measure = await measureText(copyOut(client, table), loading.signal);
    if (!isSameMeasure(measure, entry)) {
      throw new Error(`the table ${entry.name} was not loaded as it is in the backup`);
    }
  }
  for (const statement of statements) {
    loading.signal?.throwIfAborted();
    await client.query(statement);
  }
  await migrateInTransaction(client, loading.after);
  // this one was made after that try
  await client.query('update directory.backup_plan set failed_at = null, problem = null');
}

/** Each table of the backup with the one that the migrations have made for it. */
function pairTables(
  entries: TableEntry[],
  tables: BackupTable[],
): { entry: TableEntry; table: BackupTable }[] {
  const byName = new Map(tables.map((table) => [tableSql(table), table]));
  const pairs = entries.map((entry) => ({ entry, table: byName.get(tableSql(entry)) }));
  const isSame = pairs.every(
    ({ entry, table }) => table && String(table.columns) === String(entry.columns),
  );
  if (!isSame || entries.length !== tables.length) {
    throw new AppError(
      'conflict',
      'The tables of this backup are not those of its version of Uptake. Restore it with the version that made it.',
      { reason: 'other_schema' },
    );
  }
  return pairs as { entry: TableEntry; table: BackupTable }[];
}

async function refuseIfInUse(client: Client): Promise<void> {
  const { rows } = await client.query(`
    select 1 from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'uptake%' limit 1`);
  if (rows.length > 0) throw inUse();
}

function inUse(): AppError {
  return new AppError(
    'conflict',
    'Uptake is running on this database. Stop it first, then restore.',
    { reason: 'database_in_use' },
  );
}

async function refuseIfFilled(client: Client): Promise<void> {
  const { rows: known } = await client.query(
    `select to_regclass('directory.workspace') is not null as made`,
  );
  if (!known[0].made) return;
  const { rows } = await client.query<{ name: string }>(
    'select name from directory.workspace order by created_at',
  );
  const { rows: users } = await client.query('select 1 from directory.auth_user limit 1');
  if (rows.length === 0 && users.length === 0) return;
  const names = rows.map(({ name }) => `"${name}"`).join(', ') || 'accounts of users';
  throw new AppError(
    'conflict',
    `This installation is not empty: it holds ${names}. To throw that away and put the backup in its place, add --replace --yes.`,
    { reason: 'not_empty' },
  );
}

const LOCK_NOT_AVAILABLE = '55P03';
const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

function explain(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code === LOCK_NOT_AVAILABLE) return inUse();
  if (code === UNIQUE_VIOLATION || code === FOREIGN_KEY_VIOLATION) {
    return new AppError(
      'conflict',
      `The backup contradicts itself: ${message}. Nothing was changed. Use another backup.`,
      { reason: 'inconsistent_backup' },
    );
  }
  return error;
}
