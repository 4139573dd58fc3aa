import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';

interface Card {
  id: string;
  text: string;
  cluster_id: string | null;
}

export function readCards({ actor, db }: ReadContext, workshopId: string): Promise<Card[]> {
  return db.rows<Card>(sql`
    select c.id, c.text, c.cluster_id from workshop_card c
    where c.workspace_id = ${actor.workspaceId} and c.workshop_id = ${workshopId}`);
}

/** The concern that a theme has become. */
export async function readConcernOf({ actor, db }: ReadContext, clusterId: string) {
  const row = await db.first<{ concern_id: string }>(sql`
    select k.concern_id from workshop_cluster k
    where k.workspace_id = ${actor.workspaceId} and k.id = ${clusterId}`);
  return row!.concern_id;
}

/** The item of the desk that was taken up out of something. */
export async function readItemOf({ actor, db }: ReadContext, subject: string) {
  const row = await db.first<{ id: string }>(sql`
    select i.id from desk_item i where i.workspace_id = ${actor.workspaceId}
      and i.subject = ${subject} and i.deleted_at is null`);
  return row!.id;
}
