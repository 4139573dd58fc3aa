import type { ServerFeature } from '#src/server/feature.ts';
import { partOf, read } from '#src/server/http/route.ts';
import * as api from '../forecast-api.ts';
import { readForecast, readPastForecasts } from './forecast-queries.ts';

/** What a period will bring, and how far such forecasts were off. */
export function forecastFeature(): ServerFeature {
  return {
    routes: partOf(
      'forecast',
      [
        read(api.readForecast, (ctx, { query }) => readForecast(ctx, query.period)),
        read(api.readPastForecasts, (ctx, { query }) => readPastForecasts(ctx, query.period)),
      ],
      { isReckoned: true },
    ),
  };
}
