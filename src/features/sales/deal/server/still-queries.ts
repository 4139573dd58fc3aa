import { type RawBuilder, sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import { refuse } from '#src/records/server/filter/filter-test-sql.ts';
import type { NamedTest } from '#src/records/server/filter/named-test.ts';
import { visible } from '#src/records/server/visible.ts';
import { CONTACTS_READ, LEAST_DAYS, OWN_GAPS, USUAL_DAYS } from '../silence.ts';

type Sql = RawBuilder<unknown>;

/** How a deal is looked at: as of which day, and what may tell of it. */
interface Look {
  deal: { id: Sql; closes_on: Sql; made_on: Sql };
  on: Sql;
  hasNextStep: Sql;
  /** Which activities `a` are contacts. */
  contact: Sql;
  dayOf: (instant: Sql) => Sql;
}

/** Past its day, or nothing planned, or silent: what is said of a deal that stands still, everywhere. */
export function standsStill({ deal, on, hasNextStep, contact, dayOf }: Look): Sql {
  const days = daysSilent(on, deal.made_on);
  return sql`(case when ${deal.closes_on} < ${on} then true when not ${hasNextStep} then true
    else (select ${isSilent({ days, own: sql`own`, gaps: sql`gaps` })}
      from (${rhythmOf(deal.id, contact, dayOf)}) as rhythm) end)`;
}

/** Since the `last_day` of a rhythm, or since the deal was made. */
export function daysSilent(on: Sql, madeOn: Sql): Sql {
  return sql`greatest(${on} - greatest(last_day, ${madeOn}), 0)`;
}

/** As `judgeSilence` says it of one deal; a test holds both together. */
export function isSilent({ days, own, gaps }: { days: Sql; own: Sql; gaps: Sql }): Sql {
  return sql`(${days} >= ${sql.lit(LEAST_DAYS)} and ${days} > 2 * (
    case when ${gaps} >= ${sql.lit(OWN_GAPS)} then ${own} else ${sql.lit(USUAL_DAYS)} end))`;
}

/** Of the newest contacts about a deal: the last day, and how far apart their days are. */
export function rhythmOf(dealId: Sql, contact: Sql, dayOf = utcDay): Sql {
  return sql`
    select max(day) as last_day, count(gap)::int as gaps,
      percentile_cont(0.5) within group (order by gap) as own
    from (
      select day, day - lag(day) over (order by day) as gap from (
        select distinct ${dayOf(sql`occurred_at`)} as day from (
          select a.occurred_at from activity a where a.deal_id = ${dealId} and ${contact}
          order by a.occurred_at desc limit ${sql.lit(CONTACTS_READ)}) as newest
      ) as days
    ) as gaps`;
}

/** A contact `a` is what is there and no note. */
export function isContact(seen: Sql): Sql {
  return sql`(${seen} and a.deleted_at is null and a.kind <> 'note')`;
}

function utcDay(instant: Sql): Sql {
  return sql`${instant}::date`;
}

interface Still {
  /** Of the table of deals. */
  alias: string;
  on: string;
  /** Which tasks and activities may tell of it, by the name of their table. */
  seen: (alias: string) => Sql;
}

/** Of a deal as it is now. */
export function stillSql({ alias, on, seen }: Still): Sql {
  const d = sql.raw(alias);
  return standsStill({
    deal: { id: sql`${d}.id`, closes_on: sql`${d}.closes_on`, made_on: sql`${d}.created_at::date` },
    on: sql`${on}::date`,
    hasNextStep: sql`exists (select 1 from task nt where ${seen('nt')} and nt.deal_id = ${d}.id
      and nt.done_at is null and nt.deleted_at is null)`,
    contact: isContact(seen('a')),
    dayOf: utcDay,
  });
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
