import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { Actor, ReadContext, WriteContext } from './context.ts';
import { TRANSACT } from './db/transact.ts';
import { UnknownOutcome } from './db/unknown-outcome.ts';
import { noteCommand } from './jobs/quiet-times.ts';
import { appendEvents, type Deed, type Effort } from './ledger/append-events.ts';
import { contextOf, type Machinery, readsOf, refuseViewer, tellReaders } from './run-command.ts';

/** A command in two halves, so that the second may go together with those of others. */
export interface Halves<Input, Draft, T> {
  /** Checks and completes; only reads, and what it gives is not changed any more. */
  draft(ctx: ReadContext, input: Input): Promise<Draft>;
  /**
   * Sends all that has to be stored and gives a promise of what to answer to each; each emits. They
   * are commands of one workspace, perhaps of several members.
   */
  store(commands: Stored<Draft>[]): Promise<Promise<T>[]>;
}

export interface Stored<Draft> {
  ctx: WriteContext;
  draft: Draft;
}

interface Waiting<Draft, T> {
  actor: Actor;
  commandId: string;
  effort: Effort | undefined;
  draft: Draft;
  resolve(answer: Promise<T>): void;
  reject(error: unknown): void;
}

export interface TogetherOptions {
  commandId?: string;
  effort?: Effort | undefined;
}

/** So many at once: a longer list only makes the first of it wait for the last. */
const MOST = 64;

/** More than these come no sooner if they wait here: whoever asks is told to come again. */
export const MOST_WAITING = 1000;

/**
 * Runs commands of one kind: what comes while a transaction of the workspace is under way goes into
 * the next one, all at once, with one turn at the end of the ledger and one write to the disk. Who
 * comes alone waits for nobody.
 */
export function createTogether<Input, Draft, T>(
  machinery: Machinery,
  { draft, store }: Halves<Input, Draft, T>,
) {
  const waitingOf = new Map<string, Waiting<Draft, T>[]>();

  async function work(workspaceId: string, waiting: Waiting<Draft, T>[]): Promise<void> {
    while (waiting.length > 0) await settle(waiting.splice(0, MOST));
    waitingOf.delete(workspaceId);
  }

  async function settle(group: Waiting<Draft, T>[]): Promise<void> {
    try {
      const answers = await storeGroup(machinery, store, group);
      group.forEach(({ resolve }, at) => {
        resolve(answers[at]!);
      });
    } catch (error) {
      // nothing was saved: whoever's fault it was, the others have nothing to do with it
      const isDone = group.length === 1 || error instanceof UnknownOutcome;
      for (const one of group) {
        if (isDone) one.reject(error);
        else await settle([one]);
      }
    }
  }

  return async (actor: Actor, input: Input, options: TogetherOptions = {}): Promise<T> => {
    refuseViewer(actor);
    const { workspaceId } = actor;
    const ended = noteCommand();
    try {
      const db = readsOf(machinery, workspaceId);
      const drafted = await draft({ actor, db, now: machinery.now }, input);
      return await new Promise<T>((resolve, reject) => {
        const { commandId = newId(), effort } = options;
        const one = { actor, commandId, effort, draft: drafted, resolve, reject };
        const waiting = waitingOf.get(workspaceId);
        if (waiting && waiting.length >= MOST_WAITING) reject(tooMany());
        else if (waiting) waiting.push(one);
        else {
          const first = [one];
          waitingOf.set(workspaceId, first);
          void work(workspaceId, first);
        }
      });
    } finally {
      ended();
    }
  };
}

function tooMany(): AppError {
  return new AppError('busy', 'Too much is written at this moment. Try again in a few seconds.', {
    ...{ reason: 'busy', retry_after: 2 },
  });
}

async function storeGroup<Draft, T>(
  machinery: Machinery,
  store: Halves<never, Draft, T>['store'],
  group: Waiting<Draft, T>[],
): Promise<Promise<T>[]> {
  const { workspaceId } = group[0]!.actor;
  const deeds: Deed[] = group.map(({ actor, commandId, effort }) => ({
    ...{ actor, commandId, effort, drafts: [] },
  }));
  let answers: Promise<T>[] = [];
  try {
    await machinery.database[TRANSACT](workspaceId, async (db) => {
      answers = await store(
        group.map(({ draft }, at) => ({ ctx: contextOf(machinery, db, deeds[at]!), draft })),
      );
      // the commit follows at once, and fails if what it follows has failed
      for (const answer of answers) answer.catch(() => {});
      if (deeds.some(({ drafts }) => drafts.length === 0))
        throw new Error('a command wrote without its ledger event');
      for (const { actor, drafts } of deeds) {
        const refusing = machinery.refuse?.({ actor, db, now: machinery.now }, drafts);
        if (refusing) await refusing;
      }
      appendEvents(db, deeds);
    });
  } catch (error) {
    if (error instanceof UnknownOutcome) for (const deed of deeds) tellReaders(machinery, deed);
    // says what was wrong, where the commit knows only that something was
    else await Promise.all(answers);
    throw error;
  }
  for (const deed of deeds) tellReaders(machinery, deed);
  return answers;
}
