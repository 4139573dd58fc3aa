import { sql } from 'kysely';
import { readMemberLanguage } from '#src/features/admin/workspace/server/member-queries.ts';
import { binRecords, createRecords, restoreRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { pageTexts } from '#src/server/public/page-texts.ts';
import { remindOn } from '../exemption.ts';
import type { PlanReminder } from './exemption-commands.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

/** A task of whoever grants it, so that it stands in their day before it ends. */
export function planReminders(types: RecordTypes): PlanReminder {
  return async (ctx, { member, reason, until_day, today }) => {
    const language = await readMemberLanguage(ctx);
    const text = texts(language);
    const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${until_day}T00:00:00Z`));
    const [id] = await createRecords(ctx, types.get('task')!, [
      {
        subject: text('ends', { name: member, day }),
        note: text('why', { reason }),
        due_on: remindOn(today, until_day),
        visibility: 'private',
      },
    ]);
    return id!;
  };
}

/** What is over needs no reminder; one that is done or gone stays as it is. */
export async function dropReminder(
  ctx: WriteContext,
  types: RecordTypes,
  id: string,
): Promise<void> {
  const open = await ctx.db.first(sql`select id from task where id = ${id}
    and workspace_id = ${ctx.actor.workspaceId} and done_at is null and deleted_at is null`);
  if (open) await binRecords(ctx, types.get('task')!, [id], { isPermitted: true });
}

export async function bringBackReminder(
  ctx: WriteContext,
  types: RecordTypes,
  id: string,
): Promise<void> {
  const binned = await ctx.db.first(sql`select id from task where id = ${id}
    and workspace_id = ${ctx.actor.workspaceId} and deleted_at is not null`);
  if (binned) await restoreRecords(ctx, types.get('task')!, [id], { isPermitted: true });
}
