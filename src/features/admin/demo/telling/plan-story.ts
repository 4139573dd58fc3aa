import type { Contact, Customer, Facts, Making } from '../making.ts';
import type { Tier } from '../material/company-list.ts';
import { type DemoMember, memberOf } from '../material/members.ts';
import type { Role } from '../material/roles.ts';
import { createRandom, type Random } from '../random.ts';
import { APPROACHING } from '../stories/approaching.ts';
import type { Chapter, Post, Stage, Step } from '../stories/chapter.ts';
import { EVERYDAY } from '../stories/everyday.ts';
import { GROWING } from '../stories/growing.ts';
import { KEEPING } from '../stories/keeping.ts';
import { RECOVERING } from '../stories/recovering.ts';
import { SERVING } from '../stories/serving.ts';
import { TAKEOVER } from '../stories/takeover.ts';
import { WINNING } from '../stories/winning.ts';
import { type Day, isWorkday } from '../time/calendar.ts';
import { actingFor, handoverDay, nextPresent } from '../time/presence.ts';
import { addOccasion, makeFacts, makeInstalledPump } from './facts.ts';

/** One step of a chapter as it happened, or will. */
export interface Moment {
  step: Step;
  day: Day;
  /** Minute of the day on the actor's clock. */
  minute: number;
  actor: DemoMember;
  contact: Contact;
  facts: Facts;
}

const CHAPTERS: readonly Chapter[] = [
  ...WINNING,
  ...APPROACHING,
  ...SERVING,
  ...RECOVERING,
  ...KEEPING,
  ...GROWING,
  ...EVERYDAY,
];

/** Working days between two chapters: at least, at most. */
const PAUSES: Record<Tier, readonly [number, number]> = {
  A: [1, 8],
  B: [10, 30],
  C: [30, 80],
  D: [120, 300],
  P: [3, 12],
  none: [0, 0],
};

/** All that happens with a customer, chapter by chapter, into the days after today. */
export function planStory(making: Making, customer: Customer): Moment[][] {
  if (customer.tier === 'none' || customer.contacts.length === 0) return [];
  const random = createRandom(making.chronicle.seed, `story ${customer.key}`);
  let stage = pickFirstStage(customer.tier, random);
  if (stage === 'customer') {
    for (let i = random.between(1, 3); i > 0; i--) {
      customer.installed.push(makeInstalledPump(customer, random));
    }
  }
  const story: Moment[][] = [];
  const recent: string[] = [];
  const [least, most] = PAUSES[customer.tier];
  let day = customer.since + random.between(1, customer.tier === 'A' ? 6 : most);
  while (day < making.span.today) {
    const chapter = pickChapter(stage, { recent, random });
    recent.unshift(chapter.name);
    const moments = planChapter(making, { customer, chapter, day, random });
    story.push(moments);
    const last = moments.at(-1)!;
    customer.latest = last.facts;
    stage = chapter.leadsTo ?? stage;
    if (chapter.buys) customer.installed.push(boughtPump(last.facts));
    day = addWorkdays(last.day, random.between(least, most), customer.country);
  }
  const owner = memberOf(customer.owner);
  if (owner.startedDaysAgo !== undefined) {
    const met = handoverDay(owner, making.span) + random.between(1, 11);
    story.push(planChapter(making, { customer, chapter: TAKEOVER, day: met, random }));
  }
  return story;
}

function pickFirstStage(tier: Tier, random: Random): Stage {
  if (tier === 'P') return 'prospect';
  const roll = random.next();
  if (tier === 'D') return roll < 0.5 ? 'lost' : 'prospect';
  return roll < 0.72 ? 'customer' : roll < 0.9 ? 'prospect' : 'lost';
}

/** By weight, but none of the last four of this customer where there is another. */
function pickChapter(
  stage: Stage,
  { recent, random }: { recent: string[]; random: Random },
): Chapter {
  const possible = CHAPTERS.filter((chapter) => chapter.stage === stage);
  const fresh = possible.filter((chapter) => !recent.slice(0, 4).includes(chapter.name));
  const choice = fresh.length > 0 ? fresh : possible.filter(({ name }) => name !== recent[0]);
  const total = choice.reduce((sum, chapter) => sum + chapter.weight, 0);
  let left = random.next() * total;
  for (const chapter of choice) {
    left -= chapter.weight;
    if (left < 0) return chapter;
  }
  return choice[0]!;
}

function boughtPump(facts: Facts) {
  const digits = facts.order!.slice(-4);
  return { pump: facts.pump!, use: facts.use!, serial: `BW25-${digits}` };
}

interface ChapterPlan {
  customer: Customer;
  chapter: Chapter;
  day: Day;
  random: Random;
}

function planChapter(making: Making, { customer, chapter, day, random }: ChapterPlan): Moment[] {
  const { span } = making;
  const facts = makeFacts(customer, chapter, random);
  const moments: Moment[] = [];
  const spokenWith = new Map<Role, Contact>();
  let earliest = day;
  for (const step of chapter.steps) {
    const wanted = addWorkdays(earliest, random.between(...step.after), customer.country);
    const actor = actorOf(step.by ?? 'seller', { customer, day: wanted, making });
    const on = nextPresent(actor, wanted, span, [customer.country]);
    const role = step.with ?? 'buyer';
    const contact = spokenWith.get(role) ?? pickContact(customer, role, day);
    spokenWith.set(role, contact);
    moments.push({ step, day: on, minute: pickMinute(step, random), actor, contact, facts });
    earliest = on;
  }
  moments.forEach((moment, index) => {
    const next = moments[index + 1];
    if (next && next.day === moment.day && next.minute <= moment.minute) {
      next.minute = Math.min(moment.minute + random.between(60, 140), 18 * 60);
    }
    const { contact, day: on } = moment;
    const nextDay = next?.day ?? null;
    moment.facts = addOccasion(facts, { customer, contact, day: on, nextDay, span });
  });
  return moments;
}

function actorOf(
  post: Post,
  { customer, day, making }: { customer: Customer; day: Day; making: Making },
): DemoMember {
  switch (post) {
    case 'seller':
      return actingFor(customer.owner, day, making.span);
    case 'engineer':
      return memberOf('declan');
    case 'desk':
      return memberOf('hanneke');
    case 'service_lead':
      return memberOf('birgit');
    case 'marketing':
      return memberOf('miriam');
    case 'director':
      return memberOf('charlotte');
  }
}

/** Someone of that role whom we know by then, or else the one we know longest. */
function pickContact({ contacts }: Customer, role: Role, day: Day): Contact {
  const known = contacts.filter((contact) => contact.since < day);
  const fitting = known.filter((contact) => contact.role === role);
  return fitting.at(-1 - (Math.floor(day / 90) % Math.max(fitting.length, 1))) ?? contacts[0]!;
}

function pickMinute(step: Step, random: Random): number {
  const isAppointment = step.kind === 'visit' || step.kind === 'meeting';
  if (isAppointment) return random.between(18, 30) * 30;
  return (
    random.between(8 * 12 + 6, 17 * 12) * 5 + (step.kind === 'call' ? 0 : random.between(0, 4))
  );
}

function addWorkdays(day: Day, count: number, country: string): Day {
  let left = count;
  let reached = day;
  while (left > 0) {
    reached++;
    if (isWorkday(reached, [country])) left--;
  }
  return reached;
}
