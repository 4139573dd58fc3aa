import { sql } from 'kysely';
import { figuresOfMembers } from '#src/features/adoption/measure/server/measure-queries.ts';
import { readAffected } from '#src/features/programme/plan/server/affected-queries.ts';
import {
  type ProgrammeRow,
  readProgrammeRow,
} from '#src/features/programme/plan/server/programme-queries.ts';
import { utcDay } from '#src/lib/days.ts';
import { ownerOf } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Edition, Expectations, Question } from '../expectation-api.ts';
import {
  groupMembers,
  judgeSupport,
  type Merged,
  mergedOf,
  SUPPORT_NEEDS,
  type Support,
  type SupportLeader,
} from '../support-gate.ts';
import { tellAgreed } from '../telling.ts';

export interface EditionRow {
  id: string;
  edition: number;
  asks: string[];
  gives: string[];
  opened_on: string | null;
  published_on: string | null;
}

export interface Setting {
  programme: ProgrammeRow;
  memberIds: string[];
  isSponsor: boolean;
}

/** The running programme, whom it concerns, and whether the actor is its sponsor. */
export async function readSetting(ctx: ReadContext): Promise<Setting | null> {
  const programme = await readProgrammeRow(ctx);
  if (!programme || programme.deleted_at || programme.ended) return null;
  const { memberIds } = await readAffected(ctx, programme);
  return { programme, memberIds, isSponsor: programme.sponsor_id === ctx.actor.memberId };
}

/** The edition that holds, and the one that is being written or signed. */
export async function readEditions({ actor, db }: ReadContext) {
  const rows = await db.rows<EditionRow>(sql`
    select e.id, e.edition, e.asks, e.gives, e.opened_on, e.published_on from expectation e
    where e.workspace_id = ${actor.workspaceId} and e.deleted_at is null and e.replaced_on is null
    order by e.edition desc, e.id desc`);
  return {
    current: rows.find(({ published_on }) => published_on !== null),
    draft: rows.find(({ published_on }) => published_on === null),
  };
}

type SignedLeader = SupportLeader & { id: string; name: string; signed_on: string | null };

/** Who leads those it concerns, and the sponsor: with what they signed. */
function readSigners(
  { actor, db }: ReadContext,
  { programme, memberIds }: Setting,
  expectationId: string,
): Promise<Omit<SignedLeader, 'use' | 'signed'>[]> {
  const { workspaceId } = actor;
  return db.rows<Omit<SignedLeader, 'use' | 'signed'>>(sql`
    select m.id, m.name, a.agreed_on as signed_on, a.statement, exists (select 1 from team t
        where t.workspace_id = m.workspace_id and t.leader_id = m.id and t.deleted_at is null) as leads
    from member m
    left join expectation_answer a on a.workspace_id = m.workspace_id and a.member_id = m.id
      and a.expectation_id = ${expectationId} and a.deleted_at is null
    where m.workspace_id = ${workspaceId} and m.active and (m.id = ${programme.sponsor_id}
      or exists (select 1 from team t join member o
          on o.workspace_id = t.workspace_id and o.team_id = t.id and o.active
        where t.workspace_id = m.workspace_id and t.leader_id = m.id and t.deleted_at is null
          and o.id = any(${memberIds}::uuid[])))
    order by m.name, m.id`);
}

/** The same, and how they lead. */
export async function readLeaders(
  ctx: ReadContext,
  setting: Setting,
  expectationId: string,
): Promise<SignedLeader[]> {
  const rows = await readSigners(ctx, setting, expectationId);
  const today = utcDay(ctx.now());
  const ids = rows.filter(({ leads }) => leads).map(({ id }) => id);
  const figures = await figuresOfMembers(ctx, ids, today);
  return rows.map((row) => ({
    ...row,
    signed: row.signed_on !== null,
    use: figures.get(row.id)?.leader?.use ?? null,
  }));
}

/** What was done for those it concerns; the introduction is proven by work, not by a click. */
export async function readSupport(
  ctx: ReadContext,
  { memberIds }: Setting,
  leaders: readonly SupportLeader[],
): Promise<Support & { merged: Merged }> {
  const today = utcDay(ctx.now());
  const members = await ctx.db.rows<{ id: string; team_id: string | null; learnt: boolean }>(sql`
    select m.id, m.team_id, (exists (select from help_state h where h.workspace_id = m.workspace_id
        and h.member_id = m.id and h.state = 'learnt')
      or exists (select from lesson_recall r where r.workspace_id = m.workspace_id
        and r.member_id = m.id)) as learnt
    from member m where m.workspace_id = ${ctx.actor.workspaceId} and m.id = any(${memberIds}::uuid[])`);
  const learnt = new Set(members.filter((one) => one.learnt).map(({ id }) => id));
  const figures = await figuresOfMembers(ctx, memberIds, today);
  const together = groupMembers(members);
  const groups = together.map((ids) => {
    let [asked, given] = [0, 0];
    for (const id of ids) {
      const own = figures.get(id)?.measures.give_get;
      asked += own?.asked_s ?? 0;
      given += own?.given_s ?? 0;
    }
    const introduced = ids.filter((id) => learnt.has(id)).length;
    return { people: ids.length, introduced, give_get: asked === 0 ? null : given / asked };
  });
  return { groups, leaders, merged: mergedOf(members, together) };
}

export async function readExpectations(ctx: ReadContext): Promise<Expectations> {
  const setting = await readSetting(ctx);
  const { current, draft } = await readEditions(ctx);
  if (!setting) return nothingYet();
  const leaders = draft ? await readLeaders(ctx, setting, draft.id) : [];
  const isLeader = leaders.some(({ id }) => id === ctx.actor.memberId);
  const isDraftShown = draft && (setting.isSponsor || (draft.opened_on !== null && isLeader));
  const support = isDraftShown ? await readSupport(ctx, setting, leaders) : null;
  const signed = current ? await readLeaders(ctx, setting, current.id) : [];
  const sponsor = signed.concat(leaders).find(({ id }) => id === setting.programme.sponsor_id);
  return {
    current: current ? await tellEdition(ctx, current, signed) : null,
    draft: isDraftShown ? await tellEdition(ctx, draft, leaders) : null,
    gate: support ? judgeSupport(support) : [],
    merged: support?.merged ?? 'none',
    counts: current ? await readCounts(ctx, setting, current.id) : null,
    questions: await readQuestions(ctx, setting.isSponsor),
    may: {
      edit: setting.isSponsor,
      sign: draft?.opened_on != null && isLeader,
      answer: setting.isSponsor,
    },
    sponsor: sponsor?.name ?? null,
  };
}

function nothingYet(): Expectations {
  return {
    ...{ current: null, draft: null, gate: [], merged: 'none', counts: null, questions: [] },
    ...{ may: { edit: false, sign: false, answer: false }, sponsor: null },
  };
}

async function tellEdition(
  ctx: ReadContext,
  row: EditionRow,
  leaders: readonly SignedLeader[],
): Promise<Edition> {
  const mine = await readAnswer(ctx, row.id);
  return {
    ...row,
    leaders: leaders.map(({ id, name, signed_on, leads, use, statement }) => ({
      ...{ id, name, signed_on, statement },
      leads_live: leads ? use !== null && use >= SUPPORT_NEEDS.leader_use : null,
    })),
    read_on: mine?.read_on ?? null,
    agreed_on: mine?.agreed_on ?? null,
  };
}

export interface AnswerRow {
  id: string;
  read_on: string | null;
  agreed_on: string | null;
  statement: string | null;
}

export function readAnswer({ actor, db }: ReadContext, expectationId: string) {
  return db.first<AnswerRow>(sql`
    select a.id, case when a.deleted_at is null then a.read_on end as read_on,
      case when a.deleted_at is null then a.agreed_on end as agreed_on,
      case when a.deleted_at is null then a.statement end as statement
    from expectation_answer a
    where a.workspace_id = ${actor.workspaceId} and a.expectation_id = ${expectationId}
      and a.member_id = ${ownerOf(actor)}`);
}

async function readCounts({ actor, db }: ReadContext, { memberIds }: Setting, id: string) {
  const found = await db.first<{ read: number; agreed: number }>(sql`
    select count(a.read_on)::integer as read, count(a.agreed_on)::integer as agreed
    from expectation_answer a
    where a.workspace_id = ${actor.workspaceId} and a.expectation_id = ${id}
      and a.deleted_at is null and a.member_id = any(${memberIds}::uuid[])`);
  const people = memberIds.length;
  const { read, agreed } = found!;
  return { people, read, agreed: tellAgreed(agreed, people) };
}

/** The asker's own; the sponsor's are those that everybody asked them. */
function readQuestions({ actor, db }: ReadContext, isSponsor: boolean): Promise<Question[]> {
  // nobody who looks through another's eyes reads what was asked in confidence
  if (actor.viewerId) return Promise.resolve([]);
  return db.rows<Question>(sql`
    select q.id, q.question, q.asked_on,
      case when q.answered_on is null then null else q.answer end as answer,
      case when q.member_id = ${actor.memberId} then null else m.name end as by
    from expectation_question q
    join member m on m.workspace_id = q.workspace_id and m.id = q.member_id
    where q.workspace_id = ${actor.workspaceId} and q.deleted_at is null
      and (q.member_id = ${actor.memberId} or ${isSponsor})
    order by q.answered_on is not null, q.asked_on desc, q.id limit 200`);
}

/** What Today asks of the actor: to sign as a leader, or to read and agree. */
export async function readAsked(ctx: ReadContext): Promise<'sign' | 'agree' | null> {
  if (ctx.actor.viewerId) return null;
  const { current, draft } = await readEditions(ctx);
  if (!current && !draft?.opened_on) return null;
  const setting = await readSetting(ctx);
  if (!setting) return null;
  const { memberId } = ctx.actor;
  if (draft?.opened_on) {
    const leaders = await readSigners(ctx, setting, draft.id);
    if (leaders.some(({ id, signed_on }) => id === memberId && !signed_on)) return 'sign';
  }
  if (!current || !setting.memberIds.includes(memberId)) return null;
  return (await readAnswer(ctx, current.id))?.agreed_on ? null : 'agree';
}
