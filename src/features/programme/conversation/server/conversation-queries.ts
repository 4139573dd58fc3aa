import { sql } from 'kysely';
import { freshen } from '#src/features/adoption/measure/server/freshen-commands.ts';
import { figuresOfMembers } from '#src/features/adoption/measure/server/measure-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Database } from '#src/server/db/database.ts';
import {
  judgePreparedness,
  NO_WORDS,
  PRECONDITIONS,
  type Side,
  type Words,
} from '../conversation.ts';
import type { Conversation, ConversationSummary, Conversations } from '../conversation-api.ts';
import { LEADER_USE } from '../need.ts';
import { readHeld } from './sum-queries.ts';

export interface ConversationRow {
  id: string;
  leader_id: string;
  member_id: string;
  leader_name: string;
  member_name: string;
  proposed_by: string;
  proposed_on: string;
  begun_on: string | null;
  barrier: string | null;
  barrier_on: string | null;
  words: Partial<Words>;
  leader_agreed_on: string | null;
  member_agreed_on: string | null;
  leader_erases: boolean;
  member_erases: boolean;
  closed_on: string | null;
  erase_on: string;
  version: number;
}

/** Of the actor's own conversations; whoever looks through somebody's eyes has none. */
export async function readOwn(
  { actor, db, now }: ReadContext,
  options: { id?: string; forUpdate?: true } = {},
): Promise<ConversationRow[]> {
  if (actor.viewerId) return [];
  const one = options.id ? sql`and c.id = ${options.id}` : sql``;
  const lock = options.forUpdate ? sql`for update of c` : sql``;
  return db.rows<ConversationRow>(sql`
    select c.*, l.name as leader_name, m.name as member_name from conversation c
    join member l on l.workspace_id = c.workspace_id and l.id = c.leader_id
    join member m on m.workspace_id = c.workspace_id and m.id = c.member_id
    where c.workspace_id = ${actor.workspaceId} and c.erase_on > ${utcDay(now())}
      and (c.leader_id = ${actor.memberId} or c.member_id = ${actor.memberId}) ${one}
    order by c.closed_on is not null, c.proposed_on desc, c.id limit 200 ${lock}`);
}

/** For everybody else there is no such conversation. */
export async function requireOwn(
  ctx: ReadContext,
  id: string,
  options: { forUpdate?: true } = {},
): Promise<{ row: ConversationRow; side: Side; words: Words }> {
  const [row] = await readOwn(ctx, { id, ...options });
  if (!row) throw new AppError('not_found', 'There is no such conversation.');
  return { row, side: sideOf(ctx, row), words: { ...NO_WORDS, ...row.words } };
}

function sideOf({ actor }: ReadContext, { leader_id }: ConversationRow): Side {
  return leader_id === actor.memberId ? 'leader' : 'member';
}

export async function listConversations(ctx: ReadContext): Promise<Conversations> {
  const rows = await readOwn(ctx);
  const intro = await readIntro(ctx, ctx.actor.memberId);
  const others = await readOthers(ctx);
  return {
    items: rows.map((row) => summarize(ctx, row)),
    with: others,
    introduced_on: intro?.done_on ?? null,
    leads: others.some(({ side }) => side === 'leader'),
    held: await readHeld(ctx),
  };
}

function summarize(ctx: ReadContext, row: ConversationRow): ConversationSummary {
  const side = sideOf(ctx, row);
  const other =
    side === 'leader'
      ? { id: row.member_id, name: row.member_name }
      : { id: row.leader_id, name: row.leader_name };
  const { id, proposed_on, begun_on, closed_on, erase_on, words } = row;
  return {
    ...{ id, side, other, proposed_on, begun_on, closed_on, erase_on },
    proposed_by_you: row.proposed_by === ctx.actor.memberId,
    check_on: words.check_on ?? null,
  };
}

/** Whom the actor leads, and who leads them; `side` is the actor's own. */
async function readOthers({ actor, db }: ReadContext): Promise<Conversations['with']> {
  if (actor.viewerId) return [];
  return db.rows<Conversations['with'][number]>(sql`
    select m.id, m.name, 'leader' as side from member m
    join team t on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
    where m.workspace_id = ${actor.workspaceId} and m.active and t.leader_id = ${actor.memberId}
      and m.id <> ${actor.memberId}
    union all
    select l.id, l.name, 'member' from team t
    join member o on o.workspace_id = t.workspace_id and o.team_id = t.id and o.id = ${actor.memberId}
    join member l on l.workspace_id = t.workspace_id and l.id = t.leader_id and l.active
    where t.workspace_id = ${actor.workspaceId} and t.deleted_at is null and l.id <> o.id
    order by side desc, name, id`);
}

/** Which side the actor would be on with this colleague; null: they do not lead one another. */
export async function sideWith(ctx: ReadContext, otherId: string): Promise<Side | null> {
  const others = await readOthers(ctx);
  return others.find(({ id }) => id === otherId)?.side ?? null;
}

export function readIntro({ actor, db }: ReadContext, memberId: string) {
  return db.first<{ id: string; done_on: string }>(sql`
    select i.id, i.done_on from conversation_intro i
    where i.workspace_id = ${actor.workspaceId} and i.member_id = ${memberId}
      and i.deleted_at is null`);
}

/** What must hold before it begins, as it stands today. */
export async function readPreconditions(ctx: ReadContext, row: ConversationRow) {
  const { leader_id, member_id } = row;
  const figures = await figuresOfMembers(ctx, [leader_id, member_id], dayOfAll(ctx));
  const fair = figures.get(member_id)?.measures.give_get;
  const met = judgePreparedness(
    {
      trained: (await readIntro(ctx, leader_id)) !== undefined,
      ...{ asked_s: fair?.asked_s ?? 0, ratio: fair?.ratio ?? null },
      barrier: row.barrier_on !== null,
      leader_use: figures.get(leader_id)?.leader?.use ?? null,
    },
    { leader_use: LEADER_USE },
  );
  return PRECONDITIONS.map((name) => ({ name, met: met[name] }));
}

/** The same day for everybody, so that no figure bears the day of where one of the two lives. */
function dayOfAll(ctx: ReadContext): string {
  return utcDay(ctx.now());
}

/**
 * Takes in what was done since figures were last made, as long as it has not begun: of all whom the
 * leader leads and of the member's team, so that nothing kept of two tells that they talk.
 */
export async function freshenTeam(ctx: ReadContext, database: Database, id: string): Promise<void> {
  const { row } = await requireOwn(ctx, id);
  if (row.begun_on || row.closed_on) return;
  const { workspaceId } = ctx.actor;
  const members = await ctx.db.rows<{ id: string }>(sql`
    select m.id from member m where m.workspace_id = ${workspaceId} and m.active
      and (m.id in (${row.leader_id}, ${row.member_id}) or m.team_id in (
        select t.id from team t where t.workspace_id = m.workspace_id and t.deleted_at is null
          and (t.leader_id = ${row.leader_id} or t.id = (select o.team_id from member o
            where o.workspace_id = t.workspace_id and o.id = ${row.member_id}))))
    order by m.id`);
  const memberIds = members.map((one) => one.id);
  await freshen(database, workspaceId, { memberIds, on: dayOfAll(ctx) });
}

export async function readConversation(ctx: ReadContext, id: string): Promise<Conversation> {
  const { row, side, words } = await requireOwn(ctx, id);
  const isLeader = side === 'leader';
  const { leader_agreed_on, member_agreed_on, leader_erases, member_erases } = row;
  return {
    ...summarize(ctx, row),
    ...words,
    ...{ version: row.version, barrier: row.barrier },
    preconditions: await readPreconditions(ctx, row),
    you_agreed_on: isLeader ? leader_agreed_on : member_agreed_on,
    other_agreed_on: isLeader ? member_agreed_on : leader_agreed_on,
    you_erase: isLeader ? leader_erases : member_erases,
    other_erases: isLeader ? member_erases : leader_erases,
  };
}

/** How many wait for the actor's yes or no, which Today says. */
export async function readProposed(ctx: ReadContext): Promise<number> {
  const rows = await readOwn(ctx);
  return rows.filter(
    ({ begun_on, closed_on, proposed_by }) =>
      begun_on === null && closed_on === null && proposed_by !== ctx.actor.memberId,
  ).length;
}
