import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { readBytes } from '#src/server/http/read-input.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import * as api from '../calendar-api.ts';
import { readCalendar } from './calendar-queries.ts';
import { importCalendar, prepareImport } from './ical/import-commands.ts';
import { createLink, listLinks, revokeLink } from './links/link-commands.ts';
import { createCalendarServer } from './links/serve-calendar.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** The calendar, its secret links, and files of other calendars. */
export function calendarFeature(services: Services, types: RecordTypes): ServerFeature {
  const serveCalendar = createCalendarServer(services);
  return {
    routes: [
      read(api.readCalendar, (ctx, { query }) => {
        const members = query.members?.length ? query.members : [ctx.actor.memberId];
        return readCalendar(ctx, { from: query.from, to: query.to, members });
      }),
      read(api.listCalendarLinks, async (ctx) => ({ items: await listLinks(ctx) })),
      command(api.createCalendarLink, async (ctx) => {
        return new Reply(await createLink(ctx, services.url), { status: 201, secret: true });
      }),
      command(api.revokeCalendarLink, async (ctx, { params }) => {
        await revokeLink(ctx, params.id);
        return { ok: true };
      }),
      raw(api.readCalendarFile, ({ input, address }) => serveCalendar(input.params.file, address)),
      raw(api.importCalendar, async ({ request, actor, input }) => {
        const bytes = await receive(request);
        const isPreview = input.query.preview === 'true';
        return isPreview
          ? previewFile(services, actor!, bytes)
          : importFile(services, types, { actor: actor!, bytes });
      }),
    ],
  };
}

async function receive(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^text\/calendar\b/i.test(type)) {
    throw new AppError('invalid', 'Send the file as it is, with Content-Type: text/calendar.', {
      reason: 'no_calendar',
    });
  }
  return readBytes(request, MOST_BYTES);
}

async function previewFile({ machinery }: Services, actor: Actor, bytes: Uint8Array) {
  const { telling } = await runRead(machinery, actor, (ctx) => prepareImport(ctx, bytes));
  return telling;
}

async function importFile(
  { machinery }: Services,
  types: RecordTypes,
  { actor, bytes }: { actor: Actor; bytes: Uint8Array },
): Promise<Response> {
  let commandId = '';
  const telling = await runCommand(machinery, { ...actor, via: 'calendar' }, (ctx) => {
    commandId = ctx.commandId;
    return importCalendar(ctx, types, bytes);
  });
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (telling.found > 0) headers['uptake-command'] = commandId;
  return new Response(JSON.stringify(telling), { headers });
}
