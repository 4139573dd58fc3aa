import type pg from 'pg';

export interface CasesOf {
  workspaceId: string;
  owners: string[];
  companies: string[];
  people: string[];
  count: number;
}

/**
 * Fills the workspace with so many cases of the companies, four in a hundred open, of which every
 * fifth has nobody and every tenth waits. `client` is of the owner and past triggers.
 */
export async function seedCases(client: pg.Client, of: CasesOf): Promise<void> {
  const { workspaceId, owners, companies, people, count } = of;
  await client.query(
    `insert into queue (workspace_id, id, title, name)
     select $1, gen_random_uuid(), 'Queue ' || i, 'Queue ' || i from generate_series(1, 4) i`,
    [workspaceId],
  );
  await client.query(CASES, [workspaceId, owners, companies, people, count]);
  await client.query(
    `insert into case_counter (workspace_id, last) values ($1, 1000 + $2::integer)`,
    [workspaceId, count],
  );
}

const CASES = `
  insert into service_case (workspace_id, id, title, owner_id, created_at, updated_at, number,
    subject, status, priority, queue_id, company_id, person_id, channel, opened_at, response_due_at,
    first_response_at, resolution_due_at, resolved_at, next_due_at, waiting_since,
    response_minutes, resolution_minutes, waited_minutes, escalates_at)
  select $1::uuid, gen_random_uuid(), 'Pump ' || i || ' leaks',
    case when is_open and i % 5 = 0 then null
      else ($2::uuid[])[1 + i / 25 % cardinality($2::uuid[])] end, opened, opened,
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
      now() - interval '2 days' - (i * interval '7 minutes') as opened
    from generate_series(1, $5::integer) i) made`;
