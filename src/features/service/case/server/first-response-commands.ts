import { sql } from 'kysely';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { serviceCaseType } from './service-case-type.ts';
import { finishWarnings } from './warning/warning-commands.ts';

/** By these the customer hears from us; a note they do not. */
const ANSWERS = ['call', 'message', 'meeting', 'visit'];

/** Takes the first contact about a case as the answer that was promised. For `afterSave` of activities. */
export async function noteFirstResponse(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const answers = rows.filter(
    ({ before, after }) =>
      after.case_id &&
      ANSWERS.includes(after.kind as string) &&
      (before?.case_id !== after.case_id || before?.kind !== after.kind),
  );
  if (answers.length === 0) return;
  const ids = [...new Set(answers.map(({ after }) => after.case_id as string))];
  const cases = await ctx.db.rows<{ id: string; opened_at: string }>(sql`
    select id, opened_at from service_case where workspace_id = ${ctx.actor.workspaceId}
      and id = any(${ids}::uuid[]) and first_response_at is null and status <> 'closed'
    order by id for update`);
  const patches = cases.map(({ id, opened_at }) => {
    const times = answers
      .filter(({ after }) => after.case_id === id)
      .map(({ after }) => Date.parse(after.occurred_at as string));
    // what was said before it was written down answers it at once
    const at = Math.max(Math.min(...times), Date.parse(opened_at));
    return { id, patch: { first_response_at: new Date(at).toISOString() } };
  });
  if (patches.length === 0) return;
  const options = { verb: 'answered', isPermitted: true } as const;
  await updateRecords(ctx, serviceCaseType, patches, options);
  await finishWarnings(
    ctx,
    patches.map(({ id }) => id),
    'response',
  );
}
