import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { ReminderSettings } from '../reminder.ts';
import { listDevices, readSettings } from './settings-queries.ts';

const MOST_DEVICES = 10;

/** Changes the actor's own settings; what stays the same is no event. */
export async function updateSettings(
  ctx: WriteContext,
  patch: { [Name in keyof ReminderSettings]?: ReminderSettings[Name] | undefined },
): Promise<ReminderSettings> {
  const { workspaceId, memberId } = ctx.actor;
  await ctx.db.rows(sql`select id from member
    where workspace_id = ${workspaceId} and id = ${memberId} for update`);
  const before = await readSettings(ctx);
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const after: ReminderSettings = { ...before, ...Object.fromEntries(given) };
  const changes = changesOf(before, after);
  if (Object.keys(changes).length === 0) return before;
  await ctx.db.rows(sql`
    insert into reminder_setting (workspace_id, member_id, lead_minutes, in_page, quiet_from,
      quiet_to, daily_mail)
    values (${workspaceId}, ${memberId}, ${after.lead_minutes}, ${after.in_page},
      ${after.quiet_from}, ${after.quiet_to}, ${after.daily_mail})
    on conflict (workspace_id, member_id) do update set lead_minutes = excluded.lead_minutes,
      in_page = excluded.in_page, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      daily_mail = excluded.daily_mail`);
  ctx.emit({ verb: 'reminder_setting.changed', type: 'reminder_setting', id: memberId, changes });
  return after;
}

function changesOf(before: ReminderSettings, after: ReminderSettings) {
  const names = Object.keys(after) as (keyof ReminderSettings)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(
    changed.map((name): [string, [unknown, unknown]] => [name, [before[name], after[name]]]),
  );
}

interface Subscription {
  endpoint: string;
  public_key: string;
  auth: string;
  name: string;
}

/** A browser that is known already becomes the actor's: they are the one who sits before it. */
export async function addDevice(ctx: WriteContext, given: Subscription): Promise<{ id: string }> {
  const { workspaceId, memberId } = ctx.actor;
  const mine = await listDevices(ctx);
  if (mine.length >= MOST_DEVICES) {
    throw new AppError(
      'conflict',
      'You are reminded on ten devices already. Take one off the list first.',
      { reason: 'too_many_devices' },
    );
  }
  // the former one's row goes, and with it what was sent in their name
  const former = await ctx.db.rows<{ id: string }>(sql`delete from push_device
    where workspace_id = ${workspaceId} and endpoint = ${given.endpoint}
      and member_id <> ${memberId} returning id`);
  for (const { id } of former) ctx.emit({ verb: 'push_device.removed', type: 'push_device', id });
  const row = await ctx.db.first<{ id: string }>(sql`
    insert into push_device (workspace_id, id, member_id, name, endpoint, public_key, auth)
    values (${workspaceId}, ${newId()}, ${memberId}, ${given.name}, ${given.endpoint},
      ${given.public_key}, ${given.auth})
    on conflict (workspace_id, endpoint) do update set name = excluded.name,
      public_key = excluded.public_key, auth = excluded.auth, problem = null
    returning id`);
  ctx.emit({ verb: 'push_device.added', type: 'push_device', id: row!.id });
  return { id: row!.id };
}

export async function removeDevice(ctx: WriteContext, id: string): Promise<void> {
  if (await forgetDevice(ctx, id)) return;
  throw new AppError('not_found', 'There is no such device of yours.');
}

/** Takes a device of the actor off, if it is still there: its browser may have ended it. */
export async function forgetDevice(ctx: WriteContext, id: string): Promise<boolean> {
  const { workspaceId, memberId } = ctx.actor;
  const known = await ctx.db.first(sql`select id from push_device
    where workspace_id = ${workspaceId} and member_id = ${memberId} and id = ${id} for update`);
  if (!known) return false;
  await ctx.db.rows(
    sql`delete from push_device where workspace_id = ${workspaceId} and id = ${id}`,
  );
  ctx.emit({ verb: 'push_device.removed', type: 'push_device', id });
  return true;
}
