import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import type { Services } from '#src/server/feature.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { isHeld } from './conversation-commands.ts';
import { countHeld } from './sum-queries.ts';

const EVERY_MS = 60 * 60_000;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

const SWEEP = {
  everyMs: EVERY_MS,
  failed: 'erasing old conversations failed',
  work: eraseIn,
};

/** Erases each conversation when its 90 days are over. */
export function keepErasing(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, SWEEP);
}

export async function eraseOld(services: Sweeping): Promise<void> {
  await doForWorkspaces(services, SWEEP);
}

async function eraseIn({ machinery }: Sweeping, id: string): Promise<void> {
  const today = utcDay(machinery.now());
  await machinery.database.write(id, async (db) => {
    const gone = await db.rows<{
      closed_on: string | null;
      leader_agreed_on: string | null;
      member_agreed_on: string | null;
    }>(sql`
      delete from conversation where workspace_id = ${id} and erase_on <= ${today}
      returning closed_on, leader_agreed_on, member_agreed_on`);
    for (const row of gone) {
      if (!row.closed_on) await countHeld(db, id, { isHeld: isHeld(row), on: today });
    }
  });
}
