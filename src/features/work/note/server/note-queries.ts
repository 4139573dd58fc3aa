import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Mention } from '../mentions.ts';

/** A line of a note with its task as it is now. */
export interface NoteTask {
  item: string;
  id: string;
  done_at: string | null;
  due_on: string | null;
  owner_id: string | null;
}

/** What stands behind the lines and names of a note. */
export interface NoteLinks {
  tasks: NoteTask[];
  mentions: Mention[];
}

/** The tasks and mentions of several activities, as far as the reader may see them. */
export async function readNoteLinks(
  ctx: ReadContext,
  ids: string[],
): Promise<Map<string, NoteLinks>> {
  const links = new Map<string, NoteLinks>();
  if (ids.length === 0) return links;
  const linksOf = (id: string) => {
    const known = links.get(id) ?? { tasks: [], mentions: [] };
    links.set(id, known);
    return known;
  };
  const [tasks, mentions] = await Promise.all([readTasks(ctx, ids), readMentions(ctx, ids)]);
  for (const { activity_id, ...task } of tasks) {
    linksOf(activity_id).tasks.push(task);
  }
  for (const { activity_id, ...mention } of mentions) {
    linksOf(activity_id).mentions.push(mention);
  }
  return links;
}

function readTasks(ctx: ReadContext, ids: string[]) {
  return ctx.db.rows<NoteTask & { activity_id: string }>(sql`
    select n.activity_id, n.item, t.id, t.done_at, t.due_on, t.owner_id
    from note_task n join task t on t.workspace_id = n.workspace_id and t.id = n.task_id
    where n.workspace_id = ${ctx.actor.workspaceId} and n.activity_id = any(${ids}::uuid[])
      and t.deleted_at is null and ${visible(ctx.actor, 't')}
    order by t.created_at, t.id`);
}

function readMentions(ctx: ReadContext, ids: string[]) {
  return ctx.db.rows<Mention & { activity_id: string }>(sql`
    select n.activity_id, n.said, case when n.member_id is null then 'person' else 'member' end as type,
      coalesce(n.member_id, n.person_id) as id
    from note_mention n
    where n.workspace_id = ${ctx.actor.workspaceId} and n.activity_id = any(${ids}::uuid[])
      and (n.member_id is not null or exists (
        select from person p where p.id = n.person_id and ${visible(ctx.actor, 'p')}))
    order by n.place`);
}

/** A note that names the reader. */
export interface NamedIn {
  activity_id: string;
  title: string;
  person_id: string | null;
  company_id: string | null;
  owner_id: string | null;
  /** When they were first named in it. */
  at: string;
}

/** The notes in which colleagues name the reader, newest first. */
export function listNamedIn(ctx: ReadContext, limit: number): Promise<NamedIn[]> {
  return ctx.db.rows<NamedIn>(sql`
    select r.id as activity_id, r.title, r.person_id, r.company_id, r.owner_id,
      min(n.created_at) as at
    from note_mention n
    join activity r on r.workspace_id = n.workspace_id and r.id = n.activity_id
    where n.workspace_id = ${ctx.actor.workspaceId} and n.member_id = ${ctx.actor.memberId}
      and r.deleted_at is null and ${visible(ctx.actor, 'r')}
      and r.owner_id is distinct from ${ctx.actor.memberId}
    group by r.workspace_id, r.id order by at desc, r.id desc limit ${limit}`);
}
