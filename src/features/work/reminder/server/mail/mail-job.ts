import { sql } from 'kysely';
import { readToday } from '#src/features/work/today/server/today-queries.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import type { MailProblem } from '#src/server/mail/mailer.ts';
import { sendOnce } from '#src/server/mail/send-once.ts';
import { runRead } from '#src/server/run-command.ts';
import { readAddress, readSettings } from '../settings-queries.ts';
import { isMorning } from './morning.ts';
import { makeUnsubscribeToken } from './unsubscribe-token.ts';
import { writeDayMail } from './write-day-mail.ts';

const writeMail = beside('delivery', 'daily_mail');

export const MAIL_JOB = 'reminders.daily_mail';

const MOST_ATTEMPTS = 8;
const MINUTE_MS = 60_000;

type State = 'waiting' | 'sending' | 'sent' | 'empty' | 'failed';
type Mailing = Pick<Services, 'machinery' | 'mail' | 'keyFor' | 'url' | 'log'>;

/** Sends the member's mail of this morning, if there is something to say and it is still morning. */
export function createMailJob(services: Mailing): Job {
  return {
    name: MAIL_JOB,
    async run(payload, actor) {
      const { machinery, mail } = services;
      const day = String(payload.day);
      const row = rowOf(services, actor, day);
      const state = await runRead(machinery, actor, async (ctx) => {
        const settings = await readSettings(ctx);
        const today = await readToday(ctx);
        const isNow = isMorning(today.time_zone, ctx.now()) && today.day === day;
        return { isWanted: settings.daily_mail && isNow, today, to: await readAddress(ctx) };
      });
      if (!mail || !state.isWanted) return row.set('empty', 'waiting');
      const meetings = state.today.meetings.items.filter(
        ({ due_at }) => dayAt(due_at!, state.today.time_zone) === day,
      );
      const { promised, slipped } = state.today;
      if (meetings.length + promised.total + slipped.total === 0) {
        return row.set('empty', 'waiting');
      }
      const token = makeUnsubscribeToken(services.keyFor('unsubscribe'), actor);
      const endUrl = `${services.url}/daily-mail/${token}`;
      const written = writeDayMail({
        today: { ...state.today, meetings: { items: meetings, total: meetings.length } },
        to: state.to,
        url: services.url,
        endUrl,
      });
      const headers = {
        'List-Unsubscribe': `<${endUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };
      const letter = { ...written, to: state.to.email, headers };
      if (await sendOnce({ mail, log: services.log }, row, letter))
        await row.set('sent', 'sending');
    },
  };
}

/** The row that stands for the mail of the day. */
function rowOf({ machinery }: Mailing, { workspaceId, memberId }: Actor, day: string) {
  const isIt = sql`workspace_id = ${workspaceId} and member_id = ${memberId} and day = ${day}`;
  const write = <Row>(set: ReturnType<typeof sql>, from: State) =>
    writeMail(machinery.database, workspaceId, (db) =>
      db.first<Row>(sql`update daily_mail set ${set}, changed_at = ${machinery.now().toISOString()}
        where ${isIt} and state = ${from} returning attempts`),
    );
  /** Another try comes a while later, as long as it is morning; the next sweep sees to it. */
  async function fail({ message, isUnsure }: MailProblem): Promise<void> {
    const now = machinery.now().getTime();
    await write(
      sql`problem = ${message},
        state = case when ${isUnsure} or attempts >= ${MOST_ATTEMPTS} then 'failed' else 'waiting' end,
        next_try_at = ${new Date(now).toISOString()}::timestamptz
          + least(attempts * attempts, 60) * ${MINUTE_MS / 1000} * interval '1 second'`,
      'sending',
    );
  }
  return {
    async set(state: State, from: State): Promise<void> {
      await write(sql`state = ${state}, problem = null`, from);
    },
    async take(): Promise<boolean> {
      const found = await write(sql`state = 'sending', attempts = attempts + 1`, 'waiting');
      return found !== undefined;
    },
    ...{ release: fail, fail, isLookedFor: true as const },
  };
}
