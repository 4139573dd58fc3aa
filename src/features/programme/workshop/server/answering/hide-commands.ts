import { sql } from 'kysely';
import { retellConcern } from '#src/features/programme/concern/server/retell-commands.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import {
  type ThemeWords,
  type TurnedCard,
  tellOther,
  tellOwn,
  titleOf,
} from '../../concern-words.ts';
import { readCard } from '../group-commands.ts';
import type { WorkshopRow } from '../workshop-queries.ts';
import { cardTable } from '../write-workshop.ts';

/** Nobody learns who wrote it; all see that something was hidden, and why. */
export async function hideCard(
  ctx: WriteContext,
  row: WorkshopRow,
  { card_id, reason, types }: { card_id: string; reason: string | null; types: RecordTypes },
): Promise<void> {
  const card = await readCard(ctx, row, card_id);
  const verb = reason === null ? 'shown' : 'hidden';
  await keepRow(ctx, cardTable, { id: card.id, values: { hidden: reason }, verb });
  const turned = { ...card, hidden: reason, was: card.hidden };
  await retellConcerns(ctx, types, { workshopId: row.id, card: turned });
}

export interface Turned {
  workshopId: string;
  /** `was`: why it was hidden before; null: it was not. */
  card: TurnedCard & { id: string; cluster_id: string | null; was: string | null };
}

interface Told {
  id: string;
  title: string;
  body: string;
  /** The cluster that it has come from. */
  cluster_id: string | null;
  name: string | null;
}

/**
 * What the concerns of a workshop say without a card that is hidden, or with one that is shown again.
 * The ledger is not told of the words, and forgets those of the hidden card.
 */
export async function retellConcerns(
  ctx: WriteContext,
  types: RecordTypes,
  { workshopId, card }: Turned,
): Promise<void> {
  const concerns = await lockConcerns(ctx, workshopId);
  const cards = await readCards(ctx, workshopId);
  const quiet = withoutWords(ctx);
  for (const { cluster_id, name, ...before } of concerns) {
    const isOwn = cluster_id !== null && cluster_id === card.cluster_id;
    const theme = themeOf(cluster_id, { name, cards, card });
    const told = isOwn ? tellOwn(before, theme, card) : tellOther(before, theme, card);
    const isRetold = told.title !== before.title || told.body !== before.body;
    // what somebody wrote anew stays, but what it was made with was told of elsewhere too
    if (!isRetold && !(isOwn && card.hidden !== null)) continue;
    const words = card.hidden === null ? null : titleOf(card.text).replace(/…$/, '');
    await retellConcern(quiet, types, { ...told, id: before.id, was: before.title, words });
    if (card.hidden !== null) await ctx.db.rows(sql`select forget_concern_words(${before.id})`);
  }
}

/** Whoever writes in one of them meanwhile waits, or is waited for. */
function lockConcerns(ctx: WriteContext, workshopId: string): Promise<Told[]> {
  return ctx.db.rows<Told>(sql`
    select c.id, c.title, c.body, k.id as cluster_id, k.title as name
    from concern c
    left join workshop_cluster k on k.workspace_id = c.workspace_id
      and k.concern_id in (c.id, c.split_from) and k.workshop_id = ${workshopId}
    where c.workspace_id = ${ctx.actor.workspaceId} and c.deleted_at is null
      and (k.id is not null or c.workshop_id = ${workshopId})
    order by c.id for update of c`);
}

interface Card {
  id: string;
  text: string;
  cluster_id: string | null;
  hidden: string | null;
}

function readCards(ctx: WriteContext, workshopId: string): Promise<Card[]> {
  return ctx.db.rows<Card>(sql`
    select c.id, c.text, c.cluster_id, c.hidden from workshop_card c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.workshop_id = ${workshopId}
      and c.cluster_id is not null and c.deleted_at is null
    order by c.id`);
}

function themeOf(
  clusterId: string | null,
  { name, cards, card }: { name: string | null; cards: readonly Card[]; card: Turned['card'] },
): ThemeWords {
  const its = cards.filter(({ cluster_id }) => cluster_id === clusterId);
  const hiddenBefore = ({ id, hidden }: Card) => (id === card.id ? card.was : hidden);
  const reasons = its.flatMap((one) => [one.hidden, hiddenBefore(one)]);
  return {
    name,
    before: its.filter((one) => hiddenBefore(one) === null).map(({ text }) => text),
    after: its.filter(({ hidden }) => hidden === null).map(({ text }) => text),
    reasons: reasons.filter((reason) => reason !== null),
  };
}

const WORDS = ['title', 'body', 'subject', 'said'];

/** The same, but for what its events say of the words that are changed. */
function withoutWords(ctx: WriteContext): WriteContext {
  return {
    ...ctx,
    emit: ({ changes = {}, ...event }) => {
      const told = Object.entries(changes).filter(([name]) => !WORDS.includes(name));
      ctx.emit({ ...event, ...(told.length > 0 && { changes: Object.fromEntries(told) }) });
    },
  };
}
