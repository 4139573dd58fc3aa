import { type RawBuilder, sql } from 'kysely';
import { dayAt } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { SourceScope } from '../../../metric/server/source-type.ts';

export type Sql = RawBuilder<unknown>;

/** The instant just before which rows are looked at. */
export function momentOf({ before, now }: SourceScope): Sql {
  return sql`${before ?? now}::timestamptz`;
}

/** The day, on the reader's clock, at whose end rows are looked at; today if they are as of now. */
export function dayOf({ before, now, timeZone }: SourceScope): Sql {
  // reckoned here, for PostgreSQL would do so for each row
  return sql`${dayAt(new Date(Date.parse(before ?? now) - 1), timeZone)}::date`;
}

/** The reader's day of an instant. */
export function localDay(instant: Sql, { timeZone }: SourceScope): Sql {
  return sql`(${instant} at time zone ${timeZone})::date`;
}

/** A record that the reader sees and that is not in the bin. */
export function living({ actor }: SourceScope, alias: string): Sql {
  return sql`(${visible(actor, alias)} and ${sql.ref(`${alias}.deleted_at`)} is null)`;
}

/** It had come to be. */
export function isThere(scope: SourceScope, instant: Sql): Sql {
  return scope.before === null ? sql`true` : sql`${instant} < ${momentOf(scope)}`;
}

/** For an instant at which rows came to be, beside the one that is their `since`. */
export function isAsked({ within }: SourceScope, instant: Sql): Sql {
  if (!within) return sql`true`;
  return sql`(${instant} >= ${within.from}::timestamptz and ${instant} < ${within.before}::timestamptz)`;
}

/** Whether a task `t` was still to be done. */
export function isPlanned(scope: SourceScope): Sql {
  if (scope.before === null) return sql`(${living(scope, 't')} and t.done_at is null)`;
  const moment = momentOf(scope);
  return sql`(${visible(scope.actor, 't')} and t.created_at < ${moment}
    and (t.done_at is null or t.done_at >= ${moment})
    and (t.deleted_at is null or t.deleted_at >= ${moment}))`;
}

/** A contact `a`: a note is none. */
export function isContact(scope: SourceScope): Sql {
  return sql`(${living(scope, 'a')} and a.kind <> 'note' and a.occurred_at < ${momentOf(scope)})`;
}

/** When each was last spoken with, by the field of the contact that names it. */
export function lastContacts(scope: SourceScope, field: string): Sql {
  const about = sql.ref(`a.${field}`);
  return sql`select ${about} as about, max(a.occurred_at) as at from activity a
    where ${isContact(scope)} and ${about} is not null group by 1`;
}

/** The last change of the record `r`, or its last contact `spoken`. */
function lastTouch(scope: SourceScope, spoken: Sql): Sql {
  // one that has not changed since was then what it is now; only of others the ledger is asked
  const changed =
    scope.before === null
      ? sql`r.updated_at`
      : sql`(case when r.updated_at < ${momentOf(scope)} then r.updated_at else (
          select e.at from ledger_event e
          where e.workspace_id = r.workspace_id and e.record_id = r.id and e.at < ${momentOf(scope)}
            and e.verb not like '%.viewed' order by e.seq desc limit 1) end)`;
  return sql`greatest(r.created_at, ${changed}, ${spoken})`;
}

/** From 1 on the day of the last touch, half of it with each half-life. */
export function freshness(scope: SourceScope, spoken: Sql, halfLifeDays: number): Sql {
  const age = sql`date_part('epoch', ${momentOf(scope)} - ${lastTouch(scope, spoken)})`;
  return sql`power(0.5::float8, greatest(${age}, 0) / ${sql.lit(halfLifeDays * 86_400)})`;
}
