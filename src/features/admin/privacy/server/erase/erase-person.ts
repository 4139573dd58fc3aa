import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { type VerbType, verbOf } from '#src/lib/ledger-verbs.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import type { WriteContext } from '#src/server/context.ts';
import { countGoing, planErasure } from './plan-erasure.ts';

/** Words elsewhere are looked for in every row of the workspace. */
const LONGEST_MS = 600_000;

export interface Erased {
  erasureId: string;
  /** What files held, to be removed from the storage when all is committed. */
  storedAs: string[];
  /** Types of which something is no longer what it was. */
  types: string[];
}

interface Traces {
  touched: Record<string, string[]>;
  events: number;
  words: string[];
}

/**
 * Erases a person for good, with all that is about them alone, and takes them out of what concerns
 * others. `name` is typed by the administrator as it stands on the page. Nothing brings it back.
 */
export async function erasePerson(
  ctx: WriteContext,
  types: RecordTypes,
  asked: { id: string; name: string; withShared: boolean },
): Promise<Erased> {
  await ctx.db.rows(sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true)`);
  const plan = await planErasure(ctx, asked);
  if (plain(asked.name) !== plain(plan.title)) {
    throw new AppError('conflict', `Type the name as it stands there: ${plan.title}`, {
      reason: 'name_differs',
    });
  }
  const goes = await countGoing(ctx, plan.gone);
  const gone = [...plan.gone.values()].flat();
  const files = await ctx.db.rows<{ stored_as: string }>(sql`
    select stored_as from file
    where workspace_id = ${ctx.actor.workspaceId} and id = any(${gone}::uuid[])`);
  const { pattern, parts, digits } = plan.search;
  const row = await ctx.db.first<{ traces: Traces }>(sql`
    select erase_for_good(${gone}::uuid[], ${[...types.keys()]}::text[], ${pattern},
      ${parts}::text[], ${digits}::text[]) as traces`);
  const { touched, events, words } = row!.traces;
  await forgetAddresses(ctx);
  await mendSearch(ctx, types, { gone, touched, words });
  const erasureId = newId();
  ctx.emit({
    verb: 'erasure.made',
    type: 'erasure',
    id: erasureId,
    changes: { goes: [null, goes], events: [null, events] },
  });
  for (const [type, ids] of Object.entries(touched)) {
    for (const id of new Set(ids))
      ctx.emit({ verb: verbOf(type as VerbType, 'words_erased'), type, id });
  }
  const changed = new Set([...plan.gone.keys(), ...Object.keys(touched)]);
  return { erasureId, storedAs: files.map(({ stored_as }) => stored_as), types: [...changed] };
}

/** What is known of a mail address goes with the last person who has it. */
async function forgetAddresses(ctx: WriteContext): Promise<void> {
  await ctx.db.rows(sql`
    delete from mail_address a where a.workspace_id = ${ctx.actor.workspaceId}
      and not exists (select from person p
        where p.workspace_id = a.workspace_id and p.emails @> array[a.email])`);
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}

async function mendSearch(
  ctx: WriteContext,
  types: RecordTypes,
  { gone, touched, words }: Pick<Traces, 'touched' | 'words'> & { gone: string[] },
): Promise<void> {
  await ctx.db.rows(sql`
    delete from search_entry
    where workspace_id = ${ctx.actor.workspaceId} and record_id = any(${gone}::uuid[])`);
  for (const [type, ids] of Object.entries(touched)) {
    await indexRecords(ctx.db, types.get(type)!.declaration, [...new Set(ids)]);
  }
  await ctx.db.rows(sql`select forget_words(${words}::text[])`);
}
