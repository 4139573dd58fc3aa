import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import * as api from '../timeline-api.ts';
import { readTimeline } from './timeline-queries.ts';

export function timelineFeature(_services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(api.readTimeline, (ctx, { query }) => {
        const { person_id, company_id, cursor, limit } = query;
        const subject = person_id
          ? { type: 'person' as const, id: person_id }
          : { type: 'company' as const, id: company_id! };
        return readTimeline(ctx, types, { subject, cursor, limit });
      }),
    ],
  };
}
