import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { CaptureLanguage, CaptureOptions } from '#src/features/work/capture/capture.ts';
import { parseCapture } from '#src/features/work/capture/parse-capture.ts';
import { taskType } from '#src/features/work/task/server/task-type.ts';
import {
  createRecords,
  restoreRecords,
  updateRecords,
} from '#src/records/server/record-commands.ts';
import type { Row, SavedRow } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type CheckItem, matchItems, readCheckItems } from '../check-items.ts';

interface Link {
  activity_id: string;
  /** The task. */
  id: string;
  item: string;
  subject: string;
  owner_id: string | null;
  done_at: string | null;
  deleted_at: string | null;
  is_seen: boolean;
}

interface Planned {
  note: Row;
  item: CheckItem;
}

/**
 * Makes a task of its writer's out of each new line `- [ ] …` of a note, in the same command. A line
 * that was reworded takes its task along, a box that was ticked finishes it, and one that is written
 * again finds its old one. A line that is taken out leaves its task: it was promised.
 */
export async function keepNoteTasks(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const changed = rows.filter(
    ({ before, after }) =>
      before?.body !== after.body && readCheckItems(after.body as string | null).length > 0,
  );
  if (changed.length === 0) return;
  const links = await readLinks(ctx, changed);
  const planned: Planned[] = [];
  const options = await readOptions(ctx);
  for (const { before, after } of changed) {
    const items = readCheckItems(after.body as string);
    const found = matchItems(
      links.filter(({ activity_id }) => activity_id === after.id),
      items.map(({ text }) => text),
    );
    const were = readCheckItems((before?.body ?? null) as string | null);
    for (const [index, item] of items.entries()) {
      const link = found[index];
      if (link) await followLine(ctx, link, { item, were, options });
      else if (!item.done && !were.some(({ text }) => text === item.text)) {
        planned.push({ note: after, item });
      }
    }
  }
  await makeTasks(ctx, planned, options);
}

function readLinks(ctx: WriteContext, rows: SavedRow[]): Promise<Link[]> {
  const ids = rows.filter(({ before }) => before).map(({ after }) => after.id);
  if (ids.length === 0) return Promise.resolve([]);
  return ctx.db.rows<Link>(sql`
    select n.activity_id, n.item, t.id, t.subject, t.owner_id, t.done_at, t.deleted_at,
      ${visible(ctx.actor, 't')} as is_seen
    from note_task n join task t on t.workspace_id = n.workspace_id and t.id = n.task_id
    where n.workspace_id = ${ctx.actor.workspaceId} and n.activity_id = any(${ids}::uuid[])
    order by t.created_at, t.id`);
}

interface Line {
  item: CheckItem;
  /** The lines of the note before. */
  were: CheckItem[];
  options: CaptureOptions;
}

async function followLine(ctx: WriteContext, link: Link, line: Line): Promise<void> {
  const { item, were, options } = line;
  const before = were.find(({ text }) => text === link.item);
  if (link.item !== item.text) {
    await ctx.db.rows(sql`
      update note_task set item = ${item.text}
      where workspace_id = ${ctx.actor.workspaceId} and activity_id = ${link.activity_id}
        and task_id = ${link.id}`);
  }
  if (!link.is_seen) return;
  if (link.deleted_at) {
    const isBack = !before && link.owner_id === ctx.actor.memberId;
    if (isBack) await restoreRecords(ctx, taskType, [link.id]);
    return;
  }
  if (link.done_at) return;
  const patch = link.item === item.text ? {} : rewordedTask(link, item, options);
  if (item.done && before?.done === false) {
    const done_at = ctx.now().toISOString();
    await updateRecords(ctx, taskType, [{ id: link.id, patch: { done_at } }], {
      verb: 'completed',
    });
  } else if (Object.keys(patch).length > 0) {
    await updateRecords(ctx, taskType, [{ id: link.id, patch }]);
  }
}

/** What the new words say; nothing where the task has been given others meanwhile. */
function rewordedTask(link: Link, item: CheckItem, options: CaptureOptions) {
  const before = readPromise(link.item, options);
  if (before.subject !== link.subject) return {};
  const { subject, due_on, due_at } = readPromise(item.text, options);
  const isOtherDay = due_on !== null && (due_on !== before.due_on || due_at !== before.due_at);
  return { subject, ...(isOtherDay && { due_on, due_at }) };
}

async function makeTasks(ctx: WriteContext, planned: Planned[], options: CaptureOptions) {
  if (planned.length === 0) return;
  const inputs = planned.map(({ note, item }) => {
    const { person_id, company_id, visibility } = note;
    return { ...readPromise(item.text, options), person_id, company_id, visibility };
  });
  const ids = await createRecords(ctx, taskType, inputs);
  const links = planned.map(({ note, item }, index) => ({
    activity_id: note.id,
    task_id: ids[index],
    item: item.text,
  }));
  await ctx.db.rows(sql`
    insert into note_task (workspace_id, activity_id, task_id, item)
    select ${ctx.actor.workspaceId}::uuid, activity_id, task_id, item
    from jsonb_populate_recordset(null::note_task, ${JSON.stringify(links)}::jsonb)`);
}

/** A task as the words of a line tell it: what, and by when. */
export function readPromise(text: string, options: CaptureOptions) {
  const [promise] = parseCapture(`task: ${text}`, options).followUps;
  if (!promise) return { subject: text, due_on: null, due_at: null };
  const { subject, kind, dueOn: due_on, dueAt: due_at } = promise;
  return { subject, kind, due_on, due_at };
}

/** The writer's clock and language. */
async function readOptions(ctx: WriteContext): Promise<CaptureOptions> {
  const member = await ctx.db.first<{ language: CaptureLanguage; time_zone: string }>(sql`
    select language, time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  const now = ctx.now().toISOString();
  const timeZone = member?.time_zone ?? 'UTC';
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return { today, now, timeZone, language: member?.language ?? 'en' };
}
