import { expect, test } from 'vitest';
import { comparePairs, findAlike } from './similar-cards.ts';

const texts = [
  'Customers are entered twice',
  'We enter customers twice!',
  'customers are enterd twice',
  'The coffee is cold',
];
const cardsIn = (clusters: string[]) =>
  texts.map((text, at) => ({ id: `card ${at}`, text, cluster_id: clusters[at]! }));
const apart = cardsIn(['1', '2', '3', '4']);

test('what says the same is suggested, also misspelt, and each card once', () => {
  const found = findAlike(apart, () => false);
  expect(found).toHaveLength(1);
  expect(new Set([found[0]!.card_id, found[0]!.other_id])).toEqual(new Set(['card 0', 'card 2']));
  expect(found[0]!.alike).toBeGreaterThan(0.5);
});

test('pairs that were compared hold wherever the cards are put meanwhile', () => {
  const pairs = comparePairs(texts);
  const together = cardsIn(['1', '2', '1', '4']);
  const found = findAlike(together, () => false, pairs);
  expect(found).toEqual(findAlike(together, () => false));
  expect(found.every(({ card_id, other_id }) => card_id !== other_id)).toBe(true);
  const declined = findAlike(apart, (one, other) => one === 'card 0' && other === 'card 2', pairs);
  expect(declined.some((one) => one.card_id === 'card 0' && one.other_id === 'card 2')).toBe(false);
});

test('five hundred cards give twenty suggestions at most', () => {
  const many = Array.from({ length: 500 }, (_, at) => ({
    ...{ id: String(at), text: `${texts[at % 4]} ${at % 7}`, cluster_id: String(at) },
  }));
  const found = findAlike(many, () => false);
  expect(found).toHaveLength(20);
  const used = found.flatMap(({ card_id, other_id }) => [card_id, other_id]);
  expect(new Set(used).size).toBe(40);
});

test('a thousand pasted texts are compared as quickly as others, and what is equal is suggested', () => {
  const long = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
  const pasted = Array.from({ length: 1000 }, () => long);
  const pairs = comparePairs(pasted);
  expect(pairs.length).toBeLessThan(3000);
  const cards = pasted.map((text, at) => ({ id: `${at}`, text, cluster_id: `${at}` }));
  expect(findAlike(cards, () => false, pairs)).toHaveLength(20);
  // what was put together already leaves the rest to be found
  const grouped = cards.map((card, at) => (at < 500 ? { ...card, cluster_id: 'one' } : card));
  expect(findAlike(grouped, () => false, pairs)).toHaveLength(20);
  const nearly = pasted.map((text, at) => `${text} ${1000 + at}`);
  expect(comparePairs(nearly).length).toBeLessThanOrEqual(10_000);
});
