import type { WriteContext } from '#src/server/context.ts';
import { isSame } from '../write/changes.ts';
import type { CommandTrace } from './trace-command.ts';
import type { TakeBackSettings } from './undo-settings.ts';

/** What a command did to one thing. */
export interface OneBack {
  id: string;
  commandId: string;
  trace: CommandTrace;
}

/** One thing after the other; `takeBack` tells the fields that stay, none where it was taken back whole. */
export function takeBackEach(
  takeBack: (ctx: WriteContext, one: OneBack) => Promise<string[]>,
): TakeBackSettings {
  return async (ctx, { commandId, traces }) => {
    const undone: string[] = [];
    const kept: { id: string; fields: string[] }[] = [];
    for (const [id, trace] of traces) {
      const fields = await takeBack(ctx, { id, commandId, trace });
      if (fields.length === 0) undone.push(id);
      else kept.push({ id, fields });
    }
    return { undone, kept };
  };
}

/** Each whole, or not at all where any of it was set since. */
export function takeBackWhole(
  setBack: (
    ctx: WriteContext,
    back: { id: string; patch: Patch; undoOf: string },
  ) => Promise<unknown>,
): TakeBackSettings {
  return takeBackEach(async (ctx, { id, commandId, trace }) => {
    const since = setSince(trace);
    if (since.length > 0) return since;
    await setBack(ctx, { id, patch: valuesBefore(ctx, trace), undoOf: commandId });
    return [];
  });
}

/** The fields that somebody set since the command did, or has taken back already. */
export function setSince({ fields, isCreation, changedSince }: CommandTrace): string[] {
  if (isCreation) return changedSince;
  return [...fields].filter(([, { state }]) => state !== 'as_left').map(([name]) => name);
}

type Patch = Record<string, unknown>;

/** What stood there before the command; what it made goes to the bin. */
export function valuesBefore(ctx: WriteContext, { isCreation, fields }: CommandTrace): Patch {
  if (isCreation) return { deleted_at: ctx.now().toISOString() };
  return Object.fromEntries([...fields].map(([name, { before }]) => [name, before]));
}

/** Field by field: what still stands as the command left it goes back, the rest is kept. */
export function whatFits({ fields }: CommandTrace, row: object): { patch: Patch; kept: string[] } {
  const patch: Patch = {};
  const kept: string[] = [];
  for (const [name, { before, after, state }] of fields) {
    if (state === 'taken_back') continue;
    if (state === 'as_left' && isSame((row as Patch)[name], after)) patch[name] = before;
    else kept.push(name);
  }
  return { patch, kept };
}
