import { AppError } from '#src/lib/app-error.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { MailProblem } from '#src/server/mail/mailer.ts';
import { runRead } from '#src/server/run-command.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { type Minutes, readMinutes } from './read-minutes.ts';
import { writeMinutesMail } from './write-minutes-mail.ts';

export const MINUTES_JOB = 'meetings.minutes';

/** Sends the minutes to one of those who came, with what that one may see, if mail is set up. */
export function createMinutesJob(services: Services, catalogue: MetricCatalogue): Job {
  const { machinery, mail, log, url } = services;
  return {
    name: MINUTES_JOB,
    async run(payload, actor) {
      if (!mail) return;
      const { meetingId } = payload as { meetingId: string };
      const minutes = await runRead(machinery, actor, (ctx) =>
        readMinutes(ctx, catalogue, meetingId).catch(orGone),
      );
      if (!minutes) return;
      const written = writeMinutesMail(minutes, `${url}/meetings/${meetingId}`);
      try {
        await mail.send({
          to: minutes.email,
          ...written,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        // what may have gone out is never sent again
        if (!(error instanceof MailProblem) || !error.isUnsure) throw error;
        log.warn({ problem: error.message }, 'nobody knows whether minutes were sent');
      }
    },
  };
}

/** It may be in the bin, or its end taken back, by now. */
function orGone(error: unknown): Minutes | null {
  if (error instanceof AppError) return null;
  throw error;
}
