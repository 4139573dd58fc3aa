import { sql } from 'kysely';
import { makeLink } from '#src/features/admin/workspace/server/link-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import { learningWindow } from '../setting.ts';
import { keepSetting } from './setting-commands.ts';
import { readSetting } from './setting-queries.ts';

/** As long as people are let to learn; what they were told once is made longer and not shorter. */
export async function saveWindow(ctx: WriteContext, until: string | null): Promise<void> {
  const setting = await readSetting(ctx);
  const told = learningWindow(setting, today(ctx));
  if (!told) {
    throw new AppError('invalid', 'Say first when it began, in the rear view.', {
      reason: 'not_begun',
    });
  }
  const usual = learningWindow({ ...setting, window_until: null }, today(ctx))!;
  const least = told.open ? told.until : usual.until;
  if ((until ?? usual.until) < least) {
    throw new AppError(
      'invalid',
      `People were told that they learn until ${least}: give that day or a later one.`,
      { reason: 'too_short' },
    );
  }
  await keepSetting(ctx, setting, { window_until: until });
}

/** Lets somebody from outside in, to sums alone, until a day within a year. */
export async function inviteCoach(
  ctx: WriteContext,
  { email, until, origin }: { email: string; until: string; origin: string },
) {
  requireWithinYear(ctx, until);
  if (until < today(ctx)) {
    throw new AppError('invalid', 'This day is past. Give the last day of the coach.', {
      reason: 'past',
    });
  }
  const link = await makeLink(ctx.db, origin, {
    ...{ kind: 'invitation', workspaceId: ctx.actor.workspaceId, email, role: 'member' },
    ...{ coachUntil: until, createdBy: ctx.actor.memberId },
  });
  ctx.emit({
    ...{ verb: 'invitation.created', type: 'invitation', id: link.id },
    changes: { email: [null, email], coach_until: [null, until] },
  });
  return link;
}

export async function changeCoach(ctx: WriteContext, id: string, until: string): Promise<void> {
  requireWithinYear(ctx, until);
  const { workspaceId } = ctx.actor;
  const before = await ctx.db.first<{ coach_until: string }>(sql`
    select m.coach_until from member m where m.workspace_id = ${workspaceId} and m.id = ${id}
      and m.coach_until is not null for update`);
  if (!before) throw new AppError('not_found', 'There is no such coach.');
  const table = { name: 'member', fields: ['coach_until'] } as const;
  await saveRow(ctx, table, { id, before, after: { coach_until: until }, verb: 'changed' });
}

function requireWithinYear(ctx: WriteContext, until: string): void {
  const most = utcDay(ctx.now().getTime() + 366 * 86_400_000);
  if (until <= most) return;
  throw new AppError('invalid', 'A coach comes for a year at most. Give an earlier day.', {
    reason: 'too_long',
  });
}

function today(ctx: WriteContext): string {
  return utcDay(ctx.now());
}
