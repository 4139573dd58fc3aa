import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CallOptions,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

/** A Monday, 10:00 where the administrator is. */
const MONDAY = '2026-11-23T10:00:00Z';

let app: TestApp;
let now = new Date(MONDAY);
let ada: TestMember;
let max: TestMember;
let eve: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date(MONDAY);
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max Member' });
  eve = await app.member(ada, { name: 'Eve Agent' });
});

async function ok(member: TestMember, route: string, options: CallOptions = {}) {
  const answer = await app.call(member, route, options);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function open(body: object = {}, member = max) {
  return ok(member, 'POST /api/v1/cases', { body: { subject: 'The pump leaks', ...body } });
}

function at(instant: string): void {
  now = new Date(instant);
}

describe('a new case', () => {
  test('gets the next number of its workspace, a channel and its promises', async () => {
    const first = await open({ priority: 'urgent' });
    expect(first).toMatchObject({
      number: 'C-1001',
      status: 'new',
      channel: 'api',
      owner_id: null,
      opened_at: MONDAY,
      response_due_at: '2026-11-23T11:00:00Z',
      resolution_due_at: '2026-11-23T14:00:00Z',
      next_due_at: '2026-11-23T11:00:00Z',
    });
    expect((await open()).number).toBe('C-1002');
    expect((await open({}, await app.workspace('Other'))).number).toBe('C-1001');
  });

  test('gets a number of its own however many are opened at once', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => open()));
    expect(new Set(cases.map(({ number }) => number)).size).toBe(12);
  });

  test('is opened once by a request that is sent twice', async () => {
    const options = { body: { subject: 'Twice' }, headers: { 'idempotency-key': 'once' } };
    const first = await ok(max, 'POST /api/v1/cases', options);
    const again = await ok(max, 'POST /api/v1/cases', options);
    expect(again.id).toBe(first.id);
  });

  test('takes the company from its person', async () => {
    const company = await ok(max, 'POST /api/v1/companies', { body: { name: 'Globex' } });
    const person = await ok(max, 'POST /api/v1/people', {
      body: { last_name: 'Bauer', company_id: company.id },
    });
    expect((await open({ person_id: person.id })).company_id).toBe(company.id);
  });

  test.each(['status', 'number', 'first_response_at', 'response_due_at', 'escalations'])(
    'refuses to be told its %s',
    async (field) => {
      const body = { subject: 'x', [field]: 'open' };
      expect((await app.call(max, 'POST /api/v1/cases', { body })).status).toBe(400);
    },
  );

  test('is due anew when its priority changes, counted from its opening', async () => {
    const { id } = await open();
    at('2026-11-23T10:30:00Z');
    const changed = await ok(max, `PATCH /api/v1/cases/${id}`, { body: { priority: 'urgent' } });
    expect(changed.response_due_at).toBe('2026-11-23T11:00:00Z');
  });
});

describe('promises', () => {
  test('the closest holds: the tag of a company before the queue, the queue before all', async () => {
    const calendar = await ok(ada, 'POST /api/v1/business_calendars', {
      body: { name: 'Always', time_zone: 'UTC', hours: 'mon-sun 00:00-24:00' },
    });
    const queue = await ok(ada, 'POST /api/v1/queues', { body: { name: 'Workshop' } });
    const promise = (body: object) =>
      ok(ada, 'POST /api/v1/service_promises', {
        body: { priority: 'normal', calendar_id: calendar.id, ...body },
      });
    await promise({ response_minutes: 60, resolution_minutes: 600 });
    await promise({ response_minutes: 50, resolution_minutes: 600, queue_id: queue.id });
    await promise({ response_minutes: 10, resolution_minutes: 600, company_tag: 'Gold' });
    const company = await ok(max, 'POST /api/v1/companies', {
      body: { name: 'Globex', tags: ['gold'] },
    });
    expect((await open()).response_minutes).toBe(60);
    expect((await open({ queue_id: queue.id })).response_minutes).toBe(50);
    const gold = await open({ queue_id: queue.id, company_id: company.id });
    expect(gold.response_due_at).toBe('2026-11-23T10:10:00Z');
    expect((await open({ priority: 'low' })).response_due_at).toBe(null);
  });

  test('are set up by administrators alone, seen by all, and hidden from others', async () => {
    const body = { name: 'Mine', time_zone: 'Europe/Rome', hours: 'mon 9:00-10:00' };
    const refused = await app.call(max, 'POST /api/v1/business_calendars', { body });
    expect(refused).toMatchObject({ status: 403, body: { reason: 'role' } });
    expect((await app.call(max, 'POST /api/v1/queues', { body: { name: 'Q' } })).status).toBe(403);
    const queue = await ok(ada, 'POST /api/v1/queues', { body: { name: 'Q' } });
    expect((await ok(max, `GET /api/v1/queues/${queue.id}`)).name).toBe('Q');
    const other = await app.workspace('Other');
    expect((await app.call(other, `GET /api/v1/queues/${queue.id}`)).status).toBe(404);
    const renamed = await app.call(max, `PATCH /api/v1/queues/${queue.id}`, {
      body: { name: 'R' },
    });
    expect(renamed.status).toBe(403);
  });

  test('hours and holidays are refused with what to do, and kept in one writing', async () => {
    const make = (body: object) =>
      app.call(ada, 'POST /api/v1/business_calendars', {
        body: { name: 'A', time_zone: 'Europe/Rome', hours: 'mon 09:00-10:00', ...body },
      });
    for (const body of [{ hours: 'never' }, { time_zone: 'Rome' }, { holidays: 'Easter' }]) {
      const answer = await make(body);
      expect(answer.status).toBe(400);
      expect(answer.body.issues[0].path).toEqual(Object.keys(body));
    }
    const kept = await make({
      hours: 'TUE-mon 9:00-10:00'.replace('9', '09'),
      holidays: '25.12. Natale',
    });
    expect(kept.body.holidays).toBe('12-25 Natale');
    expect(kept.body.hours.split('\n')[0]).toBe('mon 09:00-10:00');
  });

  test('the usual ones are written down to be changed, once, and taken back as one', async () => {
    const body = { name: 'Opening hours', time_zone: 'Europe/Rome' };
    const adopt = (member: TestMember) =>
      app.call(member, 'POST /api/v1/service_promises/usual', { body });
    expect((await adopt(max)).status).toBe(403);
    const adopted = await adopt(ada);
    expect(adopted.status).toBe(201);
    expect((await ok(max, 'GET /api/v1/service_promises')).items).toHaveLength(4);
    expect((await adopt(ada)).body.reason).toBe('has_hours');
    await ok(ada, `POST /api/v1/commands/${adopted.headers.get('uptake-command')}/undo`);
    expect((await ok(max, 'GET /api/v1/service_promises')).items).toHaveLength(0);
    const again = await adopt(ada);
    expect((await open()).calendar_id).toBe(again.body.calendar_id);
  });

  test('one for the same kind of case is refused, and one that is resolved before it is answered', async () => {
    const { id } = await ok(ada, 'POST /api/v1/business_calendars', {
      body: { name: 'A', time_zone: 'UTC', hours: 'mon 09:00-10:00' },
    });
    const body = { priority: 'low', calendar_id: id, response_minutes: 10, resolution_minutes: 20 };
    const make = (more: object) =>
      app.call(ada, 'POST /api/v1/service_promises', { body: { ...body, ...more } });
    expect((await make({ resolution_minutes: 5 })).status).toBe(400);
    expect((await make({ response_minutes: 0 })).status).toBe(400);
    expect((await make({})).status).toBe(201);
    expect((await make({})).status).toBe(400);
    expect((await make({ company_tag: 'gold' })).status).toBe(201);
    const never = await make({ priority: 'high', resolution_minutes: 500_000 });
    expect(never).toMatchObject({ status: 400, body: { reason: 'never_open' } });
    // nor do the hours change so that a promise could be kept no more
    await make({ priority: 'high', resolution_minutes: 20_000 });
    const change = (hours: string) =>
      app.call(ada, `PATCH /api/v1/business_calendars/${id}`, { body: { hours } });
    const short = await change('mon 09:00-09:30');
    expect(short).toMatchObject({ status: 400, body: { reason: 'never_open' } });
    expect(short.body.issues[0].path).toEqual(['hours']);
    expect((await change('mon 09:00-12:00')).status).toBe(200);
  });
});

describe('taking', () => {
  test('of two agents who take one, the later is told who has it', async () => {
    const { id } = await open();
    const answers = await Promise.all(
      [max, eve].map((agent) => app.call(agent, `POST /api/v1/cases/${id}/take`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.body.reason).toBe('taken');
    expect(late.body.detail).toMatch(/^(Max Member|Eve Agent) has this case already\.$/);
  });

  test('makes it open and is taken back as one', async () => {
    const { id } = await open();
    const taken = await app.call(max, `POST /api/v1/cases/${id}/take`);
    expect(taken.body).toMatchObject({ status: 'open', owner_id: max.actor.memberId });
    await ok(max, `POST /api/v1/commands/${taken.headers.get('uptake-command')}/undo`);
    expect(await ok(max, `GET /api/v1/cases/${id}`)).toMatchObject({
      status: 'new',
      owner_id: null,
    });
  });

  test('the next one is the one that is due first; two agents get two', async () => {
    await open({ subject: 'Later' });
    await open({ subject: 'First', priority: 'urgent' });
    const taken = await Promise.all(
      [max, eve].map((agent) => ok(agent, 'POST /api/v1/cases/take-next')),
    );
    expect(new Set(taken.map(({ id }) => id)).size).toBe(2);
    const none = await app.call(max, 'POST /api/v1/cases/take-next');
    expect(none).toMatchObject({ status: 409, body: { reason: 'none_left' } });
  });

  test('a case of another workspace, or a private one, is not found', async () => {
    const { id } = await open();
    const other = await app.workspace('Other');
    const hidden = await open({ visibility: 'private', channel: 'phone' });
    for (const verb of ['take', 'wait', 'respond', 'close', 'reopen']) {
      expect((await app.call(other, `POST /api/v1/cases/${id}/${verb}`)).status, verb).toBe(404);
      expect((await app.call(eve, `POST /api/v1/cases/${hidden.id}/${verb}`)).status).toBe(404);
    }
    expect((await ok(other, 'GET /api/v1/case-queue')).items).toEqual([]);
    const seen = await ok(eve, 'GET /api/v1/case-queue');
    expect(seen.items.map((item: { id: string }) => item.id)).toEqual([id]);
  });

  test('is handed to a colleague by who has it, and put back into the queue', async () => {
    const { id } = await open();
    await ok(max, `POST /api/v1/cases/${id}/take`);
    const body = { owner_id: eve.actor.memberId };
    const stranger = await app.call(eve, `POST /api/v1/cases/${id}/assign`, { body });
    expect(stranger.status).toBe(403);
    expect((await ok(max, `POST /api/v1/cases/${id}/assign`, { body })).owner_id).toBe(
      body.owner_id,
    );
    const back = await ok(ada, `POST /api/v1/cases/${id}/assign`, { body: { owner_id: null } });
    expect(back.owner_id).toBe(null);
  });
});

describe('the clock', () => {
  test('stands still while we wait for the customer', async () => {
    const { id } = await open({ priority: 'urgent' });
    at('2026-11-23T10:30:00Z');
    const waiting = await app.call(max, `POST /api/v1/cases/${id}/wait`);
    expect(waiting.body).toMatchObject({ status: 'waiting', next_due_at: null });
    at('2026-11-24T09:15:00Z');
    const back = await ok(max, `POST /api/v1/cases/${id}/reopen`);
    // 6:30 on Monday and 0:15 on Tuesday
    expect(back).toMatchObject({
      status: 'open',
      waited_minutes: 405,
      response_due_at: '2026-11-24T09:45:00Z',
      resolution_due_at: '2026-11-24T12:45:00Z',
    });
  });

  test('runs as before when the waiting is undone', async () => {
    const { id, resolution_due_at } = await open();
    at('2026-11-23T10:30:00Z');
    const waiting = await app.call(max, `POST /api/v1/cases/${id}/wait`);
    at('2026-11-24T09:15:00Z');
    await ok(max, `POST /api/v1/commands/${waiting.headers.get('uptake-command')}/undo`);
    const back = await ok(max, `GET /api/v1/cases/${id}`);
    expect(back).toMatchObject({ status: 'new', resolution_due_at, waited_minutes: 0 });
    expect(back.waiting_since).toBe(null);
  });

  test('keeps nine o’clock when clocks change', async () => {
    await ok(ada, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
    at('2026-10-23T14:30:00Z'); // Friday, 16:30 in Rome
    expect((await open({ priority: 'urgent' })).response_due_at).toBe('2026-10-26T08:30:00Z');
  });

  test('the first contact about it is the answer; a note is none', async () => {
    const { id } = await open();
    const tell = (kind: string) =>
      ok(max, 'POST /api/v1/activities', {
        body: { kind, case_id: id, occurred_at: now.toISOString(), body: 'Hello' },
      });
    at('2026-11-23T10:20:00Z');
    await tell('note');
    expect((await ok(max, `GET /api/v1/cases/${id}`)).first_response_at).toBe(null);
    at('2026-11-23T10:40:00Z');
    await tell('call');
    at('2026-11-23T10:50:00Z');
    await tell('message');
    const answered = await ok(max, `GET /api/v1/cases/${id}`);
    expect(answered.first_response_at).toBe('2026-11-23T10:40:00Z');
    expect(answered.next_due_at).toBe(answered.resolution_due_at);
  });

  test('an answer without an activity is noted by hand, once', async () => {
    const { id } = await open();
    at('2026-11-23T10:20:00Z');
    const first = await ok(max, `POST /api/v1/cases/${id}/respond`);
    at('2026-11-23T10:40:00Z');
    const again = await ok(max, `POST /api/v1/cases/${id}/respond`);
    expect(again.first_response_at).toBe(first.first_response_at);
  });
});

describe('the end', () => {
  test('a case is resolved with what helped, then closed, then reopened', async () => {
    const { id } = await open();
    const early = await app.call(max, `POST /api/v1/cases/${id}/close`);
    expect(early).toMatchObject({ status: 409, body: { reason: 'not_resolved' } });
    const resolve = (resolution: string) =>
      app.call(max, `POST /api/v1/cases/${id}/resolve`, { body: { resolution } });
    expect((await resolve('  ')).status).toBe(400);
    const resolved = (await resolve('A new seal.')).body;
    expect(resolved).toMatchObject({ status: 'resolved', resolved_at: MONDAY, next_due_at: null });
    expect((await resolve('Again')).status).toBe(409);
    expect((await app.call(eve, `POST /api/v1/cases/${id}/take`)).status).toBe(409);
    expect((await ok(max, `POST /api/v1/cases/${id}/close`)).status).toBe('closed');
    at('2026-11-23T12:00:00Z');
    const reopened = await ok(max, `POST /api/v1/cases/${id}/reopen`);
    expect(reopened).toMatchObject({ status: 'open', resolved_at: null, waited_minutes: 120 });
    const history = await ok(max, `GET /api/v1/cases/${id}/history`);
    const verbs = history.items.map(({ verb }: { verb: string }) => verb);
    expect(verbs).toEqual([
      'service_case.reopened',
      'service_case.closed',
      'service_case.resolved',
      'service_case.created',
    ]);
  });
});

describe('the queue', () => {
  test('tells what is due next, and how many there are of each kind', async () => {
    const queue = await ok(ada, 'POST /api/v1/queues', { body: { name: 'Support' } });
    await open({ subject: 'Later', queue_id: queue.id });
    await open({ subject: 'First', priority: 'urgent' });
    const mine = await open({ subject: 'Mine', priority: 'high' });
    await ok(max, `POST /api/v1/cases/${mine.id}/take`);
    const waiting = await open({ subject: 'Waiting' });
    await ok(max, `POST /api/v1/cases/${waiting.id}/wait`);
    const read = async (query: string) => {
      const { items } = await ok(max, `GET /api/v1/case-queue?${query}`);
      return items.map(({ title }: { title: string }) => title);
    };
    expect(await read('')).toEqual(['First', 'Mine', 'Later']);
    expect(await read('scope=unassigned')).toEqual(['First', 'Later']);
    expect(await read('scope=mine')).toEqual(['Mine']);
    expect(await read('scope=waiting')).toEqual(['Waiting']);
    expect(await read(`queue_id=${queue.id}`)).toEqual(['Later']);
    const { counts, queues } = await ok(max, 'GET /api/v1/case-queue');
    expect(counts).toEqual({ mine: 1, unassigned: 2, all: 3, waiting: 1 });
    expect(queues).toEqual([{ id: queue.id, name: 'Support', count: 1 }]);
  });

  test('a case tells what else is open at the company, and its last contacts with sales', async () => {
    const company = await ok(max, 'POST /api/v1/companies', { body: { name: 'Globex' } });
    const { id } = await open({ company_id: company.id });
    await open({ subject: 'The other', company_id: company.id });
    for (const body of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
      await ok(max, 'POST /api/v1/activities', {
        body: { kind: 'call', company_id: company.id, occurred_at: now.toISOString(), body },
      });
    }
    const around = await ok(eve, `GET /api/v1/cases/${id}/around`);
    expect(around.cases.map(({ title }: { title: string }) => title)).toEqual(['The other']);
    expect(around.contacts).toHaveLength(5);
    expect(around.contacts[0]).toMatchObject({ title: 'Six', owner: 'Max Member' });
  });
});
