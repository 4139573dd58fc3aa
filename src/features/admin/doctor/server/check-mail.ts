import type { Client } from 'pg';
import { type Finding, judge } from '../finding.ts';

/** Whether the daily mails of the last days went out, and devices could be reached. */
export async function checkMail(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ sent: number; failed: number; problem: string | null }>(`
    select count(*) filter (where state = 'sent')::integer as sent,
      count(*) filter (where state = 'failed' or problem is not null)::integer as failed,
      (array_agg(problem order by changed_at desc) filter (where problem is not null))[1] as problem
    from daily_mail where changed_at > now() - interval '3 days'`);
  const { sent, failed, problem } = rows[0]!;
  const well = `${sent} daily mails went out in the last 3 days.`;
  const message = `${failed} daily mails of the last 3 days did not go out. ${problem ?? ''} Try it in the settings, under Reminders.`;
  return judge('mail', failed > 0 ? [message] : [], { well, verdict: 'warning' });
}
