import { z } from 'zod';
import { AppError } from '#src/lib/app-error.ts';

/** The version of the file's own form: a zip of `manifest.json` and one COPY text a table. */
const FORMAT_VERSION = 1;

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const count = z.int().nonnegative();

const tableEntry = z.object({
  schema: name,
  name,
  columns: z.array(name).min(1),
  rows: count,
  bytes: count,
  /** Of the uncompressed text, in the order of the primary key. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What an attachment holds, or a preview of it. */
const fileEntry = z.object({
  workspace_id: z.uuid(),
  name: z.string().regex(/^[0-9a-f]{64}-[0-9a-f]{12}(\.[a-z]{1,10})?$/),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestShape = z.object({
  format: z.literal('uptake backup'),
  format_version: z.literal(FORMAT_VERSION),
  made_at: z.iso.datetime(),
  postgres: z.string(),
  /** What was applied to the database, in order. */
  migrations: z.array(z.object({ version: count, file: z.string(), checksum: z.string() })).min(1),
  tables: z.array(tableEntry),
  /** None in backups that were made before there were attachments. */
  files: z.array(fileEntry).default([]),
});

export type Manifest = z.infer<typeof manifestShape>;
export type TableEntry = z.infer<typeof tableEntry>;
export type FileEntry = z.infer<typeof fileEntry>;

export const MANIFEST_FILE = 'manifest.json';

export function writeManifest(manifest: Omit<Manifest, 'format' | 'format_version'>): string {
  const whole = { format: 'uptake backup', format_version: FORMAT_VERSION, ...manifest };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** Reads a manifest; refuses what is none (`damaged_backup`) or of a later form (`newer_backup`). */
export function parseManifest(text: string): Manifest {
  const value = parseJson(text);
  const version = (value as { format_version?: unknown } | null)?.format_version;
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new AppError(
      'invalid',
      'This backup was made by a newer Uptake. Restore it with that version or a later one.',
      { reason: 'newer_backup' },
    );
  }
  const read = manifestShape.safeParse(value);
  if (read.success) return read.data;
  throw damagedBackup('its manifest is not whole');
}

/** The file of a table inside the backup. */
export function tableFile(table: Pick<TableEntry, 'schema' | 'name'>): string {
  return `tables/${table.schema}.${table.name}.copy`;
}

/** An attachment inside the backup. */
export function attachedFile({ workspace_id, name }: Omit<FileEntry, 'bytes' | 'sha256'>): string {
  return `files/${workspace_id}/${name}`;
}

export function damagedBackup(what: string): AppError {
  return new AppError(
    'invalid',
    `This file is no backup of Uptake, or it is damaged: ${what}. Nothing was changed. Use another backup, or copy this one anew.`,
    { reason: 'damaged_backup' },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
