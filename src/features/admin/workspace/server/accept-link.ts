import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { requirePassword } from '#src/server/auth/sign-in.ts';
import type { Actor } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';
import {
  deadLink,
  findLink,
  lockUser,
  type OneTimeLink,
  requireMaker,
  useLink,
  writeLinks,
} from './link-commands.ts';
import { addMember, createWorkspace } from './workspace-commands.ts';
import { sharedAccount } from './workspace-queries.ts';

export interface Acceptance {
  token: string;
  /** Around each check of a password. */
  countTry(email: string, check: () => Promise<void>): Promise<void>;
  name?: string | undefined;
  email?: string | undefined;
  workspace_name?: string | undefined;
  password: string;
  /** What they read this in. */
  language?: string | undefined;
}

interface Accepting {
  /** What was given, as text. */
  asked: string;
  done: Promise<{ email: string }>;
}

/** By token. */
const underWay = new Map<string, Accepting>();

/**
 * Uses a one-time link and says with which e-mail its user signs in now. One after the other for a
 * link: what was sent twice, as by a second click, gets the answer of the first.
 */
export async function acceptLink(
  services: Services,
  given: Acceptance,
): Promise<{ email: string }> {
  const { token } = given;
  // the function is not among it
  const asked = JSON.stringify(given);
  const before = underWay.get(token);
  if (before?.asked === asked) return before.done;
  const begin = async () => {
    await before?.done.catch(() => {});
    return accept(services, given);
  };
  const mine: Accepting = { asked, done: begin() };
  underWay.set(token, mine);
  try {
    return await mine.done;
  } finally {
    if (underWay.get(token) === mine) underWay.delete(token);
  }
}

async function accept(services: Services, given: Acceptance): Promise<{ email: string }> {
  const { database } = services.machinery;
  const link = await database.read(null, (db) => findLink(db, given.token));
  await requireMaker(database, link);
  if (link.kind === 'reset') return resetPassword(services, link, given.password);
  const email = link.email ?? given.email;
  if (!email) throw missing('email', 'Give the e-mail address you will sign in with.');
  const name = given.name ?? email.split('@')[0]!;
  const account = await proveAccount(services, { ...given, name, email });
  const member = { name, email, language: given.language };
  const begin = link.kind === 'setup' ? setUp : join;
  await begin(services, { link, account, member, workspaceName: given.workspace_name }).catch(
    (error) => {
      // another server has just made the account: by this very link, or one can sign in with it
      if (error?.code === '23505' && error?.table === 'auth_user') throw deadLink();
      throw error;
    },
  );
  return { email };
}

/** Whose link it is: found before, or made within the transaction that uses the link. */
type AccountOf = (db: Db) => Promise<string>;

interface Coming {
  link: OneTimeLink;
  account: AccountOf;
  member: { name: string; email: string; language?: string | undefined };
  workspaceName?: string | undefined;
}

async function setUp({ machinery }: Services, { link, account, member, workspaceName }: Coming) {
  await createWorkspace(machinery, {
    name: workspaceName ?? 'My company',
    administrator: member,
    account: async (db) => {
      await useLink(db, link.id);
      return account(db);
    },
  });
}

async function join({ machinery }: Services, { link, account, member }: Coming): Promise<void> {
  const memberId = newId();
  const actor: Actor = {
    workspaceId: link.workspace_id!,
    memberId,
    role: 'member',
    teamId: link.team_id,
    teamIds: [],
    via: 'web',
  };
  await runCommand(machinery, actor, async (ctx) => {
    await useLink(ctx.db, link.id);
    await addMember(ctx, memberId, {
      ...member,
      userId: await account(ctx.db),
      role: link.role ?? 'member',
      teamId: link.team_id,
      coachUntil: link.coach_until,
    });
  });
}

type Membership = Pick<Actor, 'workspaceId' | 'memberId'>;

/** The ledger of the workspace that made the link tells of it; what the operator makes is no workspace's. */
async function resetPassword(services: Services, link: OneTimeLink, password: string) {
  requirePassword(password);
  const { machinery, signIn } = services;
  const userId = link.user_id!;
  const use = async (db: Db): Promise<Membership[]> => {
    await lockUser(db, userId);
    await useLink(db, link.id);
    const found = await readMemberships(db, userId);
    // they may have joined another workspace since this one made the link
    if (link.workspace_id && found.length > 1) throw sharedAccount();
    await signIn.setPassword(userId, password);
    return found;
  };
  const memberships = link.workspace_id
    ? await runCommand(machinery, await memberOf(services, link), async (ctx) => {
        const found = await use(ctx.db);
        ctx.emit({ verb: 'member.password_set', type: 'member', id: ctx.actor.memberId });
        return found;
      })
    : await writeLinks(machinery.database, null, use);
  for (const membership of memberships) tellSession(machinery, membership);
  return { email: link.email! };
}

function readMemberships(db: Db, userId: string): Promise<Membership[]> {
  return db.rows(sql`
    select workspace_id as "workspaceId", member_id as "memberId"
    from directory.membership where user_id = ${userId}`);
}

/** Whose password a workspace's link sets. */
async function memberOf({ machinery }: Services, link: OneTimeLink): Promise<Actor> {
  const all = await machinery.database.read(null, (db) => readMemberships(db, link.user_id!));
  const own = all.find(({ workspaceId }) => workspaceId === link.workspace_id);
  if (!own) throw deadLink();
  return { ...own, role: 'member', teamId: null, teamIds: [], via: 'web' };
}

/** Lets every server look anew at who is signed in: a session of the member has ended or changed. */
export function tellSession(
  machinery: Machinery,
  { workspaceId, memberId }: Pick<Actor, 'workspaceId' | 'memberId'>,
): void {
  machinery.published(workspaceId, [{ type: 'session', id: memberId }]);
}

/** Whoever has an account, from another workspace, proves it with the password they have. */
async function proveAccount(
  { signIn }: Services,
  { name, email, password, countTry }: Acceptance & { name: string; email: string },
): Promise<AccountOf> {
  const known = await signIn.userIdOf(email);
  if (!known) return signIn.newAccount({ name, email, password });
  await countTry(email, async () => {
    if (await signIn.isPassword(email, password)) return;
    throw new AppError(
      'unauthenticated',
      'You have an account with this e-mail already. Give the password you sign in with.',
      { reason: 'wrong_password' },
    );
  });
  return async () => known;
}

function missing(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
