import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { orGone, sendOnce } from '#src/server/mail/send-once.ts';
import { runRead } from '#src/server/run-command.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { type Minutes, readMinutes } from './read-minutes.ts';
import { writeMinutesMail } from './write-minutes-mail.ts';

const writeDelivery = beside('delivery', 'minutes_mail');

export const MINUTES_JOB = 'meetings.minutes';

/** Sends the minutes to one of those who came, with what that one may see, if mail is set up. */
export function createMinutesJob(services: Services, catalogue: MetricCatalogue): Job {
  const { machinery, mail, log, url } = services;
  return {
    name: MINUTES_JOB,
    async run(payload, actor) {
      if (!mail) return;
      const { meetingId } = payload as { meetingId: string };
      // it may be in the bin, or its end taken back, by now
      const minutes = await runRead(machinery, actor, (ctx) =>
        readMinutes(ctx, catalogue, meetingId).catch(orGone),
      );
      if (!minutes?.isEnded) return;
      const written = writeMinutesMail(minutes, `${url}/meetings/${meetingId}`);
      const claim = {
        take: () => take(services, actor, minutes),
        release: () => release(services, actor, minutes.id),
      };
      await sendOnce({ mail, log }, claim, { to: minutes.email, ...written });
    },
  };
}

/** Marks them as sent; false if this member got minutes that say the same. */
async function take({ machinery }: Services, actor: Actor, minutes: Minutes): Promise<boolean> {
  const digest = createHash('sha256').update(JSON.stringify(minutes)).digest('hex');
  const taken = await writeDelivery(machinery.database, actor.workspaceId, (db) =>
    db.first(sql`
      insert into minutes_mail as m (workspace_id, meeting_id, member_id, digest)
      values (${actor.workspaceId}, ${minutes.id}, ${actor.memberId}, ${digest})
      on conflict (workspace_id, meeting_id, member_id) do update set digest = excluded.digest
      where m.digest is distinct from excluded.digest
      returning m.meeting_id`),
  );
  return taken !== undefined;
}

/** Certainly nobody got them, so that they are tried again. */
async function release({ machinery }: Services, actor: Actor, meetingId: string): Promise<void> {
  await writeDelivery(machinery.database, actor.workspaceId, (db) =>
    db.rows(sql`
      update minutes_mail set digest = null where workspace_id = ${actor.workspaceId}
        and meeting_id = ${meetingId} and member_id = ${actor.memberId}`),
  );
}
