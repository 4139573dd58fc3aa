import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import { monthEnd, type Sums } from '../sums.ts';
import type { Together } from '../together.ts';

export interface KeptMonth extends Sums {
  teams: number;
  together: Together;
}

export function readKept<T>(
  db: Db,
  workspaceId: string,
  { ofId, on }: { ofId: string; on: string },
): Promise<{ told: T } | undefined> {
  return db.first<{ told: T }>(sql`
    select u.told from uptake_month u where u.workspace_id = ${workspaceId}
      and u.of_id = ${ofId} and u.on_day = ${on}`);
}

/** What was told of groups at the last end of a month by a day; null: nothing was. */
export async function readTogether(ctx: ReadContext, day: string): Promise<Together | null> {
  const { workspaceId } = ctx.actor;
  const found = await readKept<KeptMonth>(ctx.db, workspaceId, {
    ...{ ofId: workspaceId, on: monthEnd(day, utcDay(ctx.now())) },
  });
  return found?.told.together ?? null;
}
