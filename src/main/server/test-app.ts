import { hashPassword } from 'better-auth/crypto';
import { createKey } from '#src/features/admin/workspace/server/key-commands.ts';
import { createTeam } from '#src/features/admin/workspace/server/team-commands.ts';
import {
  addMember,
  createWorkspace,
  updateMember,
} from '#src/features/admin/workspace/server/workspace-commands.ts';
import { newId } from '#src/lib/ids.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import { writeAccounts } from '#src/server/auth/sign-in.ts';
import type { Actor, Role } from '#src/server/context.ts';
import { createTestDatabase } from '#src/server/db/test-database.ts';
import type { FilesConfig } from '#src/server/files/open-file-store.ts';
import type { Logger } from '#src/server/log/logger.ts';
import type { MailConfig } from '#src/server/mail/mailer.ts';
import { runCommand } from '#src/server/run-command.ts';
import { type App, createApp } from './create-app.ts';
import { recordTypes } from './record-types.ts';

export interface TestMember {
  actor: Actor;
  key: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever was answered
  body: any;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

const hashes = new Map<string, Promise<string>>();

/** Hashing is slow by intent, and each member of each test has the same password. */
function hashOnce(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
}

const silent = {
  info: () => {},
  warn: () => {},
  error: (...args: unknown[]) => console.error(...args),
};

/** The whole product on a database of its own, without a socket; answers are checked. */
export async function startTestApp(
  options: {
    now?: () => Date;
    dataDir?: string;
    /** Makes backups, too. */
    makesBackups?: boolean;
    files?: FilesConfig;
    mail?: MailConfig;
    pushHosts?: string[];
    webhookAllow?: string[];
    log?: Logger;
  } = {},
) {
  const { makesBackups, ...given } = options;
  const database = await createTestDatabase();
  const app: App = await createApp({
    databaseUrl: database.url,
    ...(makesBackups && { ownerUrl: database.url }),
    secret: 'a secret for tests that is long enough',
    url: 'http://localhost:3000',
    dataDir: '/nonexistent',
    log: silent,
    requestsPerMinute: 0,
    checkOutput: true,
    hashPassword: hashOnce,
    ...given,
  });
  const { machinery } = app.services;

  async function addUser(name: string): Promise<string> {
    const email = `${name}-${newId()}@example.com`;
    const password = 'correct horse battery';
    return writeAccounts(
      machinery.database,
      null,
      await app.services.signIn.newAccount({ name, email, password }),
    );
  }

  async function withKey(actor: Actor): Promise<TestMember> {
    const { key } = await runCommand(machinery, actor, (ctx) => createKey(ctx, 'test'));
    return { actor, key };
  }

  async function send(member: TestMember | null, route: string, given: CallOptions = {}) {
    const [method, path] = route.split(' ') as [string, string];
    const headers = new Headers(given.headers);
    if (member) headers.set('authorization', `Bearer ${member.key}`);
    if ('body' in given) headers.set('content-type', 'application/json');
    const body = 'body' in given ? { body: JSON.stringify(given.body) } : {};
    const request = new Request(`http://localhost:3000${path}`, { method, headers, ...body });
    return app.http.request(request);
  }

  async function call(
    member: TestMember | null,
    route: string,
    given: CallOptions = {},
  ): Promise<Answer> {
    const response = await send(member, route, given);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text ? JSON.parse(text) : text,
    };
  }

  return {
    app,
    url: database.url,
    /** The same member with a new key. */
    withKey,

    /** A workspace with its administrator. */
    async workspace(name = 'Acme'): Promise<TestMember> {
      const userId = await addUser('admin');
      const administrator = { name: 'Ada Admin', email: `ada-${userId}@example.com` };
      const account = async () => userId;
      return withKey(await createWorkspace(machinery, { name, administrator, account }));
    },

    async member(
      administrator: TestMember,
      given: { name?: string; role?: Role; teamId?: string | null } = {},
    ): Promise<TestMember> {
      const { name = 'Max Member', role = 'member', teamId = null } = given;
      const userId = await addUser('member');
      const memberId = newId();
      await runCommand(machinery, administrator.actor, (ctx) =>
        addMember(ctx, memberId, { userId, name, email: `${userId}@example.com`, role, teamId }),
      );
      const { workspaceId } = administrator.actor;
      return withKey((await readActor(machinery.database, { workspaceId, memberId }, 'api'))!);
    },

    team: (administrator: TestMember, name: string): Promise<string> =>
      runCommand(machinery, administrator.actor, (ctx) => createTeam(ctx, { name })),

    moveToTeam: (administrator: TestMember, member: TestMember, teamId: string | null) =>
      runCommand(machinery, administrator.actor, (ctx) =>
        updateMember(ctx, recordTypes, { id: member.actor.memberId, patch: { team_id: teamId } }),
      ),

    raw: send,

    /** One request as the member; null is nobody. */
    call,

    /** One read as the administrator who looks through the member's eyes. */
    async throughEyes(
      administrator: TestMember,
      member: TestMember,
      route: string,
    ): Promise<Answer> {
      const path = `POST /api/v1/members/${member.actor.memberId}/view-as`;
      const { id } = (await call(administrator, path)).body;
      return call(administrator, route, { headers: { 'uptake-view-as': id } });
    },

    async close(): Promise<void> {
      await app.close();
      await database.close();
    },
  };
}
