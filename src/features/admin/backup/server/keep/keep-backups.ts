import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { keepDoing } from '#src/server/jobs/keep-doing.ts';
import { doForWorkspaces } from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { nameBackup, USUAL_KEEP } from '../../kept-backup.ts';
import { backupFolder, noteVerified, readKept, removeOld } from './backup-folder.ts';
import { makeBackup } from './make-backup.ts';
import { type Failure, type Made, noteOutcome, readFailure } from './note-outcome.ts';
import { readPlan } from './plan-backups.ts';

const GIB = 2 ** 30;
const LOOK_MS = 10 * 60_000;
/** After a failure the disk is left alone for a while. */
const REST_MS = 60 * 60_000;
const NO_MEMBER = '00000000-0000-0000-0000-000000000000';

/** One that is being made: since when, and under which name. */
interface Making {
  /** ISO 8601. */
  since: string;
  name: string;
}

export interface Keeper {
  making(): Making | null;
  /** Why the last try came to nothing. */
  readFailure(): Promise<Failure | null>;
  /** Begins a backup in the background, in the ledgers of those who asked; refuses a second one. */
  begin(asking: readonly Actor[]): Promise<void>;
  /** Makes the one of the day, if a plan asks for it and there is none yet. */
  keepDaily(): Promise<void>;
  /** Looks for the day's backup again and again, until it is stopped. */
  watch(): { stop(): Promise<void> };
}

type Tell = (outcome: Made | Failure) => Promise<unknown>;

/** Makes backups into the data folder, one at a time, and keeps the newest of them. */
export function createKeeper(services: Services): Keeper {
  const { machinery, dataDir, log } = services;
  const ending = new AbortController();
  let making: Making | null = null;
  /** Where the database could not be told either, as on a full disk. */
  let untold: Failure | null = null;
  let underWay = Promise.resolve();

  const findFailure = async () => untold ?? (await readFailure(machinery));

  async function fail(error: unknown, tell: Tell): Promise<void> {
    if (ending.signal.aborted) return;
    log.error({ err: error }, 'a backup could not be made');
    untold = { at: machinery.now().toISOString(), problem: say(error) };
    await tell(untold);
    if ((await readFailure(machinery))?.at === untold.at) untold = null;
  }

  function make(tell: Tell): Promise<void> {
    if (making) throw atWork();
    const begunAt = machinery.now();
    making = { since: begunAt.toISOString(), name: nameBackup(begunAt) };
    underWay = makeKept(services, { ...making, signal: ending.signal })
      .then(async (made) => {
        await tell(made);
        untold = null;
        await removeOld(dataDir, (await readPlan(machinery)) ?? USUAL_KEEP);
      })
      .catch((error) => fail(error, tell))
      .catch((error) => log.error({ err: error }, 'a failed backup could not be noted'))
      .finally(() => {
        making = null;
      });
    return underWay;
  }

  async function keepDaily(): Promise<void> {
    if (making || (await readPlan(machinery)) === null) return;
    const now = machinery.now();
    const failed = await findFailure();
    if (failed && now.getTime() - Date.parse(failed.at) < REST_MS) return;
    const [newest] = await readKept(dataDir);
    if (newest && utcDay(Date.parse(newest.at)) >= utcDay(now)) return;
    await make((outcome) =>
      doForWorkspaces(services, {
        failed: 'what came of a backup could not be noted',
        work: (_, workspaceId) => noteOutcome(machinery, [nobodyOf(workspaceId)], outcome),
      }),
    );
  }

  return {
    making: () => making,
    readFailure: findFailure,
    async begin(asking) {
      if (making) throw atWork();
      requireOwner(services);
      void make((outcome) => noteOutcome(machinery, asking, outcome));
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

async function makeKept(
  services: Services,
  { since, name, signal }: Making & { signal: AbortSignal },
): Promise<Made> {
  const { dataDir } = services;
  const url = requireOwner(services);
  const folder = backupFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requireSpace(dataDir);
  const files = services.files.store;
  const made = await makeBackup({ url, path: join(folder, name), files, signal }, dataDir);
  await noteVerified(dataDir, name, {
    ...{ at: since, verified_at: made.verifiedAt },
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
