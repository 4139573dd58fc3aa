import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Demo } from '../demo.ts';
import { type MemberKey, memberOf } from '../material/members.ts';
import { dateOf, dayOf, instantAt, weekdayOf } from '../time/calendar.ts';
import type { DemoDoors } from './demo-doors.ts';
import type { DemoIds } from './demo-ledger.ts';

interface Decided {
  what: string;
  reason: string;
  /** Tiles of the dashboard that it rests on. */
  by: readonly string[];
  inDays: number;
}

interface Led {
  leader: MemberKey;
  /** Mondays of weeks past, the first first; whether it was held on the live figures. */
  meetings: readonly { weeksAgo: number; decided?: Decided }[];
  promises: readonly { what: string; inDays: number }[];
}

/** Minutes of the day at which a round begins. */
const NINE = 9 * 60;

/** Leaders do not all lead alike, and say in public what they will do about it. */
const LED: readonly Led[] = [
  {
    leader: 'ingrid',
    meetings: [
      {
        weeksAgo: 3,
        decided: {
          what: 'Call back every offer that is older than three weeks',
          reason: 'Offers that are answered late are lost more often than others',
          by: ['win_rate'],
          inDays: 4,
        },
      },
      {
        weeksAgo: 2,
        decided: {
          what: 'Visit the two waterworks before their budgets close',
          reason: 'Half of what is open this quarter hangs on them',
          by: ['weighted_pipeline'],
          inDays: 11,
        },
      },
      { weeksAgo: 1 },
    ],
    promises: [{ what: 'Open every Monday round on the live dashboard', inDays: 26 }],
  },
  {
    leader: 'riccardo',
    meetings: [
      {
        weeksAgo: 4,
        decided: {
          what: 'Renew the three service contracts that end first',
          reason: 'Nobody has spoken with these customers since summer',
          by: ['next_step_by_stage'],
          inDays: 9,
        },
      },
      { weeksAgo: 3 },
      { weeksAgo: 2 },
    ],
    promises: [{ what: 'Ask for no list by mail any more', inDays: 40 }],
  },
  {
    leader: 'birgit',
    meetings: [{ weeksAgo: 3 }, { weeksAgo: 2 }, { weeksAgo: 1 }],
    promises: [{ what: 'Hold the first round on the board of the service desk', inDays: 12 }],
  },
  {
    leader: 'charlotte',
    meetings: [
      {
        weeksAgo: 3,
        decided: {
          what: 'Two days of training for whoever starts in sales',
          reason: 'New people wait longest before they write down what was said',
          by: ['sales_cycle'],
          inDays: 25,
        },
      },
      {
        weeksAgo: 2,
        decided: {
          what: 'Answer enquiries from the fair before all others',
          reason: 'They become orders twice as fast as those by mail',
          by: ['sales_cycle', 'won_by_month'],
          inDays: 3,
        },
      },
      {
        weeksAgo: 1,
        decided: {
          what: 'Ask the waterworks for a reference',
          reason: 'Public buyers ask for one, and three offers wait for it',
          by: ['conversion_by_stage'],
          inDays: 16,
        },
      },
    ],
    promises: [{ what: 'Sit in on a round of each team', inDays: 18 }],
  },
];

/** What stands over the charts, as whoever plans a round sees it on the dashboard. */
const TITLES = JSON.stringify({
  conversion_by_stage: 'How many deals go on from each stage',
  won_by_month: 'Amount won each month',
  pipeline_by_owner: 'Weighted pipeline by who looks after it',
  next_step_by_stage: 'Deals without a next step, by stage',
});

export const LEADERS: readonly MemberKey[] = LED.map(({ leader }) => leader);

interface Leading {
  types: RecordTypes;
  demo: Demo;
  ids: DemoIds;
  doors: DemoDoors;
}

/** A leader's rounds as one series: of the last weeks, held or not, and the next; and promises. */
export async function addLeading(
  ctx: WriteContext,
  leading: Leading,
  key: MemberKey,
): Promise<void> {
  const { meetings, promises } = LED.find(({ leader }) => leader === key)!;
  const { demo, doors, ids } = leading;
  const today = dayOf(demo.today);
  const coming = today + ((8 - weekdayOf(today)) % 7);
  const owner_id = ids.members.get(key)!;
  let series: string | undefined;
  let next: string | null = null;
  for (const { weeksAgo, decided } of meetings) {
    const starts_on = dateOf(coming - 7 * weeksAgo);
    const id: string = next ?? (await planRound(ctx, leading, { key, starts_on, series }));
    series ??= id;
    next = null;
    if (!decided) continue;
    const { inDays, ...said } = decided;
    const due_on = dateOf(today + inDays);
    const began = new Date(instantAt(dayOf(starts_on), NINE, memberOf(key).time_zone));
    const then = { ...ctx, now: () => began };
    // its figures are those of its day, before anything was done on it
    const as_of = dateOf(dayOf(starts_on) - 1);
    next = await doors.holdMeeting(then, id, { ...said, owner_id, due_on, as_of });
  }
  next ??= await planRound(ctx, leading, { key, starts_on: dateOf(coming), series });
  const starts_at = new Date(instantAt(coming, NINE, memberOf(key).time_zone)).toISOString();
  await updateRecords(ctx, leading.types.get('meeting')!, [{ id: next, patch: { starts_at } }]);
  for (const { what, inDays } of promises) {
    await doors.promise(ctx, { what, due_on: dateOf(today + inDays) });
  }
}

interface Round {
  key: MemberKey;
  starts_on: string;
  /** Of the rounds before it; undefined: it is the first. */
  series: string | undefined;
}

async function planRound(
  ctx: WriteContext,
  { types, demo, ids }: Leading,
  { key, starts_on, series }: Round,
): Promise<string> {
  const team = demo.teams.find((one) => one.leader === key)!.name;
  const attendees = demo.members
    .filter((one) => one.team === memberOf(key).team && one.key !== key)
    .map((one) => ids.members.get(one.key)!);
  const values = {
    ...{ name: `Monday round, ${team}`, board: 'manager', titles: TITLES, repeats: 'weekly' },
    ...{ starts_on, attendees, ...(series && { series }) },
  };
  const [id] = await createRecords(ctx, types.get('meeting')!, [values]);
  return id!;
}
