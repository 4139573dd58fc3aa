import { AppError } from '#src/lib/app-error.ts';
import type { RecordPatch } from '../record-commands.ts';
import type { Refusals } from './refusals.ts';

interface Saving {
  patches: RecordPatch[];
  /** What it refuses is as it was, whatever it had written by then. */
  save: (patches: RecordPatch[]) => Promise<string[]>;
  refusals: Refusals;
}

/** A refusal that does not say whose it is has to be looked for; past so many, nothing is saved. */
const MOST_LOOKS = 200;

/** Saves all that can be, in as few pieces as it takes; tells how many were changed. */
export async function saveEach({ patches, save, refusals }: Saving): Promise<number> {
  let looks = 0;
  let changed = 0;
  const pieces = [patches];
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    if (piece.length === 0) continue;
    try {
      changed += (await save(piece)).length;
    } catch (error) {
      if (!(error instanceof AppError) || ++looks > MOST_LOOKS) throw error;
      pieces.push(...rest(piece, error, refusals));
    }
  }
  return changed;
}

/** What is left to try: without those that the refusal names, else in two halves. */
function rest(piece: RecordPatch[], error: AppError, refusals: Refusals): RecordPatch[][] {
  if (piece.length === 1) {
    refusals.add(error);
    return [];
  }
  const named = new Map<number, string>();
  for (const { path, message } of error.details.issues ?? []) {
    if (typeof path[0] === 'number') named.set(path[0], message);
  }
  for (const message of named.values()) refusals.add(error, message);
  if (named.size > 0) return [piece.filter((_, at) => !named.has(at))];
  const middle = Math.ceil(piece.length / 2);
  return [piece.slice(0, middle), piece.slice(middle)];
}
