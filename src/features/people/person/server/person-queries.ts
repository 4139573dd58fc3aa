import { sql } from 'kysely';
import type { Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

interface Subject {
  id: string;
  company_id: string | null;
  visibility: string;
  owner_id: string | null;
}

/**
 * What is written about a person takes over from them: the company, unless one is given, and who may
 * see it. For `beforeSave` of records with `person_id` and `company_id`.
 */
export async function followPerson(
  ctx: ReadContext,
  rows: { before: Row | null; after: Row }[],
): Promise<void> {
  const linked = rows.filter(
    ({ before, after }) => after.person_id && after.person_id !== before?.person_id,
  );
  if (linked.length === 0) return;
  const ids = [...new Set(linked.map(({ after }) => after.person_id as string))];
  const people = await ctx.db.rows<Subject>(sql`
    select r.id, r.company_id, r.visibility, r.owner_id from person r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  const known = new Map(people.map((person) => [person.id, person]));
  for (const { after } of linked) {
    const person = known.get(after.person_id as string);
    if (!person) continue; // refused by the check of references
    after.company_id ??= person.company_id;
    if (person.visibility === 'workspace') continue;
    after.visibility = person.visibility;
    if (person.visibility === 'private') after.owner_id = person.owner_id;
  }
}
