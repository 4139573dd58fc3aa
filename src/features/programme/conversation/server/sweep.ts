import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import { keepDoing } from '#src/server/jobs/keep-doing.ts';
import { isHeld } from './conversation-commands.ts';
import { countHeld } from './sum-queries.ts';

const EVERY_MS = 60 * 60_000;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

/** Erases each conversation when its 90 days are over. */
export function keepErasing(services: Sweeping): { stop(): Promise<void> } {
  return keepDoing(() => eraseOld(services), {
    everyMs: EVERY_MS,
    failed: (error) => services.log.warn({ err: error }, 'erasing old conversations failed'),
  });
}

export async function eraseOld({ machinery }: Pick<Services, 'machinery'>): Promise<void> {
  const today = machinery.now().toISOString().slice(0, 10);
  const workspaces = await machinery.database.read(null, (db) =>
    db.rows<{ id: string }>(sql`select id from directory.workspace order by id`),
  );
  for (const { id } of workspaces) {
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
}
