import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { MOST_USUAL_MINUTES } from './reminder.ts';

const tag = 'Reminders';
const access = 'member' as const;
const ok = z.object({ ok: z.literal(true) });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 20:00.');

const settings = z.object({
  lead_minutes: z.int().nullable(),
  in_page: z.boolean(),
  quiet_from: z.string(),
  quiet_to: z.string(),
  daily_mail: z.boolean(),
});

export const listReminders = defineEndpoint({
  route: 'GET /api/v1/reminders',
  summary: 'What an open page is to remind you of, now and within the next hour',
  tag,
  access,
  output: z.object({
    items: z.array(
      z.object({
        task_id: z.string(),
        /** Together with the task it tells the occurrences of a series apart. */
        starts_at: z.string(),
        /** The day of a series that this is; null if it is no series. */
        occurrence: z.string().nullable(),
        remind_at: z.string(),
        subject: z.string(),
        kind: z.string().nullable(),
        location: z.string().nullable(),
        person_id: z.string().nullable(),
        company_id: z.string().nullable(),
        person: z.string().nullable(),
        company: z.string().nullable(),
        /** Good to know, as the person's record has it; else the company's. */
        about: z.string().nullable(),
      }),
    ),
  }),
});

const device = z.object({
  id: z.string(),
  name: z.string(),
  /** What its push service refused; null: all is well. */
  problem: z.string().nullable(),
  created_at: z.string(),
});

export const readReminderSettings = defineEndpoint({
  route: 'GET /api/v1/reminder-settings',
  summary: 'What reaches you, where and when',
  tag,
  access,
  output: settings.extend({
    /** Your browsers that are reminded while no page is open. */
    devices: z.array(device),
    /** The key by which a browser knows this server (VAPID, RFC 8292), base64url. */
    push_key: z.string(),
    mail: z.object({
      /** Whether this server can send mail. */
      set_up: z.boolean(),
      /** Where it goes. */
      to: z.string(),
    }),
  }),
});

export const updateReminderSettings = defineEndpoint({
  route: 'PATCH /api/v1/reminder-settings',
  summary: 'Change what reaches you, where and when',
  tag,
  access,
  body: z.strictObject({
    lead_minutes: z
      .int()
      .min(0)
      .max(MOST_USUAL_MINUTES)
      .nullable()
      .optional()
      .describe('Minutes before your meetings; null: none'),
    in_page: z.boolean().optional(),
    quiet_from: time.optional(),
    quiet_to: time.optional(),
    daily_mail: z.boolean().optional(),
  }),
  output: settings,
});

const base64url = (bytes: number, message: string) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+$/, message)
    .refine((text) => Math.floor((text.length * 3) / 4) === bytes, message);

export const addDevice = defineEndpoint({
  route: 'POST /api/v1/push-devices',
  summary: 'Remind you on this browser: its push subscription (RFC 8030)',
  tag,
  access,
  body: z.strictObject({
    endpoint: z.url('Give the address of the push service.').max(2000),
    public_key: base64url(65, 'A public key has 65 bytes in base64url.'),
    auth: base64url(16, 'An authentication secret has 16 bytes in base64url.'),
    name: z.string().trim().min(1).max(100),
  }),
  output: z.object({ id: z.string() }),
});

const params = z.object({ id: z.uuid('An id is a UUID.') });

export const removeDevice = defineEndpoint({
  route: 'DELETE /api/v1/push-devices/{id}',
  summary: 'Remind you on this browser no more',
  tag,
  access,
  params,
  output: ok,
});

export const readMailState = defineEndpoint({
  route: 'GET /api/v1/mail',
  summary: 'Whether mail is set up, and what failed of late',
  tag,
  access: 'administrator',
  output: z.object({
    set_up: z.boolean(),
    from: z.string().nullable(),
    /** Daily mails that could not be sent in the last three days. */
    failed: z.int(),
    /** The newest of these problems, as the mail server told it. */
    problem: z.string().nullable(),
  }),
});

export const sendTestMail = defineEndpoint({
  route: 'POST /api/v1/mail/test',
  summary: 'Send a mail to yourself, to see whether mail is set up rightly',
  tag,
  access: 'administrator',
  output: z.object({ to: z.string() }),
});

const token = z.object({ token: z.string().max(200) });

export const showUnsubscribe = defineEndpoint({
  route: 'GET /daily-mail/{token}',
  summary: 'The page behind a daily mail’s link to end it',
  tag,
  access: 'public',
  params: token,
  output: z.unknown(),
});

export const unsubscribe = defineEndpoint({
  route: 'POST /daily-mail/{token}',
  summary: 'End the daily mail, in one click (RFC 8058) and without signing in',
  tag,
  access: 'public',
  params: token,
  output: z.unknown(),
});
