import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../team-api.ts';
import { endExemption, grantExemption } from './exemption-commands.ts';
import { listExemptions } from './exemption-queries.ts';
import { readCoverageGaps } from './gap-queries.ts';
import { dropReminder, planReminders } from './plan-reminder.ts';
import { exemptionsUndo } from './undo-exemptions.ts';

/** What a team has left to do for all to be able to read it, and who is not counted for a while. */
export function teamUptakeFeature(types: RecordTypes): UndoingFeature {
  const planReminder = planReminders(types);
  return {
    routes: [
      read(api.readCoverageGaps, (ctx, { params }) => readCoverageGaps(ctx, params.id)),
      read(api.listExemptions, (ctx, { params }) => listExemptions(ctx, params.id)),
      command(
        api.grantExemption,
        async (ctx, { body }) =>
          new Reply(await grantExemption(ctx, body, planReminder), { status: 201 }),
      ),
      command(api.endExemption, async (ctx, { params }) => {
        const taskId = await endExemption(ctx, params.id);
        if (taskId) await dropReminder(ctx, types, taskId);
        return { ok: true };
      }),
    ],
    undo: exemptionsUndo(types),
  };
}
