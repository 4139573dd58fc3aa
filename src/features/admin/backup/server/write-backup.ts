import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { ZipFile } from 'yazl';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import { readHistory } from '#src/server/db/migrate.ts';
import type { FileStore } from '#src/server/files/file-store.ts';
import { MANIFEST_FILE, type TableEntry, tableFile, writeManifest } from '../manifest.ts';
import { addFiles } from './backup-files.ts';
import { type BackupTable, COPY_SETTINGS, readTables, tableSql } from './backup-tables.ts';
import { copyOut, createGauge } from './copy-table.ts';

export interface BackupRequest {
  /** The owner's connection. */
  url: string;
  path: string;
  /** Where attachments lie; absent: they are not backed up. */
  files?: FileStore | undefined;
  signal?: AbortSignal;
  onTable?: (name: string) => void;
}

export interface BackupSummary {
  madeAt: string;
  bytes: number;
  tables: number;
  rows: number;
  files: number;
  /** Attachments that the storage has lost; the doctor names them. */
  missingFiles: number;
  /** Tables in the database that are not Uptake's. */
  leftOut: string[];
}

/**
 * Writes all that the database holds at one moment into a file that only its owner may read, while
 * the product goes on working. Memory stays small however much there is.
 */
export async function writeBackup(request: BackupRequest): Promise<BackupSummary> {
  const { path } = request;
  refuseExisting(path);
  const partial = `${path}.${newId().slice(-8)}.partial`;
  const file = await open(partial, 'wx', 0o600).catch((error) => {
    throw unwritable(path, error);
  });
  let client: Client | undefined;
  try {
    client = await connectOwner(request.url, 'backup');
    const zip = new ZipFile();
    const summary = addTables(client, zip, request);
    const output = file.createWriteStream({ flush: true });
    const signal = request.signal ? { signal: request.signal } : {};
    await Promise.all([
      summary,
      pipeline(zip.outputStream as Readable, output, signal).catch((error) => {
        throw unwritable(path, error);
      }),
    ]);
    refuseExisting(path);
    await rename(partial, path);
    return { ...(await summary), bytes: (await stat(path)).size };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client?.end();
  }
}

/** Adds every table at one snapshot, and the manifest last, when all is counted. */
async function addTables(client: Client, zip: ZipFile, request: BackupRequest) {
  try {
    const { tables, others } = await openSnapshot(client);
    const { rows: server } = await client.query(
      `select current_setting('server_version') as version`,
    );
    const migrations = await readHistory(client);
    const madeAt = new Date().toISOString();
    const entries: TableEntry[] = [];
    for (const table of tables) {
      zip.addReadStreamLazy(tableFile(table), { mode: 0o100600 }, (give) => {
        request.onTable?.(table.name);
        give(null, readTable(client, zip, { table, entries }));
      });
    }
    const attached = await addFiles(client, zip, request);
    zip.addReadStreamLazy(MANIFEST_FILE, { mode: 0o100600 }, (give) => {
      const manifest = { made_at: madeAt, postgres: server[0].version, migrations };
      give(
        null,
        Readable.from([
          Buffer.from(writeManifest({ ...manifest, tables: entries, files: attached.entries })),
        ]),
      );
    });
    const finished = new Promise((resolve) => zip.outputStream.once('end', resolve));
    zip.end();
    await finished;
    const rows = entries.reduce((sum, entry) => sum + entry.rows, 0);
    const { missingFiles } = attached;
    const files = attached.entries.length;
    return { madeAt, tables: entries.length, rows, files, missingFiles, leftOut: others };
  } catch (error) {
    fail(zip, error as Error);
    throw error;
  }
}

/** Tables whose rows serve for a day and may hold what was answered: their form is kept alone. */
const PASSING = new Set(['idempotent_answer']);

/** One moment of the database, and nobody changes its tables' form meanwhile. */
async function openSnapshot(client: Client) {
  await client.query(`begin isolation level repeatable read, read only; ${COPY_SETTINGS}`);
  const found = await readTables(client);
  if (found.tables.length === 0) {
    throw new AppError('conflict', 'This database holds no Uptake yet. Start Uptake once first.', {
      reason: 'nothing_to_back_up',
    });
  }
  const names = found.tables.map(tableSql).join(', ');
  await client.query(`lock table ${names} in access share mode`);
  return found;
}

function readTable(
  client: Client,
  zip: ZipFile,
  { table, entries }: { table: BackupTable; entries: TableEntry[] },
): Readable {
  const gauge = createGauge();
  gauge.once('end', () => {
    const { schema, name, columns } = table;
    entries.push({ schema, name, columns, ...gauge.measure() });
  });
  const rows = PASSING.has(table.name) ? Readable.from([]) : copyOut(client, table);
  pipeline(rows, gauge).catch((error) => fail(zip, error));
  return gauge;
}

// The zip writer passes no error on by itself.
function fail(zip: ZipFile, error: Error): void {
  (zip.outputStream as Readable).destroy(error);
}

function refuseExisting(path: string): void {
  if (!existsSync(path)) return;
  throw new AppError('conflict', `${path} is there already. Give the backup another name.`, {
    reason: 'file_exists',
  });
}

const noFolder = (path: string) =>
  `The backup ${path} cannot be written: its folder does not exist. Make the folder first.`;
const mayNot = (path: string) =>
  `The backup ${path} cannot be written: you may not write there. Choose another folder.`;

const TROUBLES: Record<string, (path: string) => string> = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: (path) =>
    `The backup ${path} cannot be written: nothing can be written there. Choose another folder.`,
  ENOSPC: (path) =>
    `The backup ${path} cannot be written: the disk is full. Make room, or choose another disk.`,
  EDQUOT: (path) =>
    `The backup ${path} cannot be written: your share of the disk is full. Make room, or choose another disk.`,
};

function unwritable(path: string, error: NodeJS.ErrnoException): Error {
  const say = TROUBLES[error.code ?? ''];
  return say ? new AppError('invalid', say(path), { reason: 'unwritable' }) : error;
}
