import { sql } from 'kysely';
import { lockFields } from '#src/features/admin/fields/server/field-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { takeBackRecords } from '#src/records/server/undo/take-back.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { checkBudget } from '../decision-basis.ts';
import { requireSponsor, writeBasis } from './basis-commands.ts';
import { type BasisRow, readBasisRow } from './basis-queries.ts';

/** Taken back whole, with its reports and its dashboard, or not at all; its pages follow as pages do. */
export function decisionsUndo(types: RecordTypes): SettingsUndo {
  return new Map([
    [
      'decision_basis',
      async (ctx, { commandId, traces }) => {
        await lockFields(ctx);
        const row = await readBasisRow(ctx);
        const trace = row && traces.get(row.id);
        if (!row || !trace) throw changedSince();
        requireSponsor(ctx, row.deleted_at ? undefined : row.sponsor_id);
        const states = [...trace.fields.values()].map(({ state }) => state);
        const isLeft = states.every((state) => state === 'as_left');
        if (!isLeft || (trace.isCreation && trace.changedSince.length > 0)) throw changedSince();
        const before = Object.fromEntries(
          [...trace.fields].map(([name, one]) => [name, one.before]),
        );
        const values: BasisRow = trace.isCreation
          ? { ...row, deleted_at: ctx.now().toISOString() }
          : { ...row, ...before };
        checkBudget(values.deleted_at ? [] : values.decisions);
        await takeBackReports(ctx, types, commandId);
        await writeBasis(ctx, row, values, commandId);
        return { undone: [row.id], kept: [] };
      },
    ],
  ]);
}

async function takeBackReports(ctx: WriteContext, types: RecordTypes, commandId: string) {
  const records = await ctx.db.rows<{ record_type: string; record_id: string }>(sql`
    select distinct e.record_type, e.record_id from ledger_event e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.command_id = ${commandId}
      and e.record_type in ('report', 'dashboard')`);
  await takeBackRecords(ctx, types, { commandId, records });
}

function changedSince(): AppError {
  return new AppError(
    'conflict',
    'The decisions were changed since. Change them under “What we decide” instead.',
    { reason: 'nothing_to_undo' },
  );
}
