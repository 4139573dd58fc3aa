import pg from 'pg';

/**
 * A pool that outlives its database: a connection that breaks, idle or in use, fails what is asked
 * of it and is replaced. Without a listener such an event would end the process.
 */
export function openPool(config: pg.PoolConfig & { pipeline?: boolean }): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
