import { type RawBuilder, sql } from 'kysely';
import { isId } from '#src/lib/ids.ts';
import { refuse } from '#src/records/server/filter/filter-test-sql.ts';
import { visible } from '#src/records/server/visible.ts';
import type { Actor } from '#src/server/context.ts';
import { FRESH_DAYS, MAIL_PATTERN, MOST_SOFT_BOUNCES } from '../address-state.ts';
import type { Channel, Reach } from '../reach.ts';

type Sql = RawBuilder<unknown>;

/** Whether the row `a` of `mail_address` takes nothing any more. */
export const isGoneSql = sql`(a.bounce = 'hard' or a.soft_bounces >= ${sql.lit(MOST_SOFT_BOUNCES)})`;

/** Whether an address of the person `p` is one. Nearly all are, so it is read only of whom the index tells otherwise. */
function isWellWritten({ workspaceId }: Actor, { p, email }: { p: Sql; email: Sql }): Sql {
  const doubtful = sql`select ill.id from person ill
    where ill.workspace_id = ${workspaceId} and mail_spelling(ill.emails) = 'invalid'`;
  return sql`(${email} is not null
    and (${p}.id not in (${doubtful}) or ${email} ~ ${sql.lit(MAIL_PATTERN)}))`;
}

interface Asking {
  actor: Actor;
  channel: Channel;
  purpose?: string | undefined;
  /** Of the table of people. */
  alias?: string;
}

/** Whether a person is reached, as `reachOf` tells it. Most are, so that is asked for as soon as it may be. */
export function reachSql(asking: Asking): Sql {
  const { refusals, address } = problems(asking);
  const when = ([is, holds]: [Reach, Sql]) => sql`when ${holds} then ${sql.lit(is)}`;
  const reached = sql`when ${address.isUsable} then 'reached'`;
  const whens = [...refusals.map(when), reached, ...address.problems.map(when)];
  return sql`case ${sql.join(whens, sql` `)} else 'reached' end`;
}

/** The same as a condition, so written that the planner sees how many it leaves. */
export function reachTestSql(asking: Asking, wanted: Reach): Sql {
  const { refusals, address } = problems(asking);
  const not = ([, holds]: [Reach, Sql]) => sql`not ${holds}`;
  if (wanted === 'reached') {
    return sql`(${sql.join([...refusals.map(not), address.isUsable], sql` and `)})`;
  }
  const all = [...refusals, ...address.problems];
  const at = all.findIndex(([is]) => is === wanted);
  if (at < 0) return sql`false`;
  return sql`(${sql.join([...all.slice(0, at).map(not), all[at]![1]], sql` and `)})`;
}

interface Problems {
  refusals: [Reach, Sql][];
  address: { isUsable: Sql; problems: [Reach, Sql][] };
}

/**
 * What may stand against it, in order. What a person said holds for all who see them, so consents
 * are not asked for their own visibility: no withdrawal is overlooked.
 */
function problems({ actor, channel, purpose, alias = 'r' }: Asking): Problems {
  const p = sql.raw(alias);
  const refusals: [Reach, Sql][] = [
    ['do_not_contact', sql`(${p}.do_not_contact @> array[${sql.lit(channel)}])`],
  ];
  if (purpose !== undefined) {
    refusals.push(['no_consent', sql`(not ${isAllowedSql(actor, { purpose, p })})`]);
  }
  return { refusals, address: addressProblems(actor, channel, p) };
}

function isAllowedSql({ workspaceId }: Actor, { purpose, p }: { purpose: string; p: Sql }): Sql {
  if (!isId(purpose)) throw refuse('A purpose is named by its id.');
  const said = (state: Sql) => sql`${p}.id in (select c.person_id from consent c
    where c.workspace_id = ${workspaceId} and c.purpose_id = ${purpose} and c.holds
      and c.deleted_at is null and c.person_id is not null and ${state})`;
  return sql`(case when (select coalesce(u.legal_basis, 'consent') = 'consent' from purpose u
      where u.workspace_id = ${workspaceId} and u.id = ${purpose} and u.deleted_at is null) is not false
    then ${said(sql`c.state = 'given'`)} else not ${said(sql`c.state <> 'given'`)} end)`;
}

/** Usable is what has none of the problems. */
function addressProblems(actor: Actor, channel: Channel, p: Sql): Problems['address'] {
  if (channel === 'mail') return mailProblems(actor, p);
  const isUsable =
    channel === 'phone' ? sql`(cardinality(${p}.phones) > 0)` : hasPlaceSql(actor, p);
  return { isUsable, problems: [['no_address', sql`(not ${isUsable})`]] };
}

function mailProblems(actor: Actor, p: Sql): Problems['address'] {
  const gone = sql`select a.email from mail_address a
    where a.workspace_id = ${actor.workspaceId} and ${isGoneSql}`;
  // most are reached by their first address, so the others are looked at only if that one fails
  const some = (test: (email: Sql) => Sql) => sql`(${test(sql`${p}.emails[1]`)}
    or exists (select from unnest(${p}.emails) e where ${test(sql`e`)}))`;
  const isWritten = (email: Sql) => isWellWritten(actor, { p, email });
  const isUsable = some((email) => sql`(${isWritten(email)} and ${email} not in (${gone}))`);
  return {
    isUsable,
    problems: [
      ['no_address', sql`(cardinality(${p}.emails) = 0)`],
      ['invalid', sql`(not ${some(isWritten)})`],
      ['bounced', sql`(not ${isUsable})`],
    ],
  };
}

/** A street and a town of their own, or of their company. */
function hasPlaceSql(actor: Actor, p: Sql): Sql {
  return sql`((${p}.street is not null and ${p}.city is not null) or exists (
    select from company o where ${visible(actor, 'o')} and o.id = ${p}.company_id
      and o.deleted_at is null and o.street is not null and o.city is not null))`;
}

/** The state of a person's main address, as `stateOf` tells it; messages count as far as they are seen. */
export function mainAddressSql(actor: Actor, today: string, p: Sql = sql.raw('r')): Sql {
  const since = sql`${today}::date - ${sql.lit(FRESH_DAYS)}::integer`;
  const main = sql`${p}.emails[1]`;
  const known = (test: Sql) => sql`exists (select from mail_address a
    where a.workspace_id = ${actor.workspaceId} and a.email = ${main} and ${test})`;
  const wrote = (test: Sql) => sql`exists (select from activity m where ${visible(actor, 'm')}
    and m.person_id = ${p}.id and m.kind = 'message' and m.deleted_at is null and ${test})`;
  return sql`case
    when cardinality(${p}.emails) = 0 then 'none'
    when not ${isWellWritten(actor, { p, email: main })} then 'invalid'
    when ${known(isGoneSql)} then 'bounced'
    when ${known(sql`a.confirmed_on >= ${since}`)} or ${wrote(sql`m.occurred_at >= ${since}`)} then 'fresh'
    when ${known(sql`a.confirmed_on is not null`)} or ${wrote(sql`true`)} then 'stale'
    else 'unverified' end`;
}
