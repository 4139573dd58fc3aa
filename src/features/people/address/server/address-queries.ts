import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { Filter } from '#src/records/filter.ts';
import { getRecord, type Matching, matching } from '#src/records/server/record-queries.ts';
import { withView } from '#src/records/server/views/view-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { person } from '../../person/person.ts';
import { type KnownAddress, stateOf } from '../address-state.ts';
import { type Channel, REACHES, type Reach } from '../reach.ts';
import { reachSql } from './reach-sql.ts';

interface AddressRow extends KnownAddress {
  bounced_on: string | null;
  reason: string | null;
}

/** The mail addresses of a person in order, with what is known of each. */
export async function readAddresses(ctx: ReadContext, personId: string) {
  const { row } = await getRecord(ctx, person, personId);
  const rows = await ctx.db.rows<AddressRow>(sql`
    select e.email, a.bounce, a.bounced_on::text, coalesce(a.soft_bounces, 0) as soft_bounces,
      a.reason, greatest(a.confirmed_on, case when e.place = 1 then (
        select max(m.occurred_at)::date from activity m where ${visible(ctx.actor, 'm')}
          and m.person_id = ${row.id} and m.kind = 'message' and m.deleted_at is null) end
      )::text as last_sign_on
    from unnest(${row.emails as string[]}::text[]) with ordinality as e (email, place)
    left join mail_address a on a.workspace_id = ${ctx.actor.workspaceId} and a.email = e.email
    order by e.place`);
  const { day: today } = await readMemberDay(ctx);
  return rows.map((one) => ({ ...one, state: stateOf(one, today) }));
}

export interface ReachRequest extends Matching {
  view?: string | undefined;
  filter?: Filter | undefined;
  channel: Channel;
  purpose?: string | undefined;
}

/** How many of a list are reached, and how many are not for each reason. */
export async function readReach(ctx: ReadContext, request: ReachRequest) {
  const meant = await withView(ctx, person, request);
  const where = await matching(ctx, person, meant);
  const { actor } = ctx;
  const { channel, purpose } = request;
  // counted in one pass: to group them, PostgreSQL would sort all
  const counts = REACHES.map(
    (one) => sql`count(*) filter (where told."is" = ${sql.lit(one)})::integer as ${sql.ref(one)}`,
  );
  const [told] = await ctx.db.rows<Record<Reach, number>>(sql`
    select ${sql.join(counts)} from (
      select ${reachSql({ actor, channel, purpose })} as "is" from person r where ${where} offset 0
    ) told`);
  const items = REACHES.map((one) => ({ is: one, count: told![one] })).filter(
    ({ count }) => count > 0,
  );
  return { total: items.reduce((sum, { count }) => sum + count, 0), items };
}
