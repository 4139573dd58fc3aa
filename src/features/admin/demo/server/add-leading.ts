import { createRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Demo } from '../demo.ts';
import { type MemberKey, memberOf } from '../material/members.ts';
import { dateOf, dayOf, weekdayOf } from '../time/calendar.ts';
import type { DemoDoors } from './demo-doors.ts';
import type { DemoIds } from './demo-ledger.ts';

interface Led {
  leader: MemberKey;
  /** Mondays of weeks past; whether it was held on the live figures. */
  meetings: readonly { weeksAgo: number; decided?: string }[];
  promises: readonly { what: string; inDays: number }[];
}

/** Leaders do not all lead alike, and say in public what they will do about it. */
const LED: readonly Led[] = [
  {
    leader: 'ingrid',
    meetings: [
      { weeksAgo: 3, decided: 'Call back every offer that is older than three weeks' },
      { weeksAgo: 2, decided: 'Visit the two waterworks before their budgets close' },
      { weeksAgo: 1 },
    ],
    promises: [{ what: 'Open every Monday round on the live dashboard', inDays: 26 }],
  },
  {
    leader: 'riccardo',
    meetings: [
      { weeksAgo: 4, decided: 'Renew the three service contracts that end first' },
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
      { weeksAgo: 3, decided: 'Two days of training for whoever starts in sales' },
      { weeksAgo: 2, decided: 'Answer enquiries from the fair before all others' },
      { weeksAgo: 1, decided: 'Ask the waterworks for a reference' },
    ],
    promises: [{ what: 'Sit in on a round of each team', inDays: 18 }],
  },
];

export const LEADERS: readonly MemberKey[] = LED.map(({ leader }) => leader);

interface Leading {
  types: RecordTypes;
  demo: Demo;
  ids: DemoIds;
  doors: DemoDoors;
}

/** The rounds of a leader in the last weeks, held or not, and what they promise. */
export async function addLeading(
  ctx: WriteContext,
  { types, demo, ids, doors }: Leading,
  key: MemberKey,
): Promise<void> {
  const { meetings, promises } = LED.find(({ leader }) => leader === key)!;
  const today = dayOf(demo.today);
  const monday = today - weekdayOf(today) + 1;
  const owner_id = ids.members.get(key)!;
  const team = demo.teams.find((one) => one.leader === key)!.name;
  const attendees = demo.members
    .filter((one) => one.team === memberOf(key).team && one.key !== key)
    .map((one) => ids.members.get(one.key)!);
  for (const { weeksAgo, decided } of meetings) {
    const starts_on = dateOf(monday - 7 * weeksAgo);
    const values = { name: `Monday round, ${team}`, board: 'manager', starts_on, attendees };
    const [id] = await createRecords(ctx, types.get('meeting')!, [values]);
    if (!decided) continue;
    const due_on = dateOf(today + 9);
    await doors.holdMeeting(ctx, id!, { what: decided, owner_id, due_on });
  }
  for (const { what, inDays } of promises) {
    await doors.promise(ctx, { what, due_on: dateOf(today + inDays) });
  }
}
