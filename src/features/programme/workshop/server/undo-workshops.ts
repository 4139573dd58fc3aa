import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import {
  type KeptTable,
  keptRowsUndo,
  takeBackRows,
} from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { SettingsUndo, TakeBackSettings } from '#src/records/server/undo/undo-settings.ts';
import type { WriteContext } from '#src/server/context.ts';
import { retellConcerns } from './answering/hide-commands.ts';
import { cardTable, clusterTable, mendClusters, workshopTable } from './write-workshop.ts';

function thenMend(table: KeptTable): TakeBackSettings {
  const takeBack = takeBackRows(table);
  return async (ctx, work) => {
    const result = await takeBack(ctx, work);
    const ids = await ctx.db.rows<{ workshop_id: string }>(sql`
      select distinct t.workshop_id from ${sql.table(table.name)} t
      where t.workspace_id = ${ctx.actor.workspaceId}
        and t.id = any(${[...work.traces.keys()]}::uuid[])`);
    for (const { workshop_id } of ids) await mendClusters(ctx, workshop_id);
    return result;
  };
}

interface TurnedRow {
  id: string;
  workshop_id: string;
  text: string;
  cluster_id: string | null;
  hidden: string | null;
}

/** A card that is shown again, or hidden again, is so in its concern as well. */
const takeBackCards: (types: RecordTypes) => TakeBackSettings = (types) => async (ctx, work) => {
  const before = await readCards(ctx, [...work.traces.keys()]);
  const reasons = new Map(before.map(({ id, hidden }) => [id, hidden]));
  const result = await thenMend(cardTable)(ctx, work);
  const turned = result.undone.filter((id) => work.traces.get(id)?.fields.has('hidden'));
  for (const { workshop_id: workshopId, ...card } of await readCards(ctx, turned)) {
    const was = reasons.get(card.id) ?? null;
    await retellConcerns(ctx, types, { workshopId, card: { ...card, was } });
  }
  return result;
};

function readCards(ctx: WriteContext, ids: readonly string[]): Promise<TurnedRow[]> {
  return ctx.db.rows<TurnedRow>(sql`
    select c.id, c.workshop_id, c.text, c.cluster_id, c.hidden from workshop_card c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.id = any(${ids}::uuid[]) order by c.id`);
}

function stays(): Promise<never> {
  return Promise.reject(
    new AppError(
      'conflict',
      'What was revealed or counted has no author any more, so it cannot be hidden again. Go back to the step to collect anew.',
      { reason: 'stays' },
    ),
  );
}

/** What is done in a workshop is taken back, but for what destroyed authorship. */
export function workshopsUndo(types: RecordTypes): SettingsUndo {
  return new Map<string, TakeBackSettings>([
    ['workshop_reveal', stays],
    ...keptRowsUndo(workshopTable),
    ['workshop_cluster', thenMend(clusterTable)],
    ['workshop_card', takeBackCards(types)],
  ]);
}
