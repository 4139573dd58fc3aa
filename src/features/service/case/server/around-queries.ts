import { sql } from 'kysely';
import { getRecord } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { QueuedCase } from '../case-api.ts';
import { serviceCase } from '../service-case.ts';
import { queuedColumns, refsOf, withoutTitles } from './queue-queries.ts';

const CASES_SHOWN = 10;
const CONTACTS_SHOWN = 5;

interface Contact {
  id: string;
  kind: string;
  title: string;
  occurred_at: string;
  person_id: string | null;
  person: string | null;
  owner: string | null;
}

/** What whoever helps should know besides: what else is open there, and what sales last said. */
export async function readCaseAround(ctx: ReadContext, id: string) {
  const { row } = await getRecord(ctx, serviceCase, id);
  const companyId = row.company_id as string | null;
  if (companyId === null) return { cases: [], contacts: [], refs: {} };
  const cases = await ctx.db.rows<QueuedCase & { company: string | null; person: string | null }>(
    sql`select ${queuedColumns(ctx)} from service_case r
      where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.company_id = ${companyId}
        and r.status in ('new', 'open', 'waiting') and r.id <> ${id}
      order by r.opened_at desc limit ${CASES_SHOWN}`,
  );
  const contacts = await readSalesContacts(ctx, companyId);
  const refs = refsOf(cases);
  for (const { person_id, person } of contacts) {
    if (person) refs[person_id!] = { type: 'person', title: person };
  }
  return {
    cases: cases.map(withoutTitles),
    contacts: contacts.map(({ person: _, ...contact }) => contact),
    refs,
  };
}

/** Contacts with the company that were about no case. */
function readSalesContacts(ctx: ReadContext, companyId: string): Promise<Contact[]> {
  return ctx.db.rows<Contact>(sql`
    select r.id, r.kind, r.title, r.occurred_at, r.person_id,
      (select p.title from person p where p.id = r.person_id and ${visible(ctx.actor, 'p')}) as person,
      (select m.name from member m where m.workspace_id = r.workspace_id and m.id = r.owner_id) as owner
    from activity r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.company_id = ${companyId}
      and r.case_id is null and r.kind <> 'note'
    order by r.occurred_at desc, r.id desc limit ${CONTACTS_SHOWN}`);
}
