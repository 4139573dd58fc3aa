import { AppError } from '#src/lib/app-error.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { lockRows } from '#src/records/server/table/record-rows.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../fact-api.ts';
import { readCompanyFacts, readFacts } from './fact-queries.ts';
import { factType } from './fact-type.ts';

/** What one must know, pinned on top of people and companies. */
export function factFeature(_services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(api.listPinnedFacts, async (ctx, { query }) => {
        const type = query.person_id ? ('person' as const) : ('company' as const);
        const id = (query.person_id ?? query.company_id)!;
        await getRecord(ctx, types.get(type)!.declaration, id);
        return {
          items: await readFacts(ctx, { type, id }),
          of_company: type === 'person' ? await readCompanyFacts(ctx, id) : [],
        };
      }),
      command(api.arrangeFacts, async (ctx, { body }) => {
        await arrangeFacts(ctx, body.ids);
        return { ids: body.ids };
      }),
    ],
  };
}

async function arrangeFacts(ctx: WriteContext, ids: string[]): Promise<void> {
  const rows = await lockRows(ctx, factType.declaration, { ids, isPermitted: false });
  const subjects = new Set([...rows.values()].map((row) => row.person_id ?? row.company_id));
  if (subjects.size > 1 || new Set(ids).size !== ids.length) {
    const message = 'Give each fact of one person or company once.';
    throw new AppError('invalid', message, { reason: 'not_one_list' });
  }
  const patches = ids.map((id, index) => ({ id, patch: { place: index + 1 } }));
  await updateRecords(ctx, factType, patches, { verb: 'arranged' });
}
