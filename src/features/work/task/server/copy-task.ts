import { sql } from 'kysely';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type Task, task } from '../task.ts';

/** Not of the task itself, but of its time: what the next one has its own of. */
const OF_ITS_TIME = new Set([
  'due_on',
  'due_at',
  'ends_at',
  'done_at',
  'repeats',
  'time_zone',
  'skipped',
]);

/**
 * The task without its time: what the next one of its series has too. Who has left and what is in
 * the bin by now, or not shared with the actor, is left out, so that the series goes on.
 */
export async function copyOf(ctx: WriteContext, row: Task): Promise<Record<string, unknown>> {
  const declaration = await declarationOf(ctx, task);
  const custom = (row as unknown as { custom?: Record<string, unknown> }).custom ?? {};
  const values: Record<string, unknown> = { ...row, ...custom };
  const names = Object.keys(declaration.fields).filter((name) => !OF_ITS_TIME.has(name));
  const filled = names.filter((name) => (values[name] ?? null) !== null);
  const copy = Object.fromEntries(filled.map((name) => [name, values[name]]));
  return { ...copy, visibility: row.visibility, ...(await readLinks(ctx, row)) };
}

interface Links {
  owner_id: string;
  person_id: string | null;
  company_id: string | null;
  guests: string[];
  colleagues: string[];
}

async function readLinks(ctx: WriteContext, row: Task): Promise<Links> {
  const people = await readKnown(ctx, 'person', [row.person_id, ...row.guests]);
  const companies = await readKnown(ctx, 'company', [row.company_id]);
  const members = await ctx.db.rows<{ id: string }>(sql`
    select id from member where workspace_id = ${ctx.actor.workspaceId} and active
      and id = any(${[row.owner_id, ...row.colleagues].filter(Boolean)}::uuid[])`);
  const active = new Set(members.map(({ id }) => id));
  return {
    owner_id: row.owner_id && active.has(row.owner_id) ? row.owner_id : ctx.actor.memberId,
    person_id: row.person_id && people.has(row.person_id) ? row.person_id : null,
    company_id: row.company_id && companies.has(row.company_id) ? row.company_id : null,
    guests: row.guests.filter((id) => people.has(id)),
    colleagues: row.colleagues.filter((id) => active.has(id)),
  };
}

async function readKnown(
  ctx: WriteContext,
  table: 'person' | 'company',
  ids: readonly (string | null)[],
): Promise<Set<string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Set();
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(table)} r where ${visible(ctx.actor, 'r')}
      and r.id = any(${wanted}::uuid[]) and r.deleted_at is null`);
  return new Set(rows.map(({ id }) => id));
}
