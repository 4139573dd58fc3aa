import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError } from '#src/lib/app-error.ts';
import {
  attachedFile,
  damagedBackup,
  type FileEntry,
  MANIFEST_FILE,
  type Manifest,
  parseManifest,
  type TableEntry,
  tableFile,
} from '../manifest.ts';
import { isSameMeasure, measureText } from './copy-table.ts';

export interface Backup {
  manifest: Manifest;
  /** Reads the whole file once and throws `damaged_backup` if any byte of its tables differs. */
  verify(signal?: AbortSignal): Promise<void>;
  openTable(table: TableEntry): Promise<Readable>;
  openFile(file: FileEntry): Promise<Readable>;
  close(): void;
}

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

/** Opens a file that `writeBackup` has made. */
export async function openBackup(path: string): Promise<Backup> {
  const zip = await openPromise(path, { autoClose: false }).catch((error) => {
    throw explain(path, error);
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const manifest = await readManifest(zip, entries);
    const openTable = (table: TableEntry) => openEntry(zip, entries.get(tableFile(table)));
    const openFile = (file: FileEntry) => openEntry(zip, entries.get(attachedFile(file)));
    return {
      manifest,
      openTable,
      openFile,
      async verify(signal) {
        for (const table of manifest.tables) await verifyTable(table, openTable, signal);
        for (const file of manifest.files) await verifyFile(file, openFile, signal);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof AppError ? error : explain(path, error as Error);
  }
}

async function readManifest(zip: ZipFile, entries: Map<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST_FILE);
  if (!entry || entry.uncompressedSize > MAX_MANIFEST_BYTES) {
    throw damagedBackup('it has no manifest');
  }
  const bytes = await buffer(await openEntry(zip, entry));
  // the tables have their hashes in the manifest; the manifest has this
  if (crc32(bytes) !== entry.crc32) throw damagedBackup('its manifest was changed');
  const manifest = parseManifest(bytes.toString('utf8'));
  const { tables, files } = manifest;
  const named = new Set([...tables.map(tableFile), ...files.map(attachedFile)]);
  if (named.size !== tables.length + files.length || named.size !== entries.size - 1) {
    throw damagedBackup('what is in it is not what its manifest names');
  }
  return manifest;
}

async function openEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (!entry) throw damagedBackup('a table is missing');
  return zip.openReadStreamPromise(entry);
}

async function verifyTable(
  table: TableEntry,
  openTable: Backup['openTable'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const measure = await openTable(table)
    .then((text) => measureText(text, signal))
    .catch((error) => {
      signal?.throwIfAborted();
      throw error instanceof AppError ? error : damagedBackup(`the table ${table.name}`);
    });
  if (!isSameMeasure(measure, table)) throw damagedBackup(`the table ${table.name}`);
}

async function verifyFile(
  file: FileEntry,
  openFile: Backup['openFile'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const measure = await openFile(file)
    .then((content) => measureText(content, signal))
    .catch((error) => {
      signal?.throwIfAborted();
      throw error instanceof AppError ? error : damagedBackup('an attachment');
    });
  const isSame = measure.sha256 === file.sha256 && measure.bytes === file.bytes;
  if (!isSame) throw damagedBackup('an attachment');
}

function explain(path: string, error: NodeJS.ErrnoException): AppError {
  if (error.code === 'ENOENT') {
    return new AppError('not_found', `There is no file ${path}.`, { reason: 'no_such_file' });
  }
  if (error.code === 'EACCES' || error.code === 'EISDIR') {
    return new AppError('invalid', `${path} cannot be read. Give the path of a backup file.`, {
      reason: 'unreadable_file',
    });
  }
  return damagedBackup('it is cut off or of another kind');
}
