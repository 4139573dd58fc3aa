import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { setUpFirstWorkspace } from './first-set-up.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = 'a long enough password';

function tokenOf(url: string): string {
  return url.split('/').at(-1)!;
}

/** A request with the cookies of a browser. */
async function browse(cookie: string, route: string, body?: unknown, headers = {}) {
  return app.call(null, route, {
    ...(body !== undefined && { body }),
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
  });
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function signIn(email: string, secret = password) {
  return app.call(null, 'POST /api/v1/session', { body: { email, password: secret } });
}

test('the first set-up is by a link that works once and signs its user in as administrator', async () => {
  const notice = await setUpFirstWorkspace(app.app.services, undefined);
  const token = tokenOf(notice!);
  const link = await app.call(null, `GET /api/v1/links/${token}`);
  expect(link.body).toMatchObject({ kind: 'setup', email: null });
  const body = { name: 'Olga', email: 'Olga@Example.com', workspace_name: 'Olga & Co', password };
  const done = await app.call(null, `POST /api/v1/links/${token}`, { body });
  expect(done.status).toBe(200);
  const me = await browse(cookieOf(done.headers), 'GET /api/v1/me');
  expect(me.body).toMatchObject({
    member: { name: 'Olga', email: 'olga@example.com', role: 'administrator' },
    workspace: { name: 'Olga & Co' },
  });
  const again = await app.call(null, `POST /api/v1/links/${token}`, { body });
  expect(again.body.reason).toBe('dead_link');
  expect(await setUpFirstWorkspace(app.app.services, undefined)).toBeUndefined();
});

test('of the links to set up only the last works, and none once there is a company', async () => {
  const fresh = await startTestApp();
  onTestFinished(() => fresh.close());
  const links: string[] = [];
  for (let start = 0; start < 2; start++) {
    links.push(tokenOf((await setUpFirstWorkspace(fresh.app.services, undefined))!));
  }
  const [first, last] = links;
  const look = (token: string) => fresh.call(null, `GET /api/v1/links/${token}`);
  expect((await look(first!)).body.reason).toBe('dead_link');
  expect((await look(last!)).status).toBe(200);
  await fresh.workspace('Made meanwhile');
  expect((await look(last!)).body.reason).toBe('dead_link');
  const body = { name: 'Eve', email: 'eve@example.com', workspace_name: 'Eve Ltd', password };
  const late = await fresh.call(null, `POST /api/v1/links/${last}`, { body });
  expect(late.body.reason).toBe('dead_link');
});

test('a workspace begins in the language of the one who sets it up', async () => {
  const fresh = await startTestApp();
  onTestFinished(() => fresh.close());
  const token = tokenOf((await setUpFirstWorkspace(fresh.app.services, undefined))!);
  const body = { name: 'Olga', email: 'olga@example.com', workspace_name: 'Olga', password };
  const headers = { 'accept-language': 'it-IT, en;q=0.5' };
  const done = await fresh.call(null, `POST /api/v1/links/${token}`, { body, headers });
  const cookie = cookieOf(done.headers);
  const read = async (path: string) =>
    (await fresh.call(null, `GET /api/v1/${path}`, { headers: { cookie } })).body;
  expect((await read('me')).member.language).toBe('it');
  const { items } = await read('stages?sort=position');
  expect(items[0].name).toBe('Primo contatto');
});

test('the cookie is kept from scripts and from other sites', async () => {
  const answer = await signIn('olga@example.com');
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
  const cookie = cookieOf(answer.headers);
  const foreign = await browse(
    cookie,
    'POST /api/v1/people',
    { first_name: 'X' },
    {
      'sec-fetch-site': 'cross-site',
    },
  );
  expect(foreign.body.reason).toBe('cross_site');
});

test('a wrong password, a wrong address and no account answer alike', async () => {
  const wrong = await signIn('olga@example.com', 'not the password');
  const nobody = await signIn('nobody@example.com');
  expect(wrong.status).toBe(401);
  expect(nobody.body).toEqual(wrong.body);
});

test('passwords can be tried ten times, by whoever has a key too, at the door and with a link', async () => {
  const beside = await app.workspace('Beside');
  const email = 'tried@example.com';
  const invitation = async () =>
    tokenOf((await app.call(beside, 'POST /api/v1/invitations', { body: { email } })).body.url);
  await app.call(null, `POST /api/v1/links/${await invitation()}`, { body: { password } });
  const path = `POST /api/v1/links/${await invitation()}`;
  const wrong = 'not the password';
  for (let i = 0; i < 5; i++) {
    const atDoor = await app.call(beside, 'POST /api/v1/session', {
      body: { email, password: wrong },
    });
    const withLink = await app.call(null, path, { body: { password: wrong } });
    expect([atDoor.status, withLink.status]).toEqual([401, 401]);
  }
  expect((await signIn(email)).status).toBe(429);
  expect((await app.call(beside, path, { body: { password } })).status).toBe(429);
  expect((await signIn('olga@example.com')).status).toBe(200);
});

test('who signed in on a device before still does while a stranger guesses their password', async () => {
  const fresh = await startTestApp();
  onTestFinished(() => fresh.close());
  const acme = await fresh.workspace();
  const send = (body: object, headers = {}) =>
    fresh.call(null, 'POST /api/v1/session', { body, headers });
  const join = async (email: string) => {
    const { body } = await fresh.call(acme, 'POST /api/v1/invitations', { body: { email } });
    await fresh.call(null, `POST /api/v1/links/${tokenOf(body.url)}`, { body: { password } });
    return { email, password };
  };
  const [olga, tess] = [await join('olga@example.com'), await join('tess@example.com')];
  const device = cookieOf((await send(olga)).headers)
    .split('; ')
    .at(-1)!;
  expect(device).toMatch(/^uptake\.device=/);
  for (const { email } of [olga, tess]) {
    for (let i = 0; i < 10; i++) {
      expect((await send({ email, password: 'not the password' })).status).toBe(401);
    }
  }
  expect((await send(olga)).status).toBe(429);
  expect((await send(olga, { cookie: device })).status).toBe(200);
  // it is a mark of one account, and opens nothing by itself
  expect((await send(tess, { cookie: device })).status).toBe(429);
  expect((await fresh.call(null, 'GET /api/v1/me', { headers: { cookie: device } })).status).toBe(
    401,
  );
});

test('signing out ends the session everywhere it is remembered', async () => {
  const cookie = cookieOf((await signIn('olga@example.com')).headers);
  expect((await browse(cookie, 'GET /api/v1/me')).status).toBe(200);
  await browse(cookie, 'DELETE /api/v1/session');
  expect((await browse(cookie, 'GET /api/v1/me')).status).toBe(401);
});

test('who signs out everywhere is out on all devices and in all workspaces, and nobody else is', async () => {
  const fresh = await startTestApp();
  onTestFinished(() => fresh.close());
  const [one, two] = [await fresh.workspace('One'), await fresh.workspace('Two')];
  const join = async (to: TestMember, email: string) => {
    const { body } = await fresh.call(to, 'POST /api/v1/invitations', { body: { email } });
    const link = `POST /api/v1/links/${tokenOf(body.url)}`;
    return cookieOf((await fresh.call(null, link, { body: { password } })).headers);
  };
  const cookies = [await join(one, 'pia@example.com'), await join(two, 'pia@example.com')];
  const other = await join(one, 'tom@example.com');
  const send = (cookie: string, route: string) =>
    fresh.call(null, route, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  const look = async (cookie: string) => (await send(cookie, 'GET /api/v1/me')).status;
  for (const cookie of cookies) expect(await look(cookie)).toBe(200);
  const done = await send(cookies[0]!, 'DELETE /api/v1/sessions');
  expect(done.status).toBe(200);
  expect(done.headers.getSetCookie()[0]).toMatch(/session_token=;/);
  for (const cookie of cookies) expect(await look(cookie)).toBe(401);
  expect(await look(other)).toBe(200);
  expect((await send('', 'DELETE /api/v1/sessions')).status).toBe(401);
});

test('an invitation brings somebody in with role and team, once; withdrawn it is dead', async () => {
  ada = await app.workspace('Inviting');
  const teamId = await app.team(ada, 'North');
  const invite = (email: string) =>
    app.call(ada, 'POST /api/v1/invitations', {
      body: { email, role: 'manager', team_id: teamId },
    });
  const token = tokenOf((await invite('ines@example.com')).body.url);
  const weak = await app.call(null, `POST /api/v1/links/${token}`, { body: { password: 'short' } });
  expect(weak.body.reason).toBe('weak_password');
  const joined = await app.call(null, `POST /api/v1/links/${token}`, {
    body: { name: 'Ines', password },
  });
  const me = await browse(cookieOf(joined.headers), 'GET /api/v1/me');
  expect(me.body.member).toMatchObject({ role: 'manager', team_id: teamId, name: 'Ines' });
  const second = await invite('late@example.com');
  await app.call(ada, `DELETE /api/v1/invitations/${second.body.id}`);
  expect((await app.call(null, `GET /api/v1/links/${tokenOf(second.body.url)}`)).status).toBe(404);
});

test('whoever has an account joins a second workspace with its password, and changes between them', async () => {
  const other = await app.workspace('Second');
  const { body } = await app.call(other, 'POST /api/v1/invitations', {
    body: { email: 'ines@example.com' },
  });
  const path = `/api/v1/links/${tokenOf(body.url)}`;
  expect((await app.call(null, `GET ${path}`)).body.has_account).toBe(true);
  const wrong = await app.call(null, `POST ${path}`, { body: { password: 'another password' } });
  expect(wrong.status).toBe(401);
  const joined = await app.call(null, `POST ${path}`, { body: { password } });
  const cookie = cookieOf(joined.headers);
  const me = (await browse(cookie, 'GET /api/v1/me')).body;
  expect(me.workspaces.map(({ name }: { name: string }) => name)).toEqual(['Inviting', 'Second']);
  for (const workspace of me.workspaces) {
    await browse(cookie, 'POST /api/v1/session/workspace', { workspace_id: workspace.id });
    expect((await browse(cookie, 'GET /api/v1/me')).body.workspace).toEqual(workspace);
  }
  const foreign = await browse(cookie, 'POST /api/v1/session/workspace', {
    workspace_id: (await app.workspace('Third')).actor.workspaceId,
  });
  expect(foreign.status).toBe(404);
});

test('an administrator hands over a link for a new password; the old one and its sessions are dead', async () => {
  const invited = await app.call(ada, 'POST /api/v1/invitations', {
    body: { email: 'rita@example.com' },
  });
  const path = `POST /api/v1/links/${tokenOf(invited.body.url)}`;
  const rita = cookieOf((await app.call(null, path, { body: { name: 'Rita', password } })).headers);
  const { id } = (await browse(rita, 'GET /api/v1/me')).body.member;
  const link = await app.call(ada, `POST /api/v1/members/${id}/reset-link`);
  const fresh = 'an altogether new password';
  await app.call(null, `POST /api/v1/links/${tokenOf(link.body.url)}`, {
    body: { password: fresh },
  });
  expect((await browse(rita, 'GET /api/v1/me')).status).toBe(401);
  expect((await signIn('rita@example.com')).status).toBe(401);
  expect((await signIn('rita@example.com', fresh)).status).toBe(200);
});

test('no workspace sets the password of a person who works in another one too', async () => {
  const members = (await app.call(ada, 'GET /api/v1/members')).body.items;
  const ines = members.find(({ name }: { name: string }) => name === 'Ines');
  const link = await app.call(ada, `POST /api/v1/members/${ines.id}/reset-link`);
  expect(link.body.reason).toBe('shared_account');
});

test('whoever is deactivated is out with the next request; the last administrator stays', async () => {
  const max = await app.member(ada);
  expect((await app.call(max, 'GET /api/v1/me')).status).toBe(200);
  const off = { body: { active: false } };
  await app.call(ada, `PATCH /api/v1/members/${max.actor.memberId}`, off);
  expect((await app.call(max, 'GET /api/v1/me')).status).toBe(401);
  const last = await app.call(ada, `PATCH /api/v1/members/${ada.actor.memberId}`, off);
  expect(last.body.reason).toBe('last_administrator');
});

test('a key works until it is revoked, and is listed to its owner without the secret', async () => {
  const made = await app.call(ada, 'POST /api/v1/keys', { body: { name: 'Zapier' } });
  const member = { actor: ada.actor, key: made.body.key };
  expect((await app.call(member, 'GET /api/v1/me')).status).toBe(200);
  const listed = await app.call(ada, 'GET /api/v1/keys');
  expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
  await app.call(ada, `DELETE /api/v1/keys/${made.body.id}`);
  expect((await app.call(member, 'GET /api/v1/me')).body.reason).toBe('bad_key');
});

test('a key, an invitation and a reset link are told once: they are not stored with their request', async () => {
  const max = await app.member(ada);
  const requests: [string, object][] = [
    ['POST /api/v1/keys', { name: 'Zapier' }],
    ['POST /api/v1/invitations', { email: 'once@example.com' }],
    [`POST /api/v1/members/${max.actor.memberId}/reset-link`, {}],
  ];
  for (const [route, body] of requests) {
    const given = { body, headers: { 'idempotency-key': route.replaceAll(' ', '-') } };
    const made = await app.call(ada, route, given);
    expect(made.status).toBe(201);
    const again = await app.call(ada, route, given);
    expect(again.status).toBe(409);
    expect(again.body.reason).toBe('already_done');
  }
  const { database } = app.app.services.machinery;
  const stored = await database.read(ada.actor.workspaceId, (db) =>
    db.rows<{ body: unknown }>({ text: 'select body from idempotent_answer', values: [] }),
  );
  expect(stored).toEqual([{ body: null }, { body: null }, { body: null }]);
});

test('a reset link can be made by an administrator alone', async () => {
  const max = await app.member(ada, { role: 'manager' });
  const answer = await app.call(max, `POST /api/v1/members/${ada.actor.memberId}/reset-link`);
  expect(answer.status).toBe(403);
});
