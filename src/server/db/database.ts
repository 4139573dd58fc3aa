import pg from 'pg';
import { createFlusher } from './flusher.ts';
import { openPool } from './open-pool.ts';
import { type Query, toStatement } from './sql.ts';

/** Runs queries for one workspace; inside a command it is the command's transaction. */
export interface Db {
  rows<Row>(query: Query): Promise<Row[]>;
  /** The first row; undefined if there is none. */
  first<Row>(query: Query): Promise<Row | undefined>;
}

/** Inside a command: everything or nothing. */
export interface Transaction extends Db {
  /** Sends a statement together with the commit: one that takes a lock which others wait for. */
  atCommit(query: Query): void;
}

export interface Database {
  /** Each query by itself on one connection, behind the workspace's wall. Null: the directory only. */
  read<T>(workspaceId: string | null, work: (db: Db) => Promise<T>): Promise<T>;
  /** One transaction: all of `work` or nothing of it. Resolves when it is on disk. */
  write<T>(workspaceId: string | null, work: (db: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
}

const NO_WORKSPACE = '';

/** Every connection of the product works under the application role, which row-level security binds. */
export const SESSION_SETTINGS =
  '-c application_name=uptake -c role=uptake_app -c timezone=UTC -c statement_timeout=60000 -c jit=off';

// Sessions run in UTC: '2026-11-22 00:41:00.123456+00' becomes ISO 8601 with its microseconds kept.
const PARSERS: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) =>
    `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`,
};
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Opens a pool under the application role, which row-level security binds. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool({
    connectionString: options.url,
    max: options.maxConnections ?? 8,
    idleTimeoutMillis: 30_000,
    options: SESSION_SETTINGS,
    types,
    // statements go out as they come, such as a transaction's begin with its first query
    pipeline: true,
  });
  const flusher = createFlusher(options.url);
  const workspaceOf = new WeakMap<pg.PoolClient, string>();

  async function use<T>(workspaceId: string | null, work: (client: pg.PoolClient) => Promise<T>) {
    const client = await pool.connect();
    let broken = true;
    try {
      const wanted = workspaceId ?? NO_WORKSPACE;
      // The connection keeps the workspace it was set to, which saves a round trip on each read.
      if (workspaceOf.get(client) !== wanted) {
        workspaceOf.delete(client);
        await client.query("select set_config('uptake.workspace_id', $1, false)", [wanted]);
        workspaceOf.set(client, wanted);
      }
      const result = await work(client);
      broken = false;
      return result;
    } catch (error) {
      broken = !(await isHealthy(client));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    read: (workspaceId, work) => use(workspaceId, (client) => work(dbOf(client))),
    async write(workspaceId, work) {
      const result = await use(workspaceId, (client) => runTransaction(client, work));
      await flusher.flush();
      return result;
    },
    async close() {
      await Promise.all([pool.end(), flusher.close()]);
    },
  };
}

/**
 * The commit itself does not wait for the disk, so that the locks of one command are free for the
 * next; whoever ran it waits in `flush` before anybody is told.
 */
async function runTransaction<T>(
  client: pg.PoolClient,
  work: (db: Transaction) => Promise<T>,
): Promise<T> {
  const last: Query[] = [];
  const begun = send(client, { text: 'begin; set local synchronous_commit = off', values: [] });
  begun.catch(() => {}); // the first statement of `work` fails as well
  try {
    const result = await work({ ...dbOf(client), atCommit: (query) => last.push(query) });
    last.push({ text: 'commit', values: [] });
    await Promise.all(last.map((query) => send(client, query)));
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

const corked = new WeakSet<pg.PoolClient>();

/** What is asked of a connection in one turn of the event loop leaves in one piece. */
function send(client: pg.PoolClient, query: Query): Promise<pg.QueryResult> {
  if (!corked.has(client)) {
    const { stream } = client.connection;
    corked.add(client);
    stream.cork();
    process.nextTick(() => {
      corked.delete(client);
      stream.uncork();
    });
  }
  const { text, values, name } = toStatement(query);
  return client.query(values.length > 0 || name ? { text, values, name } : text);
}

function dbOf(client: pg.PoolClient): Db {
  async function rows<Row>(query: Query): Promise<Row[]> {
    return (await send(client, query)).rows as Row[];
  }
  return {
    rows,
    first: async <Row>(query: Query) => (await rows<Row>(query))[0],
  };
}

/** After an error only a connection that answers outside any transaction goes back to the pool. */
async function isHealthy(client: pg.PoolClient): Promise<boolean> {
  return client.query('select 1').then(
    () => true,
    () => false,
  );
}
