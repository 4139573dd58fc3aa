import type { ServerFeature, Services } from '#src/server/feature.ts';
import { createRateLimit } from '#src/server/http/rate-limit.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import * as api from '../reminder-api.ts';
import { readMailFailures, sendTestMail } from './mail/mail-admin.ts';
import { createMailJob } from './mail/mail-job.ts';
import { createUnsubscribe } from './mail/unsubscribe-page.ts';
import { createPushJob } from './push/push-job.ts';
import { type PushSender, requirePushService } from './push/push-service.ts';
import { createVapid } from './push/vapid.ts';
import { HOUR_MS, listReminders } from './reminder-queries.ts';
import { addDevice, removeDevice, updateSettings } from './settings-commands.ts';
import { listDevices, readAddress, readSettings } from './settings-queries.ts';
import { keepReminding } from './sweep.ts';

const TEST_MAILS_PER_MINUTE = 5;

/** Reminders in the page, on devices, and the mail of the morning. */
export function reminderFeature(services: Services): ServerFeature {
  const { machinery, mail, pushHosts } = services;
  const sender: PushSender = {
    vapid: createVapid(services.keyFor('push'), services.url),
    extraHosts: pushHosts,
    now: machinery.now,
  };
  const end = createUnsubscribe(services);
  const limit = createRateLimit(TEST_MAILS_PER_MINUTE);
  return {
    jobs: [createPushJob({ ...services, sender }), createMailJob(services)],
    routes: [
      read(api.listReminders, async (ctx) => {
        const { in_page } = await readSettings(ctx);
        return { items: in_page ? await listReminders(ctx, HOUR_MS) : [] };
      }),
      read(api.readReminderSettings, async (ctx) => ({
        ...(await readSettings(ctx)),
        devices: await listDevices(ctx),
        push_key: sender.vapid.publicKey,
        mail: { set_up: mail !== null, to: (await readAddress(ctx)).email },
      })),
      command(api.updateReminderSettings, (ctx, { body }) => updateSettings(ctx, body)),
      command(api.addDevice, async (ctx, { body }) => {
        requirePushService(body.endpoint, pushHosts);
        return new Reply(await addDevice(ctx, body), { status: 201 });
      }),
      command(api.removeDevice, async (ctx, { params }) => {
        await removeDevice(ctx, params.id);
        return { ok: true };
      }),
      read(api.readMailState, async (ctx) => ({
        set_up: mail !== null,
        from: mail?.from ?? null,
        ...(await readMailFailures(ctx)),
      })),
      raw(api.sendTestMail, async ({ actor, address }) => {
        await limit.countRequest(actor!, address);
        return sendTestMail(services, actor!);
      }),
      raw(api.showUnsubscribe, ({ input, address }) => end.show(input.params.token, address)),
      raw(api.unsubscribe, ({ input, address }) => end.end(input.params.token, address)),
    ],
    begin: () => keepReminding(services),
  };
}
