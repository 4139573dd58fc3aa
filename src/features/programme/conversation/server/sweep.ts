import { sql } from 'kysely';
import type { Services } from '#src/server/feature.ts';
import { isHeld } from './conversation-commands.ts';
import { countHeld } from './sum-queries.ts';

const EVERY_MS = 60 * 60_000;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

/** Erases each conversation when its 90 days are over. */
export function keepErasing(services: Sweeping): { stop(): void } {
  const sweep = () =>
    eraseOld(services).catch((error) =>
      services.log.warn({ err: error }, 'erasing old conversations failed'),
    );
  void sweep();
  const timer = setInterval(() => void sweep(), EVERY_MS);
  return { stop: () => clearInterval(timer) };
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
