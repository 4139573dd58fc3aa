import { takeBackEach } from '#src/records/server/undo/take-back-each.ts';
import type { CommandTrace } from '#src/records/server/undo/trace-command.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import { lockPair, setPair } from './duplicate-commands.ts';

const DECISIONS = ['dismissed_at', 'postponed_at'] as const;

/** "Not the same" and "later" are taken back unless somebody decided anew since. */
export const duplicatesUndo: SettingsUndo = new Map([
  [
    'duplicate',
    takeBackEach(async (ctx, { id, commandId, trace }) => {
      const pair = await lockPair(ctx, idsOf(trace));
      const field = DECISIONS.find((name) => trace.fields.has(name))!;
      const { before, after } = trace.fields.get(field)!;
      if (!isSame(pair[field], after)) return [field];
      await setPair(ctx, pair, { [field]: before as string | null });
      const changes = { [field]: [after, before] as [unknown, unknown] };
      ctx.emit({ verb: 'duplicate.undone', type: 'duplicate', id, changes, undoOf: commandId });
      return [];
    }),
  ],
]);

function idsOf({ fields }: CommandTrace): [string, string] {
  return [String(fields.get('one_id')?.after), String(fields.get('other_id')?.after)];
}
