import { subjectOf } from '#src/features/work/activity/subject.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import * as api from '../timeline-api.ts';
import { readTimeline } from './timeline-queries.ts';

export function timelineFeature(_services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(api.readTimeline, (ctx, { query }) => {
        const { cursor, limit } = query;
        return readTimeline(ctx, types, { subject: subjectOf(query), cursor, limit });
      }),
    ],
  };
}
