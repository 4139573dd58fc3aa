import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { ReminderSettings } from '../reminder.ts';
import type { listReminders, readMailState, readReminderSettings } from '../reminder-api.ts';

export type Settings = EndpointOutput<typeof readReminderSettings>;
export type ChangeSettings = (patch: Partial<ReminderSettings>) => void;

const AGAIN_MS = 10 * 60_000;

/** What comes within the hour; read anew when a task changes, and every so often. */
export const remindersQuery = queryOptions({
  queryKey: ['task', 'reminders'],
  queryFn: () => call<typeof listReminders>('GET /api/v1/reminders', {}),
  refetchInterval: AGAIN_MS,
  refetchIntervalInBackground: true,
  meta: { types: ['reminder_setting', 'person', 'company'] },
});

export const reminderSettingsQuery = queryOptions({
  queryKey: ['reminder_setting'],
  queryFn: () => call<typeof readReminderSettings>('GET /api/v1/reminder-settings', {}),
  meta: { types: ['push_device', 'member'] },
});

export const mailStateQuery = queryOptions({
  queryKey: ['mail_state'],
  queryFn: () => call<typeof readMailState>('GET /api/v1/mail', {}),
});
