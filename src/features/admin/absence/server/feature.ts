import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../absence-api.ts';
import { addAbsence, changeAbsence } from './absence-commands.ts';
import { listAbsences } from './absence-queries.ts';
import { absenceUndo } from './undo-absence.ts';

/** When members are away, and who stands in for them. */
export function absenceFeature(): UndoingFeature {
  return {
    routes: [
      read(api.listAbsences, async (ctx, { query }) => ({
        items: await listAbsences(ctx, query.member_id),
      })),
      command(api.createAbsence, async (ctx, { body }) => {
        const { member_id = ctx.actor.memberId, ...given } = body;
        return new Reply(await addAbsence(ctx, { member_id, ...given }), { status: 201 });
      }),
      command(api.updateAbsence, (ctx, { params, body }) =>
        changeAbsence(ctx, { id: params.id, patch: body, verb: 'changed' }),
      ),
      command(api.deleteAbsence, async (ctx, { params }) => {
        const deleted_at = ctx.now().toISOString();
        await changeAbsence(ctx, { id: params.id, patch: { deleted_at }, verb: 'removed' });
        return { ok: true };
      }),
    ],
    undo: absenceUndo,
  };
}
