import pg from 'pg';

/** For tests: how often a mail is tried; with waits of e^1, e^2 … e^10 seconds at most, 28 hours. */
export const MAIL_TRIES = 15;

/** For tests: how often each waiting job of a name is tried. */
export async function readTries(url: string, job: string): Promise<number[]> {
  const owner = new pg.Client(url);
  await owner.connect();
  const { rows } = await owner.query(
    'select max_attempts from graphile_worker.jobs where task_identifier = $1',
    [job],
  );
  await owner.end();
  return rows.map(({ max_attempts }) => max_attempts);
}
