import { sql } from 'kysely';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { freshness, isContact, isThere, lastContacts, living, type Sql } from './moment.ts';
import { describeSource } from './source-columns.ts';

const HALF_LIFE_DAYS = 180;
/** What a company may have besides its address. */
const HISTORY = ['activity', 'task', 'deal', 'quote', 'sales_order', 'service_case'];

export const companyAge = defineSource({
  ...describeSource('company_age', {
    company_id: ['→company', 'company.name'],
    added_at: ['datetime', 'company.created_at'],
    freshness: [
      'number',
      'company.updated_at',
      'activity.company_id',
      'activity.occurred_at',
      'activity.kind',
    ],
    lived_with: [
      'boolean',
      'activity.occurred_at',
      'activity.kind',
      ...HISTORY.map((type) => `${type}.company_id`),
    ],
  }),
  record: 'company',
  since: 'added_at',
  rows: (scope) => sql`
    select r.workspace_id, r.id as record_id, r.owner_id, r.id as company_id,
      r.created_at as added_at, ${freshness(scope, sql`spoken.at`, HALF_LIFE_DAYS)} as freshness,
      coalesce(${sql.join([wasSpoken(scope), ...HISTORY.map((type) => has(scope, type))])}, false) as lived_with
    from company r
    left join lateral (${lastContact(scope)}) spoken on true
    where ${living(scope, 'r')} and ${isThere(scope, sql`r.created_at`)}`,
});

export const personAge = defineSource({
  ...describeSource('person_age', {
    person_id: ['→person', 'person.name'],
    company_id: ['→company', 'person.company_id'],
    added_at: ['datetime', 'person.created_at'],
    freshness: [
      'number',
      'person.updated_at',
      'activity.person_id',
      'activity.occurred_at',
      'activity.kind',
    ],
  }),
  record: 'person',
  since: 'added_at',
  rows: (scope) => sql`
    select r.workspace_id, r.id as record_id, r.owner_id, r.id as person_id, r.company_id,
      r.created_at as added_at, ${freshness(scope, sql`spoken.at`, HALF_LIFE_DAYS)} as freshness
    from person r
    left join (${lastContacts(scope, 'person_id')}) spoken on spoken.about = r.id
    where ${living(scope, 'r')} and ${isThere(scope, sql`r.created_at`)}`,
});

/** One look for each company, since with each there are many. */
function lastContact(scope: SourceScope): Sql {
  return sql`select max(a.occurred_at) as at from activity a
    where a.company_id = r.id and ${isContact(scope)}`;
}

/** Having been spoken with is a history, too; of a past day it is asked when that was written down. */
function wasSpoken({ before }: SourceScope): Sql {
  return before === null ? sql`(case when spoken.at is not null then true end)` : sql`null`;
}

/** One look for each company: the planner would read the whole table to tell whether there is any. */
function has(scope: SourceScope, type: string): Sql {
  return sql`(select true from ${sql.table(type)} h
    where h.company_id = r.id and ${living(scope, 'h')} and ${isThere(scope, sql`h.created_at`)}
    limit 1)`;
}
