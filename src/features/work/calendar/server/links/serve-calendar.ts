import { AppError } from '#src/lib/app-error.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import type { Services } from '#src/server/feature.ts';
import { createRateLimit } from '#src/server/http/rate-limit.ts';
import { runRead } from '#src/server/run-command.ts';
import { readEvents } from '../ical/event-queries.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import { findLink } from './link-commands.ts';

/** Calendar programs ask every few minutes at most; guesses of tokens are to be few. */
const READS_PER_MINUTE = 30;
const FILE = /^([\w-]{20,60})\.ics$/;

/** Serves calendars by their secret link, with the rights that its member has at that moment. */
export function createCalendarServer({ machinery, url }: Services) {
  const limit = createRateLimit(READS_PER_MINUTE);
  return async (file: string, address: string): Promise<Response> => {
    const token = FILE.exec(file)?.[1];
    const found = await limit.countLookUp(address, () =>
      machinery.database.read(null, async (db) => (token ? findLink(db, token) : null)),
    );
    const actor = found && (await readActor(machinery.database, found, 'calendar'));
    if (!actor) {
      throw new AppError('not_found', 'This calendar link has ended. Make a new one in Uptake.');
    }
    await limit.countRequest(actor, address);
    const calendar = await runRead(machinery, actor, readEvents);
    return new Response(writeCalendar({ ...calendar, url, now: machinery.now() }), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="uptake.ics"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
      },
    });
  };
}
