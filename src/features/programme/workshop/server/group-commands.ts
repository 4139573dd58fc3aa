import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isCollecting, stepAt } from '../steps.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { cardTable, clusterTable, mendClusters } from './write-workshop.ts';

export interface CardRow {
  id: string;
  text: string;
  cluster_id: string | null;
  hidden: string | null;
  version: number;
}

interface Move {
  card_id: string;
  cluster_id: string | null;
  version?: number | undefined;
}

/** Puts a card into another cluster. Two who move it at once leave it in one of both, never in none. */
export async function moveCard(ctx: WriteContext, row: WorkshopRow, move: Move): Promise<void> {
  requireGrouping(row);
  const card = await readCard(ctx, row, move.card_id);
  if (!card.cluster_id) throw new AppError('conflict', 'An image stands for itself.');
  if (card.cluster_id === move.cluster_id) return;
  if (move.version !== undefined && move.version !== card.version) throw movedMeanwhile();
  if (move.cluster_id) {
    await requireCluster(ctx, row, move.cluster_id);
    await putCard(ctx, card.id, move.cluster_id);
  } else {
    if ((await listCards(ctx, row, card.cluster_id)).length === 1) return;
    await putAlone(ctx, row, card.id);
  }
  await mendClusters(ctx, row.id);
}

export async function mergeClusters(
  ctx: WriteContext,
  row: WorkshopRow,
  { cluster_id, into }: { cluster_id: string; into: string },
): Promise<void> {
  requireGrouping(row);
  if (cluster_id === into) return;
  await requireCluster(ctx, row, cluster_id);
  await requireCluster(ctx, row, into);
  for (const id of await listCards(ctx, row, cluster_id)) await putCard(ctx, id, into);
  await mendClusters(ctx, row.id);
}

/** The first card stays with the cluster's title; each other stands by itself. */
export async function splitCluster(
  ctx: WriteContext,
  row: WorkshopRow,
  clusterId: string,
): Promise<void> {
  requireGrouping(row);
  await requireCluster(ctx, row, clusterId);
  const [, ...others] = await listCards(ctx, row, clusterId);
  for (const id of others) await putAlone(ctx, row, id);
}

export async function nameCluster(
  ctx: WriteContext,
  row: WorkshopRow,
  { cluster_id, title }: { cluster_id: string; title: string | null },
): Promise<void> {
  await requireCluster(ctx, row, cluster_id);
  await keepRow(ctx, clusterTable, { id: cluster_id, values: { title }, verb: 'named' });
}

/** Kept for the workshop, so that two cards that were found unlike are not suggested again. */
export async function declineSuggestion(
  ctx: WriteContext,
  row: WorkshopRow,
  pair: { card_id: string; other_id: string },
): Promise<void> {
  await readCard(ctx, row, pair.card_id);
  await readCard(ctx, row, pair.other_id);
  const [one, other] = [pair.card_id, pair.other_id].toSorted();
  const [added] = await ctx.db.rows(sql`
    insert into workshop_unlike (workspace_id, workshop_id, card_id, other_id)
    values (${ctx.actor.workspaceId}, ${row.id}, ${one}, ${other})
    on conflict do nothing returning card_id`);
  const changes = { cards: [null, [one, other]] as [unknown, unknown] };
  if (added)
    ctx.emit({ verb: 'workshop.kept_apart', type: 'workshop_unlike', id: row.id, changes });
}

function putCard(ctx: WriteContext, id: string, clusterId: string): Promise<void> {
  return keepRow(ctx, cardTable, { id, values: { cluster_id: clusterId }, verb: 'moved' });
}

async function putAlone(ctx: WriteContext, row: WorkshopRow, id: string): Promise<void> {
  const clusterId = randomUUID();
  const values = { workshop_id: row.id };
  await keepRow(ctx, clusterTable, { id: clusterId, values, verb: 'created' });
  await putCard(ctx, id, clusterId);
}

async function listCards(ctx: WriteContext, row: WorkshopRow, clusterId: string) {
  const cards = await ctx.db.rows<{ id: string }>(sql`
    select c.id from workshop_card c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.workshop_id = ${row.id}
      and c.cluster_id = ${clusterId} and c.deleted_at is null order by c.id`);
  return cards.map(({ id }) => id);
}

export async function readCard(ctx: WriteContext, row: WorkshopRow, id: string): Promise<CardRow> {
  const card = await ctx.db.first<CardRow>(sql`
    select c.id, c.text, c.cluster_id, c.hidden, c.version from workshop_card c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.workshop_id = ${row.id} and c.id = ${id}
      and c.deleted_at is null`);
  if (!card) throw new AppError('not_found', 'There is no such card.');
  return card;
}

export async function requireCluster(
  ctx: WriteContext,
  row: WorkshopRow,
  id: string,
): Promise<{ id: string; title: string | null; votes: number | null; concern_id: string | null }> {
  const cluster = await ctx.db.first<{
    id: string;
    title: string | null;
    votes: number | null;
    concern_id: string | null;
  }>(sql`
    select k.id, k.title, k.votes, k.concern_id from workshop_cluster k
    where k.workspace_id = ${ctx.actor.workspaceId} and k.workshop_id = ${row.id} and k.id = ${id}
      and k.deleted_at is null`);
  if (cluster) return cluster;
  throw new AppError('conflict', 'This theme has been merged or emptied meanwhile. Look again.', {
    reason: 'cluster_gone',
  });
}

function requireGrouping(row: WorkshopRow): void {
  const { kind } = stepAt(row.template, row.step);
  if (kind === 'group' || (kind === 'cards' && !isCollecting(row.template, row))) return;
  throw new AppError('conflict', 'Cards are grouped in the step for it. Go back to it first.', {
    reason: 'not_grouping',
  });
}

function movedMeanwhile(): AppError {
  return new AppError(
    'conflict',
    'Somebody else has moved this card meanwhile. It is where they put it; move it again if you like.',
    { reason: 'moved' },
  );
}
