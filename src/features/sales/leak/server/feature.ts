import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import { readLeaks } from '../leak-api.ts';
import { readLeaks as find } from './leak-queries.ts';

/** What is being lost for want of attention. */
export function leakFeature(): ServerFeature {
  return { routes: [read(readLeaks, (ctx, { query }) => find(ctx, query.owners))] };
}
