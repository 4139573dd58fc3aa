import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import type { CapabilityName } from '../../capabilities.ts';
import { BUDGETS } from '../../roll-out.ts';
import { readCounts } from '../in-use-queries.ts';
import { closedIn, isRunning, type ProgrammeRow, readProgrammeRow } from '../programme-queries.ts';
import { addedBy } from './adds-more.ts';
import { lockedError } from './locked-error.ts';

/**
 * Refuses what would make more of what is locked. It looks at what a command says it has done, before
 * its commit, and so holds for every way that leads there: one record or a thousand, an import, out of
 * the bin, an undo. Undefined, and nothing asked, for all that no lock concerns.
 */
export function refuseMore(
  ctx: ReadContext,
  drafts: readonly EventDraft[],
): Promise<void> | undefined {
  const added = new Set<CapabilityName>();
  for (const draft of drafts) {
    for (const name of addedBy(draft, ctx.actor.via)) added.add(name);
  }
  return added.size > 0 ? refuseAdded(ctx, added, drafts) : undefined;
}

async function refuseAdded(
  ctx: ReadContext,
  added: ReadonlySet<CapabilityName>,
  drafts: readonly EventDraft[],
): Promise<void> {
  // two at once are counted one after the other
  const row = await readProgrammeRow(ctx, { forUpdate: true });
  if (!isRunning(row)) return;
  const closed = closedIn(row);
  for (const name of added) {
    if (closed.has(name) && (await isTooMuch(ctx, name, { row, drafts }))) throw lockedError(name);
  }
}

interface Added {
  row: ProgrammeRow;
  drafts: readonly EventDraft[];
}

/** Of some there may be a few to begin with, of most nothing. */
async function isTooMuch(ctx: ReadContext, name: CapabilityName, { row, drafts }: Added) {
  if (name === 'segments') return hasSegment(ctx, drafts);
  if (name !== 'more_reports' && name !== 'more_fields') return true;
  const budget = name === 'more_reports' ? 'reports' : 'fields';
  return (await readCounts(ctx, row.created_at))[budget] > BUDGETS[budget];
}

/** Whether one of the views that were saved is a segment now. */
async function hasSegment(ctx: ReadContext, drafts: readonly EventDraft[]): Promise<boolean> {
  const ids = drafts.flatMap((draft) =>
    addedBy(draft, ctx.actor.via).includes('segments') ? [draft.id] : [],
  );
  const found = await ctx.db.first(sql`
    select 1 from saved_view v where v.workspace_id = ${ctx.actor.workspaceId}
      and v.id = any(${ids}::uuid[]) and v.is_segment and v.deleted_at is null limit 1`);
  return found !== undefined;
}
