import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import * as api from '../today-api.ts';
import { readToday } from './today-queries.ts';

export function todayFeature(): ServerFeature {
  return { routes: [read(api.readToday, (ctx) => readToday(ctx))] };
}
