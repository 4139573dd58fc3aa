import { relatedTo } from '#src/records/server/list/list-routes.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import { whyEndpoint } from '../segment-api.ts';
import { explainMembership } from './explain-queries.ts';

/** Segments are saved views, so what is besides them is to say why somebody is in one. */
export function segmentFeature(types: RecordTypes): ServerFeature {
  return {
    routes: [...types.values()].map(({ declaration }) =>
      read(whyEndpoint(declaration), (ctx, { params, query }) =>
        explainMembership(ctx, declaration, { id: params.id, ...query, ...relatedTo(types) }),
      ),
    ),
  };
}
