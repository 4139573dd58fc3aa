import type { Customer } from '../making.ts';
import { FAULTS } from '../material/products.ts';
import { createRandom, makeId, type Random } from '../random.ts';
import { say } from '../telling/phrase.ts';
import type { Day } from '../time/calendar.ts';
import type { PlannedCase } from './deed.ts';
import { contactsOf, customersOn, does, later, momentOn, type Planning } from './planning.ts';
import { QUESTIONS, URGENT, USUAL_HOURS } from './words/serving.ts';

const CASES = 120;
const OPEN = 12;
const SINCE_DAYS = 85;
/** Every third was reported of late, so that the last weeks have something to show. */
const isLate = (number: number) => number % 3 === 0;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const CHANNELS = ['phone', 'phone', 'mail', 'form', 'api', 'visit'] as const;
const DESK = ['hanneke', 'declan', 'hanneke', 'birgit'] as const;

/** What customers reported, taken, answered and resolved: mostly in time, sometimes late. */
export function planCases(planning: Planning): void {
  const { span, chronicle } = planning.making;
  for (let number = 0; number < CASES - 1; number++) {
    const random = createRandom(chronicle.seed, `case ${number}`);
    const isOpen = number < OPEN;
    const day = isOpen
      ? span.today - random.between(1, number % 4 === 2 ? 24 : 5) // some customers take long to answer
      : random.between(isLate(number) ? span.today - 60 : span.start + SINCE_DAYS, span.today - 6);
    const customer = random.pick(customersOn(planning, day).filter(({ tier }) => tier !== 'D'));
    planCase(planning, { number, random, customer, day, isOpen });
  }
  planUrgent(planning);
}

interface Report {
  number: number;
  random: Random;
  customer: Customer;
  day: Day;
  isOpen: boolean;
}

function planCase(planning: Planning, report: Report): void {
  const { number, random, customer, day, isOpen } = report;
  const helper = DESK[number % DESK.length]!;
  const at = momentOn(planning, 'hanneke', { day, random });
  const { opened, helped } = describeCase(planning, report, at);
  const { id, priority } = opened;
  does(planning, { at, actor: 'hanneke' }, { do: 'open_case', case: opened });
  if (isOpen && number % 4 === 0) return; // waits in its queue
  const isLate = random.chance(0.15);
  const taken = later(planning, at, isLate ? 30 * 60 : random.between(4, 50));
  does(planning, { at: taken, actor: helper }, { do: 'take_case', id });
  if (isOpen && number % 4 === 1) return;
  const answered = later(planning, taken, random.between(2, 9));
  // some resolve it in the first call, which is the answer too
  const isCalled = isOpen || random.chance(0.5);
  if (isCalled) does(planning, { at: answered, actor: helper }, { do: 'answer_case', id });
  if (isOpen && number % 4 === 2) {
    const asked = later(planning, answered, 12);
    does(planning, { at: asked, actor: helper }, { do: 'wait_for_customer', id });
  }
  if (isOpen) return;
  const hours = USUAL_HOURS[priority]! * (isLate ? 5 : random.between(2, 9) / 10);
  const resolved = Math.max(
    momentOn(planning, helper, { day: Math.floor(answered / DAY_MS + hours / 24), random }),
    answered + hours * 20 * MINUTE_MS,
  );
  const resolution = say(helped, { pump: pumpOf(customer) }, random);
  const end = later(planning, resolved, 0);
  does(planning, { at: end, actor: helper }, { do: 'resolve_case', id, resolution });
  const satisfaction = random.chance(0.6)
    ? isLate
      ? random.pick(['bad', 'fair'] as const)
      : random.pick(['good', 'good', 'good', 'fair'] as const)
    : null;
  const closed = later(planning, end, 2 * 24 * 60);
  does(planning, { at: closed, actor: 'hanneke' }, { do: 'close_case', id, satisfaction });
}

function describeCase(planning: Planning, { number, random, customer, day }: Report, at: number) {
  const facts = { pump: pumpOf(customer) };
  const isFault = random.chance(0.65);
  const fault = random.pick(FAULTS);
  const [question, said, helped] = random.pick(QUESTIONS);
  const subject = isFault ? `{pump} ${fault.symptom}` : question;
  const priorities = isFault
    ? (['normal', 'high', 'high', 'urgent', 'normal'] as const)
    : (['low', 'normal', 'normal'] as const);
  const opened: PlannedCase = {
    id: makeId(createRandom(planning.making.chronicle.seed, `case id ${number}`), at),
    company_id: customer.record.id,
    person_id: random.pick(contactsOf(customer, day)).record.id,
    subject: say(subject, facts, random),
    description: isFault ? '' : said,
    priority: random.pick(priorities),
    channel: random.pick(CHANNELS),
    queue: isFault && random.chance(0.6) ? 1 : 0,
  };
  const cured = `${fault.cause}: ${fault.fix}.`;
  return { opened, helped: isFault ? cured.charAt(0).toUpperCase() + cured.slice(1) : helped };
}

/** Late yesterday a line came down where Tomasz goes today: whoever walks in had better know. */
function planUrgent(planning: Planning): void {
  const { chronicle, span, states } = planning.making;
  const today = new Set(states.task_timed_today);
  const visits = chronicle.records.task.filter(
    ({ id, owner, company_id }) => today.has(id) && owner === 'tomasz' && company_id,
  );
  const visited = visits.find(({ kind }) => kind === 'visit' || kind === 'meeting') ?? visits[0]!;
  const customer = planning.customers.find(({ record }) => record.id === visited.company_id)!;
  const at = span.today * DAY_MS - 7 * 60 * MINUTE_MS;
  const random = createRandom(chronicle.seed, 'urgent');
  const facts = { pump: pumpOf(customer) };
  const opened: PlannedCase = {
    id: makeId(random, at),
    company_id: customer.record.id,
    person_id: visited.person_id!,
    subject: say(URGENT.subject, facts, random),
    description: URGENT.said,
    priority: 'urgent',
    channel: 'api',
    queue: 1,
  };
  does(planning, { at, actor: 'hanneke' }, { do: 'open_case', case: opened });
}

function pumpOf({ installed }: Customer): string {
  return installed[0]?.pump ?? 'Otter 65';
}
