import { sql } from 'kysely';
import { binRecords, createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isPageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

export interface Reviewing {
  types: RecordTypes;
  url: string;
}

/** The review stands in its owner's day, as a task with the experiment's id. */
export async function planReview(
  ctx: WriteContext,
  { types, url }: Reviewing,
  given: { id: string; owner_id: string; review_on: string; title: string },
): Promise<void> {
  const owner = await ctx.db.first<{ language: string }>(sql`select m.language from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${given.owner_id}`);
  const language = owner && isPageLanguage(owner.language) ? owner.language : 'en';
  const text = texts(language);
  await createRecords(ctx, types.get('task')!, [
    {
      ...{ id: given.id, owner_id: given.owner_id, due_on: given.review_on },
      subject: text('subject', { title: given.title }),
      note: text('note', { url: `${url}/experiments/${given.id}` }),
    },
  ]);
}

export async function finishReview(ctx: WriteContext, types: RecordTypes, id: string) {
  if (!(await hasTask(ctx, id))) return;
  const patch = { done_at: ctx.now().toISOString() };
  await updateRecords(ctx, types.get('task')!, [{ id, patch }], {
    ...{ verb: 'completed', isPermitted: true },
  });
}

export async function dropReview(ctx: WriteContext, types: RecordTypes, id: string) {
  if (await hasTask(ctx, id))
    await binRecords(ctx, types.get('task')!, [id], { isPermitted: true });
}

/** Whoever owns the experiment now has its review in their day. */
export async function passReview(
  ctx: WriteContext,
  types: RecordTypes,
  { id, owner_id }: { id: string; owner_id: string },
) {
  if (!(await hasTask(ctx, id))) return;
  await updateRecords(ctx, types.get('task')!, [{ id, patch: { owner_id } }], {
    isPermitted: true,
  });
}

async function hasTask(ctx: WriteContext, id: string): Promise<boolean> {
  const task = await ctx.db.first(sql`select id from task where id = ${id}
    and workspace_id = ${ctx.actor.workspaceId} and done_at is null and deleted_at is null`);
  return task !== undefined;
}
