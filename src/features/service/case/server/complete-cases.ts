import { sql } from 'kysely';
import { choosePromise } from '#src/features/service/promise/choose-promise.ts';
import {
  type PromiseBook,
  readPromises,
} from '#src/features/service/promise/server/promise-queries.ts';
import { followSubject } from '#src/features/work/activity/server/activity-queries.ts';
import type { SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Via } from '#src/server/ledger/event.ts';
import { isRunning, settleClocks } from '../rules/case-clocks.ts';
import type { CaseClocks } from '../rules/clocks.ts';
import type { CaseChannel } from '../service-case.ts';

const FIRST_NUMBER = 1001;

const CHANNELS: Partial<Record<Via, CaseChannel>> = {
  api: 'api',
  capture: 'capture',
  email: 'mail',
  page: 'form',
};

type CaseRow = SavedRow['after'] & CaseClocks;

/** Gives new cases what they begin with, and every case the clocks that follow from its promise. */
export async function completeCases(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  await followSubject(ctx, rows);
  const fresh = rows.filter(({ before }) => before === null).map(({ after }) => after as CaseRow);
  for (const row of fresh) begin(ctx, row);
  await giveNumbers(ctx, fresh);
  for (const { after } of rows) {
    after.priority ??= 'normal';
    if (after.status === 'new' && after.owner_id !== null) after.status = 'open';
  }
  await keepClocks(ctx, rows.filter(needsReckoning));
}

function begin(ctx: WriteContext, row: CaseRow): void {
  row.status ??= 'new';
  row.opened_at ??= ctx.now().toISOString();
  row.channel ??= CHANNELS[ctx.actor.via] ?? 'phone';
  row.waited_minutes ??= 0;
  // what comes by itself, or is put into a queue, waits there for whoever takes it
  const isOfMaker = row.owner_id === ctx.actor.memberId && row.visibility !== 'private';
  const comesByItself = row.channel === 'api' || row.channel === 'form' || row.channel === 'mail';
  if (isOfMaker && (row.queue_id !== null || comesByItself)) row.owner_id = null;
}

/** The counter's row is held until the commit, so that no number is given twice. */
async function giveNumbers(ctx: WriteContext, rows: CaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  const counted = await ctx.db.first<{ last: number }>(sql`
    insert into case_counter as c (workspace_id, last)
    values (${ctx.actor.workspaceId}, ${FIRST_NUMBER - 1 + rows.length})
    on conflict (workspace_id) do update set last = c.last + ${rows.length} returning last`);
  const first = counted!.last - rows.length + 1;
  for (const [index, row] of rows.entries()) row.number = `C-${first + index}`;
}

function needsReckoning({ before, after }: SavedRow): boolean {
  if (before === null || isPromisedAnew({ before, after })) return true;
  const fields = ['status', 'first_response_at', 'escalations', 'waiting_since'];
  return fields.some((field) => before[field] !== after[field]);
}

function isPromisedAnew({ before, after }: SavedRow): boolean {
  if (before === null) return true;
  const isOpen = isRunning(after.status as CaseClocks['status']) || after.status === 'waiting';
  return (
    isOpen && ['priority', 'queue_id', 'company_id'].some((name) => before[name] !== after[name])
  );
}

async function keepClocks(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const book = await readPromises(ctx);
  const tags = await readTags(ctx, rows.filter(isPromisedAnew));
  const now = ctx.now().toISOString();
  for (const { before, after } of rows) {
    const anew = isPromisedAnew({ before, after });
    if (anew) promise(book, after, tags.get(after.company_id as string) ?? []);
    const hours = hoursFor(book, after);
    const clocks = settleClocks(before as CaseRow | null, after as CaseRow, {
      now,
      hours,
      isPromisedAnew: anew,
    });
    Object.assign(after, clocks);
  }
}

function promise(book: PromiseBook, row: SavedRow['after'], tags: string[]): void {
  const about = { priority: String(row.priority), queue_id: row.queue_id as string | null, tags };
  const found = choosePromise(book.promises, about);
  row.promise_id = found?.id ?? null;
  row.calendar_id = found?.calendar_id ?? null;
  row.response_minutes = found?.response_minutes ?? null;
  row.resolution_minutes = found?.resolution_minutes ?? null;
}

function hoursFor(book: PromiseBook, row: SavedRow['after']) {
  if (row.response_minutes === null && row.resolution_minutes === null) return null;
  return book.hoursOf(row.calendar_id as string | null);
}

async function readTags(ctx: WriteContext, rows: SavedRow[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(rows.map(({ after }) => after.company_id).filter(Boolean))] as string[];
  if (ids.length === 0) return new Map();
  const found = await ctx.db.rows<{ id: string; tags: string[] }>(sql`
    select id, tags from company
    where workspace_id = ${ctx.actor.workspaceId} and id = any(${ids}::uuid[])`);
  return new Map(found.map(({ id, tags }) => [id, tags]));
}
