import { sql } from 'kysely';
import type { WriteContext } from '#src/server/context.ts';

interface Leaving {
  id: string;
  userId: string;
}

/**
 * Ends what a member has given to programs and devices: API keys, calendar links, reminders, and
 * sessions, which go on in other workspaces. Who is let in again begins without them.
 */
export async function endAccess(ctx: WriteContext, { id, userId }: Leaving): Promise<void> {
  const { workspaceId } = ctx.actor;
  const at = ctx.now().toISOString();
  const isTheirs = sql`workspace_id = ${workspaceId} and member_id = ${id}`;
  const keys = await ctx.db.rows<{ id: string }>(sql`
    update directory.api_key k set revoked_at = ${at}
    where ${isTheirs} and revoked_at is null returning id`);
  const links = await ctx.db.rows<{ id: string }>(sql`
    update directory.calendar_link l set revoked_at = ${at}
    where ${isTheirs} and revoked_at is null returning id`);
  const devices = await ctx.db.rows<{ id: string }>(sql`
    delete from push_device where ${isTheirs} returning id`);
  await ctx.db.rows(sql`
    update directory.membership m set sessions_since = ${at}
    where m.user_id = ${userId} and m.workspace_id = ${workspaceId}`);
  await ctx.db.rows(sql`
    delete from directory.auth_session s where s.user_id = ${userId}
      and not exists (select from directory.membership m
        where m.user_id = s.user_id and m.workspace_id <> ${workspaceId})`);
  for (const key of keys) ctx.emit({ verb: 'key.revoked', type: 'key', id: key.id });
  for (const link of links) {
    ctx.emit({ verb: 'calendar_link.revoked', type: 'calendar_link', id: link.id });
  }
  for (const device of devices) {
    ctx.emit({ verb: 'push_device.removed', type: 'push_device', id: device.id });
  }
}

/** The keys and calendar links of a member that a command ended hold again, as it is taken back. */
export async function bringBackAccess(
  ctx: WriteContext,
  { id, commandId }: { id: string; commandId: string },
): Promise<void> {
  const { workspaceId } = ctx.actor;
  const ended = (type: string) => sql`workspace_id = ${workspaceId} and member_id = ${id}
    and revoked_at is not null and id in (select e.record_id from ledger_event e
      where e.workspace_id = ${workspaceId} and e.command_id = ${commandId}
        and e.record_type = ${type} and e.verb = ${`${type}.revoked`})`;
  const keys = await ctx.db.rows<{ id: string }>(sql`
    update directory.api_key k set revoked_at = null where ${ended('key')} returning id`);
  const links = await ctx.db.rows<{ id: string }>(sql`
    update directory.calendar_link l set revoked_at = null
    where ${ended('calendar_link')} returning id`);
  for (const key of keys) {
    ctx.emit({ verb: 'key.undone', type: 'key', id: key.id, undoOf: commandId });
  }
  for (const link of links) {
    ctx.emit({
      ...{ verb: 'calendar_link.undone', type: 'calendar_link', id: link.id },
      undoOf: commandId,
    });
  }
}
