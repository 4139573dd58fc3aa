import { Readable } from 'node:stream';
import yazl from 'yazl';
import { requireExportRight } from '#src/features/connect/export/server/export-right-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { runCommand } from '#src/server/run-command.ts';
import { dossierTexts } from './dossier-texts.ts';
import { type Dossier, gatherDossier } from './gather-dossier.ts';
import { writePage } from './write-page.ts';

/** A person's dossier as a ZIP; that it was made stands in the log of exports and in their history. */
export async function giveDossier(
  services: Services,
  { actor, id, request }: { actor: Actor; id: string; request: Request },
): Promise<Response> {
  refuseOtherSites(request);
  const dossier = await runCommand(services.machinery, actor, async (ctx) => {
    const gathered = await gatherDossier(ctx, id);
    await requireExportRight(ctx);
    ctx.emit({
      verb: 'export.made',
      type: 'export',
      id: newId(),
      changes: {
        record_type: [null, 'person'],
        format: [null, 'dossier'],
        rows: [null, 1],
        record_id: [null, id],
      },
    });
    ctx.emit({ verb: 'person.given_out', type: 'person', id });
    return gathered;
  });
  const zip = new yazl.ZipFile();
  const names = await addFiles(services, { zip, dossier, actor });
  const texts = dossierTexts(dossier.language);
  const { declaration: _declaration, ...rest } = dossier;
  const plain = JSON.stringify(
    { ...rest, ...rowsAlone(dossier), paths: Object.fromEntries(names) },
    null,
    2,
  );
  zip.addBuffer(Buffer.from(plain), 'data.json');
  zip.addBuffer(Buffer.from(writePage(dossier, texts, names)), 'index.html');
  zip.end();
  const day = dossier.made_at.slice(0, 10);
  return new Response(Readable.toWeb(zip.outputStream as Readable) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="person-${day}.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

function rowsAlone({ merged, facts, consents, activities, tasks, files }: Dossier) {
  return {
    merged: merged.rows,
    facts: facts.rows,
    consents: consents.rows,
    activities: activities.rows,
    tasks: tasks.rows,
    // where it lies is ours alone
    files: files.rows.map(({ stored_as: _storedAs, ...row }) => row),
  };
}

/** Gives the path of each file in the archive; one that the storage has lost has none. */
async function addFiles(
  { files: { store }, log }: Services,
  { zip, dossier, actor }: { zip: yazl.ZipFile; dossier: Dossier; actor: Actor },
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [index, row] of dossier.files.rows.entries()) {
    const key = { workspaceId: actor.workspaceId, name: row.stored_as as string };
    if ((await store.size(key)) === null) continue;
    const path = `files/${index + 1} ${String(row.name).replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, '_')}`;
    names.set(row.id, path);
    zip.addReadStreamLazy(path, { mtime: new Date(String(row.created_at)) }, (take) => {
      store.open(key).then(
        (stream) => take(null, stream),
        (err) => {
          log.warn({ err }, 'a file went missing while a dossier was written');
          take(err as Error, Readable.from([]));
        },
      );
    });
  }
  return names;
}

/** Another site may not make a browser take data out, even to its own owner. */
function refuseOtherSites(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return;
  throw new AppError('forbidden', 'This request came from another site.', { reason: 'cross_site' });
}
