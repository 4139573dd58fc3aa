import { sql } from 'kysely';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { LedgerEvent } from '#src/server/ledger/follow-ledger.ts';
import { answers, REHEARSED_DAYS } from '../../automation.ts';
import { ruledType } from '../rule/check-rule.ts';
import type { RuleRow } from '../rule/rule-queries.ts';
import { findDue, waitsForTime } from '../run/look-ahead.ts';
import { type PlannedAction, planActions } from '../run/plan-actions.ts';
import { readMeant } from '../run/read-meant.ts';
import { readWorld } from '../run/world.ts';
import { readAsOf } from './read-as-of.ts';

const DAY_MS = 86_400_000;
const MOST_LOOKED_AT = 20_000;
const MOST_SHOWN = 100;

type Rehearsed = Pick<RuleRow, 'record_type' | 'definition' | 'turn'>;

/** Something the rule would have answered: the record as it was then. */
interface Past {
  row: Row;
  at: string;
}

export interface Rehearsal {
  days: number;
  runs: number;
  records: number;
  most_in_hour: number;
  items: { record_id: string; title: string; at: string; did: PlannedAction[] }[];
  cut: boolean;
}

/** What the rule would have done in the last days, by itself and with the actor's rights; writes nothing. */
export async function rehearseRule(
  ctx: ReadContext,
  types: RecordTypes,
  rule: Rehearsed,
): Promise<Rehearsal> {
  const since = new Date(ctx.now().getTime() - REHEARSED_DAYS * DAY_MS);
  const { past, cut } = waitsForTime(rule)
    ? await readTimes(ctx, types, { rule, since })
    : await readPast(ctx, types, { rule, since });
  return {
    days: REHEARSED_DAYS,
    runs: past.length,
    records: new Set(past.map(({ row }) => row.id)).size,
    most_in_hour: fullestHour(past),
    items: await planPast(ctx, types, { rule, past }),
    cut,
  };
}

/** The last of them, with what would have been done, the last first. */
async function planPast(
  ctx: ReadContext,
  types: RecordTypes,
  { rule, past }: { rule: Rehearsed; past: Past[] },
): Promise<Rehearsal['items']> {
  const { declaration: plain } = ruledType(types, rule.record_type);
  const declaration = await declarationOf(ctx, plain);
  const world = await readWorld(ctx);
  const { actions } = rule.definition;
  const items: Rehearsal['items'] = [];
  const shown = past.slice(-MOST_SHOWN);
  // whoever has the turn moves on with each run, those not shown as well
  let turn = rule.turn + past.length - shown.length;
  for (const { row, at } of shown) {
    const planning = { types, declaration, row, actions, at: new Date(at), world, turn };
    const { planned, turn: next } = await planActions(ctx, planning);
    turn = next;
    items.push({ record_id: row.id, title: String(row.title), at, did: planned });
  }
  return items.reverse();
}

/** The events that it waits for, of records that were as its "if" says. */
async function readPast(
  ctx: ReadContext,
  types: RecordTypes,
  { rule, since }: { rule: Rehearsed; since: Date },
): Promise<{ past: Past[]; cut: boolean }> {
  const events = await ctx.db.rows<LedgerEvent>(sql`
    select seq, at, via, verb, record_id, undo_of, changes from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_type = ${rule.record_type}
      and seq >= ${await firstSince(ctx, since)} and at >= ${since.toISOString()}
    order by seq desc limit ${MOST_LOOKED_AT + 1}`);
  const cut = events.length > MOST_LOOKED_AT;
  const meant = events
    .slice(0, MOST_LOOKED_AT)
    .filter((event) => answers(rule.definition, rule.record_type, event))
    .reverse();
  return { past: await readAsOf(ctx, types, { rule, events: meant }), cut };
}

/** The ledger is in the order of time, so its first event since a moment is found by halving. */
async function firstSince(ctx: ReadContext, since: Date): Promise<number> {
  const { workspaceId } = ctx.actor;
  const head = await ctx.db.first<{ seq: number }>(
    sql`select seq from ledger_head where workspace_id = ${workspaceId}`,
  );
  let [low, high] = [1, (head?.seq ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const event = await ctx.db.first<{ is_before: boolean }>(sql`
      select at < ${since.toISOString()}::timestamptz as is_before from ledger_event
      where workspace_id = ${workspaceId} and seq = ${middle}`);
    if (event?.is_before) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rules that wait for time: the records whose time came, as they are now. */
async function readTimes(
  ctx: ReadContext,
  types: RecordTypes,
  { rule, since }: { rule: Rehearsed; since: Date },
): Promise<{ past: Past[]; cut: boolean }> {
  const found = await findDue(ctx, types, { rule, since, until: ctx.now() });
  const past: Past[] = [];
  for (const { id, at } of found.slice(-MOST_LOOKED_AT)) {
    const meant = await readMeant(ctx, types, { rule, recordId: id });
    if (meant) past.push({ row: meant.row, at });
  }
  return { past, cut: false };
}

function fullestHour(past: Past[]): number {
  const times = past.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while (time - times[first]! >= 3_600_000) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
