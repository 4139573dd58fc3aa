import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { createSenderLimit } from '#src/server/http/rate-limit.ts';
import { raw } from '#src/server/http/route.ts';
import * as api from '../feed-api.ts';
import { headAnswer } from './answer.ts';
import { odataDialect } from './feed-dialect.ts';
import { serveCount, serveResource, serveRoot } from './serve-feed.ts';

/** Each request may be a thousand rows; a program that reads all tables anew needs far fewer. */
const REQUESTS_PER_MINUTE = 300;

/** Tables for Excel, Power BI, Qlik and LibreOffice: read-only, under the key's permission. */
export function feedFeature(
  services: Services,
  { types, catalogue }: { types: RecordTypes; catalogue: MetricCatalogue },
): ServerFeature {
  const feed = { services, types, catalogue, tokenKey: services.keyFor('feed pages') };
  const limit = createSenderLimit(REQUESTS_PER_MINUTE);
  const options = { dialect: odataDialect, inTurn: true };
  async function counted(actor: Actor | null): Promise<Actor> {
    await limit.count(actor!.memberId);
    return actor!;
  }
  const root = raw(
    api.feedRoot,
    async ({ actor, input }) =>
      serveRoot(feed, { actor: await counted(actor), query: input.query }),
    options,
  );
  return {
    routes: [
      root,
      { ...root, endpoint: api.feedRootSlash },
      raw(
        api.feedResource,
        async ({ request, actor, input: { params, query } }) => {
          const asked = { actor: await counted(actor), query };
          // a look that brings no rows is none that the log tells of
          if (request.method === 'HEAD') return headAnswer(query);
          return serveResource(feed, asked, params.resource);
        },
        options,
      ),
      raw(
        api.feedPart,
        async ({ actor, input: { params, query } }) => {
          const request = { actor: await counted(actor), query };
          if (params.part === '$count') return serveCount(feed, request, params.resource);
          throw new AppError(
            'not_found',
            'Behind the name of a table only $count can stand: people/$count.',
          );
        },
        options,
      ),
    ],
  };
}
