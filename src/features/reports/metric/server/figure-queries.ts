import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { FigureOutcome } from '../figure-api.ts';
import type { FigureRequest } from '../metric.ts';
import { assembleAnswer } from './answer/assemble-answer.ts';
import { Names } from './answer/label-groups.ts';
import { readMissingRates } from './answer/missing-rates.ts';
import { readQuiet } from './answer/quiet-members.ts';
import { type Beside, readScans, type ScanRows } from './answer/read-scans.ts';
import { nameGroups, type Reckoning, reckon } from './answer/reckoning.ts';
import { orderPeople, orderSteps } from './answer/step-order.ts';
import type { MetricCatalogue } from './catalogue-type.ts';
import { readsOfPlan } from './metric-queries.ts';
import { namesPeople } from './people/guard-scan.ts';
import { beginSetting, readMetrics } from './plan/begin-setting.ts';
import { type Plan, planRequest } from './plan/plan-request.ts';
import { readAhead } from './plan/read-ahead.ts';
import { readRecordsBegin } from './plan/records-begin.ts';
import { shareScans } from './plan/share-scans.ts';
import type { FieldRead } from './source-type.ts';

interface RunningFigures {
  /** Runs scans side by side. */
  beside?: Beside;
  /** Told which fields were read. */
  noteReads?: (reads: FieldRead[]) => void;
  /** Collects whose figures of work were given out, to be noted as looks; see `Guard`. */
  looks?: Set<string>;
  /** For what is reckoned further, so that nothing of it can be told of single people. */
  unguarded?: true;
}

/** Reckons what is asked under the actor's rights; one that cannot be does not take the others along. */
export async function runFigures(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  requests: readonly FigureRequest[],
  { beside, noteReads, looks, unguarded }: RunningFigures = {},
): Promise<FigureOutcome[]> {
  const guard = unguarded ? undefined : { looks };
  const [setting, metrics] = await Promise.all([
    beginSetting(ctx, catalogue, guard),
    readMetrics(ctx, catalogue),
  ]);
  const ahead = await readAhead(setting, metrics, requests);
  const plans: (Plan | FigureOutcome)[] = [];
  for (const request of requests) {
    plans.push(await planRequest({ setting, metrics, ahead }, request).catch(outcomeOf));
  }
  const planned = plans.filter((one): one is Plan => 'trees' in one);
  noteReads?.(planned.flatMap(readsOfPlan));
  await shareScans(setting, planned);
  const scans = planned.flatMap((plan) => plan.scans);
  const types = scans.map(({ scan }) => scan.compiling.source.record);
  // what is small is read while others read the scans
  const [rows, begins, quiet] = await Promise.all([
    readScans(ctx, scans, beside),
    readRecordsBegin(setting, planned),
    readQuiet(ctx, types),
  ]);
  const reckoned = new Map(planned.map((plan) => [plan, reckonOr(plan, rows)]));
  const reckonings = [...reckoned.values()].filter((one): one is Reckoning => 'plan' in one);
  await orderSteps(ctx, reckonings);
  const names = new Names();
  for (const reckoning of reckonings) nameGroups(reckoning, names);
  for (const reckoning of reckonings) noteLooks(reckoning, { looks, ctx });
  await names.read(ctx);
  orderPeople(reckonings, names);
  const judging = { quiet, missingRates: await readMissingRates(ctx, rows) };
  return plans.map((plan) => {
    const one = 'trees' in plan ? reckoned.get(plan)! : plan;
    return 'plan' in one ? assembleAnswer(one, { setting, names, judging, begins }) : one;
  });
}

/** Who is told of one by one in figures of how people work. */
function noteLooks(
  { plan, by, split }: Reckoning,
  { looks, ctx }: { looks: Set<string> | undefined; ctx: ReadContext },
): void {
  for (const { scan } of plan.scans) {
    if (!scan.scan.guarded) continue;
    [by, split].forEach((arranged, index) => {
      const group = scan.groups[index];
      const keys = arranged && group && namesPeople(group) ? arranged.keys : [];
      for (const key of keys)
        if (key !== null && key !== ctx.actor.memberId) looks?.add(String(key));
    });
  }
}

/** Only now may it show that what was found spans too many steps. */
function reckonOr(plan: Plan, rows: ScanRows): Reckoning | FigureOutcome {
  try {
    return reckon(plan, rows);
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): FigureOutcome {
  if (!(error instanceof AppError)) throw error;
  const { code, message, details } = error;
  return { error: { code, detail: message, ...(details.reason && { reason: details.reason }) } };
}
