import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';

export interface Made {
  name: string;
  bytes: number;
}

export interface Failure {
  /** ISO 8601. */
  at: string;
  problem: string;
}

/** Notes what came of a backup, in the ledger of each who asked; a failure is known until one is made. */
export async function noteOutcome(
  machinery: Machinery,
  actors: readonly Actor[],
  outcome: Made | Failure,
): Promise<void> {
  for (const actor of actors) {
    await runCommand(machinery, actor, (ctx) =>
      'problem' in outcome ? noteFailure(ctx, outcome) : noteMade(ctx, outcome),
    );
  }
}

async function noteMade(ctx: WriteContext, { name, bytes }: Made): Promise<void> {
  await ctx.db.rows(sql`update directory.backup_plan set failed_at = null, problem = null
    where problem is not null`);
  ctx.emit({
    ...{ verb: 'backup.made', type: 'backup', id: newId() },
    changes: { name: [null, name], bytes: [null, bytes] },
  });
}

async function noteFailure(ctx: WriteContext, { at, problem }: Failure): Promise<void> {
  await ctx.db.rows(sql`update directory.backup_plan set failed_at = ${at}, problem = ${problem}`);
  ctx.emit({
    ...{ verb: 'backup.failed', type: 'backup', id: newId() },
    // why may tell what only those may know who administer all of it
    changes: { failed_at: [null, at] },
  });
}

/** Why the last try came to nothing; null where it did not. */
export async function readFailure({ database }: Machinery): Promise<Failure | null> {
  const noted = await database.read(null, (db) =>
    db.first<Failure>(
      sql`select failed_at as at, problem from directory.backup_plan where problem is not null`,
    ),
  );
  return noted ? { ...noted, at: new Date(noted.at).toISOString() } : null;
}
