import type { Client } from 'pg';

interface AttachedRow {
  workspace_id: string;
  stored_as: string;
  bytes: number;
  has_preview: boolean;
}

/** The attachments that the database knows of, bin included; none before there were any. */
export async function readAttached(client: Client): Promise<AttachedRow[]> {
  const { rows: known } = await client.query(
    `select to_regclass('public.file') is not null as made`,
  );
  if (!known[0].made) return [];
  const { rows } = await client.query<AttachedRow>(
    'select workspace_id, stored_as, bytes, has_preview from file order by workspace_id, id',
  );
  return rows;
}
