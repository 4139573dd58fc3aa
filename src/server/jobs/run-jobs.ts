import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger as LogFactory,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker';
import type { Client } from 'pg';
import { connectOwner } from '../db/connect-owner.ts';
import type { Logger } from '../log/logger.ts';
import type { Machinery } from '../run-command.ts';
import type { Job } from './job.ts';
import { takeTurn } from './take-turn.ts';

export interface JobOptions {
  /** The owner's connection: the queue has a schema of its own. */
  ownerUrl: string;
  machinery: Machinery;
  log: Logger;
}

/** Makes the queue's schema; before the first command that enqueues. */
export function prepareJobs(ownerUrl: string): Promise<void> {
  return runMigrations({ connectionString: ownerUrl });
}

// Any number, the same for every Uptake.
const WORKING_LOCK = 7_529_814_207;
const AWAY_MS = 250;
const AWAY_TRIES = 480;

/** How many jobs of a lane are worked on at once. */
const AT_ONCE = 2;

/** Works through the queue until it is stopped; a job acts with its member's rights of now. */
export async function runJobs(
  options: JobOptions,
  jobs: Job[],
): Promise<{ stop(): Promise<void> }> {
  const sign = await connectOwner(options.ownerUrl, 'jobs');
  await freeOrphans(sign);
  const lanes = [jobs.filter(({ isLong }) => !isLong), jobs.filter(({ isLong }) => isLong)];
  const runners = await Promise.all(
    lanes.filter(({ length }) => length > 0).map((lane) => runLane(options, lane)),
  );
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await sign.end();
    },
  };
}

function runLane(options: JobOptions, jobs: Job[]): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload, helpers) => {
        const signal = helpers.abortSignal ?? new AbortController().signal;
        try {
          const { attempts: attempt, max_attempts: maxAttempts } = helpers.job;
          await takeTurn(options, job, { payload, attempt, maxAttempts, signal });
        } catch (error) {
          await waitForDatabase(() => helpers.query('select 1'));
          throw error;
        }
      },
    ]),
  );
  return run({
    connectionString: options.ownerUrl,
    concurrency: AT_ONCE,
    maxPoolSize: AT_ONCE,
    noHandleSignals: true,
    pollInterval: 5000,
    taskList,
    logger: quietLogger(options.log),
  });
}

/**
 * A killed process leaves its jobs locked, for hours. Whoever works on the queue holds a shared lock;
 * if nobody else does, what is locked is nobody's, and is done anew at once.
 */
async function freeOrphans(sign: Client): Promise<void> {
  const { rows } = await sign.query('select pg_try_advisory_lock($1) as alone', [WORKING_LOCK]);
  if (rows[0].alone) {
    await sign.query(`select graphile_worker.force_unlock_workers(array(
      select distinct locked_by from graphile_worker.jobs where locked_by is not null))`);
  }
  await sign.query('select pg_advisory_lock_shared($1)', [WORKING_LOCK]);
  if (rows[0].alone) await sign.query('select pg_advisory_unlock($1)', [WORKING_LOCK]);
}

/**
 * A failure is noted in the queue; while the database is away that would end the whole process. The
 * queue is asked by its own connections, for one of them may be broken and not know it yet.
 */
async function waitForDatabase(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < AWAY_TRIES; tries++) {
    try {
      await ask();
      return;
    } catch {
      await sleep(AWAY_MS);
    }
  }
}

function quietLogger(log: Logger) {
  return new LogFactory(() => (level, message, meta) => {
    if (level === 'error') log.error({ meta }, message);
    if (level === 'warning') log.warn({ meta }, message);
  });
}
