import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { keepDoing } from '#src/server/jobs/keep-doing.ts';
import { doForWorkspaces } from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { runCommand } from '#src/server/run-command.ts';
import { nameBackup, USUAL_KEEP } from '../../kept-backup.ts';
import { backupFolder, noteVerified, readKept, removeOld } from './backup-folder.ts';
import { makeBackup } from './make-backup.ts';
import { readPlan } from './plan-backups.ts';

const GIB = 2 ** 30;
const LOOK_MS = 10 * 60_000;
/** After a failure the disk is left alone for a while. */
const REST_MS = 60 * 60_000;
const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

export interface Keeper {
  state(): { makingSince: string | null; problem: string | null };
  /** Begins a backup in the background, in the ledgers of those who asked; refuses a second one. */
  begin(asking: readonly Actor[]): Promise<void>;
  /** Makes the one of the day, if a plan asks for it and there is none yet. */
  keepDaily(): Promise<void>;
  /** Looks for the day's backup again and again, until it is stopped. */
  watch(): { stop(): Promise<void> };
}

/** Makes backups into the data folder, one at a time, and keeps the newest of them. */
export function createKeeper(services: Services): Keeper {
  const { machinery, dataDir, log } = services;
  const ending = new AbortController();
  let makingSince: string | null = null;
  let failed: { at: number; problem: string } | undefined;
  let underWay = Promise.resolve();

  function make(tell: (done: Made) => Promise<unknown>): Promise<void> {
    if (makingSince) throw atWork();
    makingSince = machinery.now().toISOString();
    underWay = makeKept(services, ending.signal)
      .then(async (made) => {
        failed = undefined;
        await tell(made);
        await removeOld(dataDir, (await readPlan(machinery)) ?? USUAL_KEEP);
      })
      .catch((error) => {
        if (ending.signal.aborted) return;
        log.error({ err: error }, 'a backup could not be made');
        failed = { at: machinery.now().getTime(), problem: say(error) };
      })
      .finally(() => {
        makingSince = null;
      });
    return underWay;
  }

  async function keepDaily(): Promise<void> {
    const now = machinery.now();
    if (makingSince || (failed && now.getTime() - failed.at < REST_MS)) return;
    if ((await readPlan(machinery)) === null) return;
    const [newest] = await readKept(dataDir);
    if (newest && utcDay(Date.parse(newest.at)) >= utcDay(now)) return;
    await make((made) =>
      doForWorkspaces(services, {
        failed: 'a backup could not be noted',
        work: (_, workspaceId) => noteMade(services, [nobodyOf(workspaceId)], made),
      }),
    );
  }

  return {
    state: () => ({ makingSince, problem: failed?.problem ?? null }),
    async begin(asking) {
      if (makingSince) throw atWork();
      requireOwner(services);
      void make((made) => noteMade(services, asking, made));
    },
    keepDaily,
    watch() {
      const watching = keepDoing(keepDaily, {
        ...{ everyMs: LOOK_MS, firstAfterMs: 60_000 },
        failed: (error) => log.warn({ err: error }, 'the day’s backup could not be made'),
      });
      return {
        async stop() {
          ending.abort();
          await watching.stop();
          await underWay;
        },
      };
    },
  };
}

interface Made {
  name: string;
  bytes: number;
}

async function makeKept(services: Services, signal: AbortSignal): Promise<Made> {
  const { dataDir, machinery } = services;
  const url = requireOwner(services);
  const folder = backupFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requireSpace(dataDir);
  const begunAt = machinery.now();
  const name = nameBackup(begunAt);
  const files = services.files.store;
  const made = await makeBackup({ url, path: join(folder, name), files, signal }, dataDir);
  await noteVerified(dataDir, name, {
    ...{ at: begunAt.toISOString(), verified_at: made.verifiedAt },
  });
  return { name, bytes: made.bytes };
}

/** On a full disk PostgreSQL would stop writing, too. */
async function requireSpace(dataDir: string): Promise<void> {
  const [newest] = await readKept(dataDir);
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize > 2 * (newest?.bytes ?? 0) + GIB / 2) return;
  throw new AppError(
    'conflict',
    'There is too little room on the disk of the data folder for another backup. Make room, or keep fewer.',
    { reason: 'disk_short' },
  );
}

async function noteMade(services: Services, actors: readonly Actor[], made: Made): Promise<void> {
  for (const actor of actors) {
    await runCommand(services.machinery, actor, async (ctx) =>
      ctx.emit({
        ...{ verb: 'backup.made', type: 'backup', id: newId() },
        changes: { name: [null, made.name], bytes: [null, made.bytes] },
      }),
    );
  }
}

function requireOwner({ ownerUrl }: Services): string {
  if (ownerUrl) return ownerUrl;
  throw new AppError('conflict', 'This process makes no backups. Use: npx uptake backup FILE.', {
    reason: 'no_owner',
  });
}

function atWork(): AppError {
  return new AppError('conflict', 'A backup is being made already. Wait until it is done.', {
    reason: 'backup_at_work',
  });
}

function say(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return 'Something went wrong that Uptake did not expect; its log says what.';
}

/** Its day has come: nobody does it, and the ledger names nobody. */
function nobodyOf(workspaceId: string): Actor {
  return {
    ...{ workspaceId, memberId: NO_MEMBER, role: 'member', teamIds: [], teamId: null },
    ...{ via: 'automation', byLink: true },
  };
}
