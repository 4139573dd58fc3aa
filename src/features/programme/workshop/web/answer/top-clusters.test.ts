import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoardCard, BoardCluster } from '../../workshop-board.ts';
import { askedThemes, otherThemes } from './asked-themes.ts';
import { answerBy, answeredTop, topClusters } from './top-clusters.ts';

const cluster = (id: string, votes: number | null) => ({ id, votes, answer: null });

test('the top is a third of the themes, three at least, none without a dot', () => {
  const many = (count: number) =>
    topClusters(Array.from({ length: count }, (_, at) => cluster(String(at), 1))).length;
  expect([2, 9, 10].map(many)).toEqual([2, 3, 4]);
  const top = topClusters([cluster('a', 1), cluster('b', 9), cluster('c', 0), cluster('d', null)]);
  expect(top.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(answeredTop([cluster('a', 1)])).toEqual({ answered: 0, of: 1 });
});

test('nothing outside the top weighs more than what is in it', () => {
  const votes = fc.array(fc.nat(30), { maxLength: 40 });
  fc.assert(
    fc.property(votes, (given) => {
      const all = given.map((sum, at) => cluster(String(at), sum));
      const top = topClusters(all);
      const least = Math.min(...top.map((one) => one.votes ?? 0));
      const rest = all.filter((one) => !top.includes(one));
      expect(rest.every((one) => (one.votes ?? 0) <= least || (one.votes ?? 0) === 0)).toBe(true);
    }),
  );
});

test('ten working days leave weekends out', () => {
  expect(answerBy('2026-03-02')).toBe('2026-03-16');
  expect(answerBy('2026-03-06')).toBe('2026-03-20');
  expect(answerBy('2026-03-07')).toBe('2026-03-20');
});

test('asked for is what weighs, asks or complains; other ideas stand apart, and what is hidden nowhere', () => {
  const theme = (
    id: string,
    { votes = 0, kind = 'idea', hidden = null }: Partial<BoardCard> & { votes?: number },
  ): BoardCluster => ({
    ...{ id, votes, title: null, answer: null, beside: [], version: 1 },
    cards: [{ id, kind, text: id, hidden, version: 1 }],
  });
  const all = [
    theme('a', { hidden: 'It hurts' }),
    theme('b', {}),
    theme('c', { votes: 2, hidden: 'It hurts' }),
    theme('d', { kind: 'concern' }),
    theme('e', { kind: 'concern', hidden: 'It hurts' }),
  ];
  expect(askedThemes(all).map(({ id }) => id)).toEqual(['c', 'd']);
  expect(otherThemes(all).map(({ id }) => id)).toEqual(['b']);
});
