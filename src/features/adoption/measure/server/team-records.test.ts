import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import type { TeamRecords } from '../rules/team-measures.ts';
import { measureTeamRecords } from './team-records-queries.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.now();

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let other: TestMember;
let team: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  const made = await app.call(ada, 'POST /api/v1/teams', { body: { name: 'North' } });
  team = made.body.id;
  max = await app.member(ada, { name: 'Max', teamId: team });
  other = await app.workspace('Other');
});
afterAll(() => app.close());

/** So many days from today. */
function day(days: number): string {
  return new Date(NOW_MS + days * DAY_MS).toISOString().slice(0, 10);
}

async function make(plural: string, body: object): Promise<string> {
  const answer = await app.call(max, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function makeDeal(name: string, more: object, hasStep = true): Promise<string> {
  const deal_id = await make('deals', { name, closes_on: day(60), ...more });
  if (hasStep) await make('tasks', { subject: 'Go on', due_on: day(8), deal_id });
  return deal_id;
}

function write(who: TestMember, statement: ReturnType<typeof sql>) {
  const { database } = app.app.services.machinery;
  return database[TRANSACT](who.actor.workspaceId, (db) => db.rows(statement));
}

async function measureOn(on: string): Promise<TeamRecords> {
  const { workspaceId } = max.actor;
  const { database } = app.app.services.machinery;
  const [row] = await database[TRANSACT](workspaceId, async (db) => {
    await measureTeamRecords(db, workspaceId, on);
    return db.rows<{ records: TeamRecords }>(sql`
      select records from uptake_team where workspace_id = ${workspaceId} and team_id = ${team}`);
  });
  return row!.records;
}

test('of four open deals one is past its day, one without a next step, one silent for twice its rhythm: 3/4', async () => {
  await makeDeal('Past its day', { closes_on: day(3) });
  await makeDeal('Without a next step', {}, false);
  await makeDeal('Alive', { amount: { amount: 100, currency: 'EUR' } });
  const called = await makeDeal('Called every third day', {});
  for (const at of [-9, -6, -3, 0]) {
    const occurred_at = new Date(NOW_MS + at * DAY_MS).toISOString();
    await make('activities', { kind: 'call', body: 'said', occurred_at, deal_id: called });
  }
  // nobody is told of what somebody keeps to themselves
  await makeDeal('Private', { visibility: 'private', closes_on: day(1) });
  // seven days after the last of them is more than twice three, and less than twice fourteen
  expect((await measureOn(day(7))).stale_deals).toEqual({ rate: 0.75, of: 4 });
  expect((await measureOn(day(6))).stale_deals).toEqual({ rate: 0.5, of: 4 });
});

test('the list holds the deals that stand still, by what its reader sees', async () => {
  const standing = (who: TestMember, more: object = {}) => {
    const filter = JSON.stringify({ test: 'stands_still', is: 'yes', ...more });
    return app.call(who, `GET /api/v1/deals?filter=${encodeURIComponent(filter)}`);
  };
  const namesOf = ({ body }: Awaited<ReturnType<typeof standing>>) =>
    body.items.map(({ name }: { name: string }) => name);
  const stepless = await standing(ada, { of: team });
  expect(namesOf(stepless)).toEqual(['Without a next step']);
  const deal_id = stepless.body.items[0].id;
  await make('tasks', { subject: 'Mine alone', due_on: day(3), visibility: 'private', deal_id });
  expect(namesOf(await standing(max, { of: team }))).toEqual([]);
  expect(namesOf(await standing(ada))).toEqual(['Without a next step']);
  expect(namesOf(await standing(other, { of: team }))).toEqual([]);
  for (const wrong of [{ is: 'no' }, { of: 'North' }]) {
    expect((await standing(max, wrong)).status).toBe(400);
  }
});

test('of the fields that figures were made of, 5 of 8 are filled; what nobody reads is not asked for', async () => {
  for (const field of ['amount', 'closes_on']) {
    await write(
      max,
      sql`insert into field_reading (workspace_id, record_type, field, kind, day, people)
        values (${max.actor.workspaceId}, 'deal', ${field}, 'figure', current_date, 1)`,
    );
  }
  expect((await measureOn(day(0))).completeness).toEqual({ rate: 5 / 8, of: 8 });
});

test('a field set 3 times in 100 days halves in ln 2 · 100 / 2 = 34.65 days: after 10 it is 0.819', async () => {
  const known = {
    ...{ type: 'person', owner_id: max.actor.memberId },
    made_at: Date.parse(day(-100)),
    fields: { city: [3, Date.parse(day(-10))] },
  };
  for (const who of [max, other]) {
    await write(
      who,
      sql`insert into uptake_record (workspace_id, id, known)
        values (${who.actor.workspaceId}, gen_random_uuid(), ${JSON.stringify(known)})`,
    );
  }
  const { freshness } = await measureOn(day(0));
  expect(freshness.of).toBe(1);
  expect(freshness.rate).toBeCloseTo(2 ** (-10 / 34.65), 6);
});
