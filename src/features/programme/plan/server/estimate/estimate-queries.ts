import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { EstimateAnswer } from '../../estimate-api.ts';
import { compareReadings, type Reading, type Side } from '../../reading.ts';
import { type ProgrammeRow, readProgrammeRow } from '../programme-queries.ts';

interface Row {
  id: string;
  what: string;
  least_hours: number;
  most_hours: number;
  made_by: string;
  readings: (Reading & { name: string; words: string | null; said_at: string })[];
}

/** The sponsor asks for the work; administrator and deputy do it. */
export function sideOf({ actor }: ReadContext, row: ProgrammeRow | undefined): Side | null {
  if (!row || row.deleted_at) return null;
  if (actor.memberId === row.sponsor_id) return 'asks';
  return [row.administrator_id, row.deputy_id].includes(actor.memberId) ? 'does' : null;
}

export async function listEstimates(ctx: ReadContext, id?: string): Promise<EstimateAnswer[]> {
  const side = sideOf(ctx, await readProgrammeRow(ctx));
  const rows = await ctx.db.rows<Row>(sql`
    select e.id, e.what, e.least_hours, e.most_hours, m.name as made_by,
      coalesce((select jsonb_agg(jsonb_build_object('side', r.side, 'name', o.name,
          'hours', r.hours, 'words', r.words, 'said_at', r.said_at) order by r.said_at, r.id)
        from programme_reading r
        join member o on o.workspace_id = r.workspace_id and o.id = r.member_id
        where r.workspace_id = e.workspace_id and r.estimate_id = e.id), '[]') as readings
    from programme_estimate e
    join member m on m.workspace_id = e.workspace_id and m.id = e.made_by
    where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null
      and (${id ?? null}::uuid is null or e.id = ${id ?? null})
    order by e.created_at, e.id`);
  return rows.map((row) => ({
    ...row,
    understanding: compareReadings(row, row.readings),
    side,
  }));
}

export async function findEstimate(ctx: ReadContext, id: string): Promise<EstimateAnswer> {
  const [found] = await listEstimates(ctx, id);
  if (found) return found;
  throw new AppError('not_found', 'There is no such estimate. Load the page again.');
}
