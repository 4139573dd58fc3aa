import { readMemberLanguage } from '#src/features/admin/workspace/server/member-queries.ts';
import { planOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { pageTexts } from '#src/server/public/page-texts.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

export interface Reviewing {
  types: RecordTypes;
  url: string;
}

/** The review stands in its owner's day. */
export async function planReview(
  ctx: WriteContext,
  { types, url }: Reviewing,
  { title, review_on, ...owed }: { id: string; owner_id: string; review_on: string; title: string },
): Promise<void> {
  const text = texts(await readMemberLanguage(ctx, owed.owner_id));
  await planOwed(ctx, types, {
    ...{ ...owed, due_on: review_on, subject: text('subject', { title }) },
    note: text('note', { url: `${url}/experiments/${owed.id}` }),
  });
}
