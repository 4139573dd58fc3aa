import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { ATTEMPT } from './attempt.ts';
import { keepsRights } from './auth/keeps-rights.ts';
import type { Actor, ReadContext, WriteContext } from './context.ts';
import type { Database, Db, ReadOptions } from './db/database.ts';
import { type Query, type Statement, toStatement } from './db/sql.ts';
import { TRANSACT } from './db/transact.ts';
import { UnknownOutcome } from './db/unknown-outcome.ts';
import { enqueue } from './jobs/enqueue.ts';
import { noteCommand } from './jobs/quiet-times.ts';
import { appendEvents, type Deed, type Effort } from './ledger/append-events.ts';
import type { EventDraft } from './ledger/event.ts';

export interface Change {
  type: string;
  id: string;
  /** Of members, teams and keys: everybody may see and do what they might before. */
  keepsRights?: true;
  /** Whose command it was; told to themselves alone, who may have read its outcome already. */
  by?: { member: string; command: string };
}

/** What commands need of the process: the database, a clock, and somebody to tell when all is done. */
export interface Machinery {
  database: Database;
  now(): Date;
  published(workspaceId: string, changes: Change[]): void;
  /** Told where `published` has failed: the command is done all the same. */
  failed?(error: unknown): void;
  /** Looks at what a command says it has done, before its commit; throws an AppError to refuse it. */
  refuse?(ctx: ReadContext, drafts: readonly EventDraft[]): Promise<void> | undefined;
}

export interface CommandOptions<T> {
  commandId?: string;
  effort?: Effort | undefined;
  /** When the person did it, where that was before it came here; ISO 8601. */
  occurredAt?: string | undefined;
  /** Runs the command inside something of the same transaction, such as an idempotency key. */
  wrap?: ((db: Db, run: () => Promise<T>) => Promise<T>) | undefined;
}

/** Runs a read for an actor: no transaction, no way to write to the ledger. */
export function runRead<T>(
  machinery: Machinery,
  actor: Actor,
  read: (ctx: ReadContext) => Promise<T>,
  { byQuery = false, ...options }: ReadOptions & { byQuery?: boolean | undefined } = {},
): Promise<T> {
  if (byQuery) {
    return read({ actor, db: readsOf(machinery, actor.workspaceId), now: machinery.now });
  }
  return machinery.database.read(
    actor.workspaceId,
    (db) => read({ actor, db, now: machinery.now }),
    options,
  );
}

/** A connection for each query: whoever waits in between for another must not hold one. */
export function readsOf({ database }: Machinery, workspaceId: string): Db {
  return {
    rows: (query) => database.read(workspaceId, (db) => db.rows(query)),
    first: (query) => database.read(workspaceId, (db) => db.first(query)),
  };
}

/** Runs a command for an actor in one transaction with its ledger events, then tells the readers. */
export async function runCommand<T>(
  machinery: Machinery,
  actor: Actor,
  command: (ctx: WriteContext) => Promise<T>,
  options: CommandOptions<T> = {},
): Promise<T> {
  refuseViewer(actor);
  const commandId = options.commandId ?? newId();
  const drafts: EventDraft[] = [];
  const ended = noteCommand();
  const writing = machinery.database[TRANSACT](actor.workspaceId, async (db) => {
    const writes = { made: false, before: false };
    const noticing = noticeWrites(db, writes);
    const run = () => command(contextOf(machinery, noticing, { actor, commandId, drafts }));
    const answer = await (options.wrap ? options.wrap(db, run) : run());
    if (writes.made && drafts.length === 0)
      throw new Error('a command wrote without its ledger event');
    await machinery.refuse?.({ actor, db, now: machinery.now }, drafts);
    const { effort, occurredAt } = options;
    appendEvents(db, [{ commandId, actor, effort, occurredAt, drafts }]);
    return answer;
  });
  try {
    const result = await writing;
    tellReaders(machinery, { actor, commandId, drafts });
    return result;
  } catch (error) {
    // perhaps it was saved, so others had better look
    if (error instanceof UnknownOutcome) tellReaders(machinery, { actor, commandId, drafts });
    throw error;
  } finally {
    ended();
  }
}

/** What a command works with inside its transaction `db`. */
export function contextOf(
  { now }: Machinery,
  db: Db,
  { actor, commandId, drafts }: Deed,
): WriteContext {
  const { workspaceId, memberId } = actor;
  return {
    ...{ actor, db, commandId, now },
    emit: (event) => drafts.push(event),
    enqueue: (task, payload) => enqueue(db, task, { ...payload, workspaceId, memberId }),
  };
}

/** Nor do they read what the product tells a member of themselves alone. */
export function refuseGlance(actor: Actor): void {
  if (!actor.viewerId) return;
  throw new AppError(
    'forbidden',
    'This tells your colleague of their own work and is for them alone, so it stays closed while you look as they see it.',
    { reason: 'only_theirs' },
  );
}

/** Who looks through another's eyes writes nothing in their name, whatever way it comes. */
export function refuseViewer(actor: Actor): void {
  if (!actor.viewerId) return;
  throw new AppError(
    'forbidden',
    'You are looking at Uptake as a colleague sees it, so nothing can be changed. Go back to your own view first.',
    { reason: 'only_looking' },
  );
}

export function tellReaders(
  machinery: Machinery,
  { actor, commandId, drafts }: Pick<Deed, 'actor' | 'commandId' | 'drafts'>,
): void {
  const by = { member: actor.memberId, command: commandId };
  // a look changes nothing that others would have to read anew
  const changed = drafts.filter(({ verb }) => !verb.endsWith('.viewed'));
  if (changed.length > 0) {
    try {
      machinery.published(
        actor.workspaceId,
        changed.map((draft) => ({ ...changeOf(draft), by })),
      );
    } catch (error) {
      machinery.failed?.(error);
    }
  }
}

function changeOf(draft: EventDraft): Change {
  const { type, id } = draft;
  return { type, id, ...(keepsRights(draft) && { keepsRights: true }) };
}

const WRITES =
  /\b(insert\s+into|update\s+(only\s+)?\S+(\s+(as\s+)?\w+)?\s+set|delete\s+from|merge\s+into)\b/i;

/** No write may go past the ledger; this tells the command's runner that one was made. */
function noticeWrites(db: Db, writes: { made: boolean; before: boolean }): Db {
  function look(query: Query): Statement {
    const statement = toStatement(query);
    if (statement.text === ATTEMPT.begin) writes.before = writes.made;
    else if (statement.text === ATTEMPT.takeBack) writes.made = writes.before;
    else if (WRITES.test(statement.text)) writes.made = true;
    return statement;
  }
  return {
    rows: (query) => db.rows(look(query)),
    first: (query) => db.first(look(query)),
  };
}
