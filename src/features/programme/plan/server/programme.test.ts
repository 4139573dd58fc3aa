import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const WEEK = 7 * 86_400_000;
let app: TestApp;
let clock = NOW;
let ada: TestMember;
let ingrid: TestMember;
let max: TestMember;
let teamId: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(clock) });
});
afterAll(() => app.close());

beforeEach(async () => {
  clock = NOW;
  ada = await app.workspace();
  teamId = await app.team(ada, 'North');
  ingrid = await app.member(ada, { name: 'Ingrid', role: 'manager' });
  max = await app.member(ada, { name: 'Max', teamId });
});

function charter(rest: object = {}) {
  return {
    objective: 'More of our quotes are accepted',
    metric: 'quote_win_ratio',
    sponsor_id: ingrid.actor.memberId,
    administrator_id: ada.actor.memberId,
    deputy_id: max.actor.memberId,
    everybody: true,
    duties: [{ who: 'sponsor', what: 'Opens the dashboard in every meeting' }],
    hours: 120,
    begins_on: '2026-03-02',
    ends_on: '2026-06-30',
    ...rest,
  };
}

const call = (member: TestMember, route: string, body?: object) =>
  app.call(member, route.replace(' ', ' /api/v1/programme'), body ? { body } : {});
const save = (member: TestMember, rest: object = {}) => call(member, 'PUT /charter', charter(rest));
const advance = (member: TestMember, to: string) => call(member, 'POST /advance', { to });
const read = async (member: TestMember) => (await call(member, 'GET ')).body;

async function begin(rest: object = {}) {
  expect((await save(ada, rest)).status).toBe(200);
  expect((await call(ingrid, 'POST /agree')).status).toBe(200);
  const answer = await advance(ada, 'kick_off');
  expect(answer.body).toMatchObject({ stand: { stage: 'kick_off' } });
}

test('a charter is written by those who lead, and read by everyone', async () => {
  expect((await save(max)).status).toBe(403);
  expect((await read(max)).programme).toBeNull();
  const saved = await save(ingrid);
  expect(saved.status).toBe(200);
  expect(saved.body).toMatchObject({ sponsor: { name: 'Ingrid' }, people: 3 });
  const { programme, may } = await read(max);
  expect(programme.stand).toMatchObject({ stage: 'charter', gate: { name: 'G0', is_open: false } });
  expect(may).toEqual({ lead: true, sponsor: false });
  const elsewhere = await app.workspace();
  expect((await read(elsewhere)).programme).toBeNull();
});

test('G0 says what is missing, and opens when all of it is there', async () => {
  await save(ada, { duties: [], hours: null, deputy_id: null, ends_on: null, everybody: false });
  const missing = async () => {
    const { programme } = await read(ada);
    return programme.stand.gate.conditions
      .filter(({ met }: { met: boolean }) => !met)
      .map(({ name, why }: { name: string; why: string }) => `${name}: ${why}`);
  };
  expect(await missing()).toEqual([
    'sponsor_agreed: no_duties',
    'administrators: no_deputy',
    'affected: nobody',
    'hours: no_hours',
    'deadline: no_day',
  ]);
  expect((await call(ingrid, 'POST /agree')).body.reason).toBe('no_duties');
  const closed = await advance(ada, 'kick_off');
  expect([closed.status, closed.body.reason]).toEqual([409, 'gate_closed']);
  await save(ada, { ends_on: '2026-03-23' });
  expect(await missing()).toEqual(['sponsor_agreed: not_agreed', 'deadline: impossible']);
  await save(ada);
  expect((await call(ada, 'POST /agree')).body.reason).toBe('not_sponsor');
  await call(ingrid, 'POST /agree');
  expect(await missing()).toEqual([]);
  expect((await advance(max, 'kick_off')).body.stand.stage).toBe('kick_off');
});

test('what the sponsor took on is taken on anew when somebody else changes it', async () => {
  await save(ada);
  await call(ingrid, 'POST /agree');
  expect((await save(ada, { deputy_id: max.actor.memberId })).body.agreed_on).toBe('2026-03-02');
  expect((await save(ada, { hours: 500 })).body.agreed_on).toBeNull();
  await call(ingrid, 'POST /agree');
  const away = await save(ada, { sponsor_id: ada.actor.memberId });
  expect([away.status, away.body.reason]).toEqual([403, 'not_sponsor']);
  expect((await save(ingrid, { sponsor_id: ada.actor.memberId })).status).toBe(200);
});

test('who is not there, or may not, is no sponsor, administrator or deputy', async () => {
  const stranger = await app.workspace();
  const reasons = [];
  for (const rest of [
    { sponsor_id: max.actor.memberId },
    { sponsor_id: stranger.actor.memberId },
    { administrator_id: max.actor.memberId },
    { deputy_id: ada.actor.memberId },
    { deputy_id: stranger.actor.memberId },
    { metric: 'nonsense' },
    { team_ids: [stranger.actor.memberId] },
  ]) {
    const { status, body } = await save(ada, rest);
    expect(status).toBe(400);
    reasons.push(body.reason);
  }
  expect(reasons).toEqual([
    ...['no_sponsor', 'no_sponsor', 'no_administrator', 'same', 'gone', 'no_metric', 'gone'],
  ]);
});

test('the kick-off is noted by counts that can be true', async () => {
  await begin();
  const note = (given: object) =>
    call(ada, 'PUT /kick-off', {
      ...{ held_on: '2026-03-02', took_part: 3, concerns: 4, answered: 4 },
      ...given,
    });
  expect((await note({ took_part: 4 })).body.reason).toBe('too_many');
  expect((await note({ answered: 5 })).body.reason).toBe('too_many');
  expect((await note({ held_on: '2026-03-03' })).body.reason).toBe('future');
  const most = await note({ took_part: 2 });
  expect(most.body.stand.gate.conditions[0]).toMatchObject({ met: false, have: 2, need: 3 });
  expect((await advance(ada, 'minimum')).body.missing).toMatchObject([{ name: 'took_part' }]);
  expect((await note({})).body.kick_off).toMatchObject({ of: 3, noted_by: { name: 'Ada Admin' } });
  expect((await advance(ada, 'minimum')).body.stand.stage).toBe('minimum');
});

test('only the sponsor overrides a gate, and everyone sees it for ever', async () => {
  await begin();
  const body = { lets: 'minimum', reason: 'The fair is next week and we begin there' };
  for (const other of [ada, max]) {
    const answer = await call(other, 'POST /override', body);
    expect([answer.status, answer.body.reason]).toEqual([403, 'not_sponsor']);
  }
  expect((await call(ingrid, 'POST /override', { ...body, reason: 'go' })).status).toBe(400);
  expect((await call(ingrid, 'POST /override', { ...body, lets: 'habit' })).body.reason).toBe(
    'not_next',
  );
  const done = await call(ingrid, 'POST /override', body);
  expect(done.body.stand.stage).toBe('minimum');
  expect((await read(max)).programme.overrides).toMatchObject([
    { gate: 'G1', lets: 'minimum', by: { name: 'Ingrid' }, on: '2026-03-02', reason: body.reason },
  ]);
  expect((await read(max)).programme.overrides[0].lacked).toHaveLength(2);
  const undo = await app.call(
    ingrid,
    `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`,
  );
  expect([undo.status, undo.body.reason]).toEqual([409, 'stays']);
  expect((await read(max)).programme.overrides).toHaveLength(1);
});

async function toHabit() {
  await begin();
  await call(ingrid, 'POST /override', {
    lets: 'minimum',
    reason: 'Everyone has been told by now',
  });
  const decisions = [{ decision: 'deals_to_win' }];
  const basis = { objective: 'To be better', metric: 'retention', decisions };
  const known = await app.call(ada, 'PUT /api/v1/decisions', { body: basis });
  if (known.status !== 200) {
    const own = [{ words: 'Whom we look after', metric: 'person_freshness' }];
    const answer = await app.call(ada, 'PUT /api/v1/decisions', {
      body: { ...basis, decisions: own },
    });
    expect(answer.body).toMatchObject({ objective: 'To be better' });
  }
  expect((await advance(ada, 'habit')).body.stand.stage).toBe('habit');
}

test('eight weeks of habit cannot be left in three, and what is not measured holds the gate', async () => {
  await toHabit();
  clock = NOW + 3 * WEEK;
  const { programme } = await read(max);
  expect(programme.stand.advance.map(({ reason }: { reason: string }) => reason)).toEqual([
    'gate_closed',
    'too_early',
  ]);
  expect(programme.stand.gate.conditions).toMatchObject([
    { name: 'nobody_left_out', met: true },
    { name: 'team_adopted', met: null },
    { name: 'leader_use', met: null, need: 0.8 },
    { name: 'give_get', met: null, need: 1 },
    // of fewer than five people it is never told, so the sponsor decides
    { name: 'ease', met: null, why: 'never_told' },
  ]);
  clock = NOW + 9 * WEEK;
  expect((await advance(ada, 'expand')).body.reason).toBe('gate_closed');
});

test('a capability says what it serves, and the next one comes four weeks later', async () => {
  await toHabit();
  clock = NOW + 8 * WEEK;
  const reason = 'The quarter needs it, and I answer for it';
  expect((await call(ada, 'POST /capabilities/quotes/open', { serves: 'x' })).status).toBe(400);
  expect(
    (await call(ada, 'POST /capabilities/quotes/open', { serves: 'Quotes are sent' })).body.reason,
  ).toBe('not_there_yet');
  expect((await call(ingrid, 'POST /override', { lets: 'quotes', reason })).body.reason).toBe(
    'no_objective',
  );
  expect((await read(max)).programme.overrides).toHaveLength(1);
  await call(ingrid, 'POST /override', { lets: 'expand', reason });
  const serves = 'Quotes leave the house the same day';
  const one = await call(ingrid, 'POST /override', { lets: 'quotes', reason, serves });
  expect(one.body.stand.locks[0]).toMatchObject({ capability: 'quotes', serves });
  const two = { lets: 'cases', reason, serves: 'Cases are seen before a visit' };
  const soon = await call(ingrid, 'POST /override', two);
  expect([soon.status, soon.body.reason]).toEqual([409, 'too_soon']);
  clock += 4 * WEEK;
  expect((await call(ingrid, 'POST /override', two)).status).toBe(200);
  expect((await read(ada)).programme.overrides).toHaveLength(4);
});

test('it is never complete before twelve months and two rear views', async () => {
  await toHabit();
  clock = NOW + 40 * WEEK;
  const early = await call(ada, 'POST /complete');
  expect([early.status, early.body.reason]).toEqual([409, 'not_there_yet']);
  const { programme } = await read(ada);
  expect(programme.stand.completion.map(({ reason }: { reason: string }) => reason)).toEqual([
    ...['not_there_yet', 'too_young', 'too_few_reviews', 'gate_closed'],
  ]);
});

test('the sponsor alone ends it before its time, with a reason; another may begin after', async () => {
  await begin();
  const body = { reason: 'The company was sold and works elsewhere' };
  expect((await call(ada, 'POST /stop', body)).status).toBe(403);
  expect((await call(ingrid, 'POST /stop', body)).body.ended).toMatchObject({
    how: 'stopped',
    ...body,
  });
  expect((await advance(ada, 'minimum')).body.reason).toBe('ended');
  const anew = await save(ada, { objective: 'Another time' });
  expect(anew.body).toMatchObject({ ended: null, agreed_on: null, stand: { stage: 'charter' } });
  const undo = `POST /api/v1/commands/${anew.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(200);
  expect((await read(max)).programme.ended).toMatchObject({ how: 'stopped', ...body });
});

test('a step is taken back as long as nothing followed it', async () => {
  const made = await save(ada);
  await call(ingrid, 'POST /agree');
  const step = await advance(ada, 'kick_off');
  const undo = (answer: typeof made, member = ada) =>
    app.call(member, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
  expect((await undo(made)).status).toBe(409);
  expect((await undo(step)).status).toBe(200);
  expect((await read(ada)).programme.stand.stage).toBe('charter');
  expect((await undo(step)).status).toBe(409);
  const other = await app.workspace();
  const first = await app.call(other, 'PUT /api/v1/programme/charter', {
    body: {
      ...{ objective: 'To be better', metric: 'retention', begins_on: '2026-03-02' },
      sponsor_id: other.actor.memberId,
    },
  });
  expect((await undo(first, other)).status).toBe(200);
  expect((await read(other)).programme).toBeNull();
});

test('fifty to a hundred and fifty hours: what either side hears is kept, and shown where it differs', async () => {
  await begin();
  const given = { what: 'Bringing the lists in', least_hours: 50, most_hours: 150 };
  const ines = await app.member(ada, { name: 'Ines' });
  expect((await call(ines, 'POST /estimates', given)).status).toBe(403);
  expect((await call(ada, 'POST /estimates', { ...given, most_hours: 50 })).status).toBe(400);
  const made = await call(ada, 'POST /estimates', given);
  expect(made.body).toMatchObject({ understanding: 'waiting', side: 'does', readings: [] });
  const read = (member: TestMember, hours: number) =>
    call(member, `POST /estimates/${made.body.id}/readings`, { hours });
  expect((await read(ines, 50)).body.reason).toBe('no_side');
  await read(ingrid, 50);
  expect((await read(ada, 150)).body.understanding).toBe('differ');
  const { items } = (await call(ines, 'GET /estimates')).body;
  expect(items).toMatchObject([
    {
      readings: [
        { side: 'asks', hours: 50, name: 'Ingrid' },
        { side: 'does', hours: 150 },
      ],
    },
  ]);
  expect((await read(ingrid, 145)).body).toMatchObject({ understanding: 'agree' });
  expect((await call(ines, 'GET /estimates')).body.items[0].readings).toHaveLength(3);
  const undo = `POST /api/v1/commands/${made.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(409);
  const other = await app.workspace();
  expect((await call(other, 'GET /estimates')).body.items).toEqual([]);
});

test('what came of it after six and twelve months is told in sums, and not of few', async () => {
  const scorecard = async (member: TestMember) => (await call(member, 'GET /scorecard')).body;
  expect(await scorecard(max)).toMatchObject({ begins_on: null, points: [] });
  await begin();
  expect((await scorecard(max)).points).toMatchObject([
    { months: 6, on: '2026-09-02', state: 'later' },
    { months: 12, on: '2027-03-02', state: 'later' },
  ]);
  for (let at = 0; at < 4; at++) await app.member(ada, { name: `Person ${at}`, teamId });
  clock = NOW + 30 * WEEK;
  const told = (await scorecard(max)).points[0];
  // the other team is of two
  expect(told).toMatchObject({ state: 'told', teams: 2, teams_adopted: null, people: 7 });
  // who comes or leaves later changes nothing of what was told
  await app.member(ada, { name: 'Late', teamId });
  expect((await scorecard(max)).points[0]).toEqual(told);
});
