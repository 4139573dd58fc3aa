import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { relatedTo } from '#src/records/server/list/list-routes.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, type RawHandler, type Route, raw, read } from '#src/server/http/route.ts';
import { refuseOtherSites, sendFile } from '#src/server/http/send-file.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../export-api.ts';
import { listRights, readExportRight } from './export-right-queries.ts';
import { decideRight } from './export-rights.ts';
import { type ExportRequest, writeExport } from './write-export.ts';

/** Each holds a connection of the database while its file is written. */
const MOST_AT_ONCE = 3;

/** Lists leave the product as files: by right, and told in a log. */
export function exportFeature(services: Services, types: RecordTypes): ServerFeature {
  const atWork = new Set<string>();
  return {
    routes: [
      ...[...types.values()].map((type) => exportRoute(services, { type, types, atWork })),
      ...rightRoutes(),
      read(api.listExports, async (ctx) => ({ items: await listLog(ctx) })),
    ],
  };
}

function rightRoutes(): Route[] {
  return [
    read(api.myExportRight, (ctx) => readExportRight(ctx, ctx.actor.memberId)),
    read(api.listExportRights, async (ctx) => ({ items: await listRights(ctx) })),
    command(api.setExportRight, (ctx, { params, body }) =>
      decideRight(ctx, { id: params.id, decided: body.decided }),
    ),
  ];
}

interface Exporting {
  type: RecordType;
  types: RecordTypes;
  /** Whose files are being written. */
  atWork: Set<string>;
}

function exportRoute({ machinery }: Services, { type, types, atWork }: Exporting): Route {
  const { declaration } = type;
  const endpoint = api.exportEndpoint(declaration);
  const handle: RawHandler<typeof endpoint> = async ({ request, actor, input }) => {
    refuseOtherSites(request);
    const asked: ExportRequest = { ...input.query, ...relatedTo(types) };
    return withTurn(atWork, actor!, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'uptake-export-'));
      try {
        const path = join(folder, 'file');
        await runCommand(machinery, actor!, (ctx) =>
          writeExport(ctx, declaration, { request: asked, path }),
        );
        const day = utcDay(machinery.now());
        return await sendFile(path, { format: asked.format, name: `${declaration.plural}-${day}` });
      } finally {
        // the file that is being sent is open by now, and so stays readable until it is sent
        await rm(folder, { recursive: true, force: true });
      }
    });
  };
  return raw(endpoint, handle, { inTurn: true });
}

async function withTurn<T>(atWork: Set<string>, actor: Actor, work: () => Promise<T>): Promise<T> {
  if (atWork.has(actor.memberId) || atWork.size >= MOST_AT_ONCE) {
    throw new AppError('rate_limited', 'Another export is being written. Try again in a minute.', {
      reason: 'export_at_work',
    });
  }
  atWork.add(actor.memberId);
  try {
    return await work();
  } finally {
    atWork.delete(actor.memberId);
  }
}

function listLog(ctx: ReadContext) {
  return ctx.db.rows(sql`
    select id, at, actor_id, via, coalesce(changes->'record_type'->>1, '') as record_type,
      -- values are erased with a person whom a filter named
      coalesce(changes->'format'->>1, 'erased') as format,
      coalesce((changes->'rows'->>1)::integer, 0) as rows,
      changes->'filter'->1 as filter, changes->'view'->>1 as view
    from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_type = 'export'
    order by seq desc limit 200`);
}
