import { sql } from 'kysely';
import { dayAt, startOfDay } from '#src/lib/zoned-days.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { nextDay, resolveDay } from '#src/records/filter-dates.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import { columnType, fieldSql } from '#src/records/server/table/field-sql.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { ReadContext } from '#src/server/context.ts';
import { runRead } from '#src/server/run-command.ts';
import { ruledType } from '../rule/check-rule.ts';
import { type RuleRow, readActiveRules } from '../rule/rule-queries.ts';
import { meantBy } from './read-meant.ts';
import { type Running, runRule } from './run-rule.ts';
import { readWorld } from './world.ts';

const writeLook = beside('progress', 'automation_rule(looked_at)');

const EVERY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** What a day brings is done from this hour on: nobody is written to at midnight. */
const MORNING_MS = 6 * 3_600_000;
const MOST_AT_ONCE = 6000;

/** A record whose day has come, or that was left alone for long enough. */
export interface Found {
  id: string;
  key: string;
  at: string;
}

export const waitsForTime = ({ definition: { when } }: Pick<RuleRow, 'definition'>) =>
  when.kind === 'date_near' || when.kind === 'idle';

/** Runs the rules that wait for a day, or for nothing to happen, where that has come. */
export async function lookAhead(running: Running, workspaceId: string): Promise<void> {
  const { machinery, types } = running;
  const { database } = machinery;
  const rules = await database.read(workspaceId, (db) => readActiveRules(db, workspaceId));
  const now = machinery.now();
  for (const rule of rules.filter(waitsForTime)) {
    const since = new Date(rule.looked_at ?? now);
    if (now.getTime() - since.getTime() < EVERY_MS && since < now) continue;
    const given = { workspaceId, memberId: rule.responsible_id };
    const actor = await database.read(workspaceId, (db) =>
      readMemberActor(db, given, 'automation'),
    );
    const found = actor
      ? await runRead(machinery, actor, (ctx) => findDue(ctx, types, { rule, since, until: now }))
      : [{ id: rule.id, key: 'date:', at: '' }];
    for (const { id, key } of found) {
      const occasion = { key, recordId: id, chain: [] };
      if ((await runRule(running, rule, { workspaceId, occasion })) === 'paused') break;
    }
    await writeLook(database, workspaceId, (db) =>
      db.rows(sql`update automation_rule r set looked_at = ${now.toISOString()}
        where r.workspace_id = ${workspaceId} and r.id = ${rule.id}`),
    );
  }
}

/** The records whose time came between two moments, as things stand now. */
export async function findDue(
  ctx: ReadContext,
  types: RecordTypes,
  span: { rule: Pick<RuleRow, 'record_type' | 'definition'>; since: Date; until: Date },
): Promise<Found[]> {
  const type = ruledType(types, span.rule.record_type);
  const declaration = await declarationOf(ctx, type.declaration);
  const where = await meantBy(ctx, types, { declaration, rule: span.rule });
  const { when } = span.rule.definition;
  if (when.kind === 'idle') {
    const last = lastTouched(type);
    const edge = (at: Date) => new Date(at.getTime() - when.days * DAY_MS).toISOString();
    return ctx.db.rows<Found>(sql`
      select id, 'idle:' || last::text as key, (last + ${when.days} * interval '1 day') as at from (
        select r.id, ${last} as last from ${sql.table(type.declaration.type)} r
        where ${where} and r.updated_at <= ${edge(span.until)}) as q
      where last > ${edge(span.since)} and last <= ${edge(span.until)}
      order by last, id limit ${MOST_AT_ONCE}`);
  }
  if (when.kind !== 'date_near') return [];
  const { timeZone } = await readWorld(ctx);
  const morning = (at: Date) => dayAt(new Date(at.getTime() - MORNING_MS), timeZone);
  const target = (day: string) =>
    resolveDay(
      when.side === 'before' ? { in: when.days, unit: 'day' } : { ago: when.days, unit: 'day' },
      day,
    );
  // from the day of the last look on, for what was changed on it since; each is answered once
  const [from, until] = [target(morning(span.since)), target(morning(span.until))];
  return findDays(ctx, {
    declaration,
    where,
    field: when.field,
    from,
    before: nextDay(until),
    timeZone,
  });
}

interface Days {
  declaration: RecordDeclaration;
  where: ReturnType<typeof sql>;
  field: string;
  from: string;
  before: string;
  timeZone: string;
}

function findDays(ctx: ReadContext, days: Days): Promise<Found[]> {
  const { declaration, where, field, timeZone } = days;
  const held = fieldSql(declaration, field);
  const isInstant = columnType(declaration, field) === 'timestamptz';
  const edge = (day: string) => (isInstant ? startOfDay(day, timeZone) : day);
  const cast = sql.raw(isInstant ? 'timestamptz' : 'date');
  return ctx.db.rows<Found>(sql`
    select r.id, 'date:' || (${held})::text as key, (${held})::timestamptz as at
    from ${sql.table(declaration.type)} r
    where ${where} and ${held} >= ${edge(days.from)}::${cast} and ${held} < ${edge(days.before)}::${cast}
    order by ${held}, r.id limit ${MOST_AT_ONCE}`);
}

/** When something last happened to a record: itself, or an activity or task about it. */
function lastTouched(type: RecordType) {
  const about = (type.referrers ?? []).filter(({ type: other }) =>
    ['activity', 'task'].includes(other.declaration.type),
  );
  const latest = about.map(
    ({ type: other, field }) => sql`
      (select max(a.updated_at) from ${sql.table(other.declaration.type)} a
        where a.workspace_id = r.workspace_id and ${sql.ref(`a.${field}`)} = r.id
          and a.deleted_at is null)`,
  );
  return sql`greatest(${sql.join([sql`r.updated_at`, ...latest])})`;
}
