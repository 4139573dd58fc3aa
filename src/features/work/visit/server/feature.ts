import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import * as api from '../visit-api.ts';
import { readDaySheet } from './day-sheet-queries.ts';
import { readVisit } from './visit-queries.ts';

/** What is good to know before one meets somebody, on screen and on paper. */
export function visitFeature(): ServerFeature {
  return {
    routes: [
      read(api.readVisit, async (ctx, { params }) => {
        const { time_zone } = await readMemberDay(ctx);
        return readVisit(ctx, { ...params, timeZone: time_zone });
      }),
      read(api.readDaySheet, (ctx, { query }) => readDaySheet(ctx, query.day)),
    ],
  };
}
