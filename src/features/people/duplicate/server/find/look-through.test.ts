import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { isQuiet, noteCommand } from '#src/server/jobs/quiet-times.ts';
import { LOOK } from '../duplicate-commands.ts';
import { beginLook } from './keep-looking.ts';
import { lookJob } from './look-through.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});
beforeEach(async () => {
  ada = await app.workspace();
});

async function make(first_name: string): Promise<void> {
  const { status } = await app.call(ada, 'POST /api/v1/people', { body: { first_name } });
  expect(status).toBe(201);
}

function run(): Promise<void> {
  return lookJob(app.app.services).run({}, ada.actor, new AbortController().signal);
}

async function isLooking(): Promise<boolean> {
  return (await app.call(ada, 'GET /api/v1/duplicates')).body.is_looking;
}

async function looksAhead(): Promise<Date[]> {
  const { rows } = await owner.query(
    `select run_at from graphile_worker.jobs where task_identifier = $1 and key = $2`,
    [LOOK, `${LOOK} ${ada.actor.workspaceId}`],
  );
  return rows.map(({ run_at }) => run_at);
}

test('a look gives way to who writes, and goes on later', async () => {
  await make('Anna');
  const ended = noteCommand();
  await run();
  expect(await isLooking()).toBe(true);
  expect(await looksAhead()).toHaveLength(1);
  ended();
  await expect.poll(isQuiet, { timeout: 5000 }).toBe(true);
  await run();
  expect(await isLooking()).toBe(false);
});

test('while somebody writes all the time, a look still comes to its end step by step', async () => {
  await make('Anna');
  const ended = noteCommand();
  for (let step = 0; step < 5; step++) await run();
  ended();
  expect(await isLooking()).toBe(false);
});

test('one look is ahead, at the time first set, unless it is wanted at once', async () => {
  await make('Anna');
  const [first] = await looksAhead();
  const ended = noteCommand();
  await run();
  ended();
  expect(await looksAhead()).toEqual([first]);
  await app.call(ada, 'POST /api/v1/duplicates/look');
  const [now, ...others] = await looksAhead();
  expect(others).toEqual([]);
  expect(now!.getTime()).toBeLessThan(first!.getTime());
});

test('where nothing was gone through yet a look is asked for, and never again once it has ended', async () => {
  const begin = () => beginLook(app.app.services, ada.actor.workspaceId);
  expect(await isLooking()).toBe(true);
  await begin();
  await begin();
  expect(await looksAhead()).toHaveLength(1);
  await expect.poll(isQuiet, { timeout: 5000 }).toBe(true);
  await run();
  await owner.query('delete from graphile_worker._private_jobs where key = $1', [
    `${LOOK} ${ada.actor.workspaceId}`,
  ]);
  expect(await isLooking()).toBe(false);
  await begin();
  expect(await looksAhead()).toEqual([]);
});
