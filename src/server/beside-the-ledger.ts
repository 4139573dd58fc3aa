import type { Database, Db } from './db/database.ts';
import { type Query, toStatement } from './db/sql.ts';
import { TRANSACT } from './db/transact.ts';

/** Why the ledger need not tell of a write. */
type Because =
  /** Accounts, sessions and keys in use: they are the installation's, not a workspace's. */
  | 'account'
  /** Reckoned from records and the ledger, and made anew from them. */
  | 'derived'
  /** Whether a message has gone out, or why not. */
  | 'delivery'
  /** Only jobs are added: what they do is told when they do it. */
  | 'job'
  /** How far work in the background has come, and what it notes for itself. */
  | 'progress'
  /** Counts that name nobody. */
  | 'tally'
  /** What may lead back to nobody. */
  | 'unnamed';

/** One transaction without an event; a workspace that is null has the directory only. */
type WriteBeside = <T>(
  database: Database,
  workspaceId: string | null,
  work: (db: Db) => Promise<T>,
) => Promise<T>;

/**
 * Declares what is written without a ledger event, and why: tables, or `table(column, …)` where the
 * others are for commands alone. A statement that writes anything else is refused. See
 * `docs/decisions/050-beside-the-ledger.md`.
 */
export function beside(because: Because, ...written: string[]): WriteBeside {
  const allowed = new Map(
    written.map((one) => {
      const [table = '', ...columns] = one.match(/[\w.]+/g) ?? [];
      return [table, columns];
    }),
  );
  function check(query: Query) {
    const statement = toStatement(query);
    for (const { table, columns } of writesIn(statement.text)) {
      const only = allowed.get(table);
      const isAllowed = only?.length ? columns?.every((one) => only.includes(one)) : only;
      if (!isAllowed) {
        const what = [table, ...(columns ?? [])].join(' ');
        throw new Error(
          `${what} is not declared as written beside the ledger (${because}): declare why, or write a command`,
        );
      }
    }
    return statement;
  }
  return (database, workspaceId, work) =>
    database[TRANSACT](workspaceId, (db) =>
      work({
        rows: (query) => db.rows(check(query)),
        first: (query) => db.first(check(query)),
      }),
    );
}

interface Write {
  table: string;
  /** Of an update whose columns can be read; else the whole row. */
  columns?: string[];
}

const NAME = String.raw`(?:only\s+)?([\w."]+)`;
const UPDATE = String.raw`update\s+${NAME}(?:\s+(?:as\s+)?\w+)?\s+set\b`;
const WRITES = new RegExp(
  String.raw`\b(?:${UPDATE}|(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+${NAME})`,
  'gi',
);

function writesIn(text: string): Write[] {
  return [...text.matchAll(WRITES)].map(({ 0: head, 1: updated, 2: other, index }) => {
    const table = (updated ?? other!).replaceAll('"', '');
    if (!updated) return { table };
    const columns = columnsSet(text.slice(index + head.length));
    return columns.length > 0 ? { table, columns } : { table };
  });
}

/** The columns in the list of an update, which stand before `=` at its own level. */
function columnsSet(list: string): string[] {
  let flat = list;
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replace(/\([^()]*\)/g, '');
  }
  const [own = ''] = flat.split(/\b(?:from|where|returning)\b|\)/i);
  return [...`,${own}`.matchAll(/,\s*"?(\w+)"?\s*=/g)].map(([, column]) => column!);
}
