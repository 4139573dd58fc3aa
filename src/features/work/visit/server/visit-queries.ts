import { type RawBuilder, sql } from 'kysely';
import { MEETING_KINDS } from '#src/features/work/task/task.ts';
import { AppError } from '#src/lib/app-error.ts';
import { daysBetween } from '#src/lib/days.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { readOpenCases, readOpenDeals } from './both-sides-queries.ts';
import { colleague } from './colleague.ts';
import type { Contact, Found, Meeting, Person, Promised, Visit } from './visit.ts';

const CONTACTS_SHOWN = 5;
const PROMISES_SHOWN = 30;
const PEOPLE_SHOWN = 20;
const PEOPLE_READ = 300;
const BODY_SHOWN = 1500;

export interface VisitSubject {
  type: 'person' | 'company';
  id: string;
  /** The reader's zone: decides what is late. */
  timeZone: string;
  /** The task that one gets ready for. */
  except?: string;
}

/** All that is good to know before meeting a person or a company. */
export async function readVisit(ctx: ReadContext, subject: VisitSubject): Promise<Visit> {
  const found = await readSubject(ctx, subject);
  const today = dayAt(ctx.now().toISOString(), subject.timeZone);
  const promises = await readPromises(ctx, subject);
  const { company_id, phones, company_phones, about, company_about, ...rest } = found;
  const meeting = (await readMeeting(ctx, subject)) ?? null;
  // the one that one gets ready for is no promise
  const shown = new Set([meeting?.id, subject.except]);
  const theirs = (company_phones ?? []).filter((number) => !phones.includes(number));
  return {
    type: subject.type,
    id: subject.id,
    ...rest,
    company: found.company && company_id ? { id: company_id, title: found.company } : null,
    phones: [
      ...phones.map((number) => ({ number, of: subject.type })),
      ...theirs.map((number) => ({ number, of: 'company' as const })),
    ],
    about: [about, company_about].filter((text) => text !== null),
    meeting,
    contacts: await readContacts(ctx, subject),
    promises: promises
      .filter(({ id }) => !shown.has(id))
      .map((one) => ({ ...one, days_late: daysLate(one, today, subject) })),
    cases: await readOpenCases(ctx, { ...subject, companyId: company_id }),
    deals: await readOpenDeals(ctx, { ...subject, companyId: company_id }),
    people: company_id ? await readPeople(ctx, { company_id, except: subject.id }) : [],
  };
}

function daysLate({ due_on, due_at }: Promised, today: string, { timeZone }: VisitSubject): number {
  const on = due_at ? dayAt(due_at, timeZone) : due_on;
  return on && on < today ? daysBetween(on, today) : 0;
}

async function readSubject(ctx: ReadContext, { type, id }: VisitSubject): Promise<Found> {
  const found =
    type === 'person'
      ? await ctx.db.first<Found>(sql`
          select r.title, r.job_title, r.company_id, c.title as company, r.phones, r.emails,
            c.phones as company_phones, r.birthday, r.tags, r.about, c.about as company_about,
            coalesce(nullif(${addressOf('r')}, ''), nullif(${addressOf('c')}, '')) as address
          from person r left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
          where ${visible(ctx.actor, 'r')} and r.id = ${id}`)
      : await ctx.db.first<Found>(sql`
          select r.title, null as job_title, r.id as company_id, null as company, r.phones,
            '{}'::text[] as emails, null as company_phones, null as birthday, r.tags, r.about,
            null as company_about, nullif(${addressOf('r')}, '') as address
          from company r where ${visible(ctx.actor, 'r')} and r.id = ${id}`);
  if (found) return found;
  throw new AppError('not_found', `There is no such ${type}, or it is not shared with you.`);
}

function addressOf(alias: string): RawBuilder<unknown> {
  const r = sql.raw(alias);
  return sql`concat_ws(', ', ${r}.street, nullif(concat_ws(' ', ${r}.postal_code, ${r}.city), ''), ${r}.country)`;
}

/**
 * Rows of a person; or of a company: those that name it, and those of its people that name none.
 * `select` gets the condition; each branch finds its own index.
 */
function bySubject(
  ctx: ReadContext,
  { type, id }: VisitSubject,
  select: (isTheirs: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (type === 'person') return select(sql`r.person_id = ${id}`);
  return sql`(${select(sql`r.company_id = ${id}`)}) union all
    (select theirs.* from person p
      cross join lateral (${select(sql`r.person_id = p.id and r.company_id is null`)}) as theirs
      where ${visible(ctx.actor, 'p')} and p.company_id = ${id})`;
}

function readContacts(ctx: ReadContext, subject: VisitSubject): Promise<Contact[]> {
  const newest = sql`order by r.occurred_at desc, r.id desc limit ${CONTACTS_SHOWN}`;
  const source = bySubject(
    ctx,
    subject,
    (isTheirs) => sql`
      select r.id, r.occurred_at from activity r where ${visible(ctx.actor, 'r')} and ${isTheirs}
        and r.deleted_at is null and r.occurred_at <= ${ctx.now().toISOString()} ${newest}`,
  );
  return ctx.db.rows<Contact>(sql`
    select r.id, r.kind, r.occurred_at as at, left(coalesce(r.body, ''), ${BODY_SHOWN}) as body,
      ${colleague(ctx)} as by, p.title as person
    from (${source}) as found join activity r
      on r.workspace_id = ${ctx.actor.workspaceId} and r.id = found.id
    left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
    ${newest}`);
}

function readPromises(ctx: ReadContext, subject: VisitSubject): Promise<Promised[]> {
  const urgent = sql`order by r.due_on, r.due_at, r.id limit ${PROMISES_SHOWN}`;
  const source = bySubject(
    ctx,
    subject,
    (isTheirs) => sql`
      select r.id from task r where ${visible(ctx.actor, 'r')} and ${isTheirs}
        and r.deleted_at is null and r.done_at is null ${urgent}`,
  );
  return ctx.db.rows<Promised>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.due_on, r.due_at,
      coalesce(r.promised_by, 'us') as promised_by, ${colleague(ctx)} as by, p.title as person
    from (${source}) as found join task r
      on r.workspace_id = ${ctx.actor.workspaceId} and r.id = found.id
    left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
    ${urgent}`);
}

function readMeeting(ctx: ReadContext, subject: VisitSubject): Promise<Meeting | undefined> {
  const now = ctx.now().getTime();
  // one that has just begun is still the one to get ready for
  const from = new Date(now - 60 * 60_000).toISOString();
  const next = sql`order by r.due_at, r.id limit 1`;
  const source = bySubject(
    ctx,
    subject,
    (isTheirs) => sql`
      select r.id, r.due_at from task r where ${visible(ctx.actor, 'r')} and ${isTheirs}
        and r.deleted_at is null and r.done_at is null and r.due_at >= ${from}
        and r.kind = any(${[...MEETING_KINDS]}::text[]) ${next}`,
  );
  return ctx.db.first<Meeting>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.due_on, r.due_at,
      r.location, ${colleague(ctx)} as by
    from (${source}) as found join task r
      on r.workspace_id = ${ctx.actor.workspaceId} and r.id = found.id ${next}`);
}

function readPeople(
  ctx: ReadContext,
  { company_id, except }: { company_id: string; except: string },
): Promise<Person[]> {
  return ctx.db.rows<Person>(sql`
    select p.id, p.title, p.job_title, p.phones[1] as phone, said.at as last_at,
      said.kind as last_kind, said.by as last_by
    from (select r.* from person r where ${visible(ctx.actor, 'r')} and r.deleted_at is null
      and r.company_id = ${company_id} and r.id <> ${except} limit ${PEOPLE_READ}) as p
    left join lateral (
      select r.occurred_at as at, r.kind, ${colleague(ctx)} as by from activity r
      where ${visible(ctx.actor, 'r')} and r.person_id = p.id and r.deleted_at is null
        and r.occurred_at <= ${ctx.now().toISOString()}
      order by r.occurred_at desc, r.id desc limit 1) as said on true
    order by said.at desc nulls last, p.title_key, p.id limit ${PEOPLE_SHOWN}`);
}
