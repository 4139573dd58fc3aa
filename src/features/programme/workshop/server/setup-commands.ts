import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { requireTeam } from '#src/features/programme/concern/server/affected-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import { keepRow } from '#src/records/server/kept-row-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { CODE_LENGTH, CODE_LETTERS } from '../limits.ts';
import type {
  addWorkshop as addEndpoint,
  changeWorkshop as changeEndpoint,
} from '../workshop-api.ts';
import { forgetUnnamed, lockUnnamed } from './phone/lock-unnamed.ts';
import { changeRow, lockWorkshop, workshopTable } from './write-workshop.ts';

type Given = EndpointInput<typeof addEndpoint>['body'];
type Change = EndpointInput<typeof changeEndpoint>['body'];

export async function addWorkshop(ctx: WriteContext, given: Given): Promise<string> {
  const id = newId();
  const code = await takeCode(ctx, id);
  await keepRow(ctx, workshopTable, {
    id,
    values: {
      ...{ objectives: [], questions: [], dots: 5 },
      ...given,
      ...{ owner_id: ctx.actor.memberId, code, step: 0, phase: 'open', took_part: 0, rounds: 0 },
    },
    verb: 'created',
  });
  return id;
}

/** A code that no workshop has, in whatever workspace. */
async function takeCode(ctx: WriteContext, id: string): Promise<string> {
  for (let tries = 0; tries < 5; tries++) {
    const letters = Array.from(
      { length: CODE_LENGTH },
      () => CODE_LETTERS[randomInt(CODE_LETTERS.length)],
    );
    const code = letters.join('');
    const [taken] = await ctx.db.rows(sql`
      insert into directory.workshop_code (code, workspace_id, workshop_id)
      values (${code}, ${ctx.actor.workspaceId}, ${id}) on conflict do nothing returning code`);
    if (taken) return code;
  }
  throw new Error('no code is free');
}

export async function changeWorkshop(ctx: WriteContext, id: string, given: Change): Promise<void> {
  const row = await lockWorkshop(ctx, id);
  if (given.owner_id && given.owner_id !== row.owner_id) await requireMember(ctx, given.owner_id);
  if (given.team_id && given.team_id !== row.team_id) await requireTeam(ctx, given.team_id);
  await changeRow(ctx, row, given as Partial<typeof row>, 'changed');
}

export async function removeWorkshop(ctx: WriteContext, id: string): Promise<void> {
  const row = await lockWorkshop(ctx, id);
  await changeRow(ctx, row, { deleted_at: ctx.now().toISOString() }, 'deleted');
  // what was not revealed is gone for good, also where the workshop is brought back
  await lockUnnamed(ctx, ['workshop_participant', 'workshop_draft', 'workshop_ballot']);
  await forgetUnnamed(ctx, row.id);
}

/** Somebody who is there and may be given something to see to. */
export async function requireMember(ctx: WriteContext, id: string): Promise<void> {
  const member = await ctx.db.first(sql`
    select m.id from member m where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id}
      and m.active and m.coach_until is null`);
  if (member) return;
  throw new AppError('invalid', 'Choose somebody who works here.', {
    fields: { owner_id: 'Choose somebody who works here.' },
  });
}
