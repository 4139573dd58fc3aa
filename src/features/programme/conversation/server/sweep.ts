import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { runCommand } from '#src/server/run-command.ts';
import { eraseExpired } from './conversation-commands.ts';

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

async function eraseIn({ machinery }: Sweeping, workspaceId: string): Promise<void> {
  const today = utcDay(machinery.now());
  const due = await machinery.database.read(workspaceId, (db) =>
    db.first(sql`select 1 from conversation
      where workspace_id = ${workspaceId} and erase_on <= ${today} limit 1`),
  );
  if (!due) return;
  await runCommand(machinery, nobodyOf(workspaceId), (ctx) => eraseExpired(ctx, today));
}

const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

/** Its day has come: nobody does it, and the ledger names nobody. */
function nobodyOf(workspaceId: string): Actor {
  return {
    ...{ workspaceId, memberId: NO_MEMBER, role: 'member', teamIds: [], teamId: null },
    ...{ via: 'automation', byLink: true },
  };
}
