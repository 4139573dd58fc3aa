import { sql } from 'kysely';
import { keepRow } from '#src/features/adoption/guard/server/kept-row-commands.ts';
import {
  answerConcern,
  raiseConcern,
} from '#src/features/programme/concern/server/concern-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import { stepAt } from '../steps.ts';
import type { CardKind } from '../templates.ts';
import { requireCluster } from './group-commands.ts';
import { requireMember } from './setup-commands.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { clusterTable } from './write-workshop.ts';

/** Kinds of cards that want an answer, also where nobody gave them a dot. */
const WANTING: readonly CardKind[] = ['concern', 'question', 'reason', 'stop'];
const MOST_TITLE = 120;
const MOST_BODY = 2000;

interface UnraisedCluster {
  id: string;
  title: string | null;
  votes: number | null;
  texts: string[];
}

/**
 * What was said becomes concerns before anybody answers, so that none is passed over: each cluster that
 * got a dot, or that asks or complains. Nobody is their author.
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
      and ${only ? sql`k.id = ${only}` : sql`true`}
    group by k.workspace_id, k.id
    having ${only !== undefined} or coalesce(k.votes, 0) > 0
      or bool_or(c.kind = any(${WANTING}::text[]))
    order by k.id`);
  for (const { id, title, votes, texts } of clusters) {
    const concern_id = await raiseConcern(ctx, {
      title: cut(title ?? texts[0]!.replaceAll(/\s+/g, ' '), MOST_TITLE),
      body: cut(texts.map((text) => `– ${text}`).join('\n'), MOST_BODY),
      origin: 'workshop',
      workshop_id: row.id,
      weight: Math.max(1, votes ?? 0),
    });
    await keepRow(ctx, clusterTable, { id, values: { concern_id }, verb: 'raised' });
  }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

interface Given {
  cluster_id: string;
  answer: 'yes' | 'no' | 'experiment';
  reason: string;
  owner_id: string;
  due_on: string;
}

/** What those who decide say to a cluster; everybody with the code reads it. */
export async function answerCluster(
  ctx: WriteContext,
  row: WorkshopRow,
  { cluster_id, ...answer }: Given,
): Promise<void> {
  const { kind } = stepAt(row.template, row.step);
  if (kind !== 'answer' && kind !== 'closed') {
    throw new AppError('conflict', 'Answers are given after the vote. Go on to that step first.', {
      reason: 'not_answering',
    });
  }
  await requireMember(ctx, answer.owner_id);
  let cluster = await requireCluster(ctx, row, cluster_id);
  if (!cluster.concern_id) {
    await raiseConcerns(ctx, row, cluster_id);
    cluster = await requireCluster(ctx, row, cluster_id);
  }
  if (cluster.concern_id) await answerConcern(ctx, cluster.concern_id, answer);
  await keepRow(ctx, clusterTable, { id: cluster.id, values: { answer }, verb: 'answered' });
}
