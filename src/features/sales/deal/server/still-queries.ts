import { type RawBuilder, sql } from 'kysely';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { isId } from '#src/lib/ids.ts';
import { refuse } from '#src/records/server/filter/filter-test-sql.ts';
import type { NamedTest } from '#src/records/server/filter/named-test.ts';
import { visible } from '#src/records/server/visible.ts';

type Sql = RawBuilder<unknown>;

interface Still {
  /** Of the table of deals. */
  alias: string;
  on: string;
  /** Which tasks and activities may tell of it, by the name of their table. */
  seen: (alias: string) => Sql;
}

/** Past its day, without a next step, or silent for more than twice its own median gap. */
export function stillSql({ alias, on, seen }: Still): Sql {
  const d = sql.raw(alias);
  return sql`(${d}.closes_on < ${on}::date
    or not exists (select 1 from task nt where ${seen('nt')} and nt.deal_id = ${d}.id
      and nt.done_at is null and nt.deleted_at is null)
    or (select ${on}::date - coalesce(max(day), ${d}.created_at::date) > 2 * coalesce(
        case when count(gap) >= 3 then percentile_cont(0.5) within group (order by gap) end,
        ${THRESHOLDS.silent_days})
      from (select day, day - lag(day) over (order by day) as gap from (
        select distinct sa.occurred_at::date as day from activity sa
        where ${seen('sa')} and sa.deal_id = ${d}.id and sa.deleted_at is null
          and sa.kind <> 'note') days) gaps))`;
}

/** What filters of deals may test besides fields: `{"test":"stands_still","is":"yes","of":"<team>"}`. */
export const dealTests: Readonly<Record<string, NamedTest>> = {
  stands_still: ({ actor, alias, today }, { is, of }) => {
    if (is !== 'yes') throw refuse('Whether a deal stands still is asked by "yes".');
    if (of !== undefined && !isId(of)) throw refuse('Give the team by its id.');
    const d = sql.raw(alias);
    const still = stillSql({ alias, on: today, seen: (name) => visible(actor, name) });
    const ofTeam = of
      ? sql`${d}.team_id = ${of}::uuid and ${d}.visibility <> 'private'`
      : sql`true`;
    return sql`(${d}.status = 'open' and ${ofTeam} and ${still})`;
  },
};
