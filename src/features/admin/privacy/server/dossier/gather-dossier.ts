import { type RawBuilder, sql } from 'kysely';
import { consent } from '#src/features/people/consent/consent.ts';
import { fact } from '#src/features/people/fact/fact.ts';
import { person } from '#src/features/people/person/person.ts';
import { activity } from '#src/features/work/activity/activity.ts';
import { file } from '#src/features/work/file/file.ts';
import { task } from '#src/features/work/task/task.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { listMergedIn } from '#src/records/server/merge/merged-into.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { type Refs, selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { listLooks, mayKnowLooks } from '../looks-queries.ts';

/** More of one kind than anybody reads; the newest are taken. */
export const MOST_ROWS = 20_000;

export interface Part {
  declaration: RecordDeclaration;
  rows: Row[];
}

interface DossierEvent {
  seq: number;
  at: string;
  actor_id: string | null;
  via: string;
  verb: string;
  record_id: string;
  changes: Changes | null;
}

export interface Dossier {
  workspace: string;
  made_at: string;
  made_by: string;
  language: string;
  time_zone: string;
  declaration: RecordDeclaration;
  person: Row;
  merged: Part;
  facts: Part;
  consents: Part;
  activities: Part;
  tasks: Part;
  files: Part;
  refs: Refs;
  members: Record<string, string>;
  history: DossierEvent[];
  /** Null if who makes it may not know. */
  looks: { at: string; member_id: string | null }[] | null;
}

/** Everything that the actor may see about a person. */
export async function gatherDossier(ctx: ReadContext, id: string): Promise<Dossier> {
  const { row, refs } = await getRecord(ctx, person, id);
  const merged = await listMergedIn(ctx, person, row.id);
  const people = [row.id, ...merged.map((one) => one.id)];
  const about = sql`r.person_id = any(${people}::uuid[])`;
  const take = (declaration: RecordDeclaration, where: RawBuilder<unknown>) =>
    readPart(ctx, declaration, { where, refs });
  const activities = await take(
    activity,
    sql`(${about} or exists (select from note_mention n where n.workspace_id = r.workspace_id
      and n.activity_id = r.id and n.person_id = any(${people}::uuid[])))`,
  );
  const tasks = await take(task, sql`(${about} or r.guests && ${people}::uuid[])`);
  const facts = await take(fact, about);
  const consents = await take(consent, about);
  const files = await take(
    file,
    sql`(${about} or r.activity_id = any(${idsOf(activities)}::uuid[])
      or r.task_id = any(${idsOf(tasks)}::uuid[]))`,
  );
  const all = [...people, ...[facts, consents, activities, tasks, files].flatMap(idsOf)];
  const history = await ctx.db.rows<DossierEvent>(sql`
    select seq, at, actor_id, via, verb, record_id, changes from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = any(${all}::uuid[])
      and right(verb, 7) <> '.viewed'
    order by seq desc limit ${MOST_ROWS}`);
  return {
    ...(await readMaking(ctx)),
    declaration: await declarationOf(ctx, person),
    person: row,
    merged: await take(person, sql`r.id = any(${people.slice(1)}::uuid[])`),
    facts,
    consents,
    activities,
    tasks,
    files,
    refs,
    members: await readMembers(ctx),
    history,
    looks: mayKnowLooks(ctx.actor, row) ? await listLooks(ctx, person, row.id) : null,
  };
}

function idsOf({ rows }: Part): string[] {
  return rows.map(({ id }) => id);
}

async function readPart(
  ctx: ReadContext,
  given: RecordDeclaration,
  { where, refs }: { where: RawBuilder<unknown>; refs: Refs },
): Promise<Part> {
  const declaration = await declarationOf(ctx, given);
  const rows = await ctx.db.rows<Row>(sql`
    select ${selectList(declaration, ctx.actor)} from ${sql.table(declaration.type)} r
    where ${visible(ctx.actor, 'r')} and ${where}
    order by r.created_at desc, r.id desc limit ${MOST_ROWS}`);
  Object.assign(refs, takeRefs(declaration, rows));
  return { declaration, rows };
}

async function readMaking(ctx: ReadContext) {
  const { workspaceId, memberId } = ctx.actor;
  const found = await ctx.db.first<{
    workspace: string;
    made_by: string;
    language: string;
    time_zone: string;
  }>(sql`
    select w.name as workspace, m.name as made_by, m.language, m.time_zone from member m
    join directory.workspace w on w.id = m.workspace_id
    where m.workspace_id = ${workspaceId} and m.id = ${memberId}`);
  return { ...found!, made_at: ctx.now().toISOString() };
}

async function readMembers(ctx: ReadContext): Promise<Record<string, string>> {
  const rows = await ctx.db.rows<{ id: string; name: string }>(sql`
    select id, name from member where workspace_id = ${ctx.actor.workspaceId}`);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
