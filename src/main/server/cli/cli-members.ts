import { sql } from 'kysely';
import { createKey } from '#src/features/admin/workspace/server/key-commands.ts';
import { makeLink, writeLinks } from '#src/features/admin/workspace/server/link-commands.ts';
import {
  addMember,
  createWorkspace,
} from '#src/features/admin/workspace/server/workspace-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { makeToken } from '#src/server/auth/token.ts';
import type { Role } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { runCommand } from '#src/server/run-command.ts';
import { type CliInput, UsageError } from './cli-command.ts';
import { withApp } from './cli-installation.ts';
import { findMember, findWorkspace, readWorkspaces } from './cli-lookup.ts';

const LINK_DAYS = 14;
const ROLES: readonly string[] = ['administrator', 'manager', 'member'] satisfies Role[];

/** `uptake workspace add NAME --admin EMAIL` */
export async function addWorkspace(input: CliInput): Promise<number> {
  const name = readName(input.arguments[0]!, 'NAME');
  const email = readEmail(input.options.admin!);
  return withApp(async ({ services }) => {
    const workspaces = await readWorkspaces(services);
    if (workspaces.some((known) => known.name.toLowerCase() === name.toLowerCase())) {
      throw new AppError(
        'conflict',
        `There is a workspace "${name}". Give the new one another name.`,
        {
          reason: 'name_taken',
        },
      );
    }
    const account = await findOrMakeAccount(services, { email, name: input.options.name });
    const { make, ...administrator } = account;
    await createWorkspace(services.machinery, { name, administrator, account: make });
    console.log(`The workspace "${name}" is there; ${email} is its administrator.`);
    await printWayIn(services, account);
    return 0;
  });
}

/** `uptake user add EMAIL` */
export async function addUser(input: CliInput): Promise<number> {
  const email = readEmail(input.arguments[0]!);
  const role = input.options.role ?? 'member';
  if (!ROLES.includes(role)) {
    throw new UsageError(`--role is ${ROLES.join(', ')}; it is "${role}".`);
  }
  return withApp(async ({ services }) => {
    const workspace = await findWorkspace(services, input.options.workspace);
    const account = await findOrMakeAccount(services, { email, name: input.options.name });
    const memberId = newId();
    const actor = {
      workspaceId: workspace.id,
      memberId,
      role: 'member' as const,
      teamId: null,
      teamIds: [],
      via: 'api' as const,
    };
    await runCommand(services.machinery, actor, async (ctx) => {
      const userId = await account.make(ctx.db);
      await addMember(ctx, memberId, { ...account, userId, role: role as Role, teamId: null });
    });
    console.log(`${email} is a member of "${workspace.name}", as ${role}.`);
    await printWayIn(services, account);
    return 0;
  });
}

/** `uptake user link EMAIL` */
export async function printUserLink(input: CliInput): Promise<number> {
  const email = readEmail(input.arguments[0]!);
  return withApp(async ({ services }) => {
    const userId = await services.signIn.userIdOf(email);
    if (!userId) {
      throw new AppError(
        'not_found',
        `Nobody signs in as ${email}. Add them with: npx uptake user add ${email}`,
        { reason: 'unknown_user' },
      );
    }
    console.log(await makePasswordLink(services, { userId, email }));
    return 0;
  });
}

/** `uptake key create --user EMAIL`: the key alone is printed. */
export async function printKey(input: CliInput): Promise<number> {
  const email = readEmail(input.options.user!);
  const name = readName(input.options.name ?? 'Command line', '--name');
  return withApp(async ({ services }) => {
    const actor = await findMember(services, { email, workspace: input.options.workspace });
    const { key } = await runCommand(services.machinery, actor, (ctx) => createKey(ctx, name));
    console.log(key);
    return 0;
  });
}

interface Account {
  name: string;
  email: string;
  isNew: boolean;
  /** Gives its id; makes it, if it is new, within the transaction of what it is for. */
  make(db: Db): Promise<string>;
}

/**
 * The account of an e-mail address. A new one has a password that nobody knows, so that its member
 * is there at once, for keys and as an owner; a link lets the person choose their own.
 */
async function findOrMakeAccount(
  services: Services,
  given: { email: string; name: string | undefined },
): Promise<Account> {
  const { email } = given;
  const known = await services.machinery.database.read(null, (db) =>
    db.first<{ id: string; name: string }>(
      sql`select id, name from directory.auth_user where email = ${email}`,
    ),
  );
  if (known) return { name: known.name, email, isNew: false, make: async () => known.id };
  const name = readName(given.name ?? email.split('@')[0]!, '--name');
  const make = await services.signIn.newAccount({ name, email, password: makeToken() });
  return { name, email, isNew: true, make };
}

async function printWayIn(services: Services, account: Account): Promise<void> {
  if (!account.isNew) {
    console.log(
      `They sign in with the password they have. If they have none: npx uptake user link ${account.email}`,
    );
    return;
  }
  console.log(`Give them this link. It works once, for ${LINK_DAYS} days, to choose a password:`);
  const { email } = account;
  const userId = (await services.signIn.userIdOf(email))!;
  console.log(await makePasswordLink(services, { userId, email }));
}

async function makePasswordLink(
  { machinery, url }: Services,
  { userId, email }: { userId: string; email: string },
): Promise<string> {
  const draft = { kind: 'reset' as const, userId, email, validDays: LINK_DAYS };
  const link = await writeLinks(machinery.database, null, (db) => makeLink(db, url, draft));
  return link.url;
}

function readEmail(text: string): string {
  const email = text.trim().toLowerCase();
  if (/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 200) return email;
  throw new UsageError(`"${text}" is no e-mail address.`);
}

function readName(text: string, what: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 200) return name;
  throw new UsageError(`${what} must have 1 to 200 characters.`);
}
