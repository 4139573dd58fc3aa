import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadLimits } from '../../table.ts';
import { type FileProblem, fileError } from '../file-problems.ts';

/** The parts of a ZIP file, by lower-case name (OPC names don't tell case apart). */
export interface Archive {
  has: (name: string) => boolean;
  names: () => string[];
  /** Inflates one part. Refuses before inflating when it would be larger than `maxBytes`. */
  open: (name: string, maxBytes: number) => Promise<Readable>;
  inflatedBytes: (name: string) => number;
}

const RATIO_FREE_BYTES = 10 * 1024 * 1024;

/** Opens a ZIP file for `use` and closes it in any case. Damage becomes an `AppError`. */
export async function withArchive<T>(
  path: string,
  limits: ReadLimits,
  use: (archive: Archive) => Promise<T>,
): Promise<T> {
  const zip = await openZip(path);
  try {
    return await use(await readDirectory(zip, limits));
  } finally {
    zip.close();
  }
}

/** The same for a pass that gives rows while it goes. */
export async function* streamArchive<T>(
  path: string,
  limits: ReadLimits,
  use: (archive: Archive) => AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const zip = await openZip(path);
  try {
    yield* use(await readDirectory(zip, limits));
  } finally {
    zip.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, validateEntrySizes: true };
  return openPromise(path, options).catch(refuseDamage);
}

async function readDirectory(zip: ZipFile, limits: ReadLimits): Promise<Archive> {
  if (zip.entryCount > limits.zipEntries) throw fileError('zip_bomb');
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName.toLowerCase().replace(/^\/+/, ''), entry);
      if (entries.size > limits.zipEntries) throw fileError('zip_bomb');
    }
  } catch (error) {
    refuseDamage(error);
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => [...entries.keys()],
    inflatedBytes: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    open: async (name, maxBytes) => {
      const entry = entries.get(name.toLowerCase());
      const problem = entry
        ? findProblem(entry, { maxBytes, maxRatio: limits.inflateRatio })
        : 'broken_workbook';
      if (!entry || problem) throw fileError(problem ?? 'broken_workbook');
      return zip.openReadStreamPromise(entry).catch(refuseDamage);
    },
  };
}

/** The sizes are the ones declared; the reader stops by itself when a part is larger than that. */
function findProblem(
  entry: Entry,
  { maxBytes, maxRatio }: { maxBytes: number; maxRatio: number },
): FileProblem | undefined {
  if (entry.isEncrypted()) return 'encrypted';
  if (!entry.canDecodeFileData()) return 'broken_workbook';
  const { uncompressedSize, compressedSize } = entry;
  const isSwollen =
    uncompressedSize > RATIO_FREE_BYTES && uncompressedSize > compressedSize * maxRatio;
  return uncompressedSize > maxBytes || isSwollen ? 'zip_bomb' : undefined;
}

function refuseDamage(error: unknown): never {
  if (error instanceof AppError || isSystemError(error)) throw error;
  throw fileError('broken_workbook');
}

/** A missing file or a full disk is no damage of the workbook. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
