import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isTooFew } from '../room.ts';
import { isAt, isCollecting, nextPlace, type Place, stepAt } from '../steps.ts';
import { TEMPLATES } from '../templates.ts';
import { raiseConcerns } from './answering/raise-commands.ts';
import { forgetUnnamed, lockUnnamed } from './phone/lock-unnamed.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { changeRow, lockWorkshop } from './write-workshop.ts';

/** Goes on from where it was seen; asked twice, or from two laptops at once, it goes on once. */
export async function advanceWorkshop(
  ctx: WriteContext,
  { id, from }: { id: string; from: Place },
): Promise<void> {
  const row = await lockWorkshop(ctx, id);
  if (!isAt(row, from)) return;
  const next = nextPlace(row.template, row);
  if (!next) throw new AppError('conflict', 'The workshop is over.', { reason: 'over' });
  await goTo(ctx, row, next);
}

export async function goToStep(
  ctx: WriteContext,
  { id, from, step }: { id: string; from: Place; step: number },
): Promise<void> {
  const row = await lockWorkshop(ctx, id);
  if (!isAt(row, from)) return;
  if (step >= TEMPLATES[row.template].steps.length) {
    throw new AppError('invalid', 'The workshop has no such step.');
  }
  if (step === row.step && isCollecting(row.template, row)) {
    throw new AppError('conflict', 'The workshop is in this step. Show first what has come.', {
      reason: 'same_step',
    });
  }
  await goTo(ctx, row, { step, phase: 'open' });
}

async function goTo(ctx: WriteContext, row: WorkshopRow, place: Place): Promise<void> {
  const to = stepAt(row.template, place.step).kind;
  const isEnd = to === 'closed';
  const joined = await lockForStep(ctx, row, isEnd);
  const collected = isCollecting(row.template, row)
    ? await settle(ctx, row, { joined, place })
    : {};
  const took_part = Math.max(row.took_part, joined);
  const closed_on = isEnd ? (await readMemberDay(ctx)).day : null;
  const values = { ...collected, ...place, timer: null, took_part, closed_on };
  await changeRow(ctx, row, values, 'went_on');
  if (to === 'answer' || isEnd) await raiseConcerns(ctx, row);
  if (isEnd) await forgetUnnamed(ctx, row.id);
}

/** How many have joined; what is to be emptied is locked before, in the order that all keep. */
async function lockForStep(ctx: WriteContext, row: WorkshopRow, isEnd: boolean): Promise<number> {
  if (isEnd) await lockUnnamed(ctx, ['workshop_participant']);
  const joined = await countJoined(ctx, row);
  if (isEnd) await lockUnnamed(ctx, ['workshop_draft', 'workshop_ballot']);
  else if (isCollecting(row.template, row)) await lockUnnamed(ctx, [collectedIn(row)]);
  return joined;
}

function collectedIn({ template, step }: WorkshopRow): 'workshop_draft' | 'workshop_ballot' {
  const { kind } = stepAt(template, step);
  return kind === 'vote' || kind === 'check' ? 'workshop_ballot' : 'workshop_draft';
}

/**
 * Shows what the present step has collected, and destroys whom it came from. So little that it would
 * tell whose it is waits for more; on the way to another step it is left behind and shown with the next.
 */
async function settle(
  ctx: WriteContext,
  row: WorkshopRow,
  { joined, place }: { joined: number; place: Place },
): Promise<Partial<WorkshopRow>> {
  const { kind } = stepAt(row.template, row.step);
  if (isTooFew(await countCame(ctx, row), joined)) {
    if (place.step !== row.step) return {};
    throw new AppError(
      'conflict',
      'Fewer than five have come, which would tell whose they are. Wait for more, or go to another step: they stay for later.',
      { reason: 'too_few' },
    );
  }
  const rounds = row.rounds + 1;
  if (kind === 'check') return { rounds, checked: await countCheck(ctx, row) };
  if (kind === 'vote') await countVotes(ctx, row);
  else await revealDrafts(ctx, row);
  return { rounds };
}

/** What has come in the present step; a ballot without a mark is none. */
async function countCame(ctx: WriteContext, row: WorkshopRow): Promise<number> {
  const { kind } = stepAt(row.template, row.step);
  const its = sql`t.workspace_id = ${ctx.actor.workspaceId} and t.workshop_id = ${row.id}`;
  const came = await ctx.db.first<{ count: number }>(
    collectedIn(row) === 'workshop_draft'
      ? sql`select count(*)::int as count from workshop_draft t where ${its}`
      : sql`select count(*)::int as count from workshop_ballot t
          where ${its} and t.round = ${kind} and t.marks <> '{}'::jsonb`,
  );
  return came!.count;
}

async function revealDrafts(ctx: WriteContext, row: WorkshopRow): Promise<void> {
  const { workspaceId } = ctx.actor;
  const drafts = await ctx.db.rows<{ kind: string; text: string; image: string | null }>(sql`
    select * from take_workshop_drafts(${workspaceId}, ${row.id})`);
  // random ids, in whose order they are stored: nothing is left of the order in which they came
  const cards = drafts
    .map((draft) => ({ id: randomUUID(), ...draft }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((card) => ({ ...card, cluster_id: card.kind === 'image' ? null : randomUUID() }));
  const clusterIds = cards.flatMap(({ cluster_id }) => cluster_id ?? []).toSorted();
  await ctx.db.rows(sql`
    insert into workshop_cluster (workspace_id, id, workshop_id)
    select ${workspaceId}, k.id, ${row.id} from unnest(${clusterIds}::uuid[]) as k (id)`);
  await ctx.db.rows(sql`
    insert into workshop_card (workspace_id, id, workshop_id, kind, text, image, cluster_id)
    select ${workspaceId}, c.id, ${row.id}, c.kind, c.text, c.image, c.cluster_id
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb)
      as c (id uuid, kind text, text text, image text, cluster_id uuid)`);
  noteReveal(ctx, row, { cards: cards.length });
}

async function countVotes(ctx: WriteContext, row: WorkshopRow): Promise<void> {
  const ballots = await takeBallots<Record<string, number>>(ctx, row);
  const sums: Record<string, number> = {};
  for (const marks of ballots) {
    for (const [id, dots] of Object.entries(marks)) sums[id] = (sums[id] ?? 0) + dots;
  }
  await ctx.db.rows(sql`
    update workshop_cluster k set votes = coalesce((${JSON.stringify(sums)}::jsonb ->> k.id::text)::int, 0),
      version = version + 1
    where k.workspace_id = ${ctx.actor.workspaceId} and k.workshop_id = ${row.id}
      and k.deleted_at is null`);
  noteReveal(ctx, row, { ballots: ballots.length });
}

async function countCheck(ctx: WriteContext, row: WorkshopRow) {
  const ballots = await takeBallots<number[]>(ctx, row);
  noteReveal(ctx, row, { ballots: ballots.length });
  return {
    answered: ballots.length,
    picked: row.questions.map(({ options }, at) =>
      options.map((_, option) => ballots.filter((picked) => picked[at] === option).length),
    ),
  };
}

async function takeBallots<Marks>(ctx: WriteContext, row: WorkshopRow): Promise<Marks[]> {
  const round = stepAt(row.template, row.step).kind;
  const rows = await ctx.db.rows<{ marks: Marks }>(sql`
    select * from take_workshop_ballots(${ctx.actor.workspaceId}, ${row.id}, ${round})`);
  return rows.map(({ marks }) => marks);
}

/** One event for all of them, with their number alone. */
function noteReveal(ctx: WriteContext, { id }: WorkshopRow, counts: Record<string, number>): void {
  const changes = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, [null, count] as [unknown, unknown]]),
  );
  ctx.emit({ verb: 'workshop.revealed', type: 'workshop_reveal', id, changes });
}

async function countJoined(ctx: WriteContext, { id }: WorkshopRow): Promise<number> {
  const row = await ctx.db.first<{ count: number }>(sql`
    select count(*)::int as count from workshop_participant p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.workshop_id = ${id}`);
  return row!.count;
}
