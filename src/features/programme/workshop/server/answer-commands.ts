import { answerConcern } from '#src/features/programme/concern/server/concern-commands.ts';
import { type Owing, planAnswered } from '#src/features/programme/concern/server/day-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { stepAt } from '../steps.ts';
import { raiseConcerns } from './answering/raise-commands.ts';
import { requireCluster } from './group-commands.ts';
import { requireMember } from './setup-commands.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { clusterTable } from './write-workshop.ts';

interface Given {
  cluster_id: string;
  answer: 'yes' | 'no' | 'experiment';
  reason: string;
  owner_id: string;
  due_on: string;
}

/**
 * What those who decide say to a cluster; everybody with the code reads it, and it stands in the day of
 * who sees to it.
 */
export async function answerCluster(
  ctx: WriteContext,
  row: WorkshopRow,
  { cluster_id, owing, ...answer }: Given & { owing: Owing },
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
  const { concern_id } = cluster;
  if (concern_id) {
    await answerConcern(ctx, concern_id, answer);
    await planAnswered(ctx, owing, { ...answer, concern_id });
  }
  await keepRow(ctx, clusterTable, { id: cluster.id, values: { answer }, verb: 'answered' });
}
