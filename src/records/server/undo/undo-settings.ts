import type { WriteContext } from '#src/server/context.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import type { UndoResult } from './take-back.ts';
import type { CommandTrace } from './trace-command.ts';

/**
 * Takes back what a command did to something that is no record, such as a field of the workspace;
 * sees to permission itself. The traces tell by id what is still as the command left it.
 */
export type TakeBackSettings = (
  ctx: WriteContext,
  work: { commandId: string; traces: Map<string, CommandTrace> },
) => Promise<Pick<UndoResult, 'undone' | 'kept'>>;

/** By the type that the ledger's events bear. */
export type SettingsUndo = ReadonlyMap<string, TakeBackSettings>;

/** A feature that keeps what is no record, and takes back what was done to it. */
export interface UndoingFeature extends ServerFeature {
  undo: SettingsUndo;
}

/** How everything that is no record is taken back. */
export function undoOfAll(features: readonly (ServerFeature | UndoingFeature)[]): SettingsUndo {
  return new Map(features.flatMap((feature) => ('undo' in feature ? [...feature.undo] : [])));
}
