import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Period, readPeriod, shiftPeriod } from '../../goal/period.ts';
import { errorOf, outlookOf, ownRate, type StageSum } from '../forecast-sums.ts';
import { readHistories, type StageHistory } from './history-queries.ts';
import { type OpenSum, readOpen } from './open-queries.ts';
import { readWhose, type Whose } from './whose-queries.ts';
import { readWon, type WonSum } from './won-queries.ts';

const PAST_PERIODS = 8;

/** What is won and to be expected in a period: on the whole, of each team and of each member. */
export async function readForecast(ctx: ReadContext, key: string) {
  const period = readPeriod(key);
  const { day, time_zone } = await readMemberDay(ctx);
  const won = await readWon(ctx, instantsOf(period, time_zone));
  const isOver = period.until <= day;
  const at = ctx.now().toISOString();
  const open = isOver ? [] : await readOpen(ctx, { ...period, at, withLate: period.from <= day });
  const [history = []] = await readHistories(ctx, [at]);
  const whose = await readWhose(ctx, key);
  const stages = sumByStage(history, open);
  const unpriced = [...open, ...won].filter(({ amount }) => amount === null);
  return {
    period: { key, from: period.from, until: period.until },
    currency: await readCurrency(ctx),
    without_rate: unpriced.reduce((sum, { count }) => sum + count, 0),
    without_amount: open.reduce((sum, one) => sum + one.without_amount, 0),
    rows: whose.map((one) => rowOf(one, { won, open, history })),
    stages: stages.map(stageOf).filter(({ count }) => count > 0),
  };
}

function instantsOf({ from, until }: Period, timeZone: string) {
  return { from: startOfDay(from, timeZone), until: startOfDay(until, timeZone) };
}

async function readCurrency(ctx: ReadContext): Promise<string> {
  const row = await ctx.db.first<{ currency: string }>(sql`select own_currency() as currency`);
  return row!.currency;
}

/** What is open in each stage, with how the stage fared so far. */
function sumByStage(history: readonly StageHistory[], open: readonly OpenSum[]): StageSum[] {
  return history.map((stage) => {
    const own = open.filter(({ stage_id }) => stage_id === stage.stage_id);
    const sum = (read: (one: OpenSum) => number | null) =>
      own.reduce((total, one) => total + Number(read(one) ?? 0), 0);
    return {
      ...stage,
      count: sum(({ count }) => count),
      amount: sum(({ amount }) => amount),
      weighted: sum(({ weighted }) => weighted),
      squares: sum(({ squares }) => squares),
    };
  });
}

function stageOf(stage: StageSum) {
  const { squares: _, ...shown } = stage;
  const rate = ownRate(stage);
  return { ...shown, rate, by_history: Math.round(stage.amount * rate) };
}

interface Sums {
  won: readonly WonSum[];
  open: readonly OpenSum[];
  history: readonly StageHistory[];
}

function rowOf({ members, ...whose }: Whose, { won, open, history }: Sums) {
  const isTheirs = ({ owner_id }: { owner_id: string | null }) =>
    members === null || (owner_id !== null && members.includes(owner_id));
  const theirWon = won.filter(isTheirs);
  const stages = sumByStage(history, open.filter(isTheirs));
  const sum = (read: (one: StageSum) => number) =>
    stages.reduce((total, one) => total + read(one), 0);
  return {
    ...whose,
    won: theirWon.reduce((total, { amount }) => total + Number(amount ?? 0), 0),
    won_count: theirWon.reduce((total, { count }) => total + count, 0),
    open: sum(({ amount }) => amount),
    open_count: sum(({ count }) => count),
    weighted: sum(({ weighted }) => weighted),
    outlook: outlookOf(stages),
  };
}

/** How good past forecasts were, each made with what was known on the first day of its period. */
export async function readPastForecasts(ctx: ReadContext, key: string) {
  const { time_zone } = await readMemberDay(ctx);
  const now = ctx.now().toISOString();
  const asked = Array.from({ length: PAST_PERIODS }, (_, place) =>
    readPeriod(shiftPeriod(key, place - PAST_PERIODS)),
  ).map((period) => ({ period, ...instantsOf(period, time_zone) }));
  const over = asked.filter(({ until }) => until <= now);
  const histories = await readHistories(
    ctx,
    over.map(({ from }) => from),
  );
  const periods = [];
  for (const [place, one] of asked.entries()) {
    const history = histories[place];
    periods.push(history ? await readPast(ctx, one, history) : nothingOf(one.period));
  }
  // before the first deal nothing could be foreseen
  const first = periods.findIndex((one) => one.by_stage + one.actual > 0);
  const told = first < 0 ? [] : periods.slice(first);
  return {
    currency: await readCurrency(ctx),
    periods: told,
    error_by_stage: errorOf(told, 'by_stage'),
    error_by_history: errorOf(told, 'by_history'),
  };
}

interface AskedPeriod {
  period: Period;
  from: string;
  until: string;
}

async function readPast(
  ctx: ReadContext,
  { period, from: at, until }: AskedPeriod,
  history: readonly StageHistory[],
) {
  const open = await readOpen(ctx, { ...period, at, withLate: false });
  const stages = sumByStage(history, open);
  const won = await readWon(ctx, { from: at, until });
  return {
    period: period.key,
    by_stage: stages.reduce((sum, { weighted }) => sum + weighted, 0),
    by_history: outlookOf(stages).amount,
    actual: won.reduce((sum, { amount }) => sum + Number(amount ?? 0), 0),
  };
}

/** Of a period that is not over. */
function nothingOf({ key }: Period) {
  return { period: key, by_stage: 0, by_history: outlookOf([]).amount, actual: 0 };
}
