import { sql } from 'kysely';
import { notFound } from '#src/records/server/record-queries.ts';
import { viewerOf } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { type Meeting, meeting } from '../meeting.ts';
import type { FrozenFigure, ShownMeeting } from '../meeting-api.ts';
import { readBoard } from './board-queries.ts';
import { listDecidedIn, listFollowUps } from './decided-queries.ts';
import { readFigures } from './freeze-board.ts';
import { maskGroups } from './mask-groups.ts';
import { seesMeeting } from './sight.ts';

/** Of a series that many of the latest are told. */
const MOST_TOLD = 12;

export async function readMeeting(ctx: ReadContext, id: string): Promise<Meeting> {
  const row = await ctx.db.first<Meeting>(sql`
    select m.* from meeting m
    where ${seesMeeting(ctx.actor)} and m.id = ${id} and m.deleted_at is null`);
  if (!row) throw notFound(meeting);
  return row;
}

/** A meeting with all that stands on its agenda, as far as the actor may see it. */
export async function showMeeting(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  id: string,
): Promise<ShownMeeting> {
  const row = await readMeeting(ctx, id);
  const { memberId } = viewerOf(ctx.actor);
  const leads = row.owner_id === memberId;
  const comes = row.attendees.includes(memberId);
  const boardSeen = (await readBoard(ctx, row.board!)) !== null;
  const maySee = leads || (comes && boardSeen);
  const kept = maySee ? await readFigures(ctx, row) : [];
  const figures = leads ? kept : await maskGroups(ctx, catalogue, kept);
  const names = await readNames(ctx, [row.owner_id!, ...row.attendees]);
  const series = await readSeries(ctx, row.series);
  return {
    ...{ id, name: row.name!, board: row.board!, board_seen: boardSeen },
    status: row.status as ShownMeeting['status'],
    ...{
      starts_on: row.starts_on!,
      starts_at: row.starts_at,
      repeats: row.repeats as ShownMeeting['repeats'],
    },
    ...{ started_at: row.started_at, ended_at: row.ended_at },
    ...{ note: row.note, version: row.version },
    leader: names.get(row.owner_id!) ?? null,
    attendees: row.attendees.flatMap((one) => names.get(one) ?? []),
    ...{ leads, comes },
    figures: figures.map(({ report_id: _, ...figure }) => figure as unknown as FrozenFigure),
    figures_hidden: !maySee && row.started_at !== null,
    follow_ups: await listFollowUps(ctx, row),
    decisions: (await listDecidedIn(ctx, id)).toReversed(),
    series,
    next: series.findLast((one) => one.status === 'planned' && one.id !== id) ?? null,
  };
}

async function readNames({ db, actor }: ReadContext, ids: string[]) {
  const rows = await db.rows<{ id: string; name: string }>(sql`
    select id, name from member
    where workspace_id = ${actor.workspaceId} and id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How its leader held each: opened live, looked behind a figure, had something decided. */
function readSeries(ctx: ReadContext, series: string | null): Promise<ShownMeeting['series']> {
  const { workspaceId } = ctx.actor;
  return ctx.db.rows(sql`
    select m.id, m.starts_on, m.status, m.started_at is not null as opened,
      exists (select 1 from ledger_event e where e.workspace_id = ${workspaceId}
        and e.record_id = m.id and e.verb = 'meeting.drilled' and e.actor_id = m.owner_id) as drilled,
      exists (select 1 from decision d where d.workspace_id = ${workspaceId}
        and d.meeting_id = m.id and d.deleted_at is null) as decided
    from meeting m
    where ${seesMeeting(ctx.actor)} and m.series = ${series} and m.deleted_at is null
    order by m.starts_on desc, m.id desc limit ${sql.lit(MOST_TOLD)}`);
}
