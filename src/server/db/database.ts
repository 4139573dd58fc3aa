import pg from 'pg';
import { parse as parseArray } from 'postgres-array';
import { busy } from '../busy.ts';
import { openPool } from './open-pool.ts';
import { type Query, toStatement } from './sql.ts';
import { TRANSACT } from './transact.ts';
import { UnknownOutcome } from './unknown-outcome.ts';

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
  /** Each query by itself on one connection, behind the workspace's wall; it cannot write. Null: the directory only. */
  read<T>(
    workspaceId: string | null,
    work: (db: Db) => Promise<T>,
    options?: ReadOptions,
  ): Promise<T>;
  /** One transaction: all of `work` or nothing of it. Resolves when it is on disk; throws UnknownOutcome. */
  [TRANSACT]<T>(workspaceId: string | null, work: (db: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ReadOptions {
  /** How long each statement may take, where that is less than anything may. */
  statementMs?: number | undefined;
}

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
  /** How long a request waits for a connection before it is told to come again. */
  patienceMs?: number;
}

const NO_WORKSPACE = '';
const LONGEST_MS = 60_000;

/** Every connection of the product works under the application role, which row-level security binds. */
export const SESSION_SETTINGS = [
  ...['application_name=uptake', 'role=uptake_app', 'timezone=UTC', 'jit=off'],
  // whoever waits so long for another's lock had better come again
  ...[`statement_timeout=${LONGEST_MS}`, 'lock_timeout=20000'],
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

// Sessions run in UTC: '2026-11-22 00:41:00.123456+00' becomes ISO 8601 with its microseconds kept.
const PARSERS: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) =>
    `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`,
  // text[] and uuid[], which pg reads letter by letter: a tenth of the time of a page of people
  1009: (text) => parseArray(text),
  2951: (text) => parseArray(text),
};
/** How values of rows are read: days and instants as ISO 8601, numbers as numbers. */
export const ROW_TYPES = {
  getTypeParser: ((oid: number, format?: 'text') =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Opens a pool under the application role, which row-level security binds. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = openPool({
    connectionString: options.url,
    max: options.maxConnections ?? 8,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: options.patienceMs ?? 10_000,
    options: `${SESSION_SETTINGS} -c default_transaction_read_only=on`,
    types: ROW_TYPES,
    // statements go out as they come, such as a transaction's begin with its first query
    pipeline: true,
  });
  const workspaceOf = new WeakMap<pg.PoolClient, string>();
  const longestOf = new WeakMap<pg.PoolClient, number>();

  /** Sent ahead of what it holds for, without waiting for its answer. */
  function limit(client: pg.PoolClient, ms: number): void {
    if ((longestOf.get(client) ?? LONGEST_MS) === ms) return;
    longestOf.set(client, ms);
    send(client, { text: `set statement_timeout to ${ms}`, values: [] }).catch(() => {}); // then what follows fails too
  }

  async function use<T>(
    workspaceId: string | null,
    work: (client: pg.PoolClient) => Promise<T>,
    { statementMs = LONGEST_MS }: ReadOptions = {},
  ) {
    const client = await pool.connect().catch((error: unknown) => {
      throw isTimeout(error) ? busy() : error;
    });
    let broken = true;
    try {
      const wanted = workspaceId ?? NO_WORKSPACE;
      // The connection keeps the workspace it was set to, which saves a round trip on each read.
      if (workspaceOf.get(client) !== wanted) {
        workspaceOf.delete(client);
        await client.query("select set_config('uptake.workspace_id', $1, false)", [wanted]);
        workspaceOf.set(client, wanted);
      }
      limit(client, statementMs);
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
    read: (workspaceId, work, options) => use(workspaceId, (client) => work(dbOf(client)), options),
    [TRANSACT]: (workspaceId, work) => use(workspaceId, (client) => runTransaction(client, work)),
    close: () => pool.end(),
  };
}

async function runTransaction<T>(
  client: pg.PoolClient,
  work: (db: Transaction) => Promise<T>,
): Promise<T> {
  const last: Query[] = [];
  send(client, { text: 'begin read write', values: [] }).catch(() => {}); // then the first statement fails too
  let result: T;
  try {
    result = await work({ ...dbOf(client), atCommit: (query) => last.push(query) });
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
  await commit(client, last);
  return result;
}

/** Sends what belongs to the commit along with it, and believes PostgreSQL's word alone. */
async function commit(client: pg.PoolClient, last: Query[]): Promise<void> {
  const before = last.map((query) => send(client, query));
  const committed = send(client, { text: 'commit', values: [] });
  const answers = await Promise.allSettled([...before, committed]);
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed) throw isRefusal(failed.reason) ? failed.reason : new UnknownOutcome(failed.reason);
  // a transaction in which a statement failed, and was caught, is rolled back by its commit
  if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back');
}

/** PostgreSQL itself refused a statement, so nothing was saved; class 57 is a server that goes down. */
function isRefusal(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('57P');
}

const corked = new WeakSet<pg.PoolClient>();

/** Text of so many characters in one value leaves at once, so that PostgreSQL has it while we go on. */
const LONG = 50_000;

/** What is asked of a connection in one turn of the event loop leaves in one piece. */
function send(client: pg.PoolClient, query: Query): Promise<pg.QueryResult> {
  if (!corked.has(client)) {
    corked.add(client);
    client.connection.stream.cork();
    process.nextTick(() => uncork(client));
  }
  const { text, values, name } = toStatement(query);
  const result = client.query(values.length > 0 || name ? { text, values, name } : text);
  if (values.some((value) => typeof value === 'string' && value.length > LONG)) uncork(client);
  return result;
}

function uncork(client: pg.PoolClient): void {
  if (corked.delete(client)) client.connection.stream.uncork();
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

/** What the pool says when nobody gave a connection back, or a new one did not come about in time. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded|connection timeout/.test(error.message);
}
