import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
let app: TestApp;
let ada: TestMember;
let ingrid: TestMember;
let north: string;
let south: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(NOW) });
});
afterAll(() => app.close());

beforeEach(async () => {
  ada = await app.workspace();
  north = await app.team(ada, 'North');
  south = await app.team(ada, 'South');
  ingrid = await app.member(ada, { name: 'Ingrid', role: 'manager', teamId: north });
  await app.member(ada, { name: 'Max', teamId: south });
});

const call = (member: TestMember, route: string, body?: object) =>
  app.call(member, route.replace(' ', ' /api/v1/programme'), body ? { body } : {});

function save(member: TestMember, rest: object = {}) {
  return call(member, 'PUT /charter', {
    ...{ objective: 'To be better', metric: 'retention', begins_on: '2026-03-02' },
    ...{ sponsor_id: ingrid.actor.memberId, everybody: true, ...rest },
    duties: [{ who: 'sponsor', what: 'Opens the dashboard' }],
  });
}

const begin = (rest: object = {}) =>
  save(ingrid, rest).then(() =>
    call(ingrid, 'POST /override', { lets: 'kick_off', reason: 'We begin without a deputy' }),
  );
const read = async () => (await call(ada, 'GET ')).body.programme;
const undo = (answer: { headers: Headers }, member: TestMember) =>
  app.call(member, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
const fewer = { everybody: false, team_ids: [] as string[], member_ids: [] as string[] };
const fewer_reason = 'They have been sold with their shop';

test('after the start nobody goes out of it without a reason of the sponsor', async () => {
  expect((await begin()).status).toBe(200);
  for (const rest of [
    { ...fewer, team_ids: [north] },
    { ...fewer, member_ids: [ingrid.actor.memberId] },
    fewer,
  ]) {
    const quietly = await save(ingrid, rest);
    expect([quietly.status, quietly.body.reason]).toEqual([400, 'people_stay']);
    const byOther = await save(ada, { ...rest, fewer_reason });
    expect([byOther.status, byOther.body.reason]).toEqual([403, 'not_sponsor']);
  }
  expect(await read()).toMatchObject({ everybody: true, people: 3 });
  expect((await read()).overrides).toHaveLength(1);
});

test('before the start a charter is written as often as one likes', async () => {
  await save(ingrid);
  const less = await save(ingrid, { ...fewer, team_ids: [north] });
  expect(less.body).toMatchObject({ people: 1, overrides: [] });
});

test('who was taken out stays seen, and holds what would open by it, until back or gone', async () => {
  await begin({ ...fewer, team_ids: [north, south] });
  const out = await save(ingrid, { ...fewer, team_ids: [north], fewer_reason });
  expect(out.body).toMatchObject({ people: 1 });
  expect(out.body.overrides).toMatchObject([
    { lets: 'kick_off' },
    { lets: 'fewer_people', reason: fewer_reason, by: { name: 'Ingrid' }, lacked: [{ have: 1 }] },
  ]);
  const held = async () => {
    const { stand } = await read();
    const { refusals } = stand.locks.find(({ capability }: { capability: string }) =>
      ['quotes'].includes(capability),
    );
    const { missing } = refusals.find((one: { missing?: unknown }) => one.missing);
    return missing.some(({ name }: { name: string }) => name === 'nobody_left_out');
  };
  expect(await held()).toBe(true);
  await save(ingrid, { ...fewer, team_ids: [north, south] });
  expect(await held()).toBe(false);
  expect((await read()).overrides).toHaveLength(2);
  const undone = await undo(out, ingrid);
  expect(undone.status).toBe(409);
});

test('an undo takes nobody out either', async () => {
  await begin({ ...fewer, team_ids: [north] });
  const more = await save(ingrid, { ...fewer, team_ids: [north, south] });
  expect(more.body.people).toBe(2);
  expect((await undo(more, ingrid)).status).toBe(409);
  expect((await read()).people).toBe(2);
});

test('only what is in use stays open, and it is said before the start', async () => {
  for (const kept_open of [['quotes'], ['more_reports'], ['more_fields', 'cases']]) {
    const answer = await save(ingrid, { kept_open });
    expect([answer.status, answer.body.reason]).toEqual([400, 'not_in_use']);
  }
  const goal = { name: 'A good year', period: 'month', starts_on: '2026-03-01' };
  const view = { name: 'Of Rome', record_type: 'person', is_segment: true };
  const made = await app.call(ada, 'POST /api/v1/views', { body: view });
  expect(made.status, JSON.stringify([goal, made.body])).toBe(201);
  expect((await begin({ kept_open: ['segments'] })).body.kept_open).toEqual(['segments']);
  const later = await save(ingrid, { kept_open: ['segments', 'quotes'] });
  expect([later.status, later.body.reason]).toEqual([400, 'begun']);
  expect((await save(ingrid, {})).body.kept_open).toEqual(['segments']);
});

test('of two who write the first charter at once, one is told so', async () => {
  const answers = await Promise.all([
    save(ingrid, { version: 0, objective: 'The one' }),
    save(ada, { version: 0, objective: 'The other' }),
  ]);
  const [good, late] = answers.toSorted((one, other) => one.status - other.status);
  expect([good!.status, late!.body.reason]).toEqual([200, 'stale_version']);
  expect(await read()).toMatchObject({ objective: good!.body.objective, version: 1 });
});

test('two who press “next stage” at once go one stage on', async () => {
  await begin();
  const note = { held_on: '2026-03-02', took_part: 3, concerns: 0, answered: 0 };
  expect((await call(ada, 'PUT /kick-off', note)).status).toBe(200);
  const press = () => call(ada, 'POST /advance', { to: 'minimum' });
  const reasons = (await Promise.all([press(), press()])).map(({ body }) => body.reason);
  expect(reasons.toSorted()).toEqual(['not_next', undefined]);
  expect((await read()).stand.stage).toBe('minimum');
});
