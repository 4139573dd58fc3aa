import type pg from 'pg';

const TEAMS = 4;

export interface Seller {
  id: string;
  /** An API key that acts for them. */
  key: string;
}

/** Twenty members in four teams. The key is one that an administrator has made, given to the first. */
export async function seedSellers(
  client: pg.Client,
  { workspaceId, count, key }: { workspaceId: string; count: number; key: string },
): Promise<{ sellers: string[]; seller: Seller }> {
  await client.query(
    `insert into team (workspace_id, id, name)
     select $1, gen_random_uuid(), 'Team ' || i from generate_series(1, $2::int) i`,
    [workspaceId, TEAMS],
  );
  const { rows } = await client.query<{ id: string }>(SELLERS, [workspaceId, count]);
  const sellers = rows.map(({ id }) => id);
  await client.query('update directory.api_key set member_id = $1', [sellers[0]]);
  return { sellers, seller: { id: sellers[0]!, key } };
}

const SELLERS = `
  with made as (
    select i, gen_random_uuid() as id, gen_random_uuid() as user_id, 'Seller ' || i as name,
      'seller' || i || '@example.com' as email
    from generate_series(1, $2::int) i
  ), users as (
    insert into directory.auth_user (id, name, email) select user_id, name, email from made
  ), memberships as (
    insert into directory.membership (user_id, workspace_id, member_id)
    select user_id, $1::uuid, id from made
  )
  insert into member (workspace_id, id, user_id, name, email, role, team_id)
  select $1::uuid, id, user_id, name, email, 'member', (select t.id from team t
    where t.workspace_id = $1::uuid order by t.name offset i % ${TEAMS} limit 1)
  from made returning id`;
