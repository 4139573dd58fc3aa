import { sql } from 'kysely';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { readRows } from '../../../metric/server/rows-queries.ts';
import { listDecidedIn } from '../decided-queries.ts';
import { type Figure, readFigures } from '../freeze-board.ts';
import { readMeeting } from '../meeting-queries.ts';

export const THANKS_JOB = 'meetings.thanks';

const PAGE = 200;
/** Of more rows behind one figure it is enough that many of them are thanked for. */
const MOST_PAGES = 10;

interface Fed {
  records: Set<string>;
  decisions: Set<string>;
}

/** Tells those whose records went into what was decided, each of themselves alone. */
export function createThanksJob({ machinery }: Services, catalogue: MetricCatalogue): Job {
  return {
    name: THANKS_JOB,
    async run(payload, actor) {
      const { meetingId } = payload as { meetingId: string };
      const fed = await runRead(machinery, actor, (ctx) => readFed(ctx, catalogue, meetingId));
      if (fed.size === 0) return;
      await runCommand(machinery, actor, (ctx) => tellFed(ctx, meetingId, fed));
    },
  };
}

/** Whose records they are, read as the leader who started the meeting. */
async function readFed(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  meetingId: string,
): Promise<Map<string, Fed>> {
  const fed = new Map<string, Fed>();
  const row = await readMeeting(ctx, meetingId).catch(() => null);
  if (row?.status !== 'ended') return fed;
  const decisions = await listDecidedIn(ctx, meetingId);
  for (const figure of await readFigures(ctx, row)) {
    const resting = decisions.filter(({ figures }) => figures.some(({ id }) => id === figure.id));
    if (resting.length === 0 || 'error' in figure.answer) continue;
    for (const [record, owner] of await readOwners(ctx, catalogue, figure)) {
      const known = fed.get(owner) ?? { records: new Set(), decisions: new Set() };
      known.records.add(record);
      for (const { id } of resting) known.decisions.add(id);
      fed.set(owner, known);
    }
  }
  fed.delete(ctx.actor.memberId);
  return fed;
}

async function readOwners(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { request }: Figure,
): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (const metric of request.metrics) {
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const ask = { request, metric, limit: PAGE, ...(cursor && { cursor }) };
      const { items, next_cursor } = await readRows(ctx, catalogue, { ask, unguarded: true });
      for (const { id, owner_id } of items) if (owner_id) owners.set(id, String(owner_id));
      cursor = next_cursor;
      if (cursor === null) break;
    }
  }
  return owners;
}

/** The ledger tells that it was done, and not to whom. */
async function tellFed(ctx: WriteContext, id: string, fed: Map<string, Fed>): Promise<void> {
  const told = [...fed].map(([member_id, { records, decisions }]) => ({
    member_id,
    records: records.size,
    decisions: decisions.size,
  }));
  await ctx.db.rows(sql`
    insert into meeting_thanks (workspace_id, meeting_id, member_id, records, decisions, told_at)
    select ${ctx.actor.workspaceId}, ${id}, t.member_id, t.records, t.decisions,
      ${ctx.now().toISOString()}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as t(member_id uuid, records integer, decisions integer)
    on conflict do nothing`);
  ctx.emit({ verb: 'meeting.thanked', type: 'meeting', id });
}
