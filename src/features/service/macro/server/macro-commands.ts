import { lockCase, requireOpen } from '#src/features/service/case/server/case-queries.ts';
import {
  createRecords,
  type RecordInputs,
  updateRecords,
} from '#src/records/server/record-commands.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { fillIn } from '../fill-in.ts';
import { type Macro, macro } from '../macro.ts';
import { readPlaces } from './macro-queries.ts';

interface Use {
  id: string;
  macroId: string;
  text?: string | undefined;
}

/** The answer stands on the timeline and counts as one; all it does is one command. */
export async function useMacro(
  ctx: WriteContext,
  types: RecordTypes,
  { id, macroId, text }: Use,
): Promise<void> {
  const row = await lockCase(ctx, id);
  requireOpen(row);
  const chosen = (await getRecord(ctx, macro, macroId)).row as unknown as Macro;
  const body = text ?? fillIn(chosen.body ?? '', await readPlaces(ctx, row));
  if (body.trim()) {
    await createRecords(ctx, types.get('activity')!, [
      {
        kind: 'message',
        body,
        occurred_at: ctx.now().toISOString(),
        case_id: id,
        person_id: row.person_id,
        company_id: row.company_id,
        visibility: row.visibility,
      },
    ]);
  }
  const patch = patchOf(chosen, row.status);
  const options = { verb: 'macro_used' } as const;
  const type = types.get('service_case')!;
  const changed = await updateRecords(ctx, type, [{ id, patch }], options);
  if (changed.length > 0 || body.trim()) return;
  // one that says and changes nothing was used all the same
  ctx.emit({ verb: 'service_case.macro_used', type: 'service_case', id });
}

function patchOf({ sets_priority, sets_queue_id, then_waits }: Macro, status: string | null) {
  const patch: RecordInputs = {};
  if (sets_priority) patch.priority = sets_priority;
  if (sets_queue_id) patch.queue_id = sets_queue_id;
  if (then_waits && status !== 'waiting') patch.status = 'waiting';
  return patch;
}
