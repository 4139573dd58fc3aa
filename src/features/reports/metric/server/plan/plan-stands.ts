import { AppError } from '#src/lib/app-error.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { type DaySpan, nextDay, resolvePeriod } from '#src/records/filter-dates.ts';
import { lastDay, stepsOf } from '../../figure-spans.ts';
import { type FigureRequest, STANDING, TIME } from '../../metric.ts';
import type { Setting } from './compiling.ts';
import { stepOf } from './group-sql.ts';
import type { Scan } from './scan-sql.ts';
import type { Stand } from './source-sql.ts';

const MOST_STANDS = 60;

/** From which day's end rows are seen: what stands from its period's, anything else as asked. */
export function momentOf(
  { timeZone, today }: Setting,
  { time, span, asOf }: { time: string; span: DaySpan | null; asOf: string | null },
): Scan['asOf'] {
  const end = time === STANDING && span ? lastDay(span) : today;
  const day = asOf !== null && asOf < end ? asOf : end;
  return day >= today ? null : { day, before: startOfDay(nextDay(day), timeZone) };
}

/** What stands is looked at once for each step of time that has begun; undefined where none is asked for. */
export function standsOf(
  setting: Setting,
  {
    request,
    time,
    span,
    asOf,
  }: { request: FigureRequest; time: string; span: DaySpan | null; asOf: string | null },
): Stand[] | undefined {
  const grouping = [request.by, request.split].find((one) => one?.field === TIME);
  if (time !== STANDING || !grouping) return undefined;
  if (!span) throw bad('Choose a period, so that it is known of which days to tell what stood.');
  const seen = asOf ?? setting.today;
  const steps = stepsOf(span, stepOf(grouping)).filter((step) => step <= seen);
  if (steps.length > MOST_STANDS) {
    throw bad(
      `These are too many days to look at. Take a shorter period or longer steps, ${MOST_STANDS} at most.`,
    );
  }
  const { before: end } = span;
  return steps.map((step) => {
    const next = resolvePeriod({ this: stepOf(grouping) }, step).before;
    const before = [next, end].sort()[0]!;
    const moment = momentOf(setting, { time, span: { from: step, before }, asOf });
    return { step, day: moment?.day ?? seen, before: moment?.before ?? null };
  });
}

function bad(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_group' });
}
