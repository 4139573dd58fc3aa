import { sql } from 'kysely';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { ownerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Finding, findPractices, isDoer } from '../detect/find-practices.ts';
import {
  CUSTOMER_HABITS,
  DEAL_HABITS,
  type Habit,
  type Observation,
} from '../detect/observation.ts';
import type { listPractices as listEndpoint, PracticeAnswer } from '../practice-api.ts';
import { mayKeep, stateOf } from '../trial.ts';
import { readCustomers, readDeals } from './observation-queries.ts';

export interface PracticeRow {
  id: string;
  habit: Habit;
  found: PracticeAnswer['found'];
  taken_up_on: string;
  outcome: 'kept' | 'retired' | null;
  reason: string | null;
  settled_on: string | null;
}

interface PartRow {
  practice_id: string;
  member_id: string;
  name: string;
  part: 'shows' | 'tries';
  consent: 'named' | 'unnamed' | 'no' | null;
  case_ids: string[];
  helps: boolean | null;
}

type Case = Pick<PracticeAnswer['cases'][number], 'type' | 'id' | 'title'>;

export interface Looked {
  deals: Observation[];
  customers: Observation[];
}

export const isDealHabit = (habit: Habit) => (DEAL_HABITS as readonly Habit[]).includes(habit);

export async function readLooked(ctx: ReadContext): Promise<Looked> {
  return { deals: await readDeals(ctx), customers: await readCustomers(ctx) };
}

/** All habits are held against each other at once, so that no more than one in ten is there by chance. */
export function findingsOf({ deals, customers }: Looked): Finding[] {
  return findPractices([...deals, ...customers], [...DEAL_HABITS, ...CUSTOMER_HABITS]);
}

/** Own work on which the habit shows, that ended well; the newest first. */
export function ownCases({ deals, customers }: Looked, habit: Habit, memberId: string): string[] {
  const all = isDealHabit(habit) ? deals : customers;
  return all
    .filter((one) => one.owner_id === memberId && one.good && one.habits[habit])
    .map(({ id }) => id);
}

export function mayShow({ deals, customers }: Looked, habit: Habit, memberId: string): boolean {
  const own = (isDealHabit(habit) ? deals : customers).filter((one) => one.owner_id === memberId);
  return isDoer(own, habit);
}

export const mayLead = ({ actor }: ReadContext) => actor.role !== 'member' && !actor.viewerId;

export async function listPractices(
  ctx: ReadContext,
): Promise<EndpointOutput<typeof listEndpoint>> {
  const looked = await readLooked(ctx);
  const rows = await ctx.db.rows<PracticeRow>(sql`
    select p.id, p.habit, p.found, p.taken_up_on, p.outcome, p.reason, p.settled_on from practice p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.deleted_at is null
    order by p.taken_up_on desc, p.id desc`);
  const parts = await readParts(ctx);
  const cases = await readCases(ctx, parts);
  return {
    findings: findingsOf(looked),
    practices: rows.map((row) => answerOf(ctx, { row, parts, cases, looked })),
    looked_at: { deals: looked.deals.length, customers: looked.customers.length },
    may_lead: mayLead(ctx),
  };
}

export function readParts(ctx: ReadContext): Promise<PartRow[]> {
  return ctx.db.rows<PartRow>(sql`
    select p.practice_id, p.member_id, m.name, p.part, p.consent, p.case_ids, p.helps
    from practice_part p
    join member m on m.workspace_id = p.workspace_id and m.id = p.member_id
    where p.workspace_id = ${ctx.actor.workspaceId} and p.deleted_at is null order by p.id`);
}

/** What the reader may see of what is shown. */
export async function readCases(
  ctx: ReadContext,
  parts: readonly PartRow[],
): Promise<ReadonlyMap<string, Case>> {
  const ids = parts.flatMap(({ case_ids }) => case_ids);
  const found: Case[] = [];
  for (const type of ['deal', 'company'] as const) {
    found.push(
      ...(await ctx.db.rows<Case>(sql`
        select ${type} as type, r.id, r.title from ${sql.table(type)} r
        where ${visible(ctx.actor, 'r')} and r.workspace_id = ${ctx.actor.workspaceId}
          and r.id = any(${ids}::uuid[]) and r.deleted_at is null`)),
    );
  }
  return new Map(found.map((one) => [one.id, one]));
}

interface Known {
  row: PracticeRow;
  parts: readonly PartRow[];
  cases: ReadonlyMap<string, Case>;
  looked: Looked;
}

function answerOf(ctx: ReadContext, { row, parts, cases, looked }: Known): PracticeAnswer {
  const memberId = ownerOf(ctx.actor);
  const own = parts.filter(({ practice_id }) => practice_id === row.id);
  const shows = own.filter(({ consent }) => consent === 'named' || consent === 'unnamed');
  const tries = own.filter(({ part }) => part === 'tries');
  const mine = own.find(({ member_id }) => member_id === memberId);
  const shown = shows.flatMap(({ case_ids }) => case_ids);
  const lookedAt = (one: string) => tries.filter(({ case_ids }) => case_ids.includes(one)).length;
  const told = {
    outcome: row.outcome,
    cases: shown.length,
    tried: tries.map(({ helps }) => helps),
  };
  const { id, habit, found, taken_up_on, reason, settled_on } = row;
  return {
    ...{ id, habit, found, taken_up_on, reason, settled_on },
    state: stateOf(told),
    shown_by: shows.filter(({ consent }) => consent === 'named').map(({ name }) => name),
    shown_unnamed: shows.filter(({ consent }) => consent === 'unnamed').length,
    cases: shown.flatMap((one) => {
      const found = cases.get(one);
      if (!found) return [];
      const looked_by_me = mine?.part === 'tries' && mine.case_ids.includes(one);
      return { ...found, looked: lookedAt(one), looked_by_me };
    }),
    tried_by: tries.map(({ name, helps }) => ({ name, helps })),
    mine: {
      may_show: mine?.part === 'shows' || (!mine && mayShow(looked, habit, memberId)),
      consent: mine?.consent ?? null,
      tries: mine?.part === 'tries',
      helps: mine?.helps ?? null,
    },
    may_keep: mayLead(ctx) && row.outcome === null && mayKeep(told),
  };
}
