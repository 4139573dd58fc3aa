import { sql } from 'kysely';
import { knownZone } from '#src/lib/zoned-days.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Actor } from '#src/server/context.ts';
import type { Query } from '#src/server/db/sql.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { isQuiet } from '../../reminder.ts';
import { listReminders, type Reminder } from '../reminder-queries.ts';
import { forgetDevice } from '../settings-commands.ts';
import { readSettings } from '../settings-queries.ts';
import { writeTime } from '../write-time.ts';
import { type PushSender, type Subscription, sendPush } from './push-service.ts';

export const PUSH_JOB = 'reminders.push';

const writeDelivery = beside('delivery', 'reminder_delivery', 'push_device(problem)');

type Pushing = Pick<Services, 'machinery' | 'log'> & { sender: PushSender };
type DeviceRow = Subscription & { id: string };

/** Wakes the member's devices for what is due at this moment, each once. */
export function createPushJob(services: Pushing): Job {
  return {
    name: PUSH_JOB,
    async run(_payload, actor, signal) {
      const { machinery } = services;
      const state = await runRead(machinery, actor, async (ctx) => {
        const member = await ctx.db.first<{ time_zone: string; language: string }>(sql`
          select time_zone, language from member
          where workspace_id = ${actor.workspaceId} and id = ${actor.memberId}`);
        const settings = await readSettings(ctx);
        const zone = knownZone(member!.time_zone);
        if (isQuiet(clockIn(zone, ctx.now()), settings)) return null;
        const devices = await ctx.db.rows<DeviceRow>(sql`
          select id, endpoint, public_key, auth from push_device
          where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId}`);
        const due = devices.length > 0 ? await listReminders(ctx, 0) : [];
        return { devices, due, zone, language: member!.language };
      });
      for (const reminder of state?.due ?? []) {
        for (const device of state!.devices) {
          if (signal.aborted) return;
          await remind(services, actor, { device, reminder, ...state! });
        }
      }
    },
  };
}

/** `HH:MM` on the clocks of the zone. */
export function clockIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(
    now,
  );
}

interface Reminding {
  device: DeviceRow;
  reminder: Reminder;
  zone: string;
  language: string;
}

/** Claimed before it is sent: whatever happens then, this device is not reminded of it twice. */
async function remind(services: Pushing, actor: Actor, given: Reminding): Promise<void> {
  const { machinery, sender, log } = services;
  const { device, reminder } = given;
  const { workspaceId } = actor;
  const write = (query: Query) =>
    writeDelivery(machinery.database, workspaceId, (db) => db.rows(query));
  const isDelivery = sql`workspace_id = ${workspaceId} and device_id = ${device.id}
    and task_id = ${reminder.task_id} and starts_at = ${reminder.starts_at}`;
  const claimed = await write(sql`
    insert into reminder_delivery (workspace_id, device_id, task_id, starts_at, claimed_at)
    select ${workspaceId}, d.id, ${reminder.task_id}, ${reminder.starts_at},
      ${machinery.now().toISOString()}
    from push_device d where d.workspace_id = ${workspaceId} and d.id = ${device.id}
      and d.member_id = ${actor.memberId}
    on conflict do nothing returning device_id`);
  if (claimed.length === 0) return;
  const sending = await sendPush(sender, device, {
    text: writePush(given),
    ttl: ttlOf(reminder, machinery.now()),
  });
  if (sending.outcome === 'later')
    await write(sql`delete from reminder_delivery where ${isDelivery}`);
  if (sending.outcome === 'gone') {
    await runCommand(machinery, actor, (ctx) => forgetDevice(ctx, device.id));
  }
  const problem = sending.outcome === 'refused' ? sending.problem : null;
  if (problem) log.warn({ problem }, 'a push service refused a reminder');
  if (problem || sending.outcome === 'sent') {
    await write(sql`update push_device set problem = ${problem}
      where workspace_id = ${workspaceId} and id = ${device.id}
        and problem is distinct from ${problem}`);
  }
}

function ttlOf({ starts_at }: Reminder, now: Date): number {
  return Math.max(60, Math.floor((Date.parse(starts_at) - now.getTime()) / 1000));
}

/** Short, and without what was noted: it stands on a locked screen. */
function writePush({ reminder, zone, language }: Reminding): string {
  const { subject, starts_at, occurrence, person, company, location, task_id } = reminder;
  const about = [writeTime(starts_at, { language, zone }), person ?? company, location].filter(
    Boolean,
  ) as string[];
  return JSON.stringify({
    title: subject.slice(0, 120),
    body: about.map((part) => part.slice(0, 120)).join(' · '),
    tag: `${task_id} ${starts_at}`,
    open: `task.${task_id}`,
    ...(occurrence && { occurrence }),
  });
}
