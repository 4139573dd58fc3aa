import { sql } from 'kysely';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isPageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import type { FeedbackKind } from '../feedback.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

/** An answer is owed today: it stands in its owner's day, without what was said. */
export async function planAnswer(
  ctx: WriteContext,
  { types, url }: { types: RecordTypes; url: string },
  given: { id: string; owner_id: string; kind: Exclude<FeedbackKind, 'thanks'> },
): Promise<void> {
  const owner = await ctx.db.first<{ language: string }>(sql`select m.language from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${given.owner_id}`);
  const text = texts(owner && isPageLanguage(owner.language) ? owner.language : 'en');
  await createRecords(ctx, types.get('task')!, [
    {
      ...{ id: given.id, owner_id: given.owner_id, subject: text(given.kind) },
      due_on: ctx.now().toISOString().slice(0, 10),
      note: text('note', { url: `${url}/feedback` }),
    },
  ]);
}

/** Done with the answer, or handed on with the feedback. */
export async function changeTask(
  ctx: WriteContext,
  types: RecordTypes,
  { id, ...change }: { id: string; owner_id?: string; done_at?: string },
): Promise<void> {
  const task = await ctx.db.first(sql`select id from task where id = ${id}
    and workspace_id = ${ctx.actor.workspaceId} and done_at is null and deleted_at is null`);
  if (!task) return;
  const verb = change.done_at ? 'completed' : 'changed';
  await updateRecords(ctx, types.get('task')!, [{ id, patch: change }], {
    verb,
    isPermitted: true,
  });
}
