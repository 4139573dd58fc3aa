import { dayText, mondayOf } from '../days/clock.ts';
import type { DayNumber, DayTrace } from '../days/day-trace.ts';
import type { NamedGift } from '../gift.ts';
import { listGifts } from '../gifts/list-gifts.ts';
import { FOUR_JOBS, type PersonMeasures, type PersonWeek, type Step } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { mondaysOf, type PersonCalendar, windowStart } from './calendar.ts';
import { coverageOf, type JudgedContact, judgeContacts, pullOf } from './coverage.ts';
import { edictOf } from './edict.ts';
import { dropOf } from './fall/drop-off.ts';
import type { ContactWeek } from './fall/week-states.ts';
import { followThroughOf, listCommitments } from './follow-through.ts';
import { giveGetOf } from './give-get.ts';
import { paddingOf } from './padding.ts';
import { missingOf, type VerdictFigures, verdictOf, withoutSigns } from './verdict.ts';

export interface MeasuredPerson {
  member_id: string;
  /** In the order of time; at least half a year of them. */
  days: readonly DayTrace[];
  calendar: PersonCalendar;
}

/** All that is said of a person at the end of a day. */
export function personMeasures(person: MeasuredPerson, on: DayNumber): PersonMeasures {
  const { member_id, days, calendar } = person;
  const window = { from: windowStart(calendar, on), to: on };
  const inside = days.filter(({ day }) => day >= window.from && day <= on);
  const contacts = judgeContacts(days, calendar, window);
  const gifts = listGifts(days).filter(({ day }) => day >= window.from && day <= on);
  const give_get = giveGetOf(inside, gifts);
  const figures = { ...judgedFigures(person, window, contacts), give_get };
  const weeks = weeksOf({ days: inside, contacts, gifts }, window);
  const since = dropOf(contactWeeks(person, on));
  return {
    member_id,
    from: dayText(window.from),
    to: dayText(on),
    ...standingOf(person, { on, figures, weeks, by: (all) => all }),
    seen: standingOf(person, { on, figures, weeks, by: withoutSigns }),
    missing: missingOf(figures),
    ...figures,
    weeks,
    drop: since === null ? null : { since: dayText(since) },
  };
}

interface Inside {
  days: readonly DayTrace[];
  contacts: readonly JudgedContact[];
  gifts: readonly NamedGift[];
}

function weeksOf(
  { days, contacts, gifts }: Inside,
  { from, to }: { from: DayNumber; to: DayNumber },
): PersonWeek[] {
  return mondaysOf(from, to).map((monday) => {
    const isOf = ({ day }: { day: DayNumber }) => mondayOf(day) === monday;
    const { asked_s, given_s } = giveGetOf(days.filter(isOf), gifts.filter(isOf));
    return { monday: dayText(monday), ...countWeek(contacts.filter(isOf)), asked_s, given_s };
  });
}

function countWeek(contacts: readonly JudgedContact[]) {
  return {
    contacts: contacts.length,
    traced: contacts.filter(({ onTime }) => onTime).length,
    looked_up: contacts.filter(({ looked }) => looked).length,
  };
}

/** Half a year of weeks, for telling what is usual and what is less. */
function contactWeeks({ days, calendar }: MeasuredPerson, on: DayNumber): ContactWeek[] {
  const from = mondayOf(on - THRESHOLDS.drop_days);
  const contacts = judgeContacts(days, calendar, { from, to: on });
  const weeks = byWeek(contacts);
  const worked = byWeek(days.filter(({ day }) => day >= from && day <= on));
  return [...weeks.entries()]
    .sort(([one], [other]) => one - other)
    .map(([monday, week]) => ({
      ...{ monday, ...countWeek(week) },
      ...countEntries(worked.get(monday) ?? []),
    }));
}

function byWeek<T extends { day: DayNumber }>(list: readonly T[]): Map<DayNumber, T[]> {
  const weeks = new Map<DayNumber, T[]>();
  for (const one of list) {
    const monday = mondayOf(one.day);
    const week = weeks.get(monday);
    if (week) week.push(one);
    else weeks.set(monday, [one]);
  }
  return weeks;
}

function countEntries(days: readonly DayTrace[]) {
  const entries = days.flatMap((day) => day.entries);
  const made = days.flatMap(({ commitments }) => commitments.filter(({ what }) => what === 'made'));
  const empty = entries.filter((entry) => entry.empty).length;
  return { promised: made.length, entries: entries.length, empty };
}

interface Standing {
  on: DayNumber;
  figures: VerdictFigures;
  weeks: PersonWeek[];
  /** Of the figures, those by which it is judged, now and a quarter ago. */
  by: (figures: VerdictFigures) => VerdictFigures;
}

function standingOf(person: MeasuredPerson, { on, figures, weeks, by }: Standing) {
  const verdict = verdictOf(by(figures));
  if (verdict !== 'adopted') return { verdict, step: stepBefore(person, on, weeks) };
  const before = verdictOf(by(figuresOn(person, on - THRESHOLDS.quarter_days)));
  const step: Step = before === 'adopted' ? 'sustained' : 'adopted';
  return { verdict, step };
}

/** How far somebody has come who is not there yet. */
function stepBefore({ days }: MeasuredPerson, on: DayNumber, weeks: PersonWeek[]): Step {
  const until = days.filter(({ day }) => day <= on);
  const jobs = new Set(until.flatMap((day) => day.jobs));
  if (weeks.filter(({ traced }) => traced > 0).length >= THRESHOLDS.habit_weeks) return 'habit';
  if (jobs.size === FOUR_JOBS.length) return 'four_jobs';
  const hasFirst = until.some(({ commitments }) => commitments.some(({ what }) => what === 'done'));
  return hasFirst ? 'first_value' : 'invited';
}

function figuresOn(person: MeasuredPerson, on: DayNumber): VerdictFigures {
  const window = { from: windowStart(person.calendar, on), to: on };
  const contacts = judgeContacts(person.days, person.calendar, window);
  return judgedFigures(person, window, contacts);
}

function judgedFigures(
  { days, calendar }: MeasuredPerson,
  window: { from: DayNumber; to: DayNumber },
  contacts: readonly JudgedContact[],
) {
  const [coverage, pull] = [coverageOf(contacts), pullOf(contacts)];
  const follow_through = followThroughOf(listCommitments(days, window.to), window);
  const padding = paddingOf(days, window);
  return {
    ...{ coverage, pull, follow_through, padding },
    edict: edictOf(days, calendar, { ...window, coverage, pull, follow_through, padding }),
  };
}
