import type pg from 'pg';
import { openPool } from './open-pool.ts';

/**
 * Waits until everything that was committed before the call is on disk. Those who wait at the same
 * time share one write, so a slow disk costs many commands no more than one.
 */
export function createFlusher(url: string) {
  const pool = openPool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 10_000,
    options: '-c application_name=uptake -c role=uptake_app',
  });
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;

  return {
    flush(): Promise<void> {
      // one that is under way may have begun before our commit, so all wait for the one after it
      next ??= running.then(async () => {
        next = undefined;
        const flushed = writeToDisk(pool);
        running = flushed.catch(() => {});
        await flushed;
      });
      return next;
    },
    close: () => pool.end(),
  };
}

/** A commit in which something is written waits for the disk, and all before it goes along. */
async function writeToDisk(pool: pg.Pool): Promise<void> {
  await pool.query({ name: 'flush', text: "select pg_logical_emit_message(true, 'uptake', '')" });
}
