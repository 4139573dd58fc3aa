import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { readBytes } from '#src/server/http/read-input.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { createMemberShare } from '#src/server/member-share.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import * as api from '../calendar-api.ts';
import { readCalendar } from './calendar-queries.ts';
import { importCalendar, planFile, prepareImport } from './ical/import-commands.ts';
import type { ImportPlan } from './ical/plan-import.ts';
import { createLink, listLinks, revokeLink } from './links/link-commands.ts';
import { createCalendarServer } from './links/serve-calendar.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** The calendar, its secret links, and files of other calendars. */
export function calendarFeature(services: Services, types: RecordTypes): ServerFeature {
  const serveCalendar = createCalendarServer(services);
  const oneAtATime = createMemberShare(1);
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
      raw(api.importCalendar, ({ request, actor, input }) =>
        oneAtATime(actor!, async () => {
          const plan = await planFile(services, actor!, await receive(request));
          return input.query.preview === 'true'
            ? previewFile(services, actor!, plan)
            : importFile(services, types, { actor: actor!, plan });
        }),
      ),
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

async function previewFile({ machinery }: Services, actor: Actor, plan: ImportPlan) {
  const { telling } = await runRead(machinery, actor, (ctx) => prepareImport(ctx, plan));
  return telling;
}

async function importFile(
  { machinery }: Services,
  types: RecordTypes,
  { actor, plan }: { actor: Actor; plan: ImportPlan },
): Promise<Response> {
  let commandId = '';
  const telling = await runCommand(machinery, { ...actor, via: 'calendar' }, (ctx) => {
    commandId = ctx.commandId;
    return importCalendar(ctx, types, plan);
  });
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (telling.found > 0) headers['uptake-command'] = commandId;
  return new Response(JSON.stringify(telling), { headers });
}
