import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { report } from '../../report.ts';
import type { MailSchedule } from '../../report-api.ts';

/** The schedule of a report that the actor may read; null where it goes to nobody. */
export async function readSchedule(ctx: ReadContext, id: string): Promise<MailSchedule | null> {
  await getRecord(ctx, report, id);
  const rows = await ctx.db.rows<Omit<MailSchedule, 'member_ids'> & { member_id: string }>(sql`
    select every, day, hour, member_id from report_mail
    where workspace_id = ${ctx.actor.workspaceId} and report_id = ${id} order by member_id`);
  const [first] = rows;
  if (!first) return null;
  const { every, day, hour } = first;
  return { every, day, hour, member_ids: rows.map(({ member_id }) => member_id) };
}

/** Sends the report to these members from now on; to nobody ends it. */
export async function setSchedule(
  ctx: WriteContext,
  { id, ...schedule }: MailSchedule & { id: string },
): Promise<MailSchedule | null> {
  await requireOwner(ctx, id);
  return keepSchedule(ctx, { id, next: schedule });
}

export async function requireOwner(ctx: WriteContext, id: string): Promise<void> {
  const { row } = await getRecord(ctx, report, id);
  if (row.owner_id === ctx.actor.memberId || ctx.actor.role === 'administrator') return;
  throw new AppError(
    'forbidden',
    'Only its owner or an administrator can send this report to others. Save it as one of your own.',
    { reason: 'not_owner' },
  );
}

interface Keeping {
  id: string;
  next: MailSchedule | null;
  undoOf?: string;
}

/** Writes a schedule, whoever may set it; what is taken back is sent in the owner's name. */
export async function keepSchedule(
  ctx: WriteContext,
  { id, next, undoOf }: Keeping,
): Promise<MailSchedule | null> {
  const { row } = await getRecord(ctx, report, id);
  const { owner_id, visibility, team_id } = row as unknown as Omit<Readers, 'members'>;
  const { memberId, workspaceId } = ctx.actor;
  const before = await readSchedule(ctx, id);
  const wanted = [...new Set(next?.member_ids)];
  await requireReaders(ctx, { owner_id, visibility, team_id, members: wanted });
  await ctx.db.rows(sql`
    delete from report_mail where workspace_id = ${workspaceId} and report_id = ${id}
      and not member_id = any(${wanted}::uuid[])`);
  if (next) {
    const by = undoOf ? (owner_id ?? memberId) : memberId;
    await ctx.db.rows(sql`
      insert into report_mail (workspace_id, report_id, member_id, every, day, hour, set_by)
      select ${workspaceId}, ${id}, member_id, ${next.every}, ${next.day}, ${next.hour}, ${by}
      from unnest(${wanted}::uuid[]) as member_id
      on conflict (workspace_id, report_id, member_id) do update
        set every = excluded.every, day = excluded.day, hour = excluded.hour,
          set_by = excluded.set_by, problem = null`);
  }
  const after = next && wanted.length > 0 ? { ...next, member_ids: wanted.toSorted() } : null;
  tell(ctx, { id, before, after, undoOf });
  return after;
}

/** Takes the actor out of those who get the report. */
export async function stopMine(ctx: WriteContext, id: string): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const before = await readSchedule(ctx, id);
  if (!before?.member_ids.includes(memberId)) {
    throw new AppError('not_found', 'This report does not come to you by mail.');
  }
  await ctx.db.rows(sql`
    delete from report_mail
    where workspace_id = ${workspaceId} and report_id = ${id} and member_id = ${memberId}`);
  const member_ids = before.member_ids.filter((one) => one !== memberId);
  tell(ctx, { id, before, after: member_ids.length > 0 ? { ...before, member_ids } : null });
}

interface Telling {
  id: string;
  before: MailSchedule | null;
  after: MailSchedule | null;
  undoOf?: string | undefined;
}

function tell(ctx: WriteContext, { id, before, after, undoOf }: Telling): void {
  ctx.emit({
    verb: undoOf ? 'report_mail.undone' : 'report_mail.set',
    type: 'report_mail',
    id,
    changes: { schedule: [before, after] },
    ...(undoOf && { undoOf }),
  });
}

interface Readers {
  owner_id: string | null;
  visibility: string;
  team_id: string | null;
  members: string[];
}

/** Each must be at work here and may read the report; what they see of its figures is looked at anew. */
async function requireReaders(
  ctx: WriteContext,
  { owner_id, visibility, team_id, members }: Readers,
) {
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select m.id from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = any(${members}::uuid[]) and m.active
      and (${visibility} = 'workspace' or m.id = ${owner_id}
        or (${visibility} = 'team' and m.team_id = ${team_id}))`);
  if (rows.length === members.length) return;
  throw new AppError(
    'invalid',
    'Not all of them may see this report. Share it with them first, or leave them out.',
    { reason: 'not_shared', issues: [{ path: ['member_ids'], message: 'May not see it.' }] },
  );
}
