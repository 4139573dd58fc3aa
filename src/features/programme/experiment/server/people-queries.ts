import { sql } from 'kysely';
import { readSponsor } from '#src/features/adoption/rear-view/server/rear-view-queries.ts';
import { affects, readConcerned } from '#src/features/programme/concern/server/affected-queries.ts';
import type { ReadContext } from '#src/server/context.ts';

interface Named {
  id: string;
  name: string;
}

/** Of a concern: those who have the problem, and who can keep a promise of protection. */
export async function listExperimentPeople(ctx: ReadContext, concernId: string) {
  const concerned = await readConcerned(ctx, concernId);
  const sponsor = await readSponsor(ctx);
  const may_own = await listMembers(ctx, affects(concerned));
  const may_protect = await listMembers(
    ctx,
    sponsor ? sql`m.id = ${sponsor}` : sql`m.role <> 'member'`,
  );
  return { may_own, may_protect };
}

function listMembers(ctx: ReadContext, where: ReturnType<typeof sql>) {
  return ctx.db.rows<Named>(sql`
    select m.id, m.name from member m where m.workspace_id = ${ctx.actor.workspaceId}
      and m.active and m.coach_until is null and ${where} order by m.name, m.id limit 500`);
}
