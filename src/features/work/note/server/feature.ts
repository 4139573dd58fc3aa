import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import { listMentions } from '../note-api.ts';
import { listNamedIn } from './note-queries.ts';

/** What is within notes: who is named in them. Their tasks are made by the activity's type. */
export function noteFeature(): ServerFeature {
  return {
    routes: [
      read(listMentions, async (ctx, { query }) => ({
        items: await listNamedIn(ctx, query.limit),
      })),
    ],
  };
}
