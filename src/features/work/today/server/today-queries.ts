import { type RawBuilder, sql } from 'kysely';
import { MEETING_KINDS } from '#src/features/work/task/task.ts';
import { addDays, daysBetween } from '#src/lib/days.ts';
import { dayAt, startOfDay } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { toStatement } from '#src/server/db/sql.ts';
import { type Briefing, NOTHING_KNOWN, readBriefings } from './briefing-queries.ts';

const SHOWN = 200;
const COMING_DAYS = 7;

type Section = 'slipped' | 'promised' | 'coming' | 'meetings';
type Refs = Record<string, { type: string; title: string }>;

export interface TodayTask {
  id: string;
  subject: string;
  note: string | null;
  kind: string | null;
  due_on: string;
  due_at: string | null;
  person_id: string | null;
  company_id: string | null;
  version: number;
  days_late: number;
  phone: string | null;
}

interface List<T> {
  items: T[];
  total: number;
}

export interface Today {
  day: string;
  time_zone: string;
  slipped: List<TodayTask>;
  promised: List<TodayTask>;
  coming: List<TodayTask>;
  meetings: List<TodayTask & { before: Briefing }>;
  undated: number;
  refs: Refs;
}

type TaskRow = Omit<TodayTask, 'days_late'> & {
  section: Section;
  total: number;
  person_title: string | null;
  company_title: string | null;
};

/** The actor's day, in the time zone they live in. */
export async function readToday(ctx: ReadContext): Promise<Today> {
  const { workspaceId, memberId } = ctx.actor;
  const member = await ctx.db.first<{ time_zone: string; undated: number }>(sql`
    select time_zone, (select count(*) from task r where ${isMineAndOpen(ctx)}
      and r.due_on is null) as undated
    from member where workspace_id = ${workspaceId} and id = ${memberId}`);
  const { time_zone, undated } = member!;
  const day = dayAt(ctx.now().toISOString(), time_zone);
  const rows = await readDueTasks(ctx, day, time_zone);
  const meetings = rows.filter(({ section }) => section === 'meetings');
  const briefings = meetings.length > 0 ? await readBriefings(ctx, meetings) : new Map();
  const list = (section: Section) => listOf(rows, section, (row) => toTask(row, day, time_zone));
  return {
    day,
    time_zone,
    slipped: list('slipped'),
    promised: list('promised'),
    coming: list('coming'),
    meetings: listOf(rows, 'meetings', (row) => ({
      ...toTask(row, day, time_zone),
      before: briefings.get(row.id) ?? NOTHING_KNOWN,
    })),
    undated,
    refs: refsOf(rows),
  };
}

/** All sections in one statement: each open task due in time falls into one, the first of each stay. */
function readDueTasks(ctx: ReadContext, day: string, timeZone: string): Promise<TaskRow[]> {
  const tomorrow = addDays(day, 1);
  const last = addDays(day, COMING_DAYS);
  const startOf = (which: string) => sql`${startOfDay(which, timeZone)}::timestamptz`;
  // who travels has another zone than the one the day was written in: the time decides
  const isBefore = (which: string) =>
    sql`case when r.due_at is null then r.due_on < ${which}::date else r.due_at < ${startOf(which)} end`;
  const isMeeting = sql`r.kind = any(${[...MEETING_KINDS]}::text[]) and r.due_at is not null
    and r.due_at < ${startOf(addDays(tomorrow, 1))}`;
  const statement = toStatement(sql`
    with due as (
      select r.id, r.due_on, r.due_at,
        case when ${isBefore(day)} then 'slipped'
          when ${isMeeting} then 'meetings'
          when ${isBefore(tomorrow)} then 'promised'
          when ${isBefore(addDays(last, 1))} then 'coming' end as section
      from task r
      where ${isMineAndOpen(ctx)} and r.due_on <= ${addDays(last, 1)}::date
      union all
      select r.id, r.due_on, r.due_at, 'meetings' from task r
      where ${isAlong(ctx)} and r.due_at >= ${startOf(day)} and ${isMeeting}
    ), placed as (
      select id, section, count(*) over (partition by section) as total,
        row_number() over (partition by section order by due_on, due_at, id) as place
      from due where section is not null
    )
    select placed.section, placed.total, r.id, r.subject, r.note, r.kind, r.due_on, r.due_at,
      r.person_id, r.company_id, r.version, p.title as person_title, c.title as company_title,
      coalesce(p.phones[1], c.phones[1]) as phone
    from placed join task r on r.workspace_id = ${ctx.actor.workspaceId} and r.id = placed.id
    left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    where placed.place <= ${SHOWN} order by placed.place`);
  return ctx.db.rows<TaskRow>({ ...statement, name: 'today due' });
}

function isMineAndOpen(ctx: ReadContext): RawBuilder<unknown> {
  return sql`${visible(ctx.actor, 'r')} and r.owner_id = ${ctx.actor.memberId}
    and r.done_at is null and r.deleted_at is null`;
}

/** A colleague's, to which the actor comes along. */
function isAlong(ctx: ReadContext): RawBuilder<unknown> {
  const { memberId } = ctx.actor;
  return sql`${visible(ctx.actor, 'r')} and r.colleagues <> '{}'
    and r.colleagues @> array[${memberId}::uuid] and r.owner_id is distinct from ${memberId}
    and r.done_at is null and r.deleted_at is null`;
}

function listOf<T>(rows: TaskRow[], section: Section, make: (row: TaskRow) => T): List<T> {
  const own = rows.filter((row) => row.section === section);
  return { items: own.map(make), total: own[0]?.total ?? 0 };
}

function toTask(row: TaskRow, today: string, timeZone: string): TodayTask {
  const { section, total: _total, person_title: _p, company_title: _c, ...task } = row;
  const due_on = task.due_at ? dayAt(task.due_at, timeZone) : task.due_on;
  return { ...task, due_on, days_late: section === 'slipped' ? daysBetween(due_on, today) : 0 };
}

function refsOf(rows: TaskRow[]): Refs {
  const refs: Refs = {};
  for (const { person_id, person_title, company_id, company_title } of rows) {
    if (person_title) refs[person_id!] = { type: 'person', title: person_title };
    if (company_title) refs[company_id!] = { type: 'company', title: company_title };
  }
  return refs;
}
