import { sql } from 'kysely';
import {
  answerOwedOf,
  changeOwed,
} from '#src/features/programme/concern/server/owed-task-commands.ts';
import {
  countLeftDecisions,
  handDecisionsOn,
  passConcernOn,
  passFixOn,
} from '#src/features/programme/concern/server/pass-on-commands.ts';
import { passExperimentOn } from '#src/features/programme/experiment/server/pass-on-commands.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import type { Job } from '#src/server/jobs/job.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { runCommand } from '#src/server/run-command.ts';
import { type FeedbackKind, routeFeedback } from '../feedback.ts';
import { planAnswer } from './answer-task.ts';
import type { Routing } from './feedback-commands.ts';
import { feedbackTable } from './feedback-rows.ts';
import { readHands } from './hands-queries.ts';

export const HAND_ON_JOB = 'feedback.hand_on';
const EVERY_MS = 10 * 60_000;

type Sweeping = Pick<Services, 'machinery' | 'log'>;

const SWEEP = {
  everyMs: EVERY_MS,
  failed: 'looking for what nobody looks after failed',
  work: sweepWorkspace,
};

interface Left {
  of: 'feedback' | 'concern' | 'fix' | 'experiment';
  id: string;
  kind: FeedbackKind | null;
  /** Of an experiment: who leads those who have the problem, if they are here. */
  leader_id: string | null;
  /** Nobody has looked after it yet. */
  is_new: boolean;
}

/** What nobody looks after any more: its owner left, or there never was one. */
function listLeft({ actor, db }: Pick<ReadContext, 'actor' | 'db'>): Promise<Left[]> {
  const isGone = (column: ReturnType<typeof sql>) =>
    sql`not exists (select from member m where m.workspace_id = ${actor.workspaceId}
      and m.id = ${column} and m.active)`;
  return db.rows<Left>(sql`
    select 'feedback' as of, f.id, f.kind, null::uuid as leader_id,
      f.owner_id is null as is_new from feedback f
    where f.workspace_id = ${actor.workspaceId} and f.answer is null and f.deleted_at is null
      and ${isGone(sql`f.owner_id`)}
    union all
    select 'concern', c.id, null, null, false from concern c
    where c.workspace_id = ${actor.workspaceId} and c.owner_id is not null
      and c.state <> 'verified' and c.deleted_at is null and ${isGone(sql`c.owner_id`)}
    union all
    select 'fix', i.id, null, null, false from concern_intervention i
    where i.workspace_id = ${actor.workspaceId} and i.done_on is null and i.kind <> 'adaptive'
      and i.deleted_at is null and ${isGone(sql`i.owner_id`)}
    union all
    select 'experiment', e.id, null, l.id, false from experiment e
    join concern c on c.workspace_id = e.workspace_id and c.id = e.concern_id
    left join team t on t.workspace_id = c.workspace_id and t.id = c.team_id
    left join member l on l.workspace_id = t.workspace_id and l.id = t.leader_id and l.active
    where e.workspace_id = ${actor.workspaceId} and e.reviewed_on is null
      and e.deleted_at is null and ${isGone(sql`e.owner_id`)}
    limit 500`);
}

const PASS_ON: Record<
  Left['of'],
  (ctx: WriteContext, id: string, owner_id: string) => Promise<void>
> = {
  feedback: async (ctx, id, owner_id) => {
    await keepRow(ctx, feedbackTable, { id, values: { owner_id }, verb: 'passed' });
  },
  concern: passConcernOn,
  fix: passFixOn,
  experiment: passExperimentOn,
};

/**
 * Passes on what an owner left, and finds one for what was said without a name: an experiment to who leads
 * those affected, else to the sponsor. What weighs most and waits comes into the day of whoever decides.
 */
export async function handOn(ctx: WriteContext, routing: Routing): Promise<void> {
  const hands = await readHands(ctx);
  for (const { of, id, kind, leader_id, is_new } of await listLeft(ctx)) {
    const owner_id =
      of === 'feedback'
        ? routeFeedback(kind!, hands)
        : (of === 'experiment' && leader_id) || hands.sponsor || hands.administrator;
    await PASS_ON[of](ctx, id, owner_id);
    if (is_new && kind !== null && kind !== 'thanks')
      await planAnswer(ctx, routing, { id, owner_id, kind });
    else {
      const owed = of === 'concern' ? answerOwedOf(id) : id;
      await changeOwed(ctx, routing.types, { id: owed, owner_id });
    }
  }
  await handDecisionsOn(ctx, routing, hands.sponsor ?? hands.administrator);
}

export function handOnJob(
  { machinery, url }: Pick<Services, 'machinery' | 'url'>,
  types: RecordTypes,
): Job {
  return {
    name: HAND_ON_JOB,
    async run(_, actor) {
      await runCommand(machinery, actor, (ctx) => handOn(ctx, { types, url }));
    },
  };
}

/** Looks every ten minutes, so that nothing is without an owner for a day. */
export function keepHandingOn(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, SWEEP);
}

export async function sweepLeft(services: Sweeping): Promise<void> {
  await doForWorkspaces(services, SWEEP);
}

async function sweepWorkspace({ machinery }: Sweeping, workspaceId: string): Promise<void> {
  const { database } = machinery;
  const memberId = await database.read(workspaceId, async (db) => {
    const ctx = { actor: { workspaceId } as ReadContext['actor'], db, now: machinery.now };
    const waits = (await listLeft(ctx)).length + (await countLeftDecisions(ctx));
    if (waits === 0) return null;
    const administrator = await db.first<{ id: string }>(sql`select id from member
      where workspace_id = ${workspaceId} and active and role = 'administrator'
      order by id limit 1`);
    return administrator?.id ?? null;
  });
  if (!memberId) return;
  await addJobs(database, workspaceId, (db) =>
    enqueueOnce(db, HAND_ON_JOB, { workspaceId, memberId }),
  );
}
