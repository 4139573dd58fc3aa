import { addOddNotes, addOddPeople } from './add-odd-records.ts';
import { addOpenTasks } from './add-open-tasks.ts';
import { createChronicle, settle } from './chronicle.ts';
import { planDealings } from './dealings/plan-dealings.ts';
import { DEMO_STATES, type Demo, type DemoState, type DemoTask } from './demo.ts';
import { makeCompanies } from './make-companies.ts';
import { makePeople } from './make-people.ts';
import { makeViews } from './make-views.ts';
import type { Making } from './making.ts';
import { COUNTRIES } from './material/cities.ts';
import { MEMBERS, TEAMS } from './material/members.ts';
import { planEdits } from './plan-edits.ts';
import { planSlips } from './plan-slips.ts';
import { planStory } from './telling/plan-story.ts';
import { writeStory } from './telling/write-story.ts';
import { type Day, dayOf, instantAt, monthsBefore } from './time/calendar.ts';

const MONTHS_OF_LIFE = 18;
const ZONE = 'Europe/Berlin';

/**
 * Brightwater Pumps & Service: a maker of pumps with service, twelve people in four teams, eighteen
 * months of life that end on the evening before `today` (`YYYY-MM-DD`). Pure: the same for the same
 * seed and day.
 */
export function makeDemo({ seed = 1, today }: { seed?: number; today: string }): Demo {
  const day = dayOf(today);
  const span = { start: monthsBefore(day, MONTHS_OF_LIFE), today: day };
  const chronicle = createChronicle(seed);
  const making: Making = { chronicle, span, states: noStates(), nextPhone: createPhones() };
  const customers = makeCompanies(making);
  makePeople(making, customers);
  for (const customer of customers) writeStory(making, customer, planStory(making, customer));
  const duplicates = addOddPeople(making, customers);
  addOddNotes(making, customers);
  addOpenTasks(making, customers);
  planEdits(making, customers);
  planSlips(making);
  settle(chronicle);
  noteTaskStates(making);
  const { company, person, activity, task } = chronicle.records;
  return {
    seed,
    today,
    workspace: {
      name: 'Brightwater Pumps & Service',
      time_zone: ZONE,
      country: 'DE',
      created_at: new Date(instantAt(span.start, 8 * 60, ZONE)).toISOString(),
    },
    teams: TEAMS,
    members: MEMBERS,
    companies: company,
    people: person,
    activities: activity,
    tasks: task,
    events: chronicle.events,
    views: makeViews(making),
    dealings: planDealings(making, customers),
    states: making.states,
    duplicates,
  };
}

function noStates(): Record<DemoState, string[]> {
  return Object.fromEntries(DEMO_STATES.map((state) => [state, []])) as unknown as Record<
    DemoState,
    string[]
  >;
}

/** Numbers of a country in a scattered order, none twice. */
function createPhones(): Making['nextPhone'] {
  const used = new Map<string, number>();
  return (country, kind) => {
    const pattern = COUNTRIES[country]![kind];
    const count = used.get(pattern) ?? 0;
    used.set(pattern, count + 1);
    const places = pattern.split('#').length - 1;
    if (count >= 10 ** places) throw new Error(`No more numbers like ${pattern}.`);
    const digits = [...String((count * 37 + 11) % 10 ** places).padStart(places, '0')];
    return pattern.replace(/#/g, () => digits.shift()!);
  };
}

function noteTaskStates({ chronicle, states, span }: Making): void {
  for (const task of chronicle.records.task) {
    if (task.deleted_at !== null) continue;
    for (const state of statesOf(task, span.today)) states[state].push(task.id);
  }
}

function statesOf({ due_on, due_at, done_at }: DemoTask, today: Day): DemoState[] {
  if (due_on === null) return ['task_without_date'];
  if (done_at !== null)
    return [done_at.slice(0, 10) <= due_on ? 'task_done_on_time' : 'task_done_late'];
  const ahead = dayOf(due_on) - today;
  const states: DemoState[] = [];
  if (ahead < 0) states.push('task_overdue');
  if (ahead === 0) states.push(due_at ? 'task_timed_today' : 'task_due_today');
  if (ahead === 1 && due_at) states.push('task_timed_tomorrow');
  if (ahead > 0 && ahead < 7) states.push('task_due_this_week');
  return states;
}
