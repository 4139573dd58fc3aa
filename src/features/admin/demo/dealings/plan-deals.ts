import type { Contact, Customer } from '../making.ts';
import type { MemberKey } from '../material/members.ts';
import { COMPETITORS } from '../material/products.ts';
import { createRandom, makeId, type Random } from '../random.ts';
import { say } from '../telling/phrase.ts';
import { type Day, dateOf } from '../time/calendar.ts';
import { turnOf } from '../time/milestones.ts';
import type { PlannedDeal, Word } from './deed.ts';
import { planLines, worthOf } from './plan-lines.ts';
import { planQuote, type QuoteFate } from './plan-quotes.ts';
import {
  contactsOf,
  customersOn,
  does,
  later,
  momentOn,
  type Planning,
  sellerOf,
} from './planning.ts';
import {
  GOALS,
  LOST_NOTES,
  MOVE_NOTES,
  NEXT_STEPS,
  OPEN_STAGES,
  type PipelineKey,
  REASONS,
  WON_NOTES,
} from './words/selling.ts';

const DEALS = 170;
const LOSING = 62;
const OPEN = 52;
/** So many of the open ones are where nobody has said a word for long. */
const EVERY_SILENT = 7;
/** Three of eleven closed ones were closed since the turn, so that there is something to show of it. */
const isLate = (number: number) => number % 11 < 3;

interface Course {
  number: number;
  random: Random;
  customer: Customer;
  pipeline: PipelineKey;
  made: Day;
  /** The day on which it was closed, or today for what is open. */
  end: Day;
  /** How many stages it came through. */
  reached: number;
  outcome: 'open' | 'won' | 'lost';
}

/** A pipeline's life of eighteen months: each deal made, moved and closed on its days. */
export function planDeals(planning: Planning): void {
  for (let number = 0; number < DEALS; number++) planDeal(planning, chooseCourse(planning, number));
}

function chooseCourse(planning: Planning, number: number): Course {
  const { span, chronicle } = planning.making;
  const random = createRandom(chronicle.seed, `deal ${number}`);
  const outcome = number < OPEN ? 'open' : number < OPEN + LOSING ? 'lost' : 'won';
  const pipeline: PipelineKey = number % 4 === 3 ? 'service' : 'new';
  const stages = OPEN_STAGES[pipeline];
  const isOpen = outcome === 'open';
  const reached = isOpen
    ? 1 + (Math.floor(number / 4) % stages)
    : outcome === 'won'
      ? stages
      : random.between(1, stages);
  const length = random.between(12, 24) * reached + random.between(0, 20);
  const end = isOpen
    ? span.today - (number % EVERY_SILENT === 3 ? random.between(45, 70) : random.between(1, 16))
    : random.between(isLate(number) ? turnOf(span.today) : span.start + 70, span.today - 4);
  const made = Math.max(end - length, span.start + 12);
  // the one that the help speaks of when it tells how to move a deal by a line
  const known = customersOn(planning, made);
  const globex = number === 0 ? known.find(({ record }) => record.name === 'Globex') : undefined;
  const large = known.filter(({ tier }) => tier === 'A' || tier === 'B' || tier === 'P');
  const customer = globex ?? random.pick(random.chance(0.75) ? large : known);
  return { number, random, customer, pipeline, made, end, reached, outcome };
}

function planDeal(planning: Planning, course: Course): void {
  const { random, customer, made, end, outcome } = course;
  const seller = sellerOf(planning, customer, made);
  const at = momentOn(planning, seller, { day: made, random });
  const deal = describeDeal(planning, course, at);
  does(planning, { at, actor: seller }, { do: 'make_deal', deal, word: wordOf(course, 0) });
  const last = planMoves(planning, course, { deal, actor: seller, last: at });
  const actor = sellerOf(planning, customer, end);
  if (outcome === 'open') planOpen(planning, course, { deal, actor, last });
  else planEnd(planning, course, { deal, actor, last });
}

interface Standing {
  deal: PlannedDeal;
  actor: MemberKey;
  /** When somebody last did something about it. */
  last: number;
}

/** Each at its day; gives when the last was. */
function planMoves(planning: Planning, course: Course, { deal, last: begun }: Standing): number {
  const { random, customer, made, end, reached, outcome } = course;
  const steps = outcome === 'open' ? Math.max(1, reached - 1) : reached;
  const gap = Math.max(2, (end - made) / steps);
  let last = begun;
  for (let stage = 1; stage < reached; stage++) {
    const day = Math.round(made + gap * stage);
    const actor = sellerOf(planning, customer, day);
    last = Math.max(later(planning, last, 95), momentOn(planning, actor, { day, random }));
    const word = wordOf(course, stage);
    const closes_on = dateOf(Math.max(end, day) + random.between(20, 60));
    const isPutOff = random.chance(0.4);
    const doing = { do: 'move_deal', id: deal.id, stage, word } as const;
    does(planning, { at: last, actor }, { ...doing, ...(isPutOff && { closes_on }) });
  }
  return last;
}

/** Two of three have a next step; some of the others lie still, which the list of leaks tells. */
function planOpen(planning: Planning, course: Course, { deal, last }: Standing): void {
  const { random, number, reached, pipeline } = course;
  const { span } = planning.making;
  const fates: (QuoteFate | undefined)[] = ['sent', 'draft', 'revised', 'waiting', 'sent'];
  const offered = reached >= OPEN_STAGES[pipeline] - (pipeline === 'new' ? 1 : 0);
  const fate = offered ? fates[Math.floor(number / 4) % 6] : undefined;
  const actor = sellerOf(planning, course.customer, dayIn(last));
  if (fate) planQuote(planning, { deal, actor, fate, from: last, random, number });
  if (number % 3 === 2 || number % EVERY_SILENT === 3) return;
  const due = span.today + random.between(-4, 12);
  const subject = random.pick(NEXT_STEPS);
  const at = later(planning, last, 4);
  does(planning, { at, actor }, { do: 'promise', deal, subject, due_on: dateOf(due) });
}

function planEnd(planning: Planning, course: Course, { deal, actor, last }: Standing): void {
  const { random, number, end, outcome } = course;
  const day = momentOn(planning, actor, { day: end, random });
  const at = Math.max(later(planning, last, 60 * 26), day);
  const before = sellerOf(planning, course.customer, dayIn(last));
  const closing = { do: 'close_deal', id: deal.id } as const;
  const offer = { deal, actor: before, from: last, random, number };
  // until then most offers were refused, which is why something was to be done about them
  const isOld = end < turnOf(planning.making.span.today);
  if (outcome === 'won') {
    const fate = fateOfWon(number, isOld);
    if (fate) planQuote(planning, { ...offer, fate, end: at });
    if (fate) return; // its acceptance wins the deal
    const reason = random.pick(REASONS.won);
    const note = random.pick(WON_NOTES);
    does(planning, { at, actor }, { ...closing, as: 'won', reason, note });
    return;
  }
  const fate = fateOfLost(course, isOld);
  if (fate) planQuote(planning, { ...offer, fate, end: at - 3_600_000 });
  const note = say(random.pick(LOST_NOTES), { competitor: course.customer.competitor }, random);
  const reason = random.pick(REASONS.lost);
  does(planning, { at, actor }, { ...closing, as: 'lost', reason, note });
}

/** The others were ordered without a quote from here. */
function fateOfWon(number: number, isOld: boolean): QuoteFate | null {
  if (number % 9 >= (isOld ? 2 : 7)) return null;
  return number % 5 === 0 ? 'approved' : 'accepted';
}

function fateOfLost({ number, reached, pipeline }: Course, isOld: boolean): QuoteFate | null {
  const isOffered = reached >= OPEN_STAGES[pipeline] - (isOld ? 2 : 3);
  if (!isOffered || !(isOld || number % 3 < 2)) return null;
  return number % 7 === 0 ? 'expired' : 'declined';
}

function dayIn(ms: number): Day {
  return Math.floor(ms / 86_400_000);
}

/** Not everybody writes something down each time. */
function wordOf(course: Course, stage: number): Word | null {
  const { random, pipeline, customer } = course;
  const isSilent = random.chance(0.4);
  const isSecond = isWide(course);
  if (isSilent && !(isSecond && stage < 2)) return null;
  const facts = { competitor: customer.competitor, pump: pumpOf(customer) };
  const notes = MOVE_NOTES[pipeline][stage]!;
  return {
    kind: random.pick(['call', 'visit', 'meeting', 'call'] as const),
    body: say(random.pick(notes), facts, random),
    ...(stage % 2 === 1 &&
      isWide(course) && { to: contactsOf(customer, course.made)[1]?.record.id }),
  };
}

/** Whoever speaks with a second person wins more often; Tomasz nearly always does. */
function isWide({ number, customer, outcome }: Course): boolean {
  const [usual, lost] = customer.owner === 'tomasz' ? [0.85, 0.5] : [0.65, 0.22];
  const chance = outcome === 'lost' ? lost : usual;
  return createRandom(1, `second person ${number}`).chance(chance);
}

/** So it is with who asks for the goal: Katerina of nearly all, the others where it ends well. */
function isGoalKnown({ number, customer, outcome, random }: Course): boolean {
  const isKnown = random.chance(0.7);
  const own = createRandom(1, `goal ${number}`);
  if (customer.owner === 'katerina') return own.chance(outcome === 'lost' ? 0.65 : 0.96);
  return isKnown && (outcome !== 'lost' || own.chance(0.22));
}

function pumpOf({ installed }: Customer): string {
  return installed[0]?.pump ?? 'Heron 65-200';
}

function describeDeal(planning: Planning, course: Course, at: number): PlannedDeal {
  const { number, random, customer, pipeline, made, end, outcome } = course;
  const { seed } = planning.making.chronicle;
  const lines = planLines(pipeline, { seed, number, country: customer.country });
  const people = contactsOf(customer, made);
  const [goal, criterion] = random.pick(GOALS);
  const knowsGoal = isGoalKnown(course);
  const planned = outcome === 'open' ? planning.making.span.today + random.between(-9, 80) : end;
  return {
    id: makeId(createRandom(seed, `deal id ${number}`), at),
    name: `${lines.title} for ${customer.record.name}`.slice(0, 300),
    pipeline,
    company_id: customer.record.id,
    person_id: people[0]!.record.id,
    amount: worthOf(lines),
    closes_on: dateOf(planned + (outcome === 'open' ? 0 : random.between(-12, 25))),
    lines: lines.list,
    client_goal: knowsGoal ? goal : null,
    success_criterion: knowsGoal ? criterion : null,
    ...rolesOf(people, random),
    competitors: random.chance(0.5)
      ? [...new Set([customer.competitor, random.pick(COMPETITORS)])]
      : [],
  };
}

function rolesOf(people: Contact[], random: Random) {
  const idAt = (at: number) => (people[at] ? [people[at].record.id] : []);
  return {
    deciders: random.chance(0.8) ? idAt(people.length > 1 ? 1 : 0) : [],
    champions: random.chance(0.6) ? idAt(0) : [],
    evaluators: random.chance(0.4) ? idAt(2) : [],
    buyers: random.chance(0.5) ? idAt(people.length - 1) : [],
  };
}
