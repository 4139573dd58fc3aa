import pg from 'pg';
import { newId } from '#src/lib/ids.ts';
import type { Logger } from '../log/logger.ts';
import type { Change } from '../run-command.ts';

const CHANNEL = 'uptake_changes';
const GATHER_MS = 50;
/** Beyond this a list of ids costs more than reading anew; a notification holds 8000 bytes. */
const MAX_IDS = 35;

export interface ChangeSet {
  workspaceId: string;
  /** An empty id: many of this type changed. */
  changes: Change[];
}

type Listener = (set: ChangeSet) => void;

export interface ChangeFeed {
  publish(workspaceId: string, changes: Change[]): void;
  subscribe(listener: Listener): () => void;
  /** Tells what is still to be told, then ends. */
  close(): Promise<void>;
}

/**
 * Tells this process and the others what was committed. Notifications go out after the commit and
 * gathered, for inside a transaction they would make all commits wait for one another.
 */
export async function openChangeFeed(databaseUrl: string, log: Logger): Promise<ChangeFeed> {
  const origin = newId();
  const listeners = new Set<Listener>();
  const waiting = new Map<string, Map<string, Change>>();
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<unknown> = Promise.resolve();
  let client: pg.Client | undefined;
  let closed = false;

  function tell(set: ChangeSet): void {
    for (const listener of listeners) listener(set);
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'uptake realtime',
    });
    next.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '{}') as ChangeSet & { origin: string };
      if (message.origin !== origin) tell(message);
    });
    next.on('error', () => {
      if (client === next) client = undefined;
      if (!closed) setTimeout(() => void connect().catch(reconnectLater), 1000).unref();
    });
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
  }

  function reconnectLater(error: unknown): void {
    log.warn({ err: error }, 'realtime lost the database; trying again');
    if (!closed) setTimeout(() => void connect().catch(reconnectLater), 1000).unref();
  }

  function flush(): Promise<unknown> {
    clearTimeout(timer);
    timer = undefined;
    const sets = [...waiting].map(([workspaceId, changes]) => ({
      workspaceId,
      changes: [...changes.values()],
    }));
    waiting.clear();
    for (const set of sets) tell(set);
    telling = notifyAll(telling, sets);
    return telling;
  }

  async function notifyAll(before: Promise<unknown>, sets: ChangeSet[]): Promise<void> {
    await before;
    for (const set of sets) await notify(set);
  }

  async function notify(set: ChangeSet): Promise<void> {
    await client
      ?.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ ...set, origin })])
      .catch((error) => log.warn({ err: error }, 'a change was not told to other servers'));
  }

  await connect();
  return {
    publish(workspaceId, changes) {
      const known = waiting.get(workspaceId) ?? new Map<string, Change>();
      waiting.set(workspaceId, known);
      for (const change of summarise(changes)) {
        known.set(keyOf(change), change);
      }
      if (known.size > MAX_IDS) {
        waiting.set(workspaceId, new Map(summarise([...known.values()]).map((c) => [c.type, c])));
      }
      timer ??= setTimeout(() => void flush(), GATHER_MS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await flush();
      closed = true;
      await client?.end();
    },
  };
}

function keyOf({ type, id, keepsRights, by }: Change): string {
  return `${type} ${id} ${keepsRights} ${by?.command}`;
}

function summarise(changes: Change[]): Change[] {
  if (changes.length <= MAX_IDS) return changes;
  return [...new Set(changes.map(({ type }) => type))].map((type) => ({ type, id: '' }));
}
