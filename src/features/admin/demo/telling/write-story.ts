import { addRecord } from '../chronicle.ts';
import type { DemoActivity } from '../demo.ts';
import type { Customer, Making } from '../making.ts';
import { HABITS } from '../material/habits.ts';
import { createRandom, type Random } from '../random.ts';
import { DETAILS } from '../stories/details.ts';
import { instantAt } from '../time/calendar.ts';
import { say } from './phrase.ts';
import type { Moment } from './plan-story.ts';
import { writePledge } from './write-pledge.ts';
import { chooseVia, chooseWritingTime } from './writing-habits.ts';

/** Writes down what of a customer's story the members write down. */
export function writeStory(making: Making, customer: Customer, story: Moment[][]): void {
  const random = createRandom(making.chronicle.seed, `writing ${customer.key}`);
  const said = new Set<string>();
  for (const moments of story) {
    const written = moments.map((moment) =>
      writeMoment(making, { customer, moment, random, said }),
    );
    moments.forEach((moment, index) => {
      const next = moments[index + 1];
      const activity = written[index];
      if (!next || !activity || !moment.step.pledge) return;
      const keptBy = written[index + 1] ?? null;
      writePledge(making, { customer, moment, next, activity, keptBy, random });
    });
  }
}

interface MomentToWrite {
  customer: Customer;
  moment: Moment;
  random: Random;
  said: Set<string>;
}

/** The activity, or null where nobody wrote it down. */
function writeMoment(making: Making, toWrite: MomentToWrite): DemoActivity | null {
  const { customer, moment, random } = toWrite;
  const { actor, contact, step, day, minute } = moment;
  const body = compose(toWrite);
  const at = chooseWritingTime(actor, moment, { span: making.span, random });
  if (!random.chance(HABITS[actor.key].writes) || at === null) return null;
  return addRecord(making.chronicle, 'activity', {
    origin: { at, actor: actor.key, via: chooseVia(actor, random) },
    owner: actor.key,
    visibility: contact.record.visibility,
    values: {
      kind: step.kind,
      body,
      occurred_at: new Date(instantAt(day, minute, actor.time_zone)).toISOString(),
      person_id: contact.record.id,
      company_id: customer.record.id,
    },
  });
}

/** What was said, in the actor's manner, and not in words that this customer's page has already. */
function compose({ moment, random, said }: MomentToWrite): string {
  const { step, facts, actor } = moment;
  const fresh = step.texts.filter((text) => !said.has(text));
  const template = random.pick(fresh.length > 0 ? fresh : step.texts);
  said.add(template);
  const text = say(template, facts, random);
  const { style } = HABITS[actor.key];
  if (style === 'plain') return text;
  const [headline, rest] = splitHeadline(text, style === 'full' ? 45 : 0);
  if (style === 'terse') return headline;
  const details = DETAILS[step.kind as keyof typeof DETAILS];
  const detail = random.chance(0.55) ? say(random.pick(details), facts, random) : '';
  return [headline, [rest, detail].filter(Boolean).join(' ')].filter(Boolean).join('\n');
}

/** The first sentence, or as many as make the least length, and what follows. */
function splitHeadline(text: string, leastLength: number): [headline: string, rest: string] {
  const ends = [...text.matchAll(/[.?!] (?=\p{Lu}|\d)/gu)].map(({ index }) => index + 1);
  const end = ends.find((candidate) => candidate >= leastLength) ?? text.length;
  return [text.slice(0, end), text.slice(end).trim()];
}
