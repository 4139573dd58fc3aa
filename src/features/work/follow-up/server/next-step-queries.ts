import { sql } from 'kysely';
import { type Subject, subjectField } from '#src/features/work/activity/subject.ts';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

export interface NextStep {
  id: string;
  subject: string;
  kind: string | null;
  due_on: string | null;
  due_at: string | null;
  promised_by: string | null;
  owner_id: string | null;
  by: string | null;
  person_id: string | null;
  person: string | null;
}

/** The most urgent open task about it, and how many more there are. */
export async function readNextStep(
  ctx: ReadContext,
  subject: Subject,
): Promise<{ step: NextStep | null; others: number }> {
  await requireSubject(ctx, subject);
  const rows = await ctx.db.rows<NextStep & { total: number }>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.due_on, r.due_at, r.promised_by,
      r.owner_id, r.person_id, p.title as person, count(*) over () as total,
      (select m.name from member m where m.workspace_id = r.workspace_id and m.id = r.owner_id
        and m.id <> ${ctx.actor.memberId}) as by
    from task r left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
    where ${visible(ctx.actor, 'r')} and r.done_at is null and r.deleted_at is null
      and (${ofSubject(ctx, subject)})
    order by r.due_on, r.due_at, r.id limit 1`);
  const [first] = rows;
  if (!first) return { step: null, others: 0 };
  const { total, ...step } = first;
  return { step, others: total - 1 };
}

/** Tasks about it; or with a company, and with its people where no other company is named. */
function ofSubject(ctx: ReadContext, { type, id }: Subject) {
  if (type !== 'company') return sql`${sql.ref(`r.${subjectField(type)}`)} = ${id}`;
  return sql`r.id in (
    select r.id from task r where r.workspace_id = ${ctx.actor.workspaceId}
      and r.company_id = ${id} and r.done_at is null and r.deleted_at is null
    union all
    select r.id from person p join task r on r.workspace_id = p.workspace_id and r.person_id = p.id
    where ${visible(ctx.actor, 'p')} and p.company_id = ${id}
      and r.company_id is null and r.done_at is null and r.deleted_at is null)`;
}

async function requireSubject(ctx: ReadContext, subject: Subject): Promise<void> {
  const { type: table, id } = subject;
  const found = await ctx.db.first(sql`
    select 1 from ${sql.table(table)} r where ${visible(ctx.actor, 'r')} and r.id = ${id}`);
  if (found) return;
  const name = table.replace('service_', '');
  throw new AppError('not_found', `There is no such ${name}, or it is not shared with you.`);
}
