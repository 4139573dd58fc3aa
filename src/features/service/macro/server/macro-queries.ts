import { sql } from 'kysely';
import { serviceCase } from '#src/features/service/case/service-case.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { fillIn, type Place } from '../fill-in.ts';

const SHOWN = 200;

interface MacroRow {
  id: string;
  name: string;
  body: string | null;
  sets_priority: string | null;
  sets_queue: string | null;
  then_waits: boolean;
}

/** All prepared answers as they would read for a case. */
export async function readCaseMacros(ctx: ReadContext, id: string) {
  const { row } = await getRecord(ctx, serviceCase, id);
  const { mail, ...known } = await readPlaces(ctx, row);
  const rows = await ctx.db.rows<MacroRow>(sql`
    select r.id, r.title as name, r.body, r.sets_priority, r.then_waits,
      (select q.title from queue q where q.id = r.sets_queue_id and ${visible(ctx.actor, 'q')})
        as sets_queue
    from macro r where ${visible(ctx.actor, 'r')} and r.deleted_at is null
    order by r.title_key, r.id limit ${SHOWN}`);
  const items = rows.map(({ body, ...rest }) => ({ ...rest, text: fillIn(body ?? '', known) }));
  return { items, mail };
}

/** What stands in the places of an answer; whoever answers signs it. */
export async function readPlaces(
  ctx: ReadContext,
  of: Record<string, unknown>,
): Promise<Record<Place | 'mail', string | null>> {
  const person = of.person_id
    ? await ctx.db.first<{ first_name: string | null; title: string; mail: string | null }>(sql`
        select r.first_name, r.title, r.emails[1] as mail from person r
        where ${visible(ctx.actor, 'r')} and r.id = ${of.person_id}`)
    : undefined;
  const company = of.company_id
    ? await ctx.db.first<{ title: string }>(sql`
        select r.title from company r
        where ${visible(ctx.actor, 'r')} and r.id = ${of.company_id}`)
    : undefined;
  const member = await ctx.db.first<{ name: string }>(sql`
    select name from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  return {
    first_name: person?.first_name ?? person?.title ?? null,
    name: person?.title ?? null,
    company: company?.title ?? null,
    number: of.number as string | null,
    subject: of.subject as string | null,
    owner: member?.name ?? null,
    mail: person?.mail ?? null,
  };
}
