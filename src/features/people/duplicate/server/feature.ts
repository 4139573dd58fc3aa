import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../duplicate-api.ts';
import { findAlike } from './check-queries.ts';
import { askForLook, decidePair } from './duplicate-commands.ts';
import { listPairs } from './duplicate-queries.ts';
import { keepLooking } from './find/keep-looking.ts';
import { lookJob } from './find/look-through.ts';
import { duplicatesUndo } from './undo-duplicates.ts';

const ok = { ok: true };

/** People and companies that are there twice: warned of at entry, gone through in a queue. */
export function duplicateFeature(services: Services, types: RecordTypes): UndoingFeature {
  return {
    routes: [
      read(api.listDuplicates, (ctx, { query }) => listPairs(ctx, types, query)),
      read(api.checkDuplicate, async (ctx, { body }) => ({
        items: (await findAlike(ctx, body.type, body.values)).map(
          ({ id, title, subtitle, points, reasons }) => ({ id, title, subtitle, points, reasons }),
        ),
      })),
      command(api.dismissDuplicate, async (ctx, { body }) => {
        await decidePair(ctx, body.ids, 'dismissed');
        return ok;
      }),
      command(api.postponeDuplicate, async (ctx, { body }) => {
        await decidePair(ctx, body.ids, 'postponed');
        return ok;
      }),
      command(api.reopenDuplicate, async (ctx, { body }) => {
        await decidePair(ctx, body.ids, 'reopened');
        return ok;
      }),
      command(api.lookForDuplicates, async (ctx) => {
        await askForLook(ctx, 0);
        return ok;
      }),
    ],
    jobs: [lookJob(services)],
    undo: duplicatesUndo,
    begin: () => keepLooking(services),
  };
}
