import { sql } from 'kysely';
import { readSponsor } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import { readProgrammeRow } from '#src/features/programme/plan/server/programme-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Hands } from '../feedback.ts';

/** Who of those who run this is here today; a workspace always has an administrator. */
export async function readHands(ctx: ReadContext): Promise<Hands> {
  const rows = await ctx.db.rows<{ id: string; role: string }>(sql`
    select m.id, m.role from member m where m.workspace_id = ${ctx.actor.workspaceId}
      and m.active and m.coach_until is null order by m.created_at, m.id`);
  const here = new Map(rows.map(({ id, role }) => [id, role]));
  const isHere = (id: string | null | undefined): id is string => !!id && here.has(id);
  const programme = await readProgrammeRow(ctx);
  const named = [programme?.administrator_id, programme?.deputy_id].find(isHere);
  const sponsor = await readSponsor(ctx);
  const first = (role: string) => rows.find((row) => row.role === role)?.id;
  return {
    sponsor: isHere(sponsor) ? sponsor : null,
    administrator: named ?? first('administrator')!,
    manager: first('manager') ?? null,
  };
}
