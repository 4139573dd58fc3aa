import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { LeaderAnswer } from '../leader-api.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
/** Leads the team of the others. */
let lea: TestMember;
let team: TestMember[];
let stranger: TestMember;
let report: string;
let clock = new Date('2026-11-23T09:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  const north = await app.team(ada, 'North');
  const south = await app.team(ada, 'South');
  lea = await app.member(ada, { name: 'Lea' });
  await app.call(ada, `PATCH /api/v1/teams/${north}`, { body: { leader_id: lea.actor.memberId } });
  team = [];
  for (let at = 0; at < 6; at += 1) {
    team.push(await app.member(ada, { name: `Member ${at}`, teamId: north }));
  }
  stranger = await app.member(ada, { name: 'Sam', teamId: south });
  const request = JSON.stringify({ metrics: ['orders'], period: { this: 'year' } });
  const made = await app.call(ada, 'POST /api/v1/reports', {
    body: { name: 'Orders', request, chart: 'number' },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  report = made.body.id;
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

const PATH = '/api/v1/adoption';
async function leaders(who: TestMember): Promise<LeaderAnswer[]> {
  const answer = await app.call(who, `GET ${PATH}/leaders`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.leaders;
}
const ofLea = async (who: TestMember) =>
  (await leaders(who)).find(({ member }) => member.id === lea.actor.memberId)!;
const promise = (who: TestMember, due_on: string) =>
  app.call(who, `POST ${PATH}/commitments`, { body: { what: 'Open every meeting live', due_on } });
const echo = (who: TestMember, id: string, says: string) =>
  app.call(who, `POST ${PATH}/commitments/${id}/echo`, { body: { says } });
const outside = (who: TestMember, report_id = report) =>
  app.call(who, `POST ${PATH}/asked-outside`, { body: { report_id } });

test('who leads is seen by whom they lead, as they see them; by no others', async () => {
  expect((await ofLea(team[0]!)).use).toMatchObject({ due: 0, use: null });
  expect((await ofLea(lea)).use).not.toBeNull();
  expect((await ofLea(ada)).use).not.toBeNull();
  expect((await ofLea(stranger)).use).toBeNull();
  const person = (who: TestMember, of: TestMember) =>
    app.call(who, `GET ${PATH}/members/${of.actor.memberId}`);
  expect((await person(lea, team[0]!)).status).toBe(200);
  expect((await person(team[0]!, lea)).status).toBe(200);
  expect((await person(stranger, lea)).status).toBe(403);
  const other = await app.workspace('Other');
  expect(await leaders(other)).toEqual([]);
});

test('each look at a leader is in that leader’s log', async () => {
  await leaders(team[1]!);
  const looks = (await app.call(lea, `GET ${PATH}/me/looks`)).body.items;
  expect(looks.map(({ name }: { name: string }) => name)).toContain('Member 1');
});

test('what leaders promise is public, dated, theirs to settle, and can be taken back', async () => {
  expect((await promise(team[0]!, '2026-12-01')).status).toBe(403);
  expect((await promise(lea, '2026-11-01')).body.reason).toBe('past');
  const made = await promise(lea, '2026-12-01');
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const settle = (who: TestMember) =>
    app.call(who, `POST ${PATH}/commitments/${made.body.id}/settle`, { body: { outcome: 'kept' } });
  expect((await settle(team[0]!)).status).toBe(403);
  expect((await settle(await app.workspace('Third'))).status).toBe(404);
  const done = await settle(lea);
  expect((await settle(lea)).body.reason).toBe('settled');
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  const seen = await ofLea(stranger);
  expect(seen.commitments).toMatchObject([{ due_on: '2026-12-01', outcome: 'kept' }]);
  expect(seen.kept).toEqual({ kept: 1, of: 1, rate: 1 });
  const undo = `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`;
  expect((await app.call(lea, undo)).status).toBe(200);
  expect((await ofLea(stranger)).commitments).toMatchObject([{ outcome: null }]);
});

test('a promise is not taken back once its day has come or somebody has been heard on it', async () => {
  const before = clock;
  const undo = (who: TestMember, done: { headers: Headers }) =>
    app.call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);
  const slip = await promise(lea, '2026-12-04');
  expect((await undo(team[0]!, slip)).status).toBe(404);
  expect((await undo(lea, slip)).status).toBe(200);
  const due = await promise(lea, '2026-11-24');
  clock = new Date('2026-11-24T09:00:00Z');
  const late = await undo(lea, due);
  expect([late.status, late.body.reason]).toEqual([409, 'promised']);
  const early = await promise(lea, '2026-12-09');
  const path = `POST ${PATH}/commitments/${early.body.id}/settle`;
  const settled = await app.call(lea, path, { body: { outcome: 'kept' } });
  expect((await echo(team[0]!, early.body.id, 'doubted')).status).toBe(200);
  for (const done of [settled, early]) {
    expect((await undo(lea, done)).body.reason).toBe('heard');
  }
  expect((await ofLea(stranger)).commitments).toContainEqual(
    expect.objectContaining({ id: early.body.id, outcome: 'kept' }),
  );
  clock = before;
});

test('what members saw is told from five answers on, and nobody knows who said what', async () => {
  const { id } = (await promise(lea, '2026-11-25')).body;
  expect((await echo(team[0]!, id, 'doubted')).body.reason).toBe('not_due');
  clock = new Date('2026-11-27T09:00:00Z');
  expect((await echo(lea, id, 'confirmed')).body.reason).toBe('own');
  const told = async () => (await ofLea(stranger)).commitments.find((one) => one.id === id)!.echo;
  for (const [at, member] of team.entries()) {
    expect((await echo(member, id, at === 0 ? 'doubted' : 'confirmed')).status).toBe(200);
    expect(await told()).toEqual(at < 4 ? null : { confirmed: 4, doubted: 1 });
  }
  // whether somebody was heard is not seen through their eyes
  for (const one of [team[0]!, stranger]) {
    const seen = await app.throughEyes(ada, one, `GET ${PATH}/leaders`);
    const all = (seen.body.leaders as LeaderAnswer[]).flatMap(({ commitments }) => commitments);
    expect(all.find((found) => found.id === id)!.may_say).toBe(false);
  }
  expect((await echo(team[0]!, id, 'confirmed')).body.reason).toBe('heard');
  const { rows } = await owner.query(
    `select actor_id, changes from ledger_event where verb = 'leader_commitment.echoed'`,
  );
  expect(rows).toHaveLength(7);
  expect(rows.every(({ actor_id, changes }) => actor_id === null && !changes)).toBe(true);
});

test('that a report was asked for outside counts against the leader, once a day, without a name', async () => {
  expect((await outside(stranger)).body.reason).toBe('no_leader');
  expect((await outside(lea)).body.reason).toBe('no_leader');
  expect((await outside(await app.workspace('Fourth'))).status).toBe(404);
  expect((await outside(team[2]!)).status).toBe(200);
  expect((await outside(team[3]!)).status).toBe(200);
  const { rows } = await owner.query('select * from asked_outside');
  expect(rows).toHaveLength(1);
  const ids = team.map(({ actor }) => actor.memberId);
  expect(ids.some((one) => JSON.stringify(rows).includes(one))).toBe(false);
  const events = await owner.query(
    `select actor_id, changes from ledger_event where verb = 'report.asked_outside'`,
  );
  expect(events.rows).toEqual([
    { actor_id: null, changes: { leader_id: [null, lea.actor.memberId] } },
  ]);
});

test('in a small team it is not counted, because it would be plain who said so', async () => {
  const west = await app.team(ada, 'West');
  const boss = await app.member(ada, { name: 'Bea' });
  await app.call(ada, `PATCH /api/v1/teams/${west}`, { body: { leader_id: boss.actor.memberId } });
  const only = await app.member(ada, { name: 'Ola', teamId: west });
  expect((await outside(only)).body.reason).toBe('too_few');
});

test('a promise falls due by the leader’s own day, on either side of the date line', async () => {
  const before = clock;
  clock = new Date('2026-11-30T11:30:00Z');
  const livesIn = (time_zone: string) => app.call(lea, 'PATCH /api/v1/me', { body: { time_zone } });
  await livesIn('Pacific/Auckland');
  expect((await promise(lea, '2026-11-30')).body.reason).toBe('past');
  const made = await promise(lea, '2026-12-01');
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  await livesIn('Pacific/Pago_Pago');
  expect((await promise(lea, '2026-11-29')).body.reason).toBe('past');
  expect((await promise(lea, '2026-11-30')).status).toBe(201);
  await livesIn('Europe/Rome');
  clock = before;
});
