import { type RawBuilder, sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { addDays } from '#src/lib/days.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type CorrectionOutcome, FIGURES, type FigureName } from '../figures.ts';

const SHOWN = 200;
/** Published of so many days. */
const RATE_DAYS = 84;

export interface Correction {
  id: string;
  member_id: string;
  member: string;
  figure: FigureName;
  team_id: string | null;
  team: string | null;
  shown: string;
  said: string;
  said_at: string;
  outcome: CorrectionOutcome | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
}

/** One's own; administrators, who answer, also read everybody's. */
export async function listCorrections(ctx: ReadContext, of: 'me' | 'all'): Promise<Correction[]> {
  if (of === 'me') return read(ctx, sql`c.member_id = ${ctx.actor.memberId}`);
  requireAdministrator(ctx);
  return read(ctx, sql`true`);
}

export async function getCorrection(ctx: ReadContext, id: string): Promise<Correction> {
  const mine = sql`(c.member_id = ${ctx.actor.memberId} or ${ctx.actor.role === 'administrator'})`;
  const [found] = await read(ctx, sql`c.id = ${id} and ${mine}`);
  if (found) return found;
  throw new AppError('not_found', 'Nobody has said such a thing, or it was taken back.');
}

function read(ctx: ReadContext, which: RawBuilder<unknown>): Promise<Correction[]> {
  return ctx.db.rows<Correction>(sql`
    select c.id, c.member_id, m.name as member, c.figure, c.team_id, t.name as team, c.shown, c.said,
      c.said_at, c.outcome, c.answer, a.name as answered_by, c.answered_at
    from uptake_correction c
    join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
    left join member a on a.workspace_id = c.workspace_id and a.id = c.answered_by
    left join team t on t.workspace_id = c.workspace_id and t.id = c.team_id
    where c.workspace_id = ${ctx.actor.workspaceId} and c.deleted_at is null and ${which}
    order by c.outcome is null desc, c.said_at desc, c.id desc limit ${SHOWN}`);
}

/** How often each figure was said to be wrong, and how that ended: counts, of nobody. */
export async function readCorrectionRates(ctx: ReadContext) {
  const { day: to, time_zone } = await readMemberDay(ctx);
  const from = addDays(to, 1 - RATE_DAYS);
  const { workspaceId } = ctx.actor;
  const members = await ctx.db.first<{ people: number }>(sql`
    select count(*)::int as people from member where workspace_id = ${workspaceId} and active`);
  const people = members?.people ?? 0;
  const rows = await ctx.db.rows<
    Record<'said' | 'mended' | 'stands', number> & { figure: string }
  >(sql`
    select figure, count(*)::int as said, count(*) filter (where outcome = 'mended')::int as mended,
      count(*) filter (where outcome = 'stands')::int as stands
    from uptake_correction where workspace_id = ${workspaceId} and deleted_at is null
      and said_at >= ${startOfDay(from, time_zone)} group by figure`);
  const items = FIGURES.map((figure) => {
    const found = rows.find((row) => row.figure === figure);
    const { said, mended, stands } = found ?? { said: 0, mended: 0, stands: 0 };
    const per_ten = people === 0 ? 0 : Math.round((said / people) * 100) / 10;
    return { figure, said, mended, stands, open: said - mended - stands, per_ten };
  });
  return { from, to, people, items };
}
