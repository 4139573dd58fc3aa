import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { takeTurn } from '#src/server/jobs/take-turn.ts';
import { sweepReminders } from '../sweep.ts';
import { readVapid, startPushService, type TestBrowser } from '../test-push-service.ts';

let app: TestApp;
let push: Awaited<ReturnType<typeof startPushService>>;
let admin: TestMember;
let ada: TestMember;
let browser: TestBrowser;
let now: Date;

beforeAll(async () => {
  push = await startPushService();
  app = await startTestApp({ now: () => now, pushHosts: [push.host] });
});
afterAll(async () => {
  await app.close();
  await push.close();
});
beforeEach(async () => {
  at('2026-03-04T09:00:00Z');
  admin = await app.workspace();
  ada = await app.member(admin, { name: 'Ada' });
  browser = await turnOn(ada);
});

function at(instant: string): void {
  now = new Date(instant);
}

async function turnOn(who: TestMember, given = push.browser()): Promise<TestBrowser> {
  const answer = await app.call(who, 'POST /api/v1/push-devices', { body: given.subscription });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return given;
}

/** What the ledger tells of devices that are not reminded any more. */
function removed() {
  return app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
    db.rows(sql`select actor_id, via, record_id from ledger_event
      where verb = 'push_device.removed' order by seq`),
  );
}

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

const meeting = (subject: string, due_at: string, more = {}) =>
  make('tasks', { subject, kind: 'meeting', due_at, ...more });

/** One minute of the server: a look, and the jobs it leaves. */
async function sweep(): Promise<void> {
  const { push: jobs } = await sweepReminders(app.app.services);
  const job = app.app.jobs.find(({ name }) => name === 'reminders.push')!;
  for (const payload of jobs) {
    const signal = new AbortController().signal;
    await takeTurn(app.app.services, job, { payload, attempt: 1, maxAttempts: 5, signal });
  }
}

async function sweepAt(instant: string): Promise<string[]> {
  at(instant);
  await sweep();
  return browser.got.splice(0).map(({ title }) => title);
}

const devices = async (who = ada) =>
  (await app.call(who, 'GET /api/v1/reminder-settings')).body.devices;
const settings = (body: object, who = ada) =>
  app.call(who, 'PATCH /api/v1/reminder-settings', { body });

test('a device is woken once, in time, with who and where and nothing noted', async () => {
  const anna = await make('people', { first_name: 'Anna', last_name: 'Rossi', about: 'secret' });
  const more = { person_id: anna, location: 'Via Roma 1', note: 'secret' };
  const id = await meeting('Talk it over', '2026-03-04T10:00:00Z', more);
  expect(await sweepAt('2026-03-04T09:44:00Z')).toEqual([]);
  at('2026-03-04T09:45:00Z');
  await sweep();
  await sweep();
  expect(browser.got).toEqual([
    {
      title: 'Talk it over',
      body: '10:00 · Anna Rossi · Via Roma 1',
      tag: `${id} 2026-03-04T10:00:00.000Z`,
      open: `task.${id}`,
    },
  ]);
  const [headers] = browser.headers;
  expect(headers).toMatchObject({ ttl: '900', 'content-encoding': 'aes128gcm' });
  const { claims, key } = readVapid(headers!.authorization!);
  const { push_key } = (await app.call(ada, 'GET /api/v1/reminder-settings')).body;
  expect(key).toBe(push_key);
  expect(claims).toMatchObject({ aud: `http://${push.host}`, sub: 'http://localhost:3000' });
});

test('what is done, in the bin, without a time or long begun wakes nobody', async () => {
  const done = await meeting('done', '2026-03-04T10:00:00Z');
  await app.call(ada, `POST /api/v1/tasks/${done}/complete`);
  const gone = await meeting('gone', '2026-03-04T10:00:00Z');
  await app.call(ada, `DELETE /api/v1/tasks/${gone}`);
  await make('tasks', { subject: 'some time', due_on: '2026-03-04' });
  await meeting('earlier', '2026-03-04T09:40:00Z');
  expect(await sweepAt('2026-03-04T09:50:00Z')).toEqual([]);
});

test('one that moves is told anew at its new time alone', async () => {
  const id = await meeting('moving', '2026-03-04T10:00:00Z');
  await app.call(ada, `PATCH /api/v1/tasks/${id}`, { body: { due_at: '2026-03-04T12:00:00Z' } });
  expect(await sweepAt('2026-03-04T09:50:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-04T11:45:00Z')).toEqual(['moving']);
  await app.call(ada, `PATCH /api/v1/tasks/${id}`, { body: { due_at: '2026-03-04T15:00:00Z' } });
  expect(await sweepAt('2026-03-04T11:46:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-04T14:45:00Z')).toEqual(['moving']);
});

test('each time of a series is told, also where nobody ticks them off, through a change of clocks', async () => {
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
  await meeting('weekly', '2026-03-25T09:00:00Z', { repeats: 'FREQ=WEEKLY' }); // 10:00 in Rome
  expect(await sweepAt('2026-03-25T08:45:00Z')).toEqual(['weekly']);
  expect(await sweepAt('2026-03-25T08:46:00Z')).toEqual([]);
  expect(await sweepAt('2026-04-01T07:44:00Z')).toEqual([]);
  expect(await sweepAt('2026-04-01T07:45:00Z')).toEqual(['weekly']); // 10:00 is 8:00 UTC now
  expect(await sweepAt('2026-04-08T07:50:00Z')).toEqual(['weekly']);
});

test('each follows the time that the meeting names, else their own', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const his = await turnOn(max);
  await settings({ lead_minutes: 60 }, max);
  await meeting('together', '2026-03-04T12:00:00Z', { colleagues: [max.actor.memberId] });
  await meeting('far', '2026-03-04T18:00:00Z', { reminder: 480 });
  expect(await sweepAt('2026-03-04T10:00:00Z')).toEqual(['far']);
  expect(await sweepAt('2026-03-04T11:00:00Z')).toEqual([]);
  expect(his.got.map(({ title }) => title)).toEqual(['together']);
  expect(await sweepAt('2026-03-04T11:45:00Z')).toEqual(['together']);
  await settings({ lead_minutes: null });
  await meeting('unsaid', '2026-03-04T16:00:00Z');
  expect(await sweepAt('2026-03-04T15:50:00Z')).toEqual([]);
});

test('in quiet hours no device is woken; what is still to come is told after them', async () => {
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'Asia/Tokyo' } }); // 9 hours ahead
  await meeting('at 6', '2026-03-04T21:00:00Z');
  await meeting('at 7:10', '2026-03-04T22:10:00Z');
  expect(await sweepAt('2026-03-04T20:50:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-04T21:56:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-04T22:00:00Z')).toEqual(['at 7:10']);
  await settings({ quiet_from: '00:00', quiet_to: '00:00' });
  await meeting('at 3', '2026-03-05T18:00:00Z');
  expect(await sweepAt('2026-03-05T17:45:00Z')).toEqual(['at 3']);
});

test('what certainly was not delivered is tried again, what perhaps was is not', async () => {
  await meeting('one', '2026-03-04T10:00:00Z');
  browser.answers = [503, 429];
  expect(await sweepAt('2026-03-04T09:45:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-04T09:46:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-04T09:47:00Z')).toEqual(['one']);
  await meeting('two', '2026-03-04T11:00:00Z');
  browser.answers = [0];
  expect(await sweepAt('2026-03-04T10:45:00Z')).toEqual(['two']);
  expect(await sweepAt('2026-03-04T10:46:00Z')).toEqual([]);
});

test('a browser that ended its subscription is forgotten, one that is refused says so', async () => {
  const other = await turnOn(ada, push.browser('Phone'));
  browser.answers = [410];
  other.answers = [403];
  const gone = (await devices()).find(({ name }: { name: string }) => name !== 'Phone');
  await meeting('one', '2026-03-04T10:00:00Z');
  await sweepAt('2026-03-04T09:45:00Z');
  expect(await devices()).toMatchObject([{ name: 'Phone', problem: '403 told' }]);
  expect(await removed()).toEqual([
    { actor_id: ada.actor.memberId, via: 'automation', record_id: gone.id },
  ]);
  await meeting('two', '2026-03-04T11:00:00Z');
  await sweepAt('2026-03-04T10:45:00Z');
  expect(await devices()).toMatchObject([{ name: 'Phone', problem: null }]);
});

test.each([201, 403, 503])(
  'who answers %i without end is heard for its beginning alone',
  async (status) => {
    const endless = 50_000_000;
    browser.goesOnFor = endless;
    browser.answers = [status];
    await meeting('one', '2026-03-04T10:00:00Z');
    await sweepAt('2026-03-04T09:45:00Z');
    expect(browser.heardOf).toBeLessThan(endless);
    const [{ problem }] = await devices();
    if (status === 403) expect(problem).toMatch(/^403 told( more)+/);
    expect((problem ?? '').length).toBeLessThan(250);
  },
);

test('a colleague is not told of what they may not see, nor another workspace of anything', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const his = await turnOn(max);
  const outsider = await turnOn(await app.workspace('Other'));
  const colleagues = [max.actor.memberId];
  await meeting('private', '2026-03-04T10:00:00Z', { colleagues, visibility: 'private' });
  await meeting('open', '2026-03-04T10:00:00Z', { colleagues });
  expect((await sweepAt('2026-03-04T09:45:00Z')).sort()).toEqual(['open', 'private']);
  expect(his.got).toMatchObject([{ title: 'open', body: '10:00' }]);
  expect(outsider.got).toEqual([]);
});

test('a browser belongs to whoever turned it on last; nobody takes off that of another', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const [{ id }] = await devices();
  expect((await app.call(max, `DELETE /api/v1/push-devices/${id}`)).status).toBe(404);
  await turnOn(max, browser);
  expect([(await devices()).length, (await devices(max)).length]).toEqual([0, 1]);
  expect(await removed()).toEqual([{ actor_id: max.actor.memberId, via: 'api', record_id: id }]);
  await meeting('hers', '2026-03-04T10:00:00Z');
  expect(await sweepAt('2026-03-04T09:45:00Z')).toEqual([]);
  const [{ id: his }] = await devices(max);
  expect((await app.call(max, `DELETE /api/v1/push-devices/${his}`)).status).toBe(200);
  expect(await devices(max)).toEqual([]);
});

test('the server speaks to push services alone', async () => {
  const { subscription } = push.browser();
  for (const endpoint of [
    'http://127.0.0.1:5432/',
    'https://localhost/push',
    'https://169.254.169.254/latest',
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://user@fcm.googleapis.com/x',
    'https://evilpush.apple.com.example/x',
  ]) {
    const body = { ...subscription, endpoint };
    const answer = await app.call(ada, 'POST /api/v1/push-devices', { body });
    expect([endpoint, answer.status]).toEqual([endpoint, 400]);
  }
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/abc',
  ]) {
    const body = { ...subscription, endpoint };
    expect((await app.call(ada, 'POST /api/v1/push-devices', { body })).status).toBe(201);
  }
});

test('within the page one is told what comes within the hour, with what is good to know', async () => {
  const globex = await make('companies', { name: 'Globex' });
  const person = { first_name: 'Anna', company_id: globex, about: 'Likes tea' };
  const anna = await make('people', person);
  const id = await meeting('Meet', '2026-03-04T10:00:00Z', { person_id: anna });
  await meeting('later', '2026-03-04T13:00:00Z');
  const { items } = (await app.call(ada, 'GET /api/v1/reminders')).body;
  expect(items).toEqual([
    {
      task_id: id,
      starts_at: '2026-03-04T10:00:00.000Z',
      remind_at: '2026-03-04T09:45:00.000Z',
      occurrence: null,
      subject: 'Meet',
      kind: 'meeting',
      location: null,
      person_id: anna,
      person: 'Anna',
      company_id: globex,
      company: 'Globex',
      about: 'Likes tea',
    },
  ]);
  const max = await app.member(admin, { name: 'Max' });
  expect((await app.call(max, 'GET /api/v1/reminders')).body.items).toEqual([]);
  await settings({ in_page: false });
  expect((await app.call(ada, 'GET /api/v1/reminders')).body.items).toEqual([]);
});
