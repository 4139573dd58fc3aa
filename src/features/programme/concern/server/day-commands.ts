import { sql } from 'kysely';
import { readMemberLanguage } from '#src/features/admin/workspace/server/member-queries.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { pageTexts } from '#src/server/public/page-texts.ts';
import type { Answered } from './concern-commands.ts';
import type { Undecided } from './concern-queries.ts';
import { findConcern } from './concern-rows.ts';
import {
  answerOwedOf,
  changeOwed,
  changeOwedOf,
  decisionOwedOf,
  listOpenOwed,
  planOwed,
  taskOf,
} from './owed-task-commands.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

export interface Owing {
  types: RecordTypes;
  url: string;
}

interface Told {
  id: string;
  concern_id: string;
  owner_id: string;
  due_on: string;
}

async function plan(
  ctx: WriteContext,
  { types, url }: Owing,
  {
    concern_id,
    kind,
    says,
    ...owed
  }: Told & {
    kind: 'answer' | 'fix' | 'change' | 'decision';
    says: Record<string, string>;
  },
): Promise<void> {
  const text = texts(await readMemberLanguage(ctx, owed.owner_id));
  const note = text('note', { url: `${url}/concerns/${concern_id}` });
  await planOwed(ctx, types, { ...owed, note, subject: text(kind, says).slice(0, 200) });
}

/** Where it will be done or tried, it stands in the day of whoever looks after it. */
export async function planAnswered(
  ctx: WriteContext,
  owing: Owing,
  { concern_id, answer, owner_id, due_on }: Answered & { concern_id: string },
): Promise<void> {
  await changeOwed(ctx, owing.types, {
    id: decisionOwedOf(concern_id),
    done_at: ctx.now().toISOString(),
  });
  const id = answerOwedOf(concern_id);
  if (answer === 'no' || !owner_id || !due_on) {
    await changeOwed(ctx, owing.types, { id, deleted_at: ctx.now().toISOString() });
    return;
  }
  const { title } = await findConcern(ctx, concern_id);
  await plan(ctx, owing, { id, concern_id, owner_id, due_on, kind: 'answer', says: { title } });
}

/** The fix stands in the day of whoever promised it; with it what was answered is taken up. */
export async function planFix(
  ctx: WriteContext,
  owing: Owing,
  { what, ...told }: Told & { what: string },
): Promise<void> {
  await plan(ctx, owing, { ...told, kind: 'fix', says: { what } });
  await takeUpAnswer(ctx, owing.types, told.concern_id);
}

/** Something is being done about it now, so that the answer is owed no more, and nobody decides. */
export async function takeUpAnswer(ctx: WriteContext, types: RecordTypes, concernId: string) {
  const done_at = ctx.now().toISOString();
  await changeOwed(ctx, types, { id: answerOwedOf(concernId), done_at });
  await leaveUndecided(ctx, types, [concernId]);
}

/** Nobody decides of these any more: taken back, beneath another, or acted on. */
export async function leaveUndecided(
  ctx: WriteContext,
  types: RecordTypes,
  ids: readonly string[],
): Promise<void> {
  const deleted_at = ctx.now().toISOString();
  const open = await listOpenOwed(ctx, ids.map(decisionOwedOf));
  for (const id of open) await changeOwed(ctx, types, { id, deleted_at });
}

/** What weighs most and has waited stands in the day of whoever decides, with the day it is due. */
export async function planDecision(
  ctx: WriteContext,
  owing: Owing,
  { id, title, due_on, owner_id }: Undecided & { owner_id: string },
): Promise<void> {
  const told = { id: decisionOwedOf(id), concern_id: id, owner_id, due_on };
  await plan(ctx, owing, { ...told, kind: 'decision', says: { title } });
}

/** What a leader changes themselves stands in their own day. */
export async function planChange(
  ctx: WriteContext,
  owing: Owing,
  given: { id: string; manager_change: string; manager_due_on: string },
): Promise<void> {
  await plan(ctx, owing, {
    ...{ id: changeOwedOf(given.id), concern_id: given.id, owner_id: ctx.actor.memberId },
    ...{ due_on: given.manager_due_on, kind: 'change', says: { what: given.manager_change } },
  });
}

export interface Retold {
  id: string;
  /** What the concern was called, and what it is called now. */
  was: string;
  title: string;
  /** What must not stand anywhere any more; null: nothing is hidden. */
  words: string | null;
}

/** Whether this was said of a concern in words that are not its own any more. */
export const isOutdated = (said: string, told: string, { words }: Retold) =>
  said === told || (words !== null && said.includes(words));

/** A concern is called otherwise: so are the tasks that bear its title, whoever changed it meanwhile. */
export async function retellOwed(
  ctx: WriteContext,
  types: RecordTypes,
  change: Retold,
): Promise<void> {
  const owed = { answer: answerOwedOf(change.id), decision: decisionOwedOf(change.id) };
  for (const [kind, id] of Object.entries(owed) as [keyof typeof owed, string][]) {
    const task = await ctx.db.first<{ subject: string; owner_id: string }>(sql`
      select r.subject, r.owner_id from task r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.id = ${taskOf(id)}`);
    if (!task) continue;
    const text = texts(await readMemberLanguage(ctx, task.owner_id));
    const say = (title: string) => text(kind, { title }).slice(0, 200);
    if (!isOutdated(task.subject, say(change.was), change)) continue;
    const patches = [{ id: taskOf(id), patch: { subject: say(change.title) } }];
    await updateRecords(ctx, types.get('task')!, patches, { verb: 'changed', isPermitted: true });
  }
}
