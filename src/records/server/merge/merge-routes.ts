import { mergeEndpoint } from '#src/records/endpoints/merge-endpoint.ts';
import { command, partOf, Reply, type Route } from '#src/server/http/route.ts';
import { answerRecord } from '../record-routes.ts';
import type { RecordTypes } from '../record-type.ts';
import { mergeRecords } from './merge-records.ts';

/** Putting records together, for each type of which the same one may stand twice. */
export function mergeRoutes(types: RecordTypes): Route[] {
  const merged = [...types.values()].filter(({ declaration }) => declaration.canMerge);
  return merged.flatMap((type) =>
    partOf(type.capability, [
      command(mergeEndpoint(type.declaration), async (ctx, { params, body }) => {
        await mergeRecords(ctx, types, { type, id: params.id, ...body });
        const record = await answerRecord(ctx, type.declaration, params.id);
        return new Reply(record, { version: record.version as number });
      }),
    ]),
  );
}
