import {
  Logger as LogFactory,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker';
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

/** Works through the queue until the runner is stopped; a job acts with its member's rights of now. */
export function runJobs(options: JobOptions, jobs: Job[]): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload, helpers) => {
        const signal = helpers.abortSignal ?? new AbortController().signal;
        const { attempts: attempt, max_attempts: maxAttempts } = helpers.job;
        await takeTurn(options, job, { payload, attempt, maxAttempts, signal });
      },
    ]),
  );
  return run({
    connectionString: options.ownerUrl,
    concurrency: 2,
    maxPoolSize: 2,
    noHandleSignals: true,
    pollInterval: 5000,
    taskList,
    logger: quietLogger(options.log),
  });
}

function quietLogger(log: Logger) {
  return new LogFactory(() => (level, message, meta) => {
    if (level === 'error') log.error({ meta }, message);
    if (level === 'warning') log.warn({ meta }, message);
  });
}
