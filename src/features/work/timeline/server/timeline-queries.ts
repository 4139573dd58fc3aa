import { type RawBuilder, sql } from 'kysely';
import { type Subject, subjectField } from '#src/features/work/activity/subject.ts';
import { filesOfActivities } from '#src/features/work/file/server/file-queries.ts';
import { readNoteLinks } from '#src/features/work/note/server/note-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { type Refs, selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import { rightsOn, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { toStatement } from '#src/server/db/sql.ts';
import { readTurns } from './turn-queries.ts';

const OPEN_SHOWN = 50;

export interface TimelineRequest {
  subject: Subject;
  limit: number;
  cursor?: string | undefined;
}

export interface Timeline {
  open: Row[];
  more_open: boolean;
  items: Row[];
  next_cursor: string | null;
  refs: Refs;
}

interface Place {
  at: string;
  id: string;
}

/** One page of what happened, newest first by keyset; the first page has the open promises too. */
export async function readTimeline(
  ctx: ReadContext,
  types: RecordTypes,
  request: TimelineRequest,
): Promise<Timeline> {
  const { subject, limit, cursor } = request;
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  await getRecord(ctx, types.get(subject.type)!.declaration, subject.id);
  const activity = types.get('activity')!.declaration;
  const task = types.get('task')!.declaration;
  const page = { subject, limit: limit + 1, after };
  const done = [
    ...(await readEntries(ctx, activity, { ...page, time: 'occurred_at' })),
    ...(await readEntries(ctx, task, { ...page, time: 'done_at' })),
    ...(await readTurns(ctx, page)),
  ].sort(newestFirst);
  const open = after ? [] : await readOpenTasks(ctx, task, subject);
  const items = done.slice(0, limit);
  const last = done.length > limit ? items.at(-1) : undefined;
  const next_cursor = last ? encodeCursor(last as unknown as Place) : null;
  const shownOpen = open.slice(0, OPEN_SHOWN);
  const refs: Refs = {};
  for (const rows of [items, shownOpen]) {
    Object.assign(refs, takeRefs(activity, rows.filter(isOf('activity'))));
    Object.assign(refs, takeRefs(task, rows.filter(isOf('task'))));
    takeOwners(rows, refs);
  }
  for (const row of [...items, ...shownOpen]) {
    if (row.type !== 'turn') row.can = rightsOn(ctx.actor, row);
  }
  for (const row of shownOpen) delete row.type;
  await addWhatHangs(ctx, items.filter(isOf('activity')));
  return { open: shownOpen, more_open: open.length > OPEN_SHOWN, items, next_cursor, refs };
}

/** Files, tasks and names within the notes of one page. */
async function addWhatHangs(ctx: ReadContext, activities: Row[]): Promise<void> {
  const ids = activities.map(({ id }) => id);
  const [files, links] = await Promise.all([filesOfActivities(ctx, ids), readNoteLinks(ctx, ids)]);
  for (const row of activities) {
    row.files = files.get(row.id) ?? [];
    row.tasks = links.get(row.id)?.tasks ?? [];
    row.mentions = links.get(row.id)?.mentions ?? [];
  }
}

interface EntriesRequest {
  subject: Subject;
  limit: number;
  after: Place | undefined;
  time: 'occurred_at' | 'done_at';
}

function readEntries(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  { subject, limit, after, time }: EntriesRequest,
): Promise<Row[]> {
  const at = sql.ref(`r.${time}`);
  const table = sql.table(declaration.type);
  const isEntry = sql`${visible(ctx.actor, 'r')} and r.deleted_at is null and ${at} is not null
    ${after ? sql`and (${at}, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}`;
  const newest = sql`order by ${at} desc, r.id desc limit ${limit}`;
  const source = bySubject(ctx, { ...subject, of: declaration.type }, (isTheirs) => {
    return sql`select r.id, ${at} from ${table} r where ${isTheirs} and ${isEntry} ${newest}`;
  });
  const statement = toStatement(sql`
    select ${declaration.type} as type, ${at} as at, ${ownerName}, ${selectList(declaration, ctx.actor)}
    from (${source}) as found join ${table} r on r.id = found.id
    where r.workspace_id = ${ctx.actor.workspaceId} ${newest}`);
  const name = `timeline ${declaration.type} of ${subject.type}${after ? ' after' : ''}`;
  return ctx.db.rows<Row>({ ...statement, name });
}

/** The promises still open, the most urgent first; one more than are shown, to tell that there are. */
function readOpenTasks(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  subject: Subject,
): Promise<Row[]> {
  const first = sql`order by r.due_on, r.due_at, r.id limit ${OPEN_SHOWN + 1}`;
  const source = bySubject(ctx, { ...subject, of: 'task' }, (isTheirs) => {
    return sql`select r.id from task r where ${isTheirs} and ${visible(ctx.actor, 'r')}
      and r.deleted_at is null and r.done_at is null ${first}`;
  });
  const statement = toStatement(sql`
    select 'task' as type, ${ownerName}, ${selectList(declaration, ctx.actor)}
    from (${source}) as found join task r on r.id = found.id
    where r.workspace_id = ${ctx.actor.workspaceId} ${first}`);
  return ctx.db.rows<Row>({ ...statement, name: `timeline open of ${subject.type}` });
}

/**
 * Rows of a deal or case; of a person, and the meetings to which they come as a guest; or of a company:
 * those that name it, and those of its people that name none.
 * What was said to somebody at another company stays on the page of that one.
 */
function bySubject(
  ctx: ReadContext,
  subject: Subject & { of: string },
  select: (isTheirs: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (subject.type === 'person') {
    const about = select(sql`r.person_id = ${subject.id}`);
    if (subject.of !== 'task') return about;
    // the first part lets the partial index of guests be used
    const comes = select(sql`r.guests <> '{}' and r.guests @> array[${subject.id}]::uuid[]
      and r.person_id is distinct from ${subject.id}`);
    return sql`(${about}) union all (${comes})`;
  }
  if (subject.type !== 'company') {
    return select(sql`${sql.ref(`r.${subjectField(subject.type)}`)} = ${subject.id}`);
  }
  const named = select(sql`r.company_id = ${subject.id}`);
  const unnamed = select(sql`r.person_id = p.id and r.company_id is null`);
  return sql`
    (${named}) union all
    (select theirs.* from person p cross join lateral (${unnamed}) as theirs
      where ${visible(ctx.actor, 'p')} and p.company_id = ${subject.id})`;
}

const ownerName = sql`(select m.name from member m
  where m.workspace_id = r.workspace_id and m.id = r.owner_id) as owner_name`;

function takeOwners(rows: Row[], refs: Refs): void {
  for (const row of rows) {
    const { owner_id, owner_name } = row;
    if (owner_id) refs[owner_id as string] = { type: 'member', title: String(owner_name) };
    delete row.owner_name;
  }
}

function isOf(type: string) {
  return (row: Row) => row.type === type;
}

/** Instants as the database writes them, microseconds and all, are compared as text. */
function newestFirst(one: Row, other: Row): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a < b ? 1 : a > b ? -1 : 0;
}

function placeOf({ at, id }: Row): string {
  const [whole, fraction = ''] = String(at).replace('Z', '').split('.') as [string, string?];
  return `${whole}.${fraction.padEnd(6, '0')} ${id}`;
}

function encodeCursor({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

function decodeCursor(cursor: string): Place {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isId(id) && typeof at === 'string') return { at, id };
  } catch {}
  throw new AppError(
    'invalid',
    'This cursor is not one of ours. Leave it out to begin at the newest.',
    { reason: 'bad_cursor' },
  );
}
