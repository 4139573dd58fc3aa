import { AppError } from '#src/lib/app-error.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { requireLead } from './charter/require-lead.ts';
import { readTakenOut } from './charter/take-out.ts';
import { estimatesUndo } from './estimate/estimate-commands.ts';
import { type ProgrammeRow, readProgrammeRow } from './programme-queries.ts';
import { writeProgramme } from './write-programme.ts';

/** A step is taken back while nothing followed it; an override and what was read never are. */
export const programmeUndo: SettingsUndo = new Map<string, TakeBackSettings>([
  ...estimatesUndo,
  ['programme_override', () => Promise.reject(stays())],
  ['programme_reading', () => Promise.reject(stays())],
  [
    'programme',
    async (ctx, { commandId, traces }) => {
      const row = await readProgrammeRow(ctx, { forUpdate: true });
      const trace = row && traces.get(row.id);
      if (!row || !trace) throw changedSince();
      const isLeft = [...trace.fields.values()].every(({ state }) => state === 'as_left');
      if (!isLeft || (trace.isCreation && trace.changedSince.length > 0)) throw changedSince();
      requireLead(ctx, row.deleted_at ? undefined : row);
      const before = Object.fromEntries([...trace.fields].map(([name, one]) => [name, one.before]));
      // what the sponsor took on or ended is theirs to take back
      const isTheirs = row.ended !== null || before.agreed_on === null;
      if (!trace.isCreation && isTheirs && !isSponsor(ctx, row)) throw changedSince();
      const values: ProgrammeRow = trace.isCreation
        ? { ...row, deleted_at: ctx.now().toISOString() }
        : { ...row, ...before };
      if (row.passages.length > 1 && (await readTakenOut(ctx, row, values)).gone.length > 0) {
        throw changedSince();
      }
      await writeProgramme(ctx, { before: row, values, verb: 'changed', undoOf: commandId });
      return { undone: [row.id], kept: [] };
    },
  ],
]);

function isSponsor({ actor }: WriteContext, row: ProgrammeRow): boolean {
  return actor.memberId === row.sponsor_id;
}

function changedSince(): AppError {
  return new AppError(
    'conflict',
    'The programme went on since, or this is for its sponsor to take back. Change it on the page “Programme” instead.',
    { reason: 'nothing_to_undo' },
  );
}

function stays(): AppError {
  return new AppError(
    'conflict',
    'What the sponsor overrode and what either side read stays for everyone to see. It cannot be undone.',
    { reason: 'stays' },
  );
}
