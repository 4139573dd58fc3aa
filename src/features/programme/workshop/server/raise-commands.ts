import { sql } from 'kysely';
import {
  raiseConcern,
  retellConcern,
} from '#src/features/programme/concern/server/concern-commands.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CardKind } from '../templates.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { clusterTable } from './write-workshop.ts';

/** Kinds of cards that want an answer, also where nobody gave them a dot. */
const WANTING: readonly CardKind[] = ['concern', 'question', 'reason', 'stop'];
const MOST_TITLE = 120;
const MOST_BODY = 2000;

interface UnraisedCluster {
  id: string;
  title: string | null;
  votes: number | null;
  texts: string[];
}

/**
 * What was said becomes concerns before anybody answers, so that none is passed over: each cluster that
 * got a dot, or that asks or complains. Nobody is their author.
 */
export async function raiseConcerns(
  ctx: WriteContext,
  row: WorkshopRow,
  only?: string,
): Promise<void> {
  const clusters = await ctx.db.rows<UnraisedCluster>(sql`
    select k.id, k.title, k.votes, array_agg(c.text order by c.id) as texts
    from workshop_cluster k
    join workshop_card c on c.workspace_id = k.workspace_id and c.cluster_id = k.id
      and c.deleted_at is null and c.hidden is null
    where k.workspace_id = ${ctx.actor.workspaceId} and k.workshop_id = ${row.id}
      and k.deleted_at is null and k.concern_id is null
      and ${only ? sql`k.id = ${only}` : sql`true`}
    group by k.workspace_id, k.id
    having ${only !== undefined} or coalesce(k.votes, 0) > 0
      or bool_or(c.kind = any(${WANTING}::text[]))
    order by k.id`);
  for (const { id, title, votes, texts } of clusters) {
    const concern_id = await raiseConcern(ctx, {
      title: cut(title ?? titleOf(texts[0]!), MOST_TITLE),
      body: bodyOf(texts),
      origin: 'workshop',
      workshop_id: row.id,
      team_id: row.team_id,
      weight: Math.max(1, votes ?? 0),
    });
    await keepRow(ctx, clusterTable, { id, values: { concern_id }, verb: 'raised' });
  }
}

function titleOf(text: string): string {
  return cut(text.replaceAll(/\s+/g, ' '), MOST_TITLE);
}

function bodyOf(texts: readonly string[]): string {
  return cut(texts.map((text) => `– ${text}`).join('\n'), MOST_BODY);
}

interface Turned {
  card: { text: string; cluster_id: string | null };
  /** Why it is hidden now; null: it is shown again. */
  hidden: string | null;
}

/** What a cluster's concerns say without the cards that are hidden, or with one that is shown again. */
export async function retellConcerns(
  ctx: WriteContext,
  row: WorkshopRow,
  { card, hidden }: Turned,
): Promise<void> {
  const concerns = await ctx.db.rows<{ id: string; title: string; name: string | null }>(sql`
    select c.id, c.title, k.title as name from workshop_cluster k
    join concern c on c.workspace_id = k.workspace_id and k.concern_id in (c.id, c.split_from)
      and c.deleted_at is null
    where k.workspace_id = ${ctx.actor.workspaceId} and k.workshop_id = ${row.id}
      and k.id = ${card.cluster_id} order by c.id`);
  if (concerns.length === 0) return;
  const cards = await ctx.db.rows<{ text: string }>(sql`
    select c.text from workshop_card c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.workshop_id = ${row.id}
      and c.cluster_id = ${card.cluster_id} and c.hidden is null and c.deleted_at is null
    order by c.id`);
  const texts = cards.map(({ text }) => text);
  for (const { id, title, name } of concerns) {
    const isCalledSo = hidden !== null && title === titleOf(card.text);
    const other = cut(name ?? titleOf(texts[0] ?? hidden ?? ''), MOST_TITLE);
    await retellConcern(ctx, id, { title: isCalledSo ? other : title, body: bodyOf(texts) });
  }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
