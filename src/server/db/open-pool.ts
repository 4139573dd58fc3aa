import pg from 'pg';
import { stopping } from '../busy.ts';

/**
 * A pool that outlives its database: a connection that breaks, idle or in use, fails what is asked
 * of it and is replaced. Without a listener such an event would end the process. Once it is ended,
 * who still asks it for a connection is told to come again.
 */
export function openPool(config: pg.PoolConfig & { pipeline?: boolean }): pg.Pool {
  const pool = new LastingPool(config);
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

type Connected = Parameters<pg.Pool['connect']>[0];

class LastingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(done: Connected): void;
  override connect(done?: Connected) {
    if (!this.ending) return done ? super.connect(done) : super.connect();
    if (!done) return Promise.reject(stopping());
    done(stopping(), undefined, () => {});
  }
}
