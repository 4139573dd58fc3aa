import pg from 'pg';
import type { Logger } from '../log/logger.ts';
import { keepDoing } from './keep-doing.ts';

const EVERY_MS = 60 * 60 * 1000;

/**
 * Removes what has served its time: answers kept for repeated requests, ended sessions, dead links,
 * what was sent to a workshop that nobody went on with.
 */
export function keepHouse(ownerUrl: string, log: Logger): { stop(): Promise<void> } {
  return keepDoing(() => tidy(ownerUrl), {
    everyMs: EVERY_MS,
    firstAfterMs: EVERY_MS,
    failed: (error) => log.warn({ err: error }, 'tidying up failed'),
  });
}

export async function tidy(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(`
      delete from idempotent_answer
        where created_at < now() - case when starts_with(key, 'keep-')
          then interval '30 days' else interval '1 day' end;
      delete from import where created_at < now() - interval '30 days';
      select gather_words(false);
      delete from workshop_draft d using workshop w where w.workspace_id = d.workspace_id
        and w.id = d.workshop_id and w.held_on < current_date - 90;
      delete from workshop_ballot b using workshop w where w.workspace_id = b.workspace_id
        and w.id = b.workshop_id and w.held_on < current_date - 90;
      delete from workshop_participant p using workshop w where w.workspace_id = p.workspace_id
        and w.id = p.workshop_id and w.held_on < current_date - 90;
      delete from directory.password_try where ends_at < now();
      delete from directory.auth_session where expires_at < now();
      delete from directory.auth_verification where expires_at < now();
      delete from directory.one_time_link where expires_at < now() - interval '30 days'`);
  } finally {
    await client.end();
  }
}
