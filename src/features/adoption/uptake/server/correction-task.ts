import { sql } from 'kysely';
import {
  readMemberDay,
  readMemberLanguage,
} from '#src/features/admin/workspace/server/member-queries.ts';
import { binRecords, createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { pageTexts } from '#src/server/public/page-texts.ts';
import { runCommand } from '#src/server/run-command.ts';
import german from './words/de.json' with { type: 'json' };
import english from './words/en.json' with { type: 'json' };
import italian from './words/it.json' with { type: 'json' };

export const CORRECTION_JOB = 'uptake.correction_task';

const texts = pageTexts({ en: english, de: german, it: italian });

interface Asked {
  administrator_id: string;
}

/**
 * What somebody said is wrong stands in the day of an administrator, as a task with the
 * same id. Who it was and which figure is on the page alone: tasks are mailed, synced and stood in for. */
export function correctionTaskJob({ machinery, url }: Services, types: RecordTypes): Job {
  return {
    name: CORRECTION_JOB,
    async run({ correctionId }, { workspaceId }) {
      const id = String(correctionId);
      const asked = await machinery.database.read(workspaceId, (db) =>
        db.first<Asked>(sql`
          select a.id as administrator_id from uptake_correction c
          join member a on a.workspace_id = c.workspace_id and a.role = 'administrator' and a.active
          where c.workspace_id = ${workspaceId} and c.id = ${id} and c.deleted_at is null
            and c.outcome is null and not exists (select from task t
              where t.workspace_id = c.workspace_id and t.id = c.id)
          order by a.created_at, a.id limit 1`),
      );
      if (!asked) return;
      const memberId = asked.administrator_id;
      const actor = await readActor(machinery.database, { workspaceId, memberId }, 'automation');
      if (actor) await runCommand(machinery, actor, (ctx) => plan(ctx, types, { id, url }));
    },
  };
}

async function plan(
  ctx: WriteContext,
  types: RecordTypes,
  { id, url }: { id: string; url: string },
): Promise<void> {
  const text = texts(await readMemberLanguage(ctx));
  const { day } = await readMemberDay(ctx);
  await createRecords(ctx, types.get('task')!, [
    {
      id,
      subject: text('subject', {}),
      note: text('note', { url: `${url}/uptake/corrections` }),
      due_on: day,
      visibility: 'private',
    },
  ]);
}

/** The answer was the work: the task is done with it. */
export async function finishTask(ctx: WriteContext, types: RecordTypes, id: string): Promise<void> {
  if (!(await isOpen(ctx, id))) return;
  const patch = { done_at: ctx.now().toISOString() };
  const options = { verb: 'completed', isPermitted: true } as const;
  await updateRecords(ctx, types.get('task')!, [{ id, patch }], options);
}

/** What was taken back asks nobody for an answer. */
export async function dropTask(ctx: WriteContext, types: RecordTypes, id: string): Promise<void> {
  if (await isOpen(ctx, id)) {
    await binRecords(ctx, types.get('task')!, [id], { isPermitted: true });
  }
}

async function isOpen(ctx: WriteContext, id: string): Promise<boolean> {
  const task = await ctx.db.first(sql`select id from task where id = ${id}
    and workspace_id = ${ctx.actor.workspaceId} and done_at is null and deleted_at is null`);
  return task !== undefined;
}
