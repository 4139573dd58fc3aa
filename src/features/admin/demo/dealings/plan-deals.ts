import type { Contact, Customer } from '../making.ts';
import type { MemberKey } from '../material/members.ts';
import { COMPETITORS } from '../material/products.ts';
import { createRandom, makeId, type Random } from '../random.ts';
import { say } from '../telling/phrase.ts';
import { type Day, dateOf } from '../time/calendar.ts';
import { turnOf } from '../time/milestones.ts';
import type { Span } from '../time/presence.ts';
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
/** The golden section: its multiples fall evenly, however many there are. */
const EVEN = 0.618_033_988_75;
/** Below one: the business grows, by some half from one half-year to the next. */
const GROWTH = 0.58;

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
  const length = lengthOf({ random, reached, isOpen });
  const end = isOpen
    ? span.today - (number % EVERY_SILENT === 3 ? random.between(45, 70) : random.between(1, 16))
    : closedOn(span, number);
  const made = Math.max(end - length, span.start + 12);
  // the one that the help speaks of when it tells how to move a deal by a line
  const known = customersOn(planning, made);
  const globex = number === 0 ? known.find(({ record }) => record.name === 'Globex') : undefined;
  const large = known.filter(({ tier }) => tier === 'A' || tier === 'B' || tier === 'P');
  const customer = globex ?? random.pick(random.chance(0.75) ? large : known);
  return { number, random, customer, pipeline, made, end, reached, outcome };
}

/** Of what is open some is new, and some goes on for long. */
function lengthOf({
  random,
  reached,
  isOpen,
}: Pick<Course, 'random' | 'reached'> & { isOpen: boolean }) {
  const usual = random.between(12, 24) * reached + random.between(0, 20);
  if (!isOpen) return usual;
  return reached === 1 ? random.between(1, 25) : 2 * usual;
}

/** No month has all of them, and each some more than the one before. */
function closedOn({ start, today }: Span, number: number): Day {
  const [first, last] = [start + 70, today - 4];
  return first + Math.floor((last - first + 1) * ((number * EVEN) % 1) ** GROWTH);
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
    // its acceptance wins the deal and makes the order
    if (fate) planQuote(planning, { ...offer, fate, end: at });
    else planOrder(planning, course, { deal, actor, last: at });
    planDelivery(planning, { deal, ordered: at });
    return;
  }
  const fate = fateOfLost(course, isOld);
  if (fate) planQuote(planning, { ...offer, fate, end: at - 3_600_000 });
  const note = say(random.pick(LOST_NOTES), { competitor: course.customer.competitor }, random);
  const reason = random.pick(REASONS.lost);
  does(planning, { at, actor }, { ...closing, as: 'lost', reason, note });
}

/** Won without a quote from here: the customer's own order came. */
function planOrder(planning: Planning, { random }: Course, { deal, actor, last: at }: Standing) {
  const [reason, note] = [random.pick(REASONS.won), random.pick(WON_NOTES)];
  does(planning, { at, actor }, { do: 'close_deal', id: deal.id, as: 'won', reason, note });
  does(planning, { at: later(planning, at, 8), actor }, { do: 'order', deal });
}

/** Pumps take some weeks to be made. */
function planDelivery(planning: Planning, given: { deal: PlannedDeal; ordered: number }): void {
  const { span, chronicle } = planning.making;
  const random = createRandom(chronicle.seed, `delivery ${given.deal.id}`);
  const day = dayIn(given.ordered) + random.between(20, 45);
  if (day >= span.today - 1) return;
  const at = momentOn(planning, 'hanneke', { day, random });
  does(planning, { at, actor: 'hanneke' }, { do: 'deliver_order', deal: given.deal.id });
}

/** The others were ordered without a quote from here. */
function fateOfWon(number: number, isOld: boolean): QuoteFate | null {
  if (number % 9 >= (isOld ? 2 : 8)) return null;
  return number % 5 === 0 ? 'approved' : 'accepted';
}

function fateOfLost({ number, reached, pipeline }: Course, isOld: boolean): QuoteFate | null {
  const isOffered = reached >= OPEN_STAGES[pipeline] - (isOld ? 2 : 3);
  if (!isOffered || !(isOld || number % 6 < 5)) return null;
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
