import { type PulseAnswer, periodOn } from '#src/features/programme/pulse/pulse.ts';
import { raiseFromPulse } from '#src/features/programme/pulse/server/concern-commands.ts';
import { answerPulse } from '#src/features/programme/pulse/server/pulse-commands.ts';
import type { MemberKey } from '../../material/members.ts';
import { MEMBERS } from '../../material/members.ts';
import { type Day, dateOf, dayOf } from '../../time/calendar.ts';
import { beginOf } from '../../time/milestones.ts';
import { hour, type Plan } from './programme-deed.ts';

/** Whoever signs in to look around finds the question still open. */
const NOT_YET: readonly MemberKey[] = [
  'tomasz',
  'ingrid',
  'miriam',
  'charlotte',
  'birgit',
  'jonas',
];
const WAIT = 'What I write in the evening I would like to say by voice in the car';

const SAYS: Partial<Record<MemberKey, readonly string[]>> = {
  tomasz: ['The reminders help me', 'I look in before each visit now'],
  stefan: ['Too much to fill in for small customers', 'Small customers still take too long'],
  declan: ['I see the open cases before I ring', WAIT],
  katerina: ['I would rather call than type', 'It is quicker than my sheet was'],
  hanneke: ['The cases find me now', 'Cases and visits in one place, at last'],
};

/** Every six weeks: useful, easy, and whether one would keep it. It is getting better, slowly. */
export function planPulses(plan: Plan, today: Day): void {
  const periods = periodsSince(beginOf(today), today);
  for (const [round, begins_on] of periods.entries()) {
    const begins = dayOf(begins_on);
    const isRunning = begins + 14 > today;
    for (const [at, { key }] of MEMBERS.entries()) {
      const day = begins + (at % 5);
      if (day >= today || !isAsked(key, { day, today })) continue;
      if (isRunning && NOT_YET.includes(key)) continue;
      plan.addAt(
        { day, minute: hour(9, at) },
        {
          ...{ actor: key, unnamed: true },
          run: (ctx, { actor }) =>
            answerPulse(ctx, {
              actor: actor(key),
              answer: answerOf(at, round),
              comment: SAYS[key]?.[round],
            }),
        },
      );
    }
    if (!isRunning && round === 1) raise(plan, begins_on, begins + 15);
  }
}

function periodsSince(begin: Day, today: Day): string[] {
  const found = new Set<string>();
  for (let day = begin + 14; day < today; day++) {
    const period = periodOn(dateOf(day));
    if (period && dayOf(period.begins_on) >= begin) found.add(period.begins_on);
  }
  return [...found];
}

/** Who is there on that day, and knows it a little. */
function isAsked(key: MemberKey, { day, today }: { day: Day; today: Day }): boolean {
  const { startedDaysAgo, leave } = MEMBERS.find((one) => one.key === key)!;
  if (startedDaysAgo !== undefined && day < today - startedDaysAgo + 4) return false;
  return !leave || day < today - leave.since;
}

function answerOf(at: number, round: number): PulseAnswer {
  const easy = Math.min(7, 4 + ((at * 5) % 3) + Math.min(round, 1));
  const useful = Math.min(7, 4 + ((at * 7) % 3) + Math.min(round, 2));
  return { easy, useful, keep: easy + useful > 10 ? 'yes' : easy + useful > 8 ? 'unsure' : 'no' };
}

/** What several might have said becomes a concern without an author. */
function raise(plan: Plan, begins_on: string, day: Day): void {
  plan.addAt(
    { day, minute: hour(10) },
    {
      ...{ actor: 'charlotte', mayBeRefused: true },
      run: (ctx) => raiseFromPulse(ctx, { begins_on, comment: WAIT }),
    },
  );
}
