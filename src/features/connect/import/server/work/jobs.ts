import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { runCommand } from '#src/server/run-command.ts';
import { REHEARSE, RUN, UNDO } from '../import-commands.ts';
import { fileOf } from '../store/import-files.ts';
import type { ImportRecord, ImportStatus } from '../store/import-record.ts';
import { indexLeft } from './index-behind.ts';
import { type Desk, Overtaken, openDesk } from './job-desk.ts';
import { rehearseImport } from './rehearse-import.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** What is told of work that failed again and again, for a reason that is ours. */
const GIVEN_UP: Partial<Record<ImportStatus, string>> = {
  rehearsing: 'The rehearsal broke off on our side. Nothing was written. Upload the list again.',
  running:
    'The import broke off on our side. What came in stays until you undo it; upload the list again to go on.',
  undoing: 'The undoing broke off on our side. Undo it once more to go on.',
};

/** In whose name an import of a dismissed member is closed; it gives no sight of records. */
function absentActor(payload: Record<string, unknown>): Actor {
  return {
    workspaceId: String(payload.workspaceId),
    memberId: String(payload.memberId),
    role: 'member',
    teamId: undefined,
    teamIds: [],
    via: 'automation',
  };
}

type Work = (desk: Desk, record: ImportRecord) => Promise<void>;

/** What is done with a list behind the requests. A job that was broken off goes on where it was. */
export function importJobs({ machinery, dataDir }: Services, types: RecordTypes): Job[] {
  function job(name: string, status: ImportStatus, work: Work): Job {
    return {
      name,
      isLong: true,
      run: (payload, actor, signal) => {
        const importId = String(payload.importId);
        return runWork(openDesk({ machinery, types, dataDir, actor, importId, signal }), {
          status,
          work,
        });
      },
      async onGivenUp(payload, actor) {
        const importId = String(payload.importId);
        const desk = openDesk({
          machinery,
          types,
          dataDir,
          actor: actor ?? absentActor(payload),
          importId,
          signal: new AbortController().signal,
        });
        await markFailed(desk, status, GIVEN_UP[status]!);
        desk.tell({ isLast: true });
      },
    };
  }
  return [
    job(REHEARSE, 'rehearsing', rehearseImport),
    job(RUN, 'running', runImport),
    job(UNDO, 'undoing', undoImport),
  ];
}

async function runWork(
  desk: Desk,
  { status, work }: { status: ImportStatus; work: Work },
): Promise<void> {
  const record = await desk.machinery.database.read(desk.actor.workspaceId, (db) =>
    db.first<ImportRecord>(sql`
      select i.* from import i
      where i.workspace_id = current_workspace() and i.id = ${desk.importId}`),
  );
  if (record?.status !== status) {
    // stopped, and before that this process: nobody else would make the last of it findable
    if (record && status === 'running') await indexLeft(desk, record.command_id);
    return;
  }
  try {
    await work(desk, record);
  } catch (error) {
    if (error instanceof AppError) await markFailed(desk, status, error.message);
    else if (!(error instanceof Overtaken)) throw error;
  } finally {
    desk.tell({ isLast: true });
  }
}

/** The list can't be read to its end, or nobody will try again. */
async function markFailed(desk: Desk, status: ImportStatus, message: string): Promise<void> {
  await runCommand(desk.machinery, desk.actor, async (ctx) => {
    const failed = await ctx.db.first(sql`
      update import i set status = 'failed', error = ${message}
      where i.workspace_id = current_workspace() and i.id = ${desk.importId}
        and i.status = ${status} returning i.id`);
    if (failed) ctx.emit({ verb: 'import.failed', type: 'import', id: desk.importId });
    else throw new Overtaken();
  }).catch((problem) => {
    if (!(problem instanceof Overtaken)) throw problem;
  });
  const { workspaceId } = desk.actor;
  await rm(fileOf(desk.dataDir, { workspaceId, id: desk.importId }), { force: true });
}
