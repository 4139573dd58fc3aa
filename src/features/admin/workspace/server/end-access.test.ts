import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import {
  type Answer,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

const PASSWORD = 'correct horse battery';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

const cookieOf = ({ headers }: Answer) => ({
  cookie: headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
  'sec-fetch-site': 'same-origin',
});

async function join(administrator: TestMember, email: string): Promise<Answer> {
  const link = await app.call(administrator, 'POST /api/v1/invitations', { body: { email } });
  const token = link.body.url.split('/').at(-1);
  const body = { name: 'Max', password: PASSWORD };
  const joined = await app.call(null, `POST /api/v1/links/${token}`, { body });
  expect(joined.status, JSON.stringify(joined.body)).toBe(200);
  return joined;
}

/** A member with a key, a calendar link, a browser that is signed in and one that is reminded. */
async function addEquipped() {
  const email = `${newId()}@example.com`;
  const browser = { headers: cookieOf(await join(ada, email)) };
  const post = async (path: string, body: object) => {
    const answer = await app.call(null, `POST /api/v1/${path}`, { ...browser, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  const { key } = await post('keys', { name: 'Zapier' });
  const calendar = new URL((await post('calendar-links', {})).url).pathname;
  const endpoint = `https://fcm.googleapis.com/fcm/send/${newId()}`;
  const keys = { public_key: 'A'.repeat(87), auth: 'A'.repeat(22) };
  await post('push-devices', { endpoint, ...keys, name: 'Phone' });
  const program = { headers: { authorization: `Bearer ${key}` } };
  const { id } = (await app.call(null, 'GET /api/v1/me', program)).body.member;
  return {
    ...{ id, email, browser, member: `members/${id}` as const },
    async opens(): Promise<number[]> {
      const answers = [
        await app.call(null, 'GET /api/v1/me', program),
        await app.call(null, `GET ${calendar}`),
        await app.call(null, 'GET /api/v1/me', browser),
      ];
      return answers.map(({ status }) => status);
    },
    /** As they find them once they have signed in anew. */
    async devices(): Promise<unknown[]> {
      const session = await app.call(null, 'POST /api/v1/session', {
        body: { email, password: PASSWORD },
      });
      const headers = cookieOf(session);
      return (await app.call(null, 'GET /api/v1/reminder-settings', { headers })).body.devices;
    },
  };
}

const letGo = (member: string) =>
  app.call(ada, `POST /api/v1/${member}/let-go`, { body: { hand_to: null } });
const undo = ({ headers }: Answer) =>
  app.call(ada, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`);

test('what a member gave to programs and devices stays closed when they are let in again', async () => {
  const { id, member, opens, devices } = await addEquipped();
  expect(await opens()).toEqual([200, 200, 200]);
  await letGo(member);
  expect(await opens()).toEqual([401, 404, 401]);
  await app.call(ada, `PATCH /api/v1/${member}`, { body: { active: true } });
  expect(await opens()).toEqual([401, 404, 401]);
  expect(await devices()).toEqual([]);
  const { items } = (await app.call(ada, 'GET /api/v1/keys')).body;
  expect(items.map((key: { member_id: string }) => key.member_id)).not.toContain(id);
});

test('who takes back that somebody was let go brings their keys and calendar links back as well', async () => {
  const { member, browser, opens, devices } = await addEquipped();
  const given = { ...browser, body: { name: 'Ended before' } };
  const own = (await app.call(null, 'POST /api/v1/keys', given)).body;
  await app.call(ada, `DELETE /api/v1/keys/${own.id}`);
  const undone = await undo(await letGo(member));
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect(await opens()).toEqual([200, 200, 401]);
  expect(await devices()).toEqual([]);
  const ended = { headers: { authorization: `Bearer ${own.key}` } };
  expect((await app.call(null, 'GET /api/v1/me', ended)).status).toBe(401);
  expect((await undo(undone)).status).toBe(200);
  expect(await opens()).toEqual([401, 404, 401]);
});

test('once somebody was let in again by hand, no undo opens what was closed', async () => {
  const { member, opens } = await addEquipped();
  const left = await app.call(ada, `PATCH /api/v1/${member}`, { body: { active: false } });
  await app.call(ada, `PATCH /api/v1/${member}`, { body: { active: true } });
  expect((await undo(left)).status).toBe(409);
  expect(await opens()).toEqual([401, 404, 401]);
});

test('letting somebody go ends nothing of anybody else', async () => {
  const { member } = await addEquipped();
  const colleague = await addEquipped();
  await letGo(member);
  expect(await colleague.opens()).toEqual([200, 200, 200]);
  expect(await colleague.devices()).toHaveLength(1);
});

test('who works elsewhere too stays signed in there', async () => {
  const { email, member } = await addEquipped();
  const other = await app.workspace('Other');
  const headers = cookieOf(await join(other, email));
  await letGo(member);
  const me = await app.call(null, 'GET /api/v1/me', { headers });
  expect([me.status, me.body.workspace?.name]).toEqual([200, 'Other']);
});

test('let in again, they sign in anew also where another workspace kept them signed in', async () => {
  const { email, member } = await addEquipped();
  const other = await app.workspace('Other');
  const headers = cookieOf(await join(other, email));
  const workspaceOf = async (as: object) =>
    (await app.call(null, 'GET /api/v1/me', { headers: { ...as } })).body.workspace?.name;
  const choose = (as: object) =>
    app.call(null, 'POST /api/v1/session/workspace', {
      headers: { ...as },
      body: { workspace_id: ada.actor.workspaceId },
    });
  expect((await choose(headers)).status).toBe(200);
  expect(await workspaceOf(headers)).toBe('Acme');
  await letGo(member);
  expect(await workspaceOf(headers)).toBe('Other');
  await app.call(ada, `PATCH /api/v1/${member}`, { body: { active: true } });
  expect(await workspaceOf(headers)).toBe('Other');
  expect((await choose(headers)).status).toBe(409);
  const anew = await app.call(null, 'POST /api/v1/session', {
    body: { email, password: PASSWORD },
  });
  expect((await choose(cookieOf(anew))).status).toBe(200);
  expect(await workspaceOf(cookieOf(anew))).toBe('Acme');
});
