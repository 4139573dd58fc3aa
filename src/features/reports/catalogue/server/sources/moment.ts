import { type RawBuilder, sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { SourceScope } from '../../../metric/server/source-type.ts';

export type Sql = RawBuilder<unknown>;

/** The instant just before which rows are looked at. */
export function momentOf({ before, now }: SourceScope): Sql {
  return sql`${before ?? now}::timestamptz`;
}

/** The day, on the reader's clock, at whose end rows are looked at; today if they are as of now. */
export function dayOf(scope: SourceScope): Sql {
  return localDay(sql`(${momentOf(scope)} - interval '1 microsecond')`, scope);
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

/** The last change of the record `r`, or its last contact, by the field that names it. */
export function lastTouch(scope: SourceScope, contactField: string): Sql {
  const changed =
    scope.before === null
      ? sql`r.updated_at`
      : sql`(select e.at from ledger_event e
          where e.workspace_id = r.workspace_id and e.record_id = r.id and e.at < ${momentOf(scope)}
            and e.verb not like '%.viewed' order by e.seq desc limit 1)`;
  const spoken = sql`(select max(a.occurred_at) from activity a
    where ${isContact(scope)} and ${sql.ref(`a.${contactField}`)} = r.id)`;
  return sql`greatest(r.created_at, ${changed}, ${spoken})`;
}

/** From 1 on the day of the last touch, half of it with each half-life. */
export function freshness(scope: SourceScope, contactField: string, halfLifeDays: number): Sql {
  const seconds = sql`greatest(extract(epoch from ${momentOf(scope)} - ${lastTouch(scope, contactField)}), 0)`;
  return sql`power(0.5, ${seconds} / ${sql.lit(halfLifeDays * 86_400)})`;
}
