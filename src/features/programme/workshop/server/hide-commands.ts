import { sql } from 'kysely';
import { retellConcern } from '#src/features/programme/concern/server/concern-commands.ts';
import { taskOf } from '#src/features/programme/concern/server/owed-task-commands.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { bodyOf, bodyWithout, titleOf } from '../concern-words.ts';
import { readCard } from './group-commands.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { cardTable } from './write-workshop.ts';

/** Nobody learns who wrote it; all see that something was hidden, and why. */
export async function hideCard(
  ctx: WriteContext,
  row: WorkshopRow,
  { card_id, reason, types }: { card_id: string; reason: string | null; types: RecordTypes },
): Promise<void> {
  const card = await readCard(ctx, row, card_id);
  const verb = reason === null ? 'shown' : 'hidden';
  await keepRow(ctx, cardTable, { id: card.id, values: { hidden: reason }, verb });
  await retellConcerns(ctx, types, { workshopId: row.id, card, hidden: reason });
}

export interface Turned {
  workshopId: string;
  card: { text: string; cluster_id: string | null };
  /** Why it is hidden now; null: it is shown again. */
  hidden: string | null;
}

interface Told {
  id: string;
  title: string;
  body: string;
  /** The title of the cluster that it has come from. */
  name: string | null;
  is_its: boolean;
}

/**
 * What the concerns of a workshop say without a card that is hidden, or with one that is shown again.
 * The ledger is not told of the words, and forgets those of the hidden card.
 */
export async function retellConcerns(
  ctx: WriteContext,
  types: RecordTypes,
  turned: Turned,
): Promise<void> {
  const { workshopId, card, hidden } = turned;
  const concerns = await ctx.db.rows<Told>(sql`
    select c.id, c.title, c.body, k.title as name,
      coalesce(k.id = ${card.cluster_id}, false) as is_its
    from concern c
    left join workshop_cluster k on k.workspace_id = c.workspace_id
      and k.concern_id in (c.id, c.split_from) and k.workshop_id = ${workshopId}
    where c.workspace_id = ${ctx.actor.workspaceId} and c.deleted_at is null
      and (k.id is not null or c.workshop_id = ${workshopId})
    order by c.id`);
  const texts = await readTexts(ctx, turned);
  for (const concern of concerns) {
    const told = tell(concern, texts, turned);
    if (told.title === concern.title && told.body === concern.body) continue;
    const quiet = withoutWords(ctx);
    await retellConcern(quiet, concern.id, told);
    await retellTasks(quiet, types, { concern, title: told.title });
    if (hidden !== null) await ctx.db.rows(sql`select forget_concern_words(${concern.id})`);
  }
}

async function readTexts(ctx: WriteContext, { workshopId, card }: Turned): Promise<string[]> {
  const cards = await ctx.db.rows<{ text: string }>(sql`
    select c.text from workshop_card c
    where c.workspace_id = ${ctx.actor.workspaceId} and c.workshop_id = ${workshopId}
      and c.cluster_id = ${card.cluster_id} and c.hidden is null and c.deleted_at is null
    order by c.id`);
  return cards.map(({ text }) => text);
}

function tell(concern: Told, texts: readonly string[], { card, hidden }: Turned) {
  const { name, title, is_its } = concern;
  const body = is_its ? bodyOf(texts) : bodyWithout(concern.body, card.text);
  const isCalledSo = hidden !== null && title === titleOf(card.text);
  const first = is_its ? texts[0] : undefined;
  return { body, title: isCalledSo ? titleOf(name ?? first ?? hidden) : title };
}

/** What is owed of a concern and bears its title; migrations/0121_hidden_words.sql knows the same. */
const OWED = ['answer', 'decision'];

/** The tasks of who decides and of who sees to it are called anew as well. */
async function retellTasks(
  ctx: WriteContext,
  types: RecordTypes,
  { concern, title }: { concern: Told; title: string },
): Promise<void> {
  const tasks = await ctx.db.rows<{ id: string; subject: string }>(sql`
    select r.id, r.subject from task r where r.workspace_id = ${ctx.actor.workspaceId}
      and r.id = any(${OWED.map((what) => taskOf(`${concern.id} ${what}`))}::uuid[])
      and r.deleted_at is null order by r.id`);
  if (tasks.length === 0) return;
  const patches = tasks.map(({ id, subject }) => ({
    ...{ id, patch: { subject: subject.replace(concern.title, () => title).slice(0, 200) } },
  }));
  await updateRecords(ctx, types.get('task')!, patches, { verb: 'changed', isPermitted: true });
}

const WORDS = ['title', 'body', 'subject'];

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
