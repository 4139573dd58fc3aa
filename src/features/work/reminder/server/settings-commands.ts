import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type ReminderSettings, USUAL_SETTINGS } from '../reminder.ts';
import { listDevices, readSettings } from './settings-queries.ts';

const TABLE = {
  ...({ name: 'reminder_setting', key: 'member_id', hasVersion: false } as const),
  fields: Object.keys(USUAL_SETTINGS),
};
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
  await saveRow(ctx, TABLE, { id: memberId, before, after, verb: 'changed' });
  return after;
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
