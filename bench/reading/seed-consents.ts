import type pg from 'pg';

/** A purpose that needs a yes, what two thirds of the people said of it, and addresses that bounce. */
export async function seedConsents(
  client: pg.Client,
  { workspaceId, people }: { workspaceId: string; people: string[] },
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into purpose (workspace_id, id, title, name, legal_basis)
     values ($1, gen_random_uuid(), 'Newsletter', 'Newsletter', 'consent') returning id`,
    [workspaceId],
  );
  const purposeId = rows[0]!.id;
  await client.query(
    `insert into consent (workspace_id, id, title, person_id, purpose_id, state, stated_at, holds)
     select $1, gen_random_uuid(), 'Newsletter', person, $2,
       case when place % 10 = 0 then 'withdrawn' else 'given' end, now() - interval '1 year', true
     from unnest($3::uuid[]) with ordinality as p (person, place) where place % 3 > 0`,
    [workspaceId, purposeId, people],
  );
  await client.query(
    `insert into mail_address (workspace_id, id, email, bounce, bounced_on)
     select $1, gen_random_uuid(), emails[1], 'hard', current_date from person
     where workspace_id = $1 and abs(hashtext(id::text)) % 50 = 0 on conflict do nothing`,
    [workspaceId],
  );
  return purposeId;
}
