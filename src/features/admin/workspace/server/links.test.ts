import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import { runCommand } from '#src/server/run-command.ts';
import { createKey } from './key-commands.ts';
import { makeLink } from './link-commands.ts';
import { addMember } from './workspace-commands.ts';

const password = 'a long enough password';
const fresh = { body: { password: 'an altogether new password' } };

let app: TestApp;
let beta: TestMember;
let acme: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  beta = await app.workspace('Beta');
  acme = await app.workspace('Acme');
});
afterAll(() => app.close());

function tokenOf(url: string): string {
  return url.split('/').at(-1)!;
}

async function invite(administrator: TestMember, email: string, role = 'member'): Promise<string> {
  const { body } = await app.call(administrator, 'POST /api/v1/invitations', {
    body: { email, role },
  });
  return tokenOf(body.url);
}

/** Somebody with an account of their own, and a link for a new password from their workspace. */
async function joinBeta(email: string) {
  await app.call(null, `POST /api/v1/links/${await invite(beta, email)}`, { body: { password } });
  const members = (await app.call(beta, 'GET /api/v1/members')).body.items;
  const { id } = members.find((member: { email: string }) => member.email === email);
  const link = await app.call(beta, `POST /api/v1/members/${id}/reset-link`);
  return { email, userId: (await app.app.services.signIn.userIdOf(email))!, link: link.body };
}

async function canSignIn(email: string): Promise<boolean> {
  const answer = await app.call(null, 'POST /api/v1/session', { body: { email, password } });
  return answer.status === 200;
}

test('an invitation that is taken up three times at once lets its person in, and nobody else', async () => {
  const email = 'thrice@example.com';
  const route = `POST /api/v1/links/${await invite(beta, email)}`;
  const mine = { body: { name: 'Tess', password } };
  const answers = await Promise.all([1, 2, 3].map(() => app.call(null, route, mine)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const other = { body: { name: 'Eve', password: 'the password of somebody else' } };
  expect((await app.call(null, route, other)).body.reason).toBe('dead_link');
  expect(await canSignIn(email)).toBe(true);
  const { items } = (await app.call(beta, 'GET /api/v1/members')).body;
  expect(items.filter((member: { email: string }) => member.email === email)).toMatchObject([
    { name: 'Tess' },
  ]);
});

/** What the ledger of a workspace tells of passwords. */
function passwordsSet({ actor: { workspaceId } }: TestMember) {
  return app.app.services.machinery.database.read(workspaceId, (db) =>
    db.rows<{ actor_id: string; record_id: string }>(sql`
      select actor_id, record_id from ledger_event
      where workspace_id = ${workspaceId} and verb = 'member.password_set'`),
  );
}

test('a password that is set by a link stands in the ledger of the workspace that made it', async () => {
  const { email, link } = await joinBeta('vida@example.com');
  const route = `POST /api/v1/links/${tokenOf(link.url)}`;
  const weak = await app.call(null, route, { body: { password: 'short' } });
  expect(weak.status).toBe(400);
  expect(await passwordsSet(beta)).toEqual([]);
  expect((await app.call(null, route, fresh)).status).toBe(200);
  expect(await canSignIn(email)).toBe(false);
  const { items } = (await app.call(beta, 'GET /api/v1/members')).body;
  const { id } = items.find((member: { email: string }) => member.email === email);
  expect(await passwordsSet(beta)).toEqual([{ actor_id: id, record_id: id }]);
  expect(await passwordsSet(acme)).toEqual([]);
  expect((await app.call(null, route, fresh)).body.reason).toBe('dead_link');
  expect(await passwordsSet(beta)).toHaveLength(1);
});

test('a link for a new password dies when its person joins another workspace', async () => {
  const { email, link } = await joinBeta('vera@example.com');
  const joined = `POST /api/v1/links/${await invite(acme, email)}`;
  expect((await app.call(null, joined, { body: { password } })).status).toBe(200);
  const used = await app.call(null, `POST /api/v1/links/${tokenOf(link.url)}`, fresh);
  expect(used.body.reason).toBe('dead_link');
  expect(await canSignIn(email)).toBe(true);
});

test('a link made while its person is joining another workspace sets no password', async () => {
  const { email, userId } = await joinBeta('vic@example.com');
  const { machinery, url } = app.app.services;
  await runCommand(machinery, acme.actor, (ctx) =>
    addMember(ctx, newId(), { userId, name: 'Vic', email, role: 'member', teamId: null }),
  );
  const { workspaceId } = beta.actor;
  const late = await machinery.database[TRANSACT](null, (db) =>
    makeLink(db, url, { kind: 'reset', workspaceId, userId, email }),
  );
  const used = await app.call(null, `POST /api/v1/links/${tokenOf(late.url)}`, fresh);
  expect(used.body.reason).toBe('shared_account');
  expect(await canSignIn(email)).toBe(true);
});

test('whoever runs the installation sets the password of a person of several workspaces', async () => {
  const { email, userId } = await joinBeta('val@example.com');
  const { machinery, url } = app.app.services;
  const link = await machinery.database[TRANSACT](null, (db) =>
    makeLink(db, url, { kind: 'reset', userId, email }),
  );
  await runCommand(machinery, acme.actor, (ctx) =>
    addMember(ctx, newId(), { userId, name: 'Val', email, role: 'member', teamId: null }),
  );
  const used = await app.call(null, `POST /api/v1/links/${tokenOf(link.url)}`, fresh);
  expect(used.status).toBe(200);
  expect(await canSignIn(email)).toBe(false);
});

/** Another administrator of Beta. */
async function nameAdministrator(email: string) {
  const path = `POST /api/v1/links/${await invite(beta, email, 'administrator')}`;
  await app.call(null, path, { body: { password } });
  const members = (await app.call(beta, 'GET /api/v1/members')).body.items;
  const { id } = members.find((member: { email: string }) => member.email === email);
  const actor = { ...beta.actor, memberId: id };
  const { key } = await runCommand(app.app.services.machinery, actor, (ctx) =>
    createKey(ctx, 'test'),
  );
  return { actor, key };
}

test.each([{ active: false }, { role: 'manager' }])(
  'what an administrator handed out is void once they are %o',
  async (patch) => {
    const { email } = await joinBeta(`${newId()}@example.com`);
    const mallory = await nameAdministrator(`${newId()}@example.com`);
    const invitation = await invite(mallory, `${newId()}@example.com`, 'administrator');
    const members = (await app.call(beta, 'GET /api/v1/members')).body.items;
    const victim = members.find((member: { email: string }) => member.email === email);
    const reset = await app.call(mallory, `POST /api/v1/members/${victim.id}/reset-link`);
    const kept = await invite(beta, `${newId()}@example.com`);
    const demoted = await app.call(beta, `PATCH /api/v1/members/${mallory.actor.memberId}`, {
      body: patch,
    });
    expect(demoted.status).toBe(200);
    for (const token of [invitation, tokenOf(reset.body.url)]) {
      const used = await app.call(null, `POST /api/v1/links/${token}`, fresh);
      expect(used.body.reason).toBe('dead_link');
    }
    expect(await canSignIn(email)).toBe(true);
    expect((await app.call(null, `GET /api/v1/links/${kept}`)).status).toBe(200);
  },
);

test('what was made while its maker lost their rights lets nobody in', async () => {
  const mallory = await nameAdministrator(`${newId()}@example.com`);
  const off = { body: { active: false } };
  await app.call(beta, `PATCH /api/v1/members/${mallory.actor.memberId}`, off);
  const { machinery, url } = app.app.services;
  const { workspaceId, memberId: createdBy } = mallory.actor;
  const email = `${newId()}@example.com`;
  const late = await machinery.database[TRANSACT](null, (db) =>
    makeLink(db, url, { kind: 'invitation', workspaceId, email, role: 'administrator', createdBy }),
  );
  const used = await app.call(null, `POST /api/v1/links/${tokenOf(late.url)}`, fresh);
  expect(used.body.reason).toBe('dead_link');
});

test('where joining fails no account is left behind, and the link still works', async () => {
  const email = `${newId()}@example.com`;
  const route = `POST /api/v1/links/${await invite(beta, email)}`;
  const { machinery } = app.app.services;
  const { refuse } = machinery;
  machinery.refuse = async () => {
    throw new Error('the connection broke');
  };
  vi.spyOn(console, 'error').mockImplementationOnce(() => {});
  const broken = await app.call(null, route, { body: { password } });
  machinery.refuse = refuse;
  expect(broken.status).toBe(500);
  expect(await app.app.services.signIn.userIdOf(email)).toBeNull();
  // so another password than the first is theirs too
  const mine = { body: { password: 'the second password of mine' } };
  expect((await app.call(null, route, mine)).status).toBe(200);
});
