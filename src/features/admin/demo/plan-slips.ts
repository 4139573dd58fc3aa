import { planChange } from './chronicle.ts';
import type { Making } from './making.ts';
import { AFTERTHOUGHTS } from './material/edits.ts';
import { binLater } from './plan-edits.ts';
import { createRandom } from './random.ts';

const BINNED_ACTIVITIES = 8;
const BINNED_TASKS = 12;

/** Notes that were put right, and entries that were thrown away. */
export function planSlips(making: Making): void {
  planAfterthoughts(making);
  planBinnedActivities(making);
  planBinnedTasks(making);
}

function planAfterthoughts({ chronicle }: Making): void {
  const random = createRandom(chronicle.seed, 'afterthoughts');
  for (const record of chronicle.records.activity) {
    if (!random.chance(0.016) || record.owner === null) continue;
    const at = Date.parse(record.created_at) + random.between(60_000, 1_500_000);
    planChange(chronicle, {
      origin: { at, actor: record.owner, via: 'web' },
      verb: 'changed',
      type: 'activity',
      record,
      to: { body: record.body + random.pick(AFTERTHOUGHTS) },
    });
  }
}

/** Written to the wrong customer, and noticed at once. */
function planBinnedActivities({ chronicle, states }: Making): void {
  const random = createRandom(chronicle.seed, 'binned activities');
  for (let i = 0; i < BINNED_ACTIVITIES; i++) {
    const record = random.pick(chronicle.records.activity);
    if (record.owner === null || states.activity_binned.includes(record.id)) continue;
    // After any afterthought, which comes within 25 minutes.
    const at = Date.parse(record.created_at) + random.between(1_600_000, 2_400_000);
    planChange(chronicle, {
      origin: { at, actor: record.owner, via: 'web' },
      verb: 'deleted',
      type: 'activity',
      record,
      to: { deleted_at: new Date(at).toISOString() },
    });
    states.activity_binned.push(record.id);
  }
}

/** Old promises that nobody needs any more. */
function planBinnedTasks(making: Making): void {
  const { chronicle, span, states } = making;
  const finished = new Set(chronicle.changes.map(({ record }) => record.id));
  const limit = new Date((span.today - 25) * 86_400_000).toISOString();
  const dead = chronicle.records.task.filter(
    ({ id, created_at }) => created_at < limit && !finished.has(id),
  );
  dead.slice(0, BINNED_TASKS).forEach((record, index) => {
    binLater(making, { type: 'task', record, daysAgo: 20 - index });
    states.task_binned.push(record.id);
  });
}
