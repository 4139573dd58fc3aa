import { addRecord, planChange } from '../chronicle.ts';
import type { DemoActivity, DemoTask } from '../demo.ts';
import type { Customer, Making } from '../making.ts';
import { HABITS } from '../material/habits.ts';
import { type DemoMember, memberOf } from '../material/members.ts';
import type { Random } from '../random.ts';
import { type Day, dateOf, dayOf, instantAt, isWorkday } from '../time/calendar.ts';
import { turnOf } from '../time/milestones.ts';
import { firstDayOf, nextPresent } from '../time/presence.ts';
import { say } from './phrase.ts';
import type { Moment } from './plan-story.ts';
import { chooseVia } from './writing-habits.ts';

/** Of the pledges in the stories, those that would be written down if everyone wrote all down. */
const WORTH_A_TASK = { timed: 0.5, untimed: 0.26 };
/** Older slips than this, in days, have been cleared up somehow. */
const FORGIVEN_AFTER = 40;

interface PledgeToWrite {
  customer: Customer;
  /** Where it was made, and where it is kept. */
  moment: Moment;
  next: Moment;
  activity: DemoActivity;
  keptBy: DemoActivity | null;
  random: Random;
}

/** Makes the task of a promise, moved or finished as its keeper's habits have it. */
export function writePledge(making: Making, pledged: PledgeToWrite): void {
  const { moment, next, activity, random } = pledged;
  const pledge = moment.step.pledge!;
  const keeper = next.actor;
  const habit = HABITS[moment.actor.key];
  const worth = pledge.timed ? WORTH_A_TASK.timed : WORTH_A_TASK.untimed;
  const writtenOn = dayOf(activity.created_at.slice(0, 10));
  if (!random.chance(habit.promises * worth) || writtenOn > next.day) return;
  if (writtenOn < firstDayOf(keeper, making.span)) return;
  const isKept = random.chance(HABITS[keeper.key].keeps);
  const slack = isKept ? 0 : random.between(1, 5);
  const due = pledge.timed ? next.day : workdayBefore(next.day - slack, writtenOn);
  const task = makeTask(making, { ...pledged, due });
  if (due < next.day && random.chance(0.4)) moveTask(making, { task, due, to: next.day, keeper });
  finishTask(making, { ...pledged, task, keeper });
}

function makeTask(making: Making, pledged: PledgeToWrite & { due: Day }): DemoTask {
  const { customer, moment, next, activity, due, random } = pledged;
  const pledge = moment.step.pledge!;
  const hasTime = pledge.timed || (pledge.kind === 'call' && random.chance(0.25));
  const at = Date.parse(activity.created_at) + random.between(15_000, 90_000);
  return addRecord(making.chronicle, 'task', {
    origin: { at, actor: activity.owner!, via: chooseVia(memberOf(activity.owner!), random) },
    owner: next.actor.key,
    visibility: activity.visibility,
    values: {
      subject: say(random.pick(pledge.subjects), withContact(moment, next), random),
      due_on: dateOf(due),
      due_at: hasTime
        ? new Date(instantAt(due, next.minute, next.actor.time_zone)).toISOString()
        : null,
      kind: pledge.kind,
      person_id: next.contact.record.id,
      company_id: customer.record.id,
      done_at: null,
      note: pledge.note && random.chance(0.6) ? say(pledge.note, next.facts, random) : null,
    },
  });
}

/** Facts as they are where the promise is made, with the person to whom it will be kept. */
function withContact(moment: Moment, next: Moment) {
  return { ...moment.facts, who: next.facts.who!, full: next.facts.full! };
}

/** The last working day not after `day`, but not before `earliest`. */
function workdayBefore(day: Day, earliest: Day): Day {
  let found = Math.max(day, earliest);
  while (found > earliest && !isWorkday(found, [])) found--;
  return found;
}

interface Move {
  task: DemoTask;
  due: Day;
  to: Day;
  keeper: DemoMember;
}

/** Put off on the day itself. */
function moveTask(making: Making, { task, due, to, keeper }: Move): void {
  const at = instantAt(due, 16 * 60 + 40, keeper.time_zone);
  if (due >= making.span.today || at <= Date.parse(task.created_at)) return;
  const shift = (to - due) * 86_400_000;
  planChange(making.chronicle, {
    origin: { at, actor: keeper.key, via: 'web' },
    verb: 'postponed',
    type: 'task',
    record: task,
    to: {
      due_on: dateOf(to),
      ...(task.due_at && { due_at: new Date(Date.parse(task.due_at) + shift).toISOString() }),
    },
  });
  making.states.task_moved.push(task.id);
}

/** Finished when the next contact is written down, or some day; what is not due yet stays open. */
function finishTask(
  making: Making,
  { task, next, keptBy, keeper, random }: PledgeToWrite & { task: DemoTask; keeper: DemoMember },
): void {
  const { today } = making.span;
  if (next.day >= today) return;
  const isOld = next.day < today - FORGIVEN_AFTER;
  if (!keptBy && !isOld && !random.chance(0.35)) return;
  const day = isOld && !keptBy && random.chance(0.3) ? next.day + random.between(3, 25) : next.day;
  const evening = nextPresent(keeper, day, making.span);
  if (!keptBy && evening >= today) return;
  const minute = random.between(16 * 60, 18 * 60);
  const at = keptBy
    ? Date.parse(keptBy.created_at) + random.between(5_000, 40_000)
    : instantAt(evening, minute, keeper.time_zone);
  const done =
    Math.max(at, Date.parse(task.created_at) + 60_000) +
    lateBy(making, { keeper, day: next.day, random });
  planChange(making.chronicle, {
    origin: { at: done, actor: keeper.key, via: chooseVia(keeper, random) },
    verb: 'completed',
    type: 'task',
    record: task,
    to: { done_at: new Date(done).toISOString() },
  });
}

interface Doing {
  keeper: DemoMember;
  day: Day;
  random: Random;
}

/** In ms: until all worked with it, what was done was often ticked off days after. */
function lateBy({ span }: Making, { keeper, day, random }: Doing): number {
  if (day >= turnOf(span.today) || random.chance(0.2)) return 0;
  return (nextPresent(keeper, day + random.between(2, 8), span) - day) * 86_400_000;
}
