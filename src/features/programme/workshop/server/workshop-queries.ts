import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import { sayCode } from '../limits.ts';
import { type Place, stepAt } from '../steps.ts';
import type { TemplateName } from '../templates.ts';
import type { ListedWorkshop, Objective, Question, WorkshopDesk } from '../workshop-api.ts';
import { wantingSql } from './answering/wanting-sql.ts';

export interface WorkshopRow extends Place {
  id: string;
  title: string;
  template: TemplateName;
  held_on: string;
  owner_id: string;
  team_id: string | null;
  objectives: Objective[];
  questions: Question[];
  dots: number;
  code: string;
  timer: { ends_at?: string; left_s?: number } | null;
  took_part: number;
  rounds: number;
  checked: { answered: number; picked: number[][] } | null;
  closed_on: string | null;
  version: number;
  deleted_at: string | null;
}

/** Who facilitates it runs it; a manager may go on where their laptop has died. */
export function mayRun(actor: Actor, row: Pick<WorkshopRow, 'owner_id'>): boolean {
  if (actor.viewerId) return false;
  return row.owner_id === actor.memberId || actor.role !== 'member';
}

/** A workshop that the actor may see; undefined if there is none. */
export function readWorkshopRow(
  ctx: ReadContext,
  id: string,
  { forUpdate = false } = {},
): Promise<WorkshopRow | undefined> {
  return ctx.db.first<WorkshopRow>(sql`
    select w.* from workshop w where ${visible(ctx.actor, 'w')} and w.id = ${id}
      and w.deleted_at is null ${forUpdate ? sql`for update` : sql``}`);
}

export async function listWorkshops(ctx: ReadContext): Promise<ListedWorkshop[]> {
  const rows = await ctx.db.rows<
    WorkshopRow & { facilitator: string; answered: number; of: number; voted: boolean }
  >(sql`
    select w.*, m.name as facilitator, c.answered, c.of, c.voted
    from workshop w
    join member m on m.workspace_id = w.workspace_id and m.id = w.owner_id
    cross join lateral (
      select count(coalesce(n.answer, k.answer ->> 'answer'))::int as answered,
        count(*) filter (where ${wantingSql} or k.answer is not null or n.answer is not null)::int as of,
        coalesce(bool_or(k.votes is not null), false) as voted
      from workshop_cluster k
      left join concern n on n.workspace_id = k.workspace_id and n.id = k.concern_id
        and n.deleted_at is null
      where k.workspace_id = w.workspace_id and k.workshop_id = w.id and k.deleted_at is null) c
    where ${visible(ctx.actor, 'w')} and w.deleted_at is null
    order by w.held_on desc, w.created_at desc, w.id limit 200`);
  return rows.map((row) => ({
    ...{ id: row.id, title: row.title, template: row.template, held_on: row.held_on },
    facilitator: { id: row.owner_id, name: row.facilitator },
    kind: stepAt(row.template, row.step).kind,
    took_part: row.took_part,
    answered: row.voted ? row.answered : null,
    of: row.voted ? row.of : null,
    may_run: mayRun(ctx.actor, row),
  }));
}

/** What the desk knows besides the board. `url` is the origin that people open. */
export async function readDesk(
  ctx: ReadContext,
  row: WorkshopRow,
  url: string,
): Promise<WorkshopDesk> {
  const owner = await ctx.db.first<{ name: string; active: boolean }>(sql`
    select m.name, m.active from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${row.owner_id}`);
  const may = mayRun(ctx.actor, row);
  const hidden = may
    ? await ctx.db.rows<{ id: string; text: string }>(sql`
        select c.id, c.text from workshop_card c
        where c.workspace_id = ${ctx.actor.workspaceId} and c.workshop_id = ${row.id}
          and c.hidden is not null and c.deleted_at is null order by c.id`)
    : [];
  return {
    ...{ id: row.id, version: row.version, title: row.title, held_on: row.held_on },
    template: row.template,
    facilitator: { id: row.owner_id, name: owner?.name ?? '', active: owner?.active ?? false },
    team_id: row.team_id,
    may_run: may,
    code: sayCode(row.code),
    join_url: `${url}/j/${row.code}`,
    ...{ objectives: row.objectives, dots: row.dots },
    // with what is right
    questions: may ? row.questions : [],
    took_part: row.took_part,
    hidden,
  };
}

/**
 * Who was there on the last Time to Change day whose cards were revealed; null if none was held. Nobody
 * says who they are when they join, so it counts phones and no names.
 */
export async function workshopParticipation(ctx: ReadContext): Promise<number | null> {
  const row = await ctx.db.first<{ took_part: number }>(sql`
    select w.took_part from workshop w
    where w.workspace_id = ${ctx.actor.workspaceId} and w.deleted_at is null
      and w.template = 'time_to_change' and exists (
        select from workshop_cluster k
        where k.workspace_id = w.workspace_id and k.workshop_id = w.id)
    order by w.held_on desc, w.created_at desc limit 1`);
  return row?.took_part ?? null;
}
