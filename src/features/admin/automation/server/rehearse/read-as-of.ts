import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { packCustom, unpackCustom } from '#src/records/server/custom/custom-values.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { LedgerEvent } from '#src/server/ledger/follow-ledger.ts';
import { ruledType } from '../rule/check-rule.ts';
import type { RuleRow } from '../rule/rule-queries.ts';
import { meantBy } from '../run/read-meant.ts';

type Rehearsed = Pick<RuleRow, 'record_type' | 'definition'>;
interface Past {
  row: Row;
  at: string;
}

const BATCH = 500;

/** The records of these events as they were right after them, where they were as the rule's "if" says. */
export async function readAsOf(
  ctx: ReadContext,
  types: RecordTypes,
  { rule, events }: { rule: Rehearsed; events: LedgerEvent[] },
): Promise<Past[]> {
  const { declaration: plain } = ruledType(types, rule.record_type);
  const declaration = await declarationOf(ctx, plain);
  const past: Past[] = [];
  for (let from = 0; from < events.length; from += BATCH) {
    const part = events.slice(from, from + BATCH);
    const rows = await unwind(ctx, declaration, part);
    past.push(...(await keepMeant(ctx, types, { rule, declaration, rows })));
  }
  return past;
}

/** Leads each record back, event by event, to where it was. Only what the actor sees today. */
async function unwind(ctx: ReadContext, declaration: RecordDeclaration, events: LedgerEvent[]) {
  const { workspaceId } = ctx.actor;
  const ids = [...new Set(events.map(({ record_id }) => record_id))];
  const present = await ctx.db.rows<Row>(sql`
    select r.* from ${sql.table(declaration.type)} r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  for (const row of present) unpackCustom(declaration, row);
  const rows = new Map(present.map((row) => [row.id, row]));
  const since = await ctx.db.rows<Pick<LedgerEvent, 'seq' | 'record_id' | 'changes'>>(sql`
    select seq, record_id, changes from ledger_event
    where workspace_id = ${workspaceId} and record_id = any(${ids}::uuid[])
      and seq >= ${events[0]!.seq}
    order by seq desc`);
  const wanted = new Map(events.map((event) => [event.seq, event]));
  const found: Past[] = [];
  for (const { seq, record_id, changes } of since) {
    const row = rows.get(record_id);
    if (!row) continue;
    const event = wanted.get(seq);
    if (event) found.push({ at: event.at, row: { ...row, title: declaration.title(row) } });
    for (const [name, [before]] of Object.entries(changes ?? {})) row[name] = before;
  }
  return found.reverse();
}

/** The same test as a run makes, on the rows as they were, a day at a time. */
async function keepMeant(
  ctx: ReadContext,
  types: RecordTypes,
  given: { rule: Rehearsed; declaration: RecordDeclaration; rows: Past[] },
): Promise<Past[]> {
  const { declaration, rule } = given;
  const kept: Past[] = [];
  for (const rows of byDay(given.rows)) {
    const then = { ...ctx, now: () => new Date(rows.at(-1)!.at) };
    const where = await meantBy(then, types, { declaration, rule });
    const stored = rows.map(({ row }) => ({ ...row, custom: packCustom(declaration, row) }));
    const found = await ctx.db.rows<{ place: number }>(sql`
      select g.place from jsonb_array_elements(${JSON.stringify(stored)}::jsonb)
          with ordinality as g (item, place)
        cross join lateral jsonb_populate_record(null::${sql.table(declaration.type)}, g.item) as r
      where ${where} order by g.place`);
    for (const { place } of found) kept.push(rows[place - 1]!);
  }
  return kept;
}

function byDay(rows: Past[]): Past[][] {
  const days = new Map<string, Past[]>();
  for (const one of rows) {
    const day = one.at.slice(0, 10);
    const known = days.get(day);
    if (known) known.push(one);
    else days.set(day, [one]);
  }
  return [...days.values()];
}
