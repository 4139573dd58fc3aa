import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type ReminderSettings, USUAL_SETTINGS } from '../reminder.ts';

export interface Device {
  id: string;
  name: string;
  problem: string | null;
  created_at: string;
}

/** The actor's settings; who never changed any has the usual ones. */
export async function readSettings({ db, actor }: ReadContext): Promise<ReminderSettings> {
  const row = await db.first<ReminderSettings>(sql`
    select lead_minutes, in_page, quiet_from, quiet_to, daily_mail from reminder_setting
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId}`);
  return row ?? USUAL_SETTINGS;
}

export function listDevices({ db, actor }: ReadContext): Promise<Device[]> {
  return db.rows<Device>(sql`
    select id, name, problem, created_at from push_device
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId}
    order by created_at, id`);
}

/** Where the actor is written to, and how. */
export async function readAddress({ db, actor }: ReadContext) {
  const row = await db.first<{ email: string; name: string; language: string }>(sql`
    select email, name, language from member
    where workspace_id = ${actor.workspaceId} and id = ${actor.memberId}`);
  return row!;
}
