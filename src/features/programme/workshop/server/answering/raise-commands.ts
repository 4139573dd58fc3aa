import { sql } from 'kysely';
import { raiseConcern } from '#src/features/programme/concern/server/concern-commands.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { bodyOf, titleOf } from '../../concern-words.ts';
import type { WorkshopRow } from '../workshop-queries.ts';
import { clusterTable } from '../write-workshop.ts';
import { wantingSql } from './wanting-sql.ts';

interface UnraisedCluster {
  id: string;
  title: string | null;
  votes: number | null;
  texts: string[];
}

/**
 * What was said becomes concerns before anybody answers, so that none is passed over: each cluster that
 * wants an answer. Nobody is their author.
 */
export async function raiseConcerns(
  ctx: WriteContext,
  row: WorkshopRow,
  only?: string,
): Promise<void> {
  const clusters = await ctx.db.rows<UnraisedCluster>(sql`
    select k.id, k.title, k.votes, array_agg(c.text order by c.id) as texts
    from workshop_cluster k
    join workshop_card c on c.workspace_id = k.workspace_id and c.cluster_id = k.id
      and c.deleted_at is null and c.hidden is null
    where k.workspace_id = ${ctx.actor.workspaceId} and k.workshop_id = ${row.id}
      and k.deleted_at is null and k.concern_id is null
      and ${only ? sql`k.id = ${only}` : wantingSql}
    group by k.workspace_id, k.id
    order by k.id`);
  for (const { id, title, votes, texts } of clusters) {
    const concern_id = await raiseConcern(ctx, {
      title: titleOf(title ?? texts[0]!),
      body: bodyOf(texts),
      origin: 'workshop',
      workshop_id: row.id,
      team_id: row.team_id,
      weight: Math.max(1, votes ?? 0),
    });
    await keepRow(ctx, clusterTable, { id, values: { concern_id }, verb: 'raised' });
  }
}
