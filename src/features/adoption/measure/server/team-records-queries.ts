import { sql } from 'kysely';
import { stillSql } from '#src/features/sales/deal/server/still-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Day } from '../measures.ts';
import type { TeamRecords } from '../rules/team-measures.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** How fresh, full and alive the records of teams are, as they were measured last. */
export async function readTeamRecords(
  { db, actor }: ReadContext,
  teamIds: readonly string[],
): Promise<Map<string, TeamRecords>> {
  const rows = await db.rows<{ team_id: string; records: TeamRecords }>(sql`
    select team_id, records from uptake_team
    where workspace_id = ${actor.workspaceId} and team_id = any(${[...teamIds]}::uuid[])`);
  return new Map(rows.map(({ team_id, records }) => [team_id, records] as const));
}

interface Counted {
  team_id: string;
  rate: number | null;
  of: number;
}

/** Measures the records of every team on the day. Sums alone: whose a record is goes into none. */
export async function measureTeamRecords(db: Db, workspaceId: string, on: Day): Promise<void> {
  const teams = await db.rows<{ id: string }>(sql`
    select id from team where workspace_id = ${workspaceId} and deleted_at is null`);
  const stale = await countStale(db, workspaceId, on);
  const fresh = await countFresh(db, workspaceId, on);
  const full = await countFull(db, workspaceId);
  const shareOf = (rows: readonly Counted[], id: string) => {
    const found = rows.find(({ team_id }) => team_id === id);
    return { rate: found?.rate ?? null, of: found?.of ?? 0 };
  };
  for (const { id } of teams) {
    const records: TeamRecords = {
      freshness: shareOf(fresh, id),
      completeness: shareOf(full, id),
      stale_deals: shareOf(stale, id),
    };
    await db.rows(sql`
      insert into uptake_team (workspace_id, team_id, measured_on, records)
      values (${workspaceId}, ${id}, ${on}, ${JSON.stringify(records)})
      on conflict (workspace_id, team_id)
        do update set measured_on = excluded.measured_on, records = excluded.records`);
  }
}

function countStale(db: Db, workspaceId: string, on: Day): Promise<Counted[]> {
  const seen = (alias: string) => sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId}`;
  return db.rows<Counted>(sql`
    select d.team_id, count(*)::int as of,
      avg((${stillSql({ alias: 'd', on, seen })} is true)::int)::float as rate
    from deal d
    where d.workspace_id = ${workspaceId} and d.status = 'open' and d.deleted_at is null
      and d.team_id is not null and d.visibility <> 'private'
    group by d.team_id`);
}

/**
 * 2^(−age / half-life): a field that was set anew c times in t days of all its records halves every
 * ln 2 · t / c days; between a month and five years, for fields of which little is known.
 */
function countFresh(db: Db, workspaceId: string, on: Day): Promise<Counted[]> {
  return db.rows<Counted>(sql`
    with field as (
      select k.known ->> 'type' as type, f.key, (k.known ->> 'owner_id')::uuid as owner_id,
        (f.value ->> 0)::int as times,
        greatest(${on}::date - to_timestamp((f.value ->> 1)::float / 1000)::date, 0) as age,
        greatest(${on}::date - to_timestamp((k.known ->> 'made_at')::float / 1000)::date, 1) as known
      from uptake_record k cross join lateral jsonb_each(k.known -> 'fields') f
      where k.workspace_id = ${workspaceId} and k.known ? 'fields'
    ), half as (
      select type, key, least(greatest(0.693 * sum(known) / greatest(sum(times - 1), 1), 30), 1826)
        as days
      from field group by type, key
    )
    select m.team_id, count(*)::int as of,
      avg(power(2, -(least(f.age, 20000)::float / h.days)))::float as rate
    from field f join half h using (type, key)
    join member m on m.workspace_id = ${workspaceId} and m.id = f.owner_id
    where m.team_id is not null
    group by m.team_id`);
}

/** Of the fields that a figure was looked at for in the last months: how many are filled. */
async function countFull(db: Db, workspaceId: string): Promise<Counted[]> {
  return db.rows<Counted>(sql`
    with wanted as (
      select record_type, field from field_reading
      where workspace_id = ${workspaceId} and record_type in ('person', 'company', 'deal')
        and day > current_date - ${THRESHOLDS.read_days}::int
      group by record_type, field
    ), held as (
      select 'person' as type, r.team_id, to_jsonb(r) || r.custom as fields from person r
      where r.workspace_id = ${workspaceId} and r.deleted_at is null and r.visibility <> 'private'
      union all
      select 'company', r.team_id, to_jsonb(r) || r.custom from company r
      where r.workspace_id = ${workspaceId} and r.deleted_at is null and r.visibility <> 'private'
      union all
      select 'deal', r.team_id, to_jsonb(r) || r.custom from deal r
      where r.workspace_id = ${workspaceId} and r.deleted_at is null and r.visibility <> 'private'
    )
    select h.team_id, count(*)::int as of,
      avg((coalesce(h.fields -> w.field, 'null') not in ('null', '[]', '""'))::int)::float as rate
    from held h join wanted w on w.record_type = h.type
    where h.team_id is not null
    group by h.team_id`);
}
