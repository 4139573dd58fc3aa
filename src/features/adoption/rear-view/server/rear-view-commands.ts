import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { keepSetting, settingTable } from '#src/features/adoption/guard/server/setting-commands.ts';
import { readSetting } from '#src/features/adoption/guard/server/setting-queries.ts';
import { mayChange } from '#src/features/reports/decision/server/basis-queries.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { newId } from '#src/lib/ids.ts';
import { type KeptTable, keepRow } from '#src/records/server/kept-row-commands.ts';
import { requireManager } from '#src/server/auth/require-manager.ts';
import type { WriteContext } from '#src/server/context.ts';
import { monthAfter, OUTCOMES } from '../outcomes.ts';
import { type BaselineRefusal, chooseBaseline } from '../statistics/choose-baseline.ts';
import { readOutcomes } from './outcome-figures.ts';
import { readSponsor, spanOf } from './rear-view-queries.ts';

export const confounderTable: KeptTable<'confounder'> = {
  name: 'confounder',
  fields: ['month', 'words', 'noted_by'],
  mayChange: requireManager,
};

const REFUSED: Record<BaselineRefusal, string> = {
  too_short:
    'Compare with twelve months at least, or with all there are: single months show chance and season.',
  worst_period:
    'These are the weakest months there were: anything would look better beside them. Take the usual ones.',
  after_start: 'These months lie after the start. Take months before it.',
  no_months: 'There are no figures in these months. Take others.',
};

interface Saving {
  started_on?: string | null | undefined;
  team_starts?: Record<string, string> | undefined;
  baseline?: { from: string; to: string } | null | undefined;
}

/** The sponsor or an administrator says when it began and what it is compared with. */
export async function saveRearView(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  given: Saving,
): Promise<void> {
  await requireSponsor(ctx);
  const before = await readSetting(ctx);
  const values = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  const started = given.started_on ?? before.started_on;
  if (given.baseline) await checkBaseline(ctx, catalogue, { started, baseline: given.baseline });
  if (given.team_starts) await checkTeams(ctx, Object.keys(given.team_starts));
  await keepSetting(ctx, before, values);
}

/** What the sponsor may say, the sponsor may take back; the rest is as the setting has it. */
export const startTable: KeptTable<'uptake_setting'> = {
  ...settingTable,
  async mayTakeBack(ctx, back) {
    await settingTable.mayTakeBack?.(ctx, back);
    const isWindow = back.fields.every((name) => name === 'window_until');
    if (!isWindow) await requireSponsor(ctx);
  },
};

async function requireSponsor(ctx: WriteContext): Promise<void> {
  if (mayChange(ctx, await readSponsor(ctx))) return;
  throw new AppError(
    'forbidden',
    'Only the sponsor or an administrator may change this. Ask one of them.',
    { reason: 'not_sponsor' },
  );
}

export const rearViewTable: KeptTable<'rear_view'> = {
  name: 'rear_view',
  fields: ['at_months', 'held_on', 'conclusion', 'held_by'],
  mayChange: requireSponsor,
};

/** They looked back together, once the months are over. */
export async function holdRearView(
  ctx: WriteContext,
  given: { at: number; conclusion: string },
): Promise<string> {
  const { started_on } = await readSetting(ctx);
  const { day: today } = await readMemberDay(ctx);
  if (!started_on || monthAfter(started_on.slice(0, 7), given.at) >= today.slice(0, 7)) {
    throw refused('not_yet', 'These months are not over yet. Look back when they are.');
  }
  const id = newId();
  const { at, conclusion } = given;
  const values = { at_months: at, held_on: today, conclusion, held_by: ctx.actor.memberId };
  await keepRow(ctx, rearViewTable, { id, values, verb: 'created' });
  return id;
}

async function checkBaseline(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  { started, baseline }: { started: string | null; baseline: { from: string; to: string } },
): Promise<void> {
  if (!started) throw refused('after_start', 'Say first when it began.');
  const start = started.slice(0, 7);
  const last = monthAfter(utcDay(ctx.now()).slice(0, 7), -1);
  const figures = await readOutcomes(ctx, catalogue, { ...spanOf(start, last), byTeam: false });
  const answers = OUTCOMES.map(({ metric, direction }) =>
    chooseBaseline(
      { months: figures.get(metric)?.months ?? [], start, wanted: baseline },
      direction,
    ),
  );
  const reasons = answers.flatMap((one) => ('refused' in one ? [one.refused] : []));
  const reason = reasons.find((one) => one !== 'no_months') ?? reasons[0];
  const isEmpty = reasons.length === answers.length;
  if (reason && (reason !== 'no_months' || isEmpty)) throw refused(reason, REFUSED[reason]);
}

function refused(reason: string, message: string): AppError {
  return new AppError('invalid', message, { reason });
}

async function checkTeams(ctx: WriteContext, ids: string[]): Promise<void> {
  const found = await ctx.db.rows(sql`
    select t.id from team t where t.workspace_id = ${ctx.actor.workspaceId}
      and t.deleted_at is null and t.id = any(${ids}::uuid[])`);
  if (found.length < ids.length) {
    throw refused('unknown_reference', 'There is no such team. Choose another.');
  }
}

export async function addConfounder(
  ctx: WriteContext,
  given: { month: string; words: string },
): Promise<string> {
  const id = newId();
  const values = {
    month: `${given.month}-01`,
    words: given.words,
    noted_by: ctx.actor.memberId,
  };
  await keepRow(ctx, confounderTable, { id, values, verb: 'created' });
  return id;
}

export async function removeConfounder(ctx: WriteContext, id: string): Promise<void> {
  const row = await ctx.db.first(sql`
    select c.id from confounder c where c.workspace_id = ${ctx.actor.workspaceId}
      and c.id = ${id} and c.deleted_at is null`);
  if (!row) throw new AppError('not_found', 'This was not noted here.');
  const values = { deleted_at: ctx.now().toISOString() };
  await keepRow(ctx, confounderTable, { id, values, verb: 'removed' });
}
