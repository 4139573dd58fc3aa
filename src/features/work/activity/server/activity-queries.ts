import { sql } from 'kysely';
import { followPerson } from '#src/features/people/person/server/person-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

interface Subject {
  id: string;
  person_id: string | null;
  company_id: string | null;
  visibility: string;
  owner_id: string | null;
}
type Change = { before: Row | null; after: Row };

const OPENNESS = ['private', 'team', 'workspace'];
const SUBJECTS = [
  { field: 'deal_id', table: 'deal' },
  { field: 'case_id', table: 'service_case' },
  { field: 'order_id', table: 'sales_order' },
];

/**
 * What is written about a deal, case, order or person takes over from them: whom it concerns, unless that is
 * given, and who may see it. For `beforeSave` of activities, tasks and cases.
 */
export async function followSubject(ctx: ReadContext, rows: Change[]): Promise<void> {
  for (const { field, table } of SUBJECTS) await takeLinks(ctx, rows, field, table);
  await followPerson(ctx, rows);
}

async function takeLinks(ctx: ReadContext, rows: Change[], field: string, table: string) {
  const linked = rows.filter(
    ({ before, after }) => after[field] && after[field] !== before?.[field],
  );
  if (linked.length === 0) return;
  const ids = [...new Set(linked.map(({ after }) => after[field] as string))];
  const found = await ctx.db.rows<Subject>(sql`
    select r.id, r.person_id, r.company_id, r.visibility, r.owner_id from ${sql.table(table)} r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  const known = new Map(found.map((subject) => [subject.id, subject]));
  for (const { after } of linked) {
    const subject = known.get(after[field] as string);
    if (!subject) continue; // refused by the check of references
    after.person_id ??= subject.person_id;
    after.company_id ??= subject.company_id;
    if (!isCloser(subject.visibility, after.visibility as string)) continue;
    after.visibility = subject.visibility;
    if (subject.visibility === 'private') after.owner_id = subject.owner_id;
  }
}

function isCloser(one: string, other: string): boolean {
  return OPENNESS.indexOf(one) < OPENNESS.indexOf(other);
}
