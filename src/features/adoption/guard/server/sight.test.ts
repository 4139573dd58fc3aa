import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
/** A manager of nobody in the team. */
let far: TestMember;
let team: string;
let crew: TestMember[];

const TODAY = '2026-11-22';
const END = '2026-10-31';
let clock = new Date(`${TODAY}T09:00:00Z`);

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  lea = await app.member(ada, { name: 'Lea' });
  const body = { name: 'North', leader_id: lea.actor.memberId };
  team = (await app.call(ada, 'POST /api/v1/teams', { body })).body.id;
  max = await app.member(ada, { name: 'Max', teamId: team });
  crew = [max];
  for (let at = 0; at < 4; at += 1) {
    crew.push(await app.member(ada, { name: `Member ${at}`, teamId: team }));
  }
  far = await app.member(ada, { name: 'Far', role: 'manager' });
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

async function look(who: TestMember, path: string) {
  const { status, body } = await app.call(who, `GET /api/v1/adoption/${path}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** Everybody has adopted it as far as others see; of these there are signs. */
async function measureAs(signs: readonly TestMember[]): Promise<void> {
  for (const day of [TODAY, END]) await look(lea, `teams/${team}?on=${day}`);
  for (const one of [lea, ...crew]) {
    const hasSigns = signs.includes(one);
    const said = {
      ...{ verdict: hasSigns ? 'not_yet' : 'adopted', step: hasSigns ? 'habit' : 'adopted' },
      ...{ seen: { verdict: 'adopted', step: 'adopted' }, missing: hasSigns ? ['edict'] : [] },
      ...{ edict: { edits: 20, slot: null, bunched: 0.8, late: 0.9, value: hasSigns ? 0.7 : 0 } },
    };
    await owner.query(
      `update uptake_figure set figures = jsonb_set(figures, '{measures}', figures -> 'measures' || $2)
       where member_id = $1`,
      [one.actor.memberId, said],
    );
  }
}

test('of somebody with a sign others are told what they are told of somebody without', async () => {
  await measureAs([max]);
  expect(await look(max, 'me')).toMatchObject({ verdict: 'not_yet', missing: ['edict'] });
  const person = (of: TestMember) => look(lea, `members/${of.actor.memberId}`);
  const { member_id: _, ...told } = await person(max);
  const { member_id: __, ...other } = await person(crew[1]!);
  expect(told).toEqual(other);
  expect(told).toMatchObject({ verdict: 'adopted', step: 'adopted', missing: [] });
  for (const who of [lea, ada, crew[1]!]) {
    const { members, state, adopted } = await look(who, `teams/${team}`);
    expect([state, adopted]).toEqual(['adopted', 6]);
    expect(new Set(members.map(({ verdict }: { verdict: string }) => verdict))).toEqual(
      new Set(['adopted']),
    );
  }
  const mine = (await look(max, `teams/${team}`)).members;
  expect(mine.find(({ name }: { name: string }) => name === 'Max').missing).toEqual(['edict']);
});

test('that somebody of many has signs is told at the end of a month, of all of them together', async () => {
  await look(far, 'sums');
  const told = (path: string) => look(lea, path).then(({ state, reason }) => [state, reason.key]);
  expect(await told(`teams/${team}`)).toEqual(['partial', 'signs_together']);
  expect((await look(lea, 'teams')).items[0].state).toBe('partial');
  expect(JSON.stringify(await look(far, 'sums'))).not.toContain('together');
});

test('days of others are ends of months, one’s own are any, and what is long past is refused', async () => {
  const on = async (who: TestMember, path: string, day: string) =>
    (await look(who, `${path}?on=${day}`)).to;
  const person = `members/${max.actor.memberId}`;
  expect(await on(max, 'me', '2026-11-10')).toBe('2026-11-10');
  expect(await on(max, person, '2026-11-10')).toBe('2026-11-10');
  expect(await on(lea, person, '2026-11-10')).toBe(END);
  expect(await on(lea, person, '2027-01-01')).toBe(TODAY);
  expect(await on(lea, `teams/${team}`, '2026-11-21')).toBe(END);
  expect(await on(far, `teams/${team}`, TODAY)).toBe(END);
  const old = await app.call(lea, `GET /api/v1/adoption/${person}?on=2023-01-31`);
  expect([old.status, old.body.reason]).toEqual([400, 'too_long_ago']);
  expect(await on(max, 'me', '2023-01-31')).toBe('2023-01-31');
});

test('what outsiders and sums were told of a month stays, whoever leaves', async () => {
  const before = await look(far, `teams/${team}`);
  const sums = await look(far, 'sums');
  expect(before).toMatchObject({ to: END, people: 6, members: null, leader: null });
  const path = `PATCH /api/v1/members/${crew[3]!.actor.memberId}`;
  const left = await app.call(ada, path, { body: { active: false } });
  expect(left.status, JSON.stringify(left.body)).toBe(200);
  expect(await look(far, `teams/${team}`)).toEqual(before);
  expect(await look(far, 'sums')).toEqual(sums);
  expect((await look(lea, `teams/${team}`)).people).toBe(5);
  clock = new Date('2026-12-02T09:00:00Z');
  expect((await look(far, `teams/${team}`)).people).toBe(5);
});

test('a team of few is told to outsiders in one word, and another workspace knows nothing of it', async () => {
  const west = (await app.call(ada, 'POST /api/v1/teams', { body: { name: 'West' } })).body.id;
  const ola = await app.member(ada, { name: 'Ola', teamId: west });
  expect(await look(ola, `teams/${west}`)).toMatchObject({ not_enough: 1, people: 1 });
  expect(await look(far, `teams/${west}`)).toMatchObject({
    ...{ state: 'not_enough', reason: { key: 'untold', counts: {} } },
    ...{ adopted: null, not_yet: null, not_enough: null },
  });
  const gaps = await look(far, `teams/${west}/gaps`);
  expect(gaps).toMatchObject({ is_own: false, contacts: null, customers: null, items: [] });
  const other = await app.workspace('Other');
  for (const path of [`teams/${west}`, `teams/${west}/gaps`, `members/${ola.actor.memberId}`]) {
    expect((await app.call(other, `GET /api/v1/adoption/${path}`)).status).toBe(404);
  }
});
