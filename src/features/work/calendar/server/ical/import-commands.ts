import { sql } from 'kysely';
import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import { knownZone } from '#src/lib/zoned-days.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { Actor, ReadContext, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { runRead } from '#src/server/run-command.ts';
import { createTurns } from '#src/server/turns.ts';
import { type ImportNote, type ImportPlan, type PlannedEvent, planImport } from './plan-import.ts';
import { readCalendarFile } from './read-calendar.ts';

export interface ImportTelling {
  found: number;
  repeating: number;
  guests: number;
  known: number;
  first_day: string | null;
  last_day: string | null;
  notes: ImportNote[];
}

interface PreparedImport {
  telling: ImportTelling;
  fresh: PlannedEvent[];
  people: Map<string, Guest>;
  members: Map<string, string>;
}

interface Guest {
  id: string;
  mail: string;
}

/** Reads the file, which may take seconds: without a connection, and giving way to others. */
export async function planFile(
  { machinery }: Services,
  actor: Actor,
  bytes: Uint8Array,
): Promise<ImportPlan> {
  const zone = await runRead(machinery, actor, (ctx) => readMemberZone(ctx));
  const turns = createTurns();
  const read = await readCalendarFile(bytes, knownZone(zone), turns);
  return planImport(read, machinery.now(), turns);
}

/** Looks up what the events of a file name; writes nothing. */
export async function prepareImport(
  ctx: ReadContext,
  { planned, notes }: ImportPlan,
): Promise<PreparedImport> {
  const known = await readKnown(ctx, planned);
  const fresh = planned.filter(({ uid }) => !known.has(uid));
  const mails = [...new Set(fresh.flatMap(({ event }) => event.mails))];
  const people = await findPeople(ctx, mails);
  const members = await findMembers(ctx, mails);
  const days = fresh.map(({ due_on }) => due_on).sort();
  const telling = {
    found: fresh.length,
    repeating: fresh.filter(({ repeats }) => repeats !== null).length,
    guests: people.size,
    known: planned.length - fresh.length,
    first_day: days[0] ?? null,
    last_day: days.at(-1) ?? null,
    notes,
  };
  return { telling, fresh, people, members };
}

/** Brings the file in: one command, taken back as one. */
export async function importCalendar(
  ctx: WriteContext,
  types: RecordTypes,
  plan: ImportPlan,
): Promise<ImportTelling> {
  const { telling, fresh, people, members } = await prepareImport(ctx, plan);
  if (fresh.length === 0) return telling;
  const inputs = fresh.map((planned) => toTask(ctx, planned, { people, members }));
  const ids = await createRecords(ctx, types.get('task')!, inputs);
  await ctx.db.rows(sql`
    insert into calendar_source (workspace_id, member_id, uid, task_id)
    select ${ctx.actor.workspaceId}, ${ctx.actor.memberId}, given.uid, given.task_id
    from unnest(${fresh.map(({ uid }) => uid)}::text[], ${ids}::uuid[]) as given (uid, task_id)
    on conflict (workspace_id, member_id, uid) do update set task_id = excluded.task_id`);
  return telling;
}

/** What came in before and is still there; what was taken back may come again. */
async function readKnown(ctx: ReadContext, planned: PlannedEvent[]): Promise<Set<string>> {
  const uids = planned.map(({ uid }) => uid);
  const rows = await ctx.db.rows<{ uid: string }>(sql`
    select s.uid from calendar_source s
    join task t on t.workspace_id = s.workspace_id and t.id = s.task_id and t.deleted_at is null
    where s.workspace_id = ${ctx.actor.workspaceId} and s.member_id = ${ctx.actor.memberId}
      and s.uid = any(${uids}::text[])`);
  // our own events come back with a calendar that has subscribed to ours
  const own = uids.flatMap((uid) => /^([0-9a-f-]{36})@uptake$/.exec(uid)?.[1] ?? []);
  const tasks = await ctx.db.rows<{ id: string }>(sql`
    select r.id from task r where ${visible(ctx.actor, 'r')} and r.id = any(${own}::uuid[])`);
  return new Set([...rows.map(({ uid }) => uid), ...tasks.map(({ id }) => `${id}@uptake`)]);
}

async function findPeople(ctx: ReadContext, mails: string[]): Promise<Map<string, Guest>> {
  if (mails.length === 0) return new Map();
  const rows = await ctx.db.rows<Guest>(sql`
    select distinct on (mail) r.id, mail from person r cross join unnest(r.emails) as mail
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.emails && ${mails}::text[]
      and mail = any(${mails}::text[])
    order by mail, r.created_at`);
  return new Map(rows.map((guest) => [guest.mail, guest]));
}

async function findMembers(ctx: ReadContext, mails: string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.rows<{ id: string; email: string }>(sql`
    select id, lower(email) as email from member where workspace_id = ${ctx.actor.workspaceId}
      and active and lower(email) = any(${mails}::text[])`);
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** Somebody's own life stays theirs: shared is only what people of the company come to. */
function toTask(
  ctx: WriteContext,
  planned: PlannedEvent,
  { people, members }: Pick<PreparedImport, 'people' | 'members'>,
) {
  const { event, due_on, due_at, ends_at, repeats, skipped, done_at } = planned;
  const guests = [...new Set(event.mails.flatMap((mail) => people.get(mail)?.id ?? []))];
  const colleagues = [...new Set(event.mails.flatMap((mail) => members.get(mail) ?? []))];
  const isShared = !event.isPrivate && guests.length > 0;
  return {
    subject: event.subject || 'Meeting',
    kind: 'meeting',
    due_on,
    due_at,
    ends_at,
    location: event.location,
    note: event.note,
    person_id: guests[0] ?? null,
    guests,
    colleagues: colleagues.filter((id) => id !== ctx.actor.memberId),
    visibility: isShared ? 'workspace' : 'private',
    ...(repeats !== null && { repeats, skipped, time_zone: event.zone }),
    done_at,
  };
}
