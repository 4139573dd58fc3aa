import pg from 'pg';
import type { Seeded } from './seed.ts';

/**
 * Fills the workspace with so many cases of the seeded companies, four in a hundred open, of which
 * every fifth has nobody and every tenth waits. `url` is of the owner.
 */
export async function seedCases(url: string, seeded: Seeded, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { workspaceId, memberId, companies, people } = seeded;
    await client.query(
      `insert into queue (workspace_id, id, title, name)
       select $1, gen_random_uuid(), 'Queue ' || i, 'Queue ' || i from generate_series(1, 4) i`,
      [workspaceId],
    );
    await client.query(CASES, [
      workspaceId,
      memberId,
      companies.map(({ id }) => id),
      people.map(({ id }) => id),
      count,
    ]);
    await client.query(
      `insert into case_counter (workspace_id, last) values ($1, 1000 + $2::integer)`,
      [workspaceId, count],
    );
    await client.query('vacuum analyze service_case');
  } finally {
    await client.end();
  }
}

const CASES = `
  insert into service_case (workspace_id, id, title, owner_id, created_at, updated_at, number,
    subject, status, priority, queue_id, company_id, person_id, channel, opened_at, response_due_at,
    first_response_at, resolution_due_at, resolved_at, next_due_at, waiting_since,
    response_minutes, resolution_minutes, waited_minutes, escalates_at)
  select $1::uuid, gen_random_uuid(), 'Pump ' || i || ' leaks',
    case when is_open and i % 5 = 0 then null else $2::uuid end, opened, opened,
    'C-' || 1000 + i, 'Pump ' || i || ' leaks',
    case when not is_open then 'closed' when i % 10 = 1 then 'waiting'
      when i % 5 = 0 then 'new' else 'open' end,
    (array['low', 'normal', 'normal', 'high', 'urgent'])[1 + i % 5],
    (select id from queue where workspace_id = $1 and title = 'Queue ' || 1 + i % 4),
    ($3::uuid[])[1 + i % cardinality($3::uuid[])], ($4::uuid[])[1 + i % cardinality($4::uuid[])],
    'mail', opened, opened + interval '1 day',
    case when not is_open or i % 2 = 0 then opened + interval '3 hours' end,
    opened + interval '3 days', case when not is_open then opened + interval '2 days' end,
    case when is_open and i % 10 <> 1 then opened + (i % 100) * interval '1 hour' end,
    case when is_open and i % 10 = 1 then opened + interval '5 hours' end, 480, 1440, 0, null
  from (select i, i % 25 = 0 or i % 100 = 1 as is_open,
      timestamptz '2026-11-20' - (i * interval '7 minutes') as opened
    from generate_series(1, $5::integer) i) made`;
