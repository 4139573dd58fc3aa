import {
  readMemberDay,
  readMemberLanguage,
} from '#src/features/admin/workspace/server/member-queries.ts';
import { planOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { pageTexts } from '#src/server/public/page-texts.ts';
import type { FeedbackKind } from '../feedback.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

export const feedbackWords = pageTexts({ en: english, de: german, it: italian });

/** An answer is owed today: it stands in its owner's day, without what was said. */
export async function planAnswer(
  ctx: WriteContext,
  { types, url }: { types: RecordTypes; url: string },
  { kind, ...owed }: { id: string; owner_id: string; kind: Exclude<FeedbackKind, 'thanks'> },
): Promise<void> {
  const text = feedbackWords(await readMemberLanguage(ctx, owed.owner_id));
  const { day: due_on } = await readMemberDay(ctx, owed.owner_id);
  await planOwed(ctx, types, {
    ...{ ...owed, subject: text(kind), due_on },
    note: text('note', { url: `${url}/feedback` }),
  });
}
