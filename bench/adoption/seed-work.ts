import type { Client } from 'pg';

const TEAMS = 20;
const CUSTOMERS = 4000;
const YEAR_DAYS = 365;

/** A year of work of many people, written straight into the ledger; gives the workspace. */
export async function seedWork(
  client: Client,
  { people, events }: { people: number; events: number },
): Promise<string> {
  const { rows } = await client.query('select id from directory.workspace limit 1');
  const workspaceId = rows[0].id as string;
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into team (workspace_id, id, name)
     select $1, gen_random_uuid(), 'Team ' || n from generate_series(1, $2::int) n`,
    [workspaceId, TEAMS],
  );
  await client.query(
    `insert into member (workspace_id, id, user_id, name, email, role, team_id)
     select $1, gen_random_uuid(), gen_random_uuid(), 'Person ' || n, n || '@example.com', 'member',
       (select id from team where workspace_id = $1 order by id offset n % $2::int limit 1)
     from generate_series(1, $3::int) n`,
    [workspaceId, TEAMS, people],
  );
  await client.query(
    `create temp table worker as select id, row_number() over (order by id) - 1 as n from member
       where workspace_id = $1 and name like 'Person %';
     `.replace('$1', `'${workspaceId}'`),
  );
  await client.query(`create temp table customer as
    select gen_random_uuid() as id, n - 1 as n from generate_series(1, ${CUSTOMERS}) n`);
  await tellEvents(client, workspaceId, { events, days: YEAR_DAYS, ago: YEAR_DAYS });
  await client.query('analyze');
  return workspaceId;
}

export async function tellDay(
  client: Client,
  workspaceId: string,
  { events }: { events: number },
): Promise<void> {
  await tellEvents(client, workspaceId, { events, days: 0.3, ago: 0.3 });
}

/** Of six events: a call that is seen, a look before and a note after, a promise made and kept, a deal. */
async function tellEvents(
  client: Client,
  workspaceId: string,
  { events, days, ago }: { events: number; days: number; ago: number },
): Promise<void> {
  await client.query(`
    with told as (
      select n, n % 6 as part, n / 6 as story,
        now() - interval '${ago} days' + n * interval '${days} days' / ${events} as at
      from generate_series(1, ${events}) n
    ), place as (select coalesce(max(seq), 0) as seq from ledger_head where workspace_id = '${workspaceId}')
    insert into ledger_event (workspace_id, seq, id, at, occurred_at, actor_id, via, verb, record_type,
      record_id, command_id, changes, changes_hash, interaction_ms, keys, hash)
    select '${workspaceId}', place.seq + t.n, gen_random_uuid(), t.at, t.at, w.id,
      case t.part when 1 then 'phone' else 'web' end,
      (array['company.viewed', 'activity.created', 'activity.created', 'task.created',
        'task.completed', 'deal.changed'])[t.part + 1],
      (array['company', 'activity', 'activity', 'task', 'task', 'deal'])[t.part + 1],
      case t.part when 0 then c.id when 3 then md5('task' || t.story)::uuid
        when 4 then md5('task' || t.story)::uuid when 5 then md5('deal' || c.id)::uuid
        else gen_random_uuid() end,
      gen_random_uuid(),
      case t.part when 0 then null
        when 1 then jsonb_build_object('kind', jsonb_build_array(null, 'call'),
          'company_id', jsonb_build_array(null, c.id), 'owner_id', jsonb_build_array(null, w.id))
        when 4 then jsonb_build_object('done_at', jsonb_build_array(null, t.at))
        else jsonb_build_object('company_id', jsonb_build_array(null, c.id),
          'body', jsonb_build_array(null, 'They want two more pumps before May ' || t.n),
          'due_on', jsonb_build_array(null, t.at::date), 'owner_id', jsonb_build_array(null, w.id))
      end,
      ''::bytea, 9000, 60, ''::bytea
    from told t cross join place
    join worker w on w.n = t.story % (select count(*) from worker)
    join customer c on c.n = (t.story * 7) % ${CUSTOMERS}`);
  await client.query(`
    insert into ledger_head (workspace_id, seq, hash)
    select workspace_id, max(seq), ''::bytea from ledger_event
    where workspace_id = '${workspaceId}' group by workspace_id
    on conflict (workspace_id) do update set seq = excluded.seq`);
}
