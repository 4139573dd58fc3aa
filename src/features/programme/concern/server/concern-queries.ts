import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Day } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import { ANSWER_DAYS, type ConcernState, REMIND_DAYS, topConcerns } from '../concern.ts';
import { daysTaken, workingDaysAfter } from '../days-taken.ts';
import { changeOwedOf, decisionOwedOf, taskOf } from './owed-task-commands.ts';

interface Waiting {
  id: string;
  title: string;
  weight: number;
  state: ConcernState;
  answer: string | null;
  answered_on: string | null;
  /** When it was raised, or came back since. */
  raised_on: string;
  /** It came back, and since then nobody has answered it. */
  is_back: boolean;
}

/** Something is done about these already, so that nobody can say whether to. */
const ACTED_ON: ReadonlySet<ConcernState> = new Set(['acting', 'verified']);

/** The concerns that weigh most. */
async function readTop(ctx: Pick<ReadContext, 'actor' | 'db'>): Promise<Waiting[]> {
  return topConcerns(await readStanding(ctx));
}

async function readStanding({ actor, db }: Pick<ReadContext, 'actor' | 'db'>): Promise<Waiting[]> {
  const rows = await db.rows<Omit<Waiting, 'is_back'> & { back_on: Day | null }>(sql`
    select c.id, c.title, c.weight, c.state, c.answer, c.answered_on, c.raised_on,
      case when last.verb = 'concern.reopened'
        then (last.at at time zone 'UTC')::date::text end as back_on
    from concern c left join lateral (
      select e.verb, e.at from ledger_event e where e.workspace_id = c.workspace_id
        and e.record_id = c.id and e.verb in ('concern.answered', 'concern.reopened')
      order by e.seq desc limit 1) last on true
    where c.workspace_id = ${actor.workspaceId} and c.cluster_id is null
      and c.deleted_at is null`);
  return rows.map(({ back_on, ...row }) => {
    const is_back = back_on !== null && row.state !== 'answered' && !ACTED_ON.has(row.state);
    return { ...row, is_back, raised_on: is_back ? back_on : row.raised_on };
  });
}

/** What was answered and came back waits for an answer once more. */
function isUnanswered({ answer, is_back }: Waiting): boolean {
  return answer === null || is_back;
}

/** How they stand. */
export async function openTopConcerns(ctx: ReadContext) {
  const all = await readStanding(ctx);
  const top = topConcerns(all);
  const { day: today } = await readMemberDay(ctx);
  const unanswered = top.filter(isUnanswered);
  const isLate = (one: Waiting) =>
    daysTaken(one.raised_on, isUnanswered(one) ? today : one.answered_on!) > ANSWER_DAYS;
  return {
    top: top.length,
    answered: top.length - unanswered.length,
    in_time: top.filter((one) => !isUnanswered(one) && !isLate(one)).length,
    unanswered: unanswered.length,
    late: unanswered.filter(isLate).length,
    others_late: all.filter((one) => isUnanswered(one) && isLate(one) && !top.includes(one)).length,
    ids: top.map(({ id }) => id),
  };
}

export interface Undecided {
  id: string;
  title: string;
  due_on: string;
}

/** Those that have waited for a while, can be decided, and stand in the day of nobody who is here. */
export async function listUndecided(
  ctx: Pick<ReadContext, 'actor' | 'db'>,
  today: Day,
): Promise<Undecided[]> {
  const waiting = (await readTop(ctx)).filter(
    (one) =>
      isUnanswered(one) &&
      !ACTED_ON.has(one.state) &&
      daysTaken(one.raised_on, today) >= REMIND_DAYS,
  );
  if (waiting.length === 0) return [];
  const tasks = waiting.map(({ id }) => taskOf(decisionOwedOf(id)));
  const known = await ctx.db.rows<{ id: string }>(sql`select t.id from task t
    where t.workspace_id = ${ctx.actor.workspaceId} and t.id = any(${tasks}::uuid[])
      and (t.done_at is not null or t.deleted_at is not null or ${isHere(ctx, sql`t.owner_id`)})`);
  const there = new Set(known.map(({ id }) => id));
  return waiting
    .filter(({ id }) => !there.has(taskOf(decisionOwedOf(id))))
    .map(({ id, title, raised_on }) => {
      const by = workingDaysAfter(raised_on, ANSWER_DAYS);
      return { id, title, due_on: [by, today].sort()[1]! };
    });
}

/** What leaders who left said they would change themselves, and that is still open. */
export async function listLeftChanges(
  ctx: Pick<ReadContext, 'actor' | 'db'>,
): Promise<{ id: string }[]> {
  const { workspaceId } = ctx.actor;
  const said = await ctx.db.rows<{ id: string }>(sql`
    select c.id from concern c where c.workspace_id = ${workspaceId} and c.deleted_at is null
      and c.manager_change is not null and c.state <> 'verified'
      and not ${isHere(ctx, sql`c.manager_id`)}`);
  if (said.length === 0) return [];
  const tasks = said.map(({ id }) => taskOf(changeOwedOf(id)));
  const open = await ctx.db.rows<{ id: string }>(sql`select t.id from task t
    where t.workspace_id = ${workspaceId} and t.id = any(${tasks}::uuid[]) and t.done_at is null
      and t.deleted_at is null and not ${isHere(ctx, sql`t.owner_id`)}`);
  const left = new Set(open.map(({ id }) => id));
  return said.filter(({ id }) => left.has(taskOf(changeOwedOf(id))));
}

const isHere = ({ actor }: Pick<ReadContext, 'actor'>, column: ReturnType<typeof sql>) =>
  sql`exists (select from member m where m.workspace_id = ${actor.workspaceId}
    and m.id = ${column} and m.active)`;

/** Whether the actor gave this command; what was said without a name nobody takes back. */
export async function gaveCommand(ctx: ReadContext, commandId: string): Promise<boolean> {
  const given = await ctx.db.first<{ actor_id: string | null }>(sql`
    select e.actor_id from ledger_event e where e.workspace_id = ${ctx.actor.workspaceId}
      and e.command_id = ${commandId} limit 1`);
  if (given?.actor_id) return given.actor_id === ctx.actor.memberId;
  throw notYours();
}

export function notYours(): AppError {
  return new AppError(
    'forbidden',
    'Only whoever said this takes it back. It can be answered instead.',
    { reason: 'not_author' },
  );
}
