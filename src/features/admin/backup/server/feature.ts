import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, raw, read } from '#src/server/http/route.ts';
import { refuseOtherSites } from '#src/server/http/send-file.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../backup-api.ts';
import { backupFolder, type KeptBackup, readKept } from './keep/backup-folder.ts';
import { createKeeper, type Keeper } from './keep/keep-backups.ts';
import { planUndo, readPlan, setPlan } from './keep/plan-backups.ts';
import { readOwnEverywhere, requireOwnEverywhere } from './keep/who-may-keep.ts';
import { readLastBackup } from './last-backup-queries.ts';

/** Backups from within the product: seen by administrators, made and taken out by whose all of it is. */
export function backupFeature(services: Services): UndoingFeature {
  const { machinery } = services;
  const keeper = createKeeper(services);
  return {
    routes: [
      read(api.listTaken, async (ctx) => ({ items: await readTaken(ctx) })),
      raw(api.listBackups, ({ actor }) => describe(services, keeper, actor!)),
      raw(api.makeBackupNow, async ({ actor }) => {
        await keeper.begin(await requireOwnEverywhere(machinery, actor!));
        return describe(services, keeper, actor!);
      }),
      command(api.planBackups, async (ctx, { body: { daily } }) => {
        await setPlan(machinery, ctx, { daily });
        return { daily };
      }),
      raw(api.readBackupFile, async ({ actor, input, request }) => {
        refuseOtherSites(request);
        return giveBackup(services, { actor: actor!, name: input.params.name });
      }),
    ],
    undo: planUndo(machinery),
    begin: () => keeper.watch(),
  };
}

/** Where other companies are in it as well, neither its size nor its place is told. */
async function describe({ machinery, dataDir }: Services, keeper: Keeper, actor: Actor) {
  const may = (await readOwnEverywhere(machinery, actor)) !== null;
  // before the folder is read, lest one that is done meanwhile seem never to have been checked
  const making = keeper.making();
  const failure = may ? await keeper.readFailure() : null;
  const items = (await readKept(dataDir)).map((one) => ({
    ...one,
    checking: one.verified_at === null && one.name === making?.name,
  }));
  const last = newestOf(items, await readLastBackup(dataDir), backupFolder(dataDir));
  const shown = last && { ...last, ...(!may && { bytes: null, place: null }) };
  return {
    ...{ may, folder: may ? backupFolder(dataDir) : null, items: may ? items : [] },
    ...{ last: shown ?? null, making_since: making?.since ?? null },
    ...{ problem: failure?.problem ?? null, failed_at: failure?.at ?? null },
    daily: await readPlan(machinery),
  };
}

type Noted = Awaited<ReturnType<typeof readLastBackup>>;

/** The one in the folder, or a later one that the command line wrote elsewhere. */
function newestOf([newest]: (KeptBackup & { checking: boolean })[], noted: Noted, folder: string) {
  if (noted && (!newest || noted.at > newest.at)) {
    const { at, path, bytes = null, verified_at = null } = noted;
    return { at, bytes, verified_at, checking: false, place: path };
  }
  if (!newest) return undefined;
  const { name, ...rest } = newest;
  return { ...rest, place: join(folder, name) };
}

/** That it was taken out stands in the ledger of every workspace whose data is in it. */
async function giveBackup(
  { machinery, dataDir }: Services,
  { actor, name }: { actor: Actor; name: string },
): Promise<Response> {
  const own = await requireOwnEverywhere(machinery, actor);
  const found = (await readKept(dataDir)).find((one) => one.name === name);
  if (!found) throw new AppError('not_found', 'This backup is not here any more. Take another.');
  const stream = createReadStream(join(backupFolder(dataDir), name));
  await new Promise((opened, failed) => stream.once('open', opened).once('error', failed));
  for (const seat of own) {
    await runCommand(machinery, seat, async (ctx) =>
      ctx.emit({
        ...{ verb: 'backup.taken_out', type: 'backup', id: newId() },
        changes: { name: [null, name], bytes: [null, found.bytes] },
      }),
    );
  }
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(found.bytes),
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

function readTaken(ctx: ReadContext) {
  return ctx.db.rows<{ id: string; at: string; actor_id: string | null }>(sql`
    select id, at, actor_id from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and verb = 'backup.taken_out'
    order by seq desc limit 20`);
}
