import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Job } from './job.ts';
import { runJobs } from './run-jobs.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

let app: TestApp;
let ada: TestMember;
let queue: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  queue = new pg.Client(app.url);
  await queue.connect();
});
afterAll(async () => {
  await queue.end();
  await app.close();
});

function work(...jobs: Job[]) {
  return runJobs({ ownerUrl: app.url, machinery: app.app.services.machinery, log }, jobs);
}

async function enqueue(name: string): Promise<void> {
  const { workspaceId, memberId } = ada.actor;
  await queue.query('select graphile_worker.add_job($1, $2::json)', [
    name,
    JSON.stringify({ workspaceId, memberId }),
  ]);
}

/** A job that a worker took two minutes ago and has not ended. */
async function leaveLocked(name: string): Promise<void> {
  await enqueue(name);
  await queue.query(`update graphile_worker._private_jobs
    set locked_by = 'pool-gone', locked_at = now() - interval '2 minutes', attempts = 1`);
}

test('what a killed server left is done by the next, at once', async () => {
  let runs = 0;
  await leaveLocked('tests.orphan');
  const run = async () => {
    runs++;
  };
  const runner = await work({ name: 'tests.orphan', run });
  onTestFinished(() => runner.stop());
  await expect.poll(() => runs).toBe(1);
});

test('what a server is at is left to it when another one starts', async () => {
  let runs = 0;
  const idle = { name: 'tests.other', run: async () => {} };
  const first = await work(idle);
  onTestFinished(() => first.stop());
  await leaveLocked('tests.held');
  const run = async () => {
    runs++;
  };
  const second = await work({ name: 'tests.held', run });
  onTestFinished(() => second.stop());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(runs).toBe(0);
});

test('no short job waits for long ones, however many', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let long = 0;
  const wait = () => {
    long++;
    return held;
  };
  let short = 0;
  const slow = { name: 'tests.slow', isLong: true, run: () => wait() };
  const quick = { name: 'tests.quick', run: async () => void short++ };
  for (let i = 0; i < 4; i++) await enqueue('tests.slow');
  const runner = await work(slow, quick);
  onTestFinished(() => runner.stop());
  await expect.poll(() => long).toBe(2);
  await enqueue('tests.quick');
  await expect.poll(() => short).toBe(1);
  letGo();
  await expect.poll(() => long).toBe(4);
});
