import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Job } from './job.ts';
import { runJobs } from './run-jobs.ts';
import { takeTurn } from './take-turn.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

/** A job that fails, and what became of it. */
function failingJob() {
  const told: string[] = [];
  const job: Job = {
    name: 'tests.fail',
    async run() {
      told.push('run');
      throw new Error('no luck');
    },
    async onGivenUp(payload, actor) {
      told.push(`given up ${payload.thing} ${actor?.memberId ?? 'nobody'}`);
    },
  };
  return { told, job };
}

function turnOf(member: TestMember, attempt: number, signal = new AbortController().signal) {
  const { workspaceId, memberId } = member.actor;
  return { payload: { workspaceId, memberId, thing: 7 }, attempt, maxAttempts: 3, signal };
}

test('a job is tried again, and given up in time', async () => {
  const { machinery } = app.app.services;
  const { told, job } = failingJob();
  await expect(takeTurn({ machinery, log }, job, turnOf(ada, 1))).rejects.toThrow('no luck');
  expect(told).toEqual(['run']);
  await takeTurn({ machinery, log }, job, turnOf(ada, 2));
  expect(told).toEqual(['run', 'run', `given up 7 ${ada.actor.memberId}`]);
});

test('a job whose last run was killed is given up, not run', async () => {
  const { told, job } = failingJob();
  await takeTurn({ machinery: app.app.services.machinery, log }, job, turnOf(ada, 3));
  expect(told).toEqual([`given up 7 ${ada.actor.memberId}`]);
});

test('a job that stops because its server does is not given up', async () => {
  const { told, job } = failingJob();
  const turn = turnOf(ada, 2, AbortSignal.abort());
  await expect(
    takeTurn({ machinery: app.app.services.machinery, log }, job, turn),
  ).rejects.toThrow();
  expect(told).toEqual(['run']);
});

test("a job of somebody who was dismissed is given up in nobody's name", async () => {
  const max = await app.member(ada);
  await app.call(ada, `PATCH /api/v1/members/${max.actor.memberId}`, { body: { active: false } });
  const { told, job } = failingJob();
  await takeTurn({ machinery: app.app.services.machinery, log }, job, turnOf(max, 1));
  expect(told).toEqual(['given up 7 nobody']);
});

test('the queue gives a job up that fails again and again', async () => {
  const { told, job } = failingJob();
  const { payload } = turnOf(ada, 1);
  const client = new pg.Client(app.url);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`select graphile_worker.add_job('tests.fail', $1::json, max_attempts => 2)`, [
    JSON.stringify(payload),
  ]);
  const { machinery } = app.app.services;
  const runner = await runJobs({ ownerUrl: app.url, machinery, log }, [job]);
  onTestFinished(() => runner.stop());
  await expect.poll(() => told).toEqual(['run', `given up 7 ${ada.actor.memberId}`]);
  const left = async () => (await client.query('select 1 from graphile_worker.jobs')).rowCount;
  await expect.poll(left).toBe(0);
});
