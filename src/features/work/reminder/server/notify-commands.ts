import { sql } from 'kysely';
import { knownZone } from '#src/lib/zoned-days.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { runRead } from '#src/server/run-command.ts';
import { isQuiet } from '../reminder.ts';
import { clockIn } from './push/push-job.ts';
import { type PushSender, type Subscription, sendPush } from './push/push-service.ts';
import { createVapid } from './push/vapid.ts';
import { readSettings } from './settings-queries.ts';

export interface DeviceNotice {
  title: string;
  body: string;
  /** The same tag again takes the place of the notice before. */
  tag: string;
  /** A page of Uptake, such as `/approvals/…`, or a record as `task.<id>`. */
  open: string;
  /** Seconds for which it is worth delivering. */
  ttl: number;
}

type Notifying = Pick<Services, 'machinery' | 'log' | 'keyFor' | 'url' | 'pushHosts'>;

/**
 * Wakes the member's devices for something other than a task, outside their quiet hours. For jobs:
 * it calls on the network. What the push service does not take is told in the log and not thrown.
 */
export async function notifyDevices(
  services: Notifying,
  actor: Actor,
  { title, body, tag, open, ttl }: DeviceNotice,
): Promise<void> {
  const { machinery, log } = services;
  const devices = await runRead(machinery, actor, async (ctx) => {
    const found = await ctx.db.rows<Subscription & { id: string; time_zone: string }>(sql`
      select d.id, d.endpoint, d.public_key, d.auth, m.time_zone from push_device d
      join member m on m.workspace_id = d.workspace_id and m.id = d.member_id
      where d.workspace_id = ${actor.workspaceId} and d.member_id = ${actor.memberId}`);
    const zone = knownZone(found[0]?.time_zone ?? 'UTC');
    return isQuiet(clockIn(zone, ctx.now()), await readSettings(ctx)) ? [] : found;
  });
  if (devices.length === 0) return;
  const sender: PushSender = {
    vapid: createVapid(services.keyFor('push'), services.url),
    extraHosts: services.pushHosts,
    now: machinery.now,
  };
  const text = JSON.stringify({ title: title.slice(0, 120), body: body.slice(0, 240), tag, open });
  for (const device of devices) {
    const { outcome } = await sendPush(sender, device, { text, ttl });
    if (outcome !== 'sent') log.warn({ outcome }, 'a notice did not reach a device');
  }
}
