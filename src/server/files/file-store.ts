import type { Readable } from 'node:stream';
import { AppError } from '#src/lib/app-error.ts';

/** Where a file lies: its workspace, and a name that tells nothing of what people call it. */
export interface FileKey {
  workspaceId: string;
  /** SHA-256 of the content and something random; previews have their size behind it. */
  name: string;
}

export interface StoredFile {
  name: string;
  bytes: number;
  changedAt: Date;
}

/** Keeps what files hold, apart from the database: in the data folder, or in an object store. */
export interface FileStore {
  /** Takes a local file in; what is there afterwards is whole and on disk. The local file is gone. */
  put(key: FileKey, path: string, facts: { bytes: number; sha256: string }): Promise<void>;
  /** Throws `not_found` if it is not there. */
  open(key: FileKey): Promise<Readable>;
  /** In bytes; null if it is not there. */
  size(key: FileKey): Promise<number | null>;
  remove(key: FileKey): Promise<void>;
  list(workspaceId: string): AsyncIterable<StoredFile>;
  /** The workspaces of which anything is kept. */
  workspaces(): Promise<string[]>;
  /** Where files that are under way lie, on a local disk. */
  incomingDir: string;
}

const NAME = /^[0-9a-f]{64}-[0-9a-f]{12}(\.(thumb|view))?$/;
const WORKSPACE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The path below the store's root: `<workspace>/<two letters>/<name>`. */
export function pathOf({ workspaceId, name }: FileKey): string {
  if (!isFileName(name) || !isWorkspaceId(workspaceId)) throw new Error('this is no key of a file');
  return `${workspaceId}/${name.slice(0, 2)}/${name}`;
}

export function isFileName(name: string): boolean {
  return NAME.test(name);
}

export function isWorkspaceId(text: string): boolean {
  return WORKSPACE.test(text);
}

export function missingFile(): AppError {
  return new AppError(
    'not_found',
    'What this file held is missing from the storage. Ask your administrator to run: npx uptake doctor',
    { reason: 'file_missing' },
  );
}
