import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { isOpenTo } from '#src/server/auth/authenticate.ts';
import { createKnownDevices } from '#src/server/auth/known-device.ts';
import { createPasswordLimit } from '#src/server/auth/password-limit.ts';
import type { Session } from '#src/server/auth/sign-in.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, type Route, raw, read } from '#src/server/http/route.ts';
import { pageLanguage } from '#src/server/public/page-texts.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../workspace-api.ts';
import { acceptLink, tellSession } from './accept-link.ts';
import { createKey, revokeKey } from './key-commands.ts';
import { countOpenWork, letMemberGo, membersUndo } from './let-go-commands.ts';
import { findLink, makeLink } from './link-commands.ts';
import { endSessions } from './session-commands.ts';
import { createTeam, removeTeam, teamsUndo, updateTeam } from './team-commands.ts';
import { requireTeam, updateMember } from './workspace-commands.ts';
import {
  getMember,
  getTeam,
  listInvitations,
  listKeys,
  listMembers,
  listTeams,
  readMe,
  requireOwnUser,
} from './workspace-queries.ts';

const writeSession = beside('account', 'directory.auth_session(workspace_id)');

const ok = { ok: true };

/** Workspaces, who works in them with which rights, and how they get in. */
export function workspaceFeature(services: Services, types: RecordTypes): UndoingFeature {
  const tries = createTries(services);
  return {
    routes: [
      ...signInRoutes(services, tries),
      ...linkRoutes(services, tries),
      ...meRoutes(types),
      ...memberRoutes(services, types),
      ...teamRoutes(),
      ...invitationRoutes(services),
      ...keyRoutes(),
    ],
    undo: new Map([...membersUndo(types), ...teamsUndo]),
  };
}

/** Counts tries of a password, by whoever makes them. */
function createTries(services: Services) {
  const countTry = createPasswordLimit(services.machinery.database);
  const devices = createKnownDevices(services.keyFor('known devices'), services.url);
  return {
    count: <T>(
      email: string,
      { request, address }: { request: Request; address: string },
      check: () => Promise<T>,
    ) => countTry({ email, address, device: devices.deviceOf(request.headers, email) }, check),
    cookieFor: devices.cookieFor,
  };
}

type Tries = ReturnType<typeof createTries>;

function signInRoutes({ signIn, machinery }: Services, tries: Tries): Route[] {
  return [
    raw(api.signIn, async ({ input: { body }, ...from }) => {
      const { headers } = from.request;
      const cookies = await tries.count(body.email, from, () =>
        signIn.signIn({ ...body, headers }),
      );
      return withCookies([...cookies, tries.cookieFor(body.email)]);
    }),
    raw(api.signOut, async ({ actor, request }) => {
      const cookies = await signIn.signOut(request.headers);
      if (actor) tellSession(machinery, actor);
      return withCookies(cookies);
    }),
    raw(api.signOutEverywhere, async ({ actor, request }) => {
      for (const membership of await runCommand(machinery, actor!, endSessions)) {
        tellSession(machinery, membership);
      }
      return withCookies(await signIn.signOut(request.headers));
    }),
    raw(api.chooseWorkspace, async ({ actor, input, request }) => {
      const session = await signIn.sessionOf(request.headers);
      const id = input.body.workspace_id;
      if (!session) throw unknownWorkspace();
      const chosen = await writeSession(machinery.database, null, (db) =>
        db.first(sql`update directory.auth_session s set workspace_id = m.workspace_id
          from directory.membership m
          where s.id = ${session.id} and m.user_id = s.user_id and ${isOpenTo(session)}
            and m.workspace_id = ${id} returning s.id`),
      );
      if (!chosen) await refuseWorkspace(machinery, { session, id });
      if (actor) tellSession(machinery, actor);
      return ok;
    }),
  ];
}

async function refuseWorkspace(
  { database }: Services['machinery'],
  { session, id }: { session: Session; id: string },
): Promise<never> {
  const membership = await database.read(null, (db) =>
    db.first(sql`select member_id from directory.membership
      where user_id = ${session.userId} and workspace_id = ${id}`),
  );
  if (!membership) throw unknownWorkspace();
  throw new AppError(
    'conflict',
    'This workspace was closed to you after you had signed in here. If you were let in again, sign out and in, then choose it.',
    { reason: 'sign_in_again' },
  );
}

function unknownWorkspace(): AppError {
  return new AppError('not_found', 'There is no such workspace of yours.');
}

function linkRoutes(services: Services, tries: Tries): Route[] {
  const { signIn, machinery } = services;
  return [
    raw(api.readLink, async ({ input }) => {
      const link = await machinery.database.read(null, async (db) => {
        const found = await findLink(db, input.params.token);
        const workspace = await db.first<{ name: string }>(
          sql`select name from directory.workspace where id = ${found.workspace_id}`,
        );
        return { ...found, workspace_name: workspace?.name ?? null };
      });
      const has_account = Boolean(link.email && (await signIn.userIdOf(link.email)));
      const { kind, workspace_name, email } = link;
      return { kind, workspace_name, email, has_account };
    }),
    raw(api.acceptLink, async ({ input, ...from }) => {
      const { request } = from;
      const { email } = await acceptLink(services, {
        ...input.body,
        token: input.params.token,
        language: pageLanguage(request),
        countTry: (mail, check) => tries.count(mail, from, check),
      });
      const { password } = input.body;
      const cookies = await signIn.signIn({ email, password, headers: request.headers });
      return withCookies([...cookies, tries.cookieFor(email)]);
    }),
  ];
}

function meRoutes(types: RecordTypes): Route[] {
  return [
    read(api.readMe, (ctx) => readMe(ctx)),
    command(api.updateMe, async (ctx, { body }) => {
      await updateMember(ctx, types, { id: ctx.actor.memberId, patch: body });
      return ok;
    }),
    command(api.updateWorkspace, async (ctx, { body }) => {
      const { workspaceId } = ctx.actor;
      const before = await ctx.db.first<{ name: string }>(
        sql`select name from directory.workspace where id = ${workspaceId} for update`,
      );
      await ctx.db.rows(
        sql`update directory.workspace w set name = ${body.name} where w.id = ${workspaceId}`,
      );
      const changes = { name: [before!.name, body.name] as [unknown, unknown] };
      ctx.emit({ verb: 'workspace.changed', type: 'workspace', id: workspaceId, changes });
      return { id: workspaceId, name: body.name };
    }),
  ];
}

function memberRoutes(services: Services, types: RecordTypes): Route[] {
  return [
    read(api.listMembers, async (ctx) => ({ items: await listMembers(ctx) })),
    command(api.updateMember, async (ctx, { params, body }) => {
      await updateMember(ctx, types, { id: params.id, patch: body });
      return getMember(ctx, params.id);
    }),
    read(api.countOpenWork, async (ctx, { params }) => {
      await getMember(ctx, params.id);
      return countOpenWork(ctx, params.id);
    }),
    command(api.letMemberGo, async (ctx, { params, body }) => {
      await letMemberGo(ctx, types, { id: params.id, handTo: body.hand_to });
      return getMember(ctx, params.id);
    }),
    command(api.makeResetLink, async (ctx, { params }) => {
      const member = await getMember(ctx, params.id);
      const userId = await requireOwnUser(ctx, params.id);
      const link = await makeLink(ctx.db, services.url, {
        kind: 'reset',
        workspaceId: ctx.actor.workspaceId,
        userId,
        email: member.email,
        createdBy: ctx.actor.memberId,
      });
      ctx.emit({ verb: 'member.reset_link_made', type: 'member', id: member.id });
      return new Reply(
        { url: link.url, expires_at: link.expires_at },
        { status: 201, secret: true },
      );
    }),
  ];
}

function teamRoutes(): Route[] {
  return [
    read(api.listTeams, async (ctx) => ({ items: await listTeams(ctx) })),
    command(api.createTeam, async (ctx, { body }) => {
      const id = await createTeam(ctx, body);
      return new Reply(await getTeam(ctx, id), { status: 201 });
    }),
    command(api.updateTeam, async (ctx, { params, body }) => {
      await updateTeam(ctx, params.id, body);
      return getTeam(ctx, params.id);
    }),
    command(api.removeTeam, async (ctx, { params }) => {
      await removeTeam(ctx, params.id);
      return ok;
    }),
  ];
}

function invitationRoutes(services: Services): Route[] {
  return [
    read(api.listInvitations, async (ctx) => ({ items: await listInvitations(ctx) })),
    command(api.invite, async (ctx, { body }) => {
      if (body.team_id) await requireTeam(ctx, body.team_id);
      const link = await makeLink(ctx.db, services.url, {
        kind: 'invitation',
        workspaceId: ctx.actor.workspaceId,
        email: body.email,
        role: body.role,
        teamId: body.team_id ?? null,
        createdBy: ctx.actor.memberId,
      });
      const changes = { email: [null, body.email] as [unknown, unknown] };
      ctx.emit({ verb: 'invitation.created', type: 'invitation', id: link.id, changes });
      return new Reply(link, { status: 201, secret: true });
    }),
    command(api.withdrawInvitation, async (ctx, { params }) => {
      const withdrawn = await ctx.db.first(sql`
        delete from directory.one_time_link
        where id = ${params.id} and workspace_id = ${ctx.actor.workspaceId}
          and kind = 'invitation' and used_at is null returning id`);
      if (!withdrawn) throw new AppError('not_found', 'There is no such open invitation.');
      ctx.emit({ verb: 'invitation.withdrawn', type: 'invitation', id: params.id });
      return ok;
    }),
  ];
}

function keyRoutes(): Route[] {
  return [
    read(api.listKeys, async (ctx) => ({ items: await listKeys(ctx) })),
    command(api.createKey, async (ctx, { body }) => {
      return new Reply(await createKey(ctx, body.name), { status: 201, secret: true });
    }),
    command(api.revokeKey, async (ctx, { params }) => {
      await revokeKey(ctx, params.id);
      return ok;
    }),
  ];
}

function withCookies(cookies: string[]): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(ok), { headers });
}
