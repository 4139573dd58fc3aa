import { sql } from 'kysely';
import { readPromises } from '#src/features/service/promise/server/promise-queries.ts';
import { taskType } from '#src/features/work/task/server/task-type.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { dueWarnings, type Warning } from '../../rules/case-warnings.ts';
import type { CaseClocks } from '../../rules/clocks.ts';
import type { CaseRow } from '../case-queries.ts';
import { type Told, writeWarning } from './write-warning.ts';

/**
 * Notes on a case that a promise is about to break, or has broken, and tells who can still keep it.
 * Looks again behind the lock, so that each warning is given once.
 */
export async function warnOfCase(
  ctx: WriteContext,
  caseType: RecordType,
  id: string,
): Promise<void> {
  const row = await ctx.db.first<CaseRow>(sql`
    select * from service_case where workspace_id = ${ctx.actor.workspaceId} and id = ${id}
      and deleted_at is null for update`);
  if (!row || row.escalates_at === null) return;
  const now = ctx.now().toISOString();
  const hours = (await readPromises(ctx)).hoursOf(row.calendar_id);
  const due = dueWarnings(row as unknown as CaseClocks, { hours, now });
  if (due.length === 0) return;
  const patch = { escalations: [...row.escalations, ...due], escalated_at: now };
  const options = { verb: 'escalated', isPermitted: true } as const;
  await updateRecords(ctx, caseType, [{ id, patch }], options);
  await tell(ctx, row, due.at(-1)!);
}

/** Ends the tasks that told of it: what they warned of is settled. */
export async function finishWarnings(
  ctx: WriteContext,
  caseIds: string[],
  of?: 'response',
): Promise<void> {
  const kind = of ? sql`and w.warning like ${`${of}%`}` : sql``;
  const tasks = await ctx.db.rows<{ id: string }>(sql`
    select t.id from case_warning w
    join task t on t.workspace_id = w.workspace_id and t.id = w.task_id
    where w.workspace_id = ${ctx.actor.workspaceId} and w.case_id = any(${caseIds}::uuid[])
      and t.done_at is null and t.deleted_at is null ${kind}`);
  if (tasks.length === 0) return;
  const patch = { done_at: ctx.now().toISOString() };
  const patches = tasks.map(({ id }) => ({ id, patch }));
  await updateRecords(ctx, taskType, patches, { verb: 'completed', isPermitted: true });
}

async function tell(ctx: WriteContext, row: CaseRow, warning: Warning): Promise<void> {
  const told = await readTold(ctx, row);
  const owner = await ctx.db.first<{ name: string }>(sql`
    select name from member where workspace_id = ${ctx.actor.workspaceId} and id = ${row.owner_id}`);
  const due = warning.startsWith('response') ? row.response_due_at : row.resolution_due_at;
  const about = {
    number: row.number!,
    title: row.title,
    due: due!,
    owner_id: row.owner_id,
    owner_name: owner?.name ?? null,
  };
  const ids = await createRecords(
    ctx,
    taskType,
    told.map((member) => ({
      ...writeWarning(member, about, warning),
      kind: 'follow_up',
      due_at: ctx.now().toISOString(),
      owner_id: member.id,
      case_id: row.id,
      reminder: 0,
    })),
  );
  await ctx.db.rows(sql`
    insert into case_warning (workspace_id, task_id, case_id, warning)
    select ${ctx.actor.workspaceId}, id, ${row.id}, ${warning} from unnest(${ids}::uuid[]) as t (id)`);
}

/**
 * Its owner and their team's leader; while nobody has it, whoever looks after the queue and the
 * leader of theirs; else the administrator who acts. What is private stays with its owner.
 */
async function readTold(ctx: WriteContext, row: CaseRow): Promise<Told[]> {
  const { workspaceId, memberId } = ctx.actor;
  const told = await ctx.db.rows<Told>(sql`
    with keeper as (
      select coalesce(${row.owner_id}::uuid, (select q.owner_id from queue q
        where q.workspace_id = ${workspaceId} and q.id = ${row.queue_id})) as id
    )
    select m.id, m.language, m.time_zone from member m
    where m.workspace_id = ${workspaceId} and m.active and (
      m.id = (select id from keeper)
      or ${row.visibility !== 'private'} and m.id = (select t.leader_id from keeper k
        join member o on o.workspace_id = ${workspaceId} and o.id = k.id
        join team t on t.workspace_id = ${workspaceId} and t.id = o.team_id))
    order by m.id`);
  if (told.length > 0 || row.visibility === 'private') return told;
  return ctx.db.rows<Told>(sql`
    select id, language, time_zone from member
    where workspace_id = ${workspaceId} and id = ${memberId}`);
}
