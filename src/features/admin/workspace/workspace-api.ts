import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const role = z.enum(['administrator', 'manager', 'member']);
const name = z.string().trim().min(1, 'Give a name.').max(200);
const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(320)
  .pipe(z.email('Give an e-mail address such as anna@globex.com.'));
const password = z.string().max(1000);
const id = z.object({ id: z.uuid('An id is a UUID.') });
const token = z.object({ token: z.string().max(200) });
const ok = z.object({ ok: z.literal(true) });
const link = z.object({ url: z.string(), expires_at: z.string() });

const workingDays = z
  .array(z.int().min(1).max(7))
  .min(1, 'Choose at least one day.')
  .max(7)
  .transform((days) => [...new Set(days)].sort());

const memberOutput = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  team_id: z.string().nullable(),
  active: z.boolean(),
});
const teamOutput = z.object({
  id: z.string(),
  name: z.string(),
  leader_id: z.string().nullable(),
});
const workspaceOutput = z.object({ id: z.string(), name: z.string() });

export const signIn = defineEndpoint({
  route: 'POST /api/v1/session',
  summary: 'Sign in; sets the session cookie',
  tag: 'Sign-in',
  access: 'public',
  body: z.strictObject({ email: z.string().max(320), password }),
  output: ok,
});
export const signOut = defineEndpoint({
  route: 'DELETE /api/v1/session',
  summary: 'Sign out',
  tag: 'Sign-in',
  access: 'public',
  asSelf: true,
  output: ok,
});
export const signOutEverywhere = defineEndpoint({
  route: 'DELETE /api/v1/sessions',
  summary: 'Sign out on all your devices, this one too, and be reminded on none; keys stay',
  tag: 'Sign-in',
  access: 'member',
  asSelf: true,
  output: ok,
});
export const chooseWorkspace = defineEndpoint({
  route: 'POST /api/v1/session/workspace',
  summary: 'Work in another of your workspaces',
  tag: 'Sign-in',
  access: 'member',
  coach: true,
  body: z.strictObject({ workspace_id: z.uuid() }),
  output: ok,
});
export const readLink = defineEndpoint({
  route: 'GET /api/v1/links/{token}',
  summary: 'What a one-time link is for',
  tag: 'Sign-in',
  access: 'public',
  params: token,
  output: z.object({
    kind: z.enum(['setup', 'invitation', 'reset']),
    workspace_name: z.string().nullable(),
    email: z.string().nullable(),
    /** The invited person signs in already elsewhere, with a password of their own. */
    has_account: z.boolean(),
  }),
});
export const acceptLink = defineEndpoint({
  route: 'POST /api/v1/links/{token}',
  summary: 'Use a one-time link: set up, join, or set a new password; signs in',
  tag: 'Sign-in',
  access: 'public',
  params: token,
  body: z.strictObject({
    name: name.optional(),
    email: email.optional(),
    workspace_name: name.optional(),
    password,
  }),
  output: ok,
});

export const readMe = defineEndpoint({
  route: 'GET /api/v1/me',
  summary: 'Who you are, and where',
  tag: 'Sign-in',
  access: 'member',
  coach: true,
  output: z.object({
    member: memberOutput.extend({
      language: z.string(),
      time_zone: z.string(),
      working_days: z.array(z.int()),
      /** Of an outside coach the last day; null for everybody else. */
      coach_until: z.string().nullable(),
    }),
    workspace: workspaceOutput,
    workspaces: z.array(workspaceOutput),
    /** The administrator who looks through this member's eyes, if that is so. */
    viewer: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
});
export const updateMe = defineEndpoint({
  route: 'PATCH /api/v1/me',
  summary: 'Change your name, language, time zone or working days',
  tag: 'Sign-in',
  access: 'member',
  body: z.strictObject({
    name: name.optional(),
    language: z.enum(['en', 'de', 'it', 'fr']).optional(),
    time_zone: z
      .string()
      .max(100)
      .refine(isTimeZone, 'Give a time zone such as Europe/Rome.')
      .optional(),
    working_days: workingDays.optional(),
  }),
  output: ok,
});

export const updateWorkspace = defineEndpoint({
  route: 'PATCH /api/v1/workspace',
  summary: 'Rename the workspace',
  tag: 'Workspace',
  access: 'administrator',
  body: z.strictObject({ name }),
  output: workspaceOutput,
});
export const listMembers = defineEndpoint({
  route: 'GET /api/v1/members',
  summary: 'Everyone in the workspace',
  tag: 'Workspace',
  access: 'member',
  output: z.object({ items: z.array(memberOutput) }),
});
export const updateMember = defineEndpoint({
  route: 'PATCH /api/v1/members/{id}',
  summary: "Change a member's name, role, team, working days, or whether they may sign in",
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  body: z.strictObject({
    name: name.optional(),
    role: role.optional(),
    team_id: z.uuid().nullable().optional(),
    active: z.boolean().optional(),
    working_days: workingDays.optional(),
  }),
  output: memberOutput,
});
const openWork = z.object({ deal: z.int(), task: z.int(), service_case: z.int() });
export type OpenWork = z.output<typeof openWork>;
export const countOpenWork = defineEndpoint({
  route: 'GET /api/v1/members/{id}/open-work',
  summary: 'How many open deals, tasks and cases a member has',
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  output: openWork,
});
export const letMemberGo = defineEndpoint({
  route: 'POST /api/v1/members/{id}/let-go',
  summary:
    'Let a member in no longer, end their keys and calendar links, and hand what they have open over to a colleague',
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  body: z.strictObject({
    hand_to: z.uuid().nullable().describe('Who takes over their open deals, tasks and cases'),
  }),
  output: memberOutput,
});
export const makeResetLink = defineEndpoint({
  route: 'POST /api/v1/members/{id}/reset-link',
  summary: 'A link for a new password, to hand over; valid for a day',
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  output: link,
});

export const listTeams = defineEndpoint({
  route: 'GET /api/v1/teams',
  summary: 'The teams',
  tag: 'Workspace',
  access: 'member',
  output: z.object({ items: z.array(teamOutput) }),
});
export const createTeam = defineEndpoint({
  route: 'POST /api/v1/teams',
  summary: 'Make a team',
  tag: 'Workspace',
  access: 'administrator',
  body: z.strictObject({ name, leader_id: z.uuid().nullable().optional() }),
  output: teamOutput,
});
export const updateTeam = defineEndpoint({
  route: 'PATCH /api/v1/teams/{id}',
  summary: "Change a team's name or leader",
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  body: z.strictObject({ name: name.optional(), leader_id: z.uuid().nullable().optional() }),
  output: teamOutput,
});
export const removeTeam = defineEndpoint({
  route: 'DELETE /api/v1/teams/{id}',
  summary: 'Dissolve a team that has no members',
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  output: ok,
});

export const listInvitations = defineEndpoint({
  route: 'GET /api/v1/invitations',
  summary: 'Invitations that are still open',
  tag: 'Workspace',
  access: 'administrator',
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        email: z.string(),
        role,
        team_id: z.string().nullable(),
        expires_at: z.string(),
      }),
    ),
  }),
});
export const invite = defineEndpoint({
  route: 'POST /api/v1/invitations',
  summary: 'Invite a person; gives the link to hand over, valid for 14 days',
  tag: 'Workspace',
  access: 'administrator',
  body: z.strictObject({
    email,
    role: role.default('member'),
    team_id: z.uuid().nullable().optional(),
  }),
  output: link.extend({ id: z.string() }),
});
export const withdrawInvitation = defineEndpoint({
  route: 'DELETE /api/v1/invitations/{id}',
  summary: 'Withdraw an invitation',
  tag: 'Workspace',
  access: 'administrator',
  params: id,
  output: ok,
});

export const listKeys = defineEndpoint({
  route: 'GET /api/v1/keys',
  summary: 'Your API keys; an administrator sees all',
  tag: 'API keys',
  access: 'member',
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        member_id: z.string(),
        created_at: z.string(),
        last_used_at: z.string().nullable(),
      }),
    ),
  }),
});
export const createKey = defineEndpoint({
  route: 'POST /api/v1/keys',
  summary: 'Make an API key with your rights; it is shown this once',
  tag: 'API keys',
  access: 'member',
  body: z.strictObject({ name }),
  output: z.object({ id: z.string(), key: z.string() }),
});
export const revokeKey = defineEndpoint({
  route: 'DELETE /api/v1/keys/{id}',
  summary: 'Revoke an API key',
  tag: 'API keys',
  access: 'member',
  params: id,
  output: ok,
});

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
