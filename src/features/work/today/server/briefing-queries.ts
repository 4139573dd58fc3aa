import { type RawBuilder, sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { toStatement } from '#src/server/db/sql.ts';

const CONTACTS_SHOWN = 3;
const PROMISES_SHOWN = 5;

/** What to know before one meets somebody. */
export interface Briefing {
  job_title: string | null;
  about: string | null;
  address: string | null;
  phones: string[];
  last_contacts: {
    id: string;
    kind: string;
    at: string;
    title: string;
    by: string | null;
  }[];
  open_promises: {
    id: string;
    subject: string;
    due_on: string | null;
    promised_by: string | null;
    by: string | null;
  }[];
}

export const NOTHING_KNOWN: Briefing = {
  job_title: null,
  about: null,
  address: null,
  phones: [],
  last_contacts: [],
  open_promises: [],
};

interface BriefingRow extends Omit<Briefing, 'phones'> {
  id: string;
  phones: string[] | null;
}

/**
 * What to know before each of these tasks, in one statement: of the person, or of the company where
 * no person is named. By the id of the task.
 */
export async function readBriefings(
  ctx: ReadContext,
  tasks: { id: string }[],
): Promise<Map<string, Briefing>> {
  const ids = tasks.map(({ id }) => id);
  const statement = toStatement(sql`
    select m.id, p.job_title, coalesce(p.about, c.about) as about, address.line as address,
      coalesce(p.phones, '{}') || coalesce(c.phones, '{}') as phones,
      contacts.list as last_contacts, promises.list as open_promises
    from task m
    left join person p on p.id = m.person_id and ${visible(ctx.actor, 'p')}
    left join company c on c.id = m.company_id and ${visible(ctx.actor, 'c')}
    cross join lateral (select ${addressOf('p')} as of_person, ${addressOf('c')} as of_company) as a
    cross join lateral (select coalesce(nullif(a.of_person, ''), nullif(a.of_company, '')) as line)
      as address
    cross join lateral (${lastContacts(ctx)}) as contacts
    cross join lateral (${openPromises(ctx)}) as promises
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = any(${ids}::uuid[])`);
  const rows = await ctx.db.rows<BriefingRow>({ ...statement, name: 'today briefings' });
  return new Map(rows.map(({ id, ...row }) => [id, toBriefing(row)]));
}

function addressOf(alias: string): RawBuilder<unknown> {
  const r = sql.raw(alias);
  return sql`concat_ws(', ', ${r}.street, nullif(concat_ws(' ', ${r}.postal_code, ${r}.city), ''), ${r}.country)`;
}

/** Two branches, so that each finds its index: with the person, or else with the company. */
function lastContacts(ctx: ReadContext): RawBuilder<unknown> {
  const newest = (isTheirs: RawBuilder<unknown>) => sql`
    select r.id, r.kind, r.occurred_at, r.title, r.owner_id from activity r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and ${isTheirs}
      and r.occurred_at <= ${ctx.now().toISOString()}
    order by r.occurred_at desc, r.id desc limit ${CONTACTS_SHOWN}`;
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'at', r.occurred_at,
      'title', r.title, 'by', ${colleague(ctx)}) order by r.occurred_at desc, r.id desc), '[]') as list
    from ((${newest(sql`r.person_id = m.person_id`)}) union all
      (${newest(sql`m.person_id is null and r.company_id = m.company_id`)})) as r`;
}

function openPromises(ctx: ReadContext): RawBuilder<unknown> {
  const urgent = (isTheirs: RawBuilder<unknown>) => sql`
    select r.id, r.subject, r.due_on, r.promised_by, r.owner_id from task r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.done_at is null
      and r.id <> m.id and ${isTheirs}
    order by r.due_on, r.id limit ${PROMISES_SHOWN}`;
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'subject', r.subject,
      'due_on', r.due_on, 'promised_by', r.promised_by, 'by', ${colleague(ctx)}) order by r.due_on, r.id), '[]') as list
    from ((${urgent(sql`r.person_id = m.person_id`)}) union all
      (${urgent(sql`m.person_id is null and r.company_id = m.company_id`)})) as r`;
}

/** The owner's name, unless it is the one who asks. */
function colleague(ctx: ReadContext): RawBuilder<unknown> {
  return sql`(select member.name from member where member.workspace_id = m.workspace_id
    and member.id = r.owner_id and member.id <> ${ctx.actor.memberId})`;
}

function toBriefing({ phones, last_contacts, ...row }: Omit<BriefingRow, 'id'>): Briefing {
  return {
    ...row,
    phones: [...new Set(phones ?? [])],
    // PostgreSQL writes instants within JSON with an offset
    last_contacts: last_contacts.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
}
