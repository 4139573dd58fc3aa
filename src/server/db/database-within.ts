import type { Database, Db } from './database.ts';
import { TRANSACT } from './transact.ts';

/** A database that is one transaction under way: whatever reads or writes with it is part of `db`. */
export function databaseWithin(db: Db): Database {
  const atCommit = () => {
    throw new Error('a command has a transaction of its own');
  };
  return {
    read: (_, work) => work(db),
    [TRANSACT]: (_, work) => work({ ...db, atCommit }),
    close: async () => {},
  };
}
