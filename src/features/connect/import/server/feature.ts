import { rm } from 'node:fs/promises';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { hashFile } from '#src/server/files/hash-file.ts';
import { command, Reply, type Route, raw, read } from '#src/server/http/route.ts';
import { answerOnce, keyOf, onceOf, type StoredAnswer } from '#src/server/idempotency.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import * as api from '../import-api.ts';
import {
  addImport,
  cancelImport,
  startRehearsal,
  startRun,
  startUndo,
  updateImport,
} from './import-commands.ts';
import { getImport, listImports, presentImport } from './import-queries.ts';
import { readTable } from './read-table.ts';
import { receiveUpload } from './receive-upload.ts';
import { failedRowsCsv, listRows } from './row-queries.ts';
import { describeTable } from './store/describe-table.ts';
import { dropOldFiles, fileOf } from './store/import-files.ts';
import { importJobs } from './work/jobs.ts';

/** Lists of contacts become records: uploaded, mapped, rehearsed, brought in, undone. */
export function importFeature(services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [...fileRoutes(services), ...workRoutes(), ...rowRoutes(services)],
    jobs: importJobs(services, types),
  };
}

function fileRoutes(services: Services): Route[] {
  const { machinery, dataDir } = services;
  return [
    raw(
      api.uploadImport,
      async ({ request, actor }) => {
        const body = await acceptList(services, actor!, request);
        return new Reply(body, { status: 201 });
      },
      { once: true },
    ),
    raw(api.updateImport, async ({ actor, input: { params, body } }) => {
      const { sheet, ...patch } = body;
      const before = await runRead(machinery, actor!, (ctx) => getImport(ctx, params.id));
      // a workbook is opened before the transaction, which must be short
      const isOther = sheet !== undefined && sheet !== before.sheet;
      const path = fileOf(dataDir, { workspaceId: actor!.workspaceId, id: params.id });
      const facts = isOther ? describeTable(await readTable(path, { sheet })) : undefined;
      const given = { ...patch, ...(facts && { facts }) };
      return presentImport(
        await runCommand(machinery, actor!, (ctx) => updateImport(ctx, params.id, given)),
      );
    }),
  ];
}

/** Takes a list in; refused, it leaves nothing behind. */
async function acceptList(services: Services, actor: Actor, request: Request) {
  const { machinery, dataDir } = services;
  const id = newId();
  const path = fileOf(dataDir, { workspaceId: actor.workspaceId, id });
  const { fileName, fields } = await receiveUpload(request, path);
  try {
    const facts = describeTable(await readTable(path));
    const once =
      keyOf(request) !== null
        ? onceOf(request, ['import', fileName, [...fields], await hashFile(path)])
        : undefined;
    const { body } = await runCommand<StoredAnswer>(
      machinery,
      actor,
      async (ctx) => {
        const uploaded = await addImport(ctx, { id, fileName, facts });
        const added = fields.get('run') === 'true' ? await startRun(ctx, id) : uploaded;
        const shown = presentImport(added);
        return { status: 201, body: shown, version: undefined, secret: false, commandId: null };
      },
      { wrap: once && ((db, run) => answerOnce(db, actor, once, run)) },
    );
    const made = body as ReturnType<typeof presentImport>;
    // it was here already
    if (made.id !== id) await rm(path, { force: true });
    await dropOldFiles(dataDir, actor.workspaceId, machinery.now());
    return made;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function workRoutes(): Route[] {
  return [
    read(api.listImports, async (ctx) => ({
      items: (await listImports(ctx)).map(presentImport),
    })),
    read(api.getImport, async (ctx, { params }) => presentImport(await getImport(ctx, params.id))),
    command(api.rehearseImport, async (ctx, { params }) =>
      presentImport(await startRehearsal(ctx, params.id)),
    ),
    command(api.runImport, async (ctx, { params }) =>
      presentImport(await startRun(ctx, params.id)),
    ),
    command(api.cancelImport, async (ctx, { params }) =>
      presentImport(await cancelImport(ctx, params.id)),
    ),
    command(api.undoImport, async (ctx, { params }) =>
      presentImport(await startUndo(ctx, params.id)),
    ),
  ];
}

function rowRoutes({ machinery }: Services): Route[] {
  return [
    read(api.listImportRows, async (ctx, { params, query }) => {
      await getImport(ctx, params.id);
      return listRows(ctx, params.id, query);
    }),
    raw(api.failedRows, async ({ actor, input: { params } }) => {
      const record = await runRead(machinery, actor!, (ctx) => getImport(ctx, params.id));
      return new Response(failedRowsCsv(machinery.database, actor!.workspaceId, record), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="failed.csv"',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    }),
  ];
}
