import type { Chance } from '../chance.ts';

const OPENERS = [
  'Spoke about',
  'They ask for',
  'Agreed on',
  'Not happy with',
  'Wants to compare',
  'Will decide on',
];
const THINGS = [
  'the spare parts',
  'delivery in spring',
  'a service plan',
  'the price of the second line',
  'training for two',
  'the old pump',
  'a test on site',
];
const NEXTS = [
  'I send figures on Tuesday.',
  'They call back.',
  'Offer to follow.',
  'Next look in May.',
  'Ask the boss about credit.',
];
const EMPTY = ['call', 'ok', 'called', 'spoke', 'tel', 'done', 'info'];
const PROMISES = [
  'Send the figures',
  'Call back',
  'Prepare the offer',
  'Ask about the order',
  'Bring the sample',
];

/** What somebody writes who has something to say. */
export function sayMuch(chance: Chance): string {
  const first = `${chance.pick(OPENERS)} ${chance.pick(THINGS)}.`;
  return chance.is(0.6) ? `${first} ${chance.pick(NEXTS)}` : first;
}

/** What somebody writes who only has to. */
export function sayLittle(chance: Chance): string {
  return chance.is(0.8) ? chance.pick(EMPTY) : `${chance.pick(EMPTY)} ${chance.pick(THINGS)}`;
}

export function sayPromise(chance: Chance): string {
  return chance.pick(PROMISES);
}
