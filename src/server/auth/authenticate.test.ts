import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '#src/features/admin/workspace/server/workspace-commands.ts';
import { newId } from '#src/lib/ids.ts';
import { type App, createApp } from '#src/main/server/create-app.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import { createAuthenticator } from './authenticate.ts';

const password = 'a long enough password';
const log = { info: () => {}, warn: () => {}, error: console.error };

let one: TestApp;
/** Another server on the same database. */
let other: App;
let ada: TestMember;

beforeAll(async () => {
  one = await startTestApp();
  other = await createApp({
    databaseUrl: one.url,
    secret: 'a secret for tests that is long enough',
    url: 'http://localhost:3000',
    dataDir: '/nonexistent',
    log,
    requestsPerMinute: 0,
  });
  ada = await one.workspace();
});
afterAll(async () => {
  await other.close();
  await one.close();
});

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function tokenOf(url: string): string {
  return url.split('/').at(-1)!;
}

/** Somebody new in the workspace, by the cookie of their browser. */
async function join(email: string): Promise<string> {
  const invited = await one.call(ada, 'POST /api/v1/invitations', { body: { email } });
  const path = `POST /api/v1/links/${tokenOf(invited.body.url)}`;
  return cookieOf((await one.call(null, path, { body: { password } })).headers);
}

async function meAt(app: App, cookie: string): Promise<number> {
  const request = new Request('http://localhost:3000/api/v1/me', { headers: { cookie } });
  return (await app.http.request(request)).status;
}

test('who signs out at one server is out at the others within a second', async () => {
  const cookie = await join('sue@example.com');
  expect(await meAt(other, cookie)).toBe(200);
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  await one.call(null, 'DELETE /api/v1/session', { headers });
  await expect.poll(() => meAt(other, cookie), { timeout: 1000, interval: 20 }).toBe(401);
});

test('a new password ends the old sessions at the other servers within a second', async () => {
  const cookie = await join('rita@example.com');
  expect(await meAt(other, cookie)).toBe(200);
  const me = await one.call(null, 'GET /api/v1/me', { headers: { cookie } });
  const link = await one.call(ada, `POST /api/v1/members/${me.body.member.id}/reset-link`);
  const body = { password: 'an altogether new password' };
  await one.call(null, `POST /api/v1/links/${tokenOf(link.body.url)}`, { body });
  await expect.poll(() => meAt(other, cookie), { timeout: 1000, interval: 20 }).toBe(401);
});

test('a look-up under way while rights change is not remembered', async () => {
  const cookie = await join('lou@example.com');
  const { machinery, signIn } = one.app.services;
  let isRead = false;
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const authenticator = createAuthenticator({
    database: machinery.database,
    countLookUp: (_, find) => find(),
    signIn: {
      async sessionOf(headers) {
        const session = await signIn.sessionOf(headers);
        isRead = true;
        await gate;
        return session;
      },
    },
  });
  const request = () => new Request('http://localhost:3000/', { headers: { cookie } });
  const first = authenticator.authenticate(request(), '');
  await expect.poll(() => isRead).toBe(true);
  await signIn.signOut(new Headers({ cookie }));
  authenticator.forget();
  goOn();
  expect(await first).not.toBeNull();
  expect(await authenticator.authenticate(request(), '')).toBeNull();
});

test('the session alone is what is remembered, whatever comes with it', async () => {
  const cookie = await join('kim@example.com');
  const { machinery, signIn } = one.app.services;
  let lookUps = 0;
  const { authenticate } = createAuthenticator({
    database: machinery.database,
    signIn,
    countLookUp: (_, find) => {
      lookUps++;
      return find();
    },
  });
  for (const junk of ['a=1', 'b=2', `c=${'x'.repeat(1000)}`]) {
    const headers = { cookie: `${junk}; ${cookie}` };
    const actor = await authenticate(new Request('http://localhost:3000/', { headers }), '');
    expect(actor?.role).toBe('member');
  }
  expect(lookUps).toBe(1);
});

test('whoever is deactivated in one workspace works on in the others', async () => {
  const cookie = await join('zoe@example.com');
  const { body } = await one.call(null, 'GET /api/v1/me', { headers: { cookie } });
  const elsewhere = await one.workspace('Elsewhere');
  const userId = (await one.app.services.signIn.userIdOf('zoe@example.com'))!;
  await runCommand(one.app.services.machinery, elsewhere.actor, (ctx) =>
    addMember(ctx, newId(), {
      userId,
      name: 'Zoe',
      email: 'zoe@example.com',
      role: 'member',
      teamId: null,
    }),
  );
  const { workspaceId } = ada.actor;
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const choice = { headers, body: { workspace_id: workspaceId } };
  await one.call(null, 'POST /api/v1/session/workspace', choice);
  await one.call(ada, `PATCH /api/v1/members/${body.member.id}`, { body: { active: false } });
  const me = await one.call(null, 'GET /api/v1/me', { headers: { cookie } });
  expect(me.body.workspace?.name).toBe('Elsewhere');
});
