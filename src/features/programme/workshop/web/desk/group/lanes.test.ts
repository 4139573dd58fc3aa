import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BoardCluster } from '../../../workshop-board.ts';
import { clusterOf, lanesOf, placeCard } from './lanes.ts';

function cluster(id: string, cards: string[], title: string | null = null): BoardCluster {
  return {
    id,
    title,
    votes: null,
    answer: null,
    version: 1,
    cards: cards.map((one) => ({ id: one, kind: 'idea', text: one, hidden: null, version: 1 })),
  };
}
const board = [cluster('1', ['a', 'b']), cluster('2', ['c']), cluster('3', ['d'], 'Named')];

test('cards by themselves stand first, named or shared ones are themes', () => {
  const lanes = lanesOf(board, 'Loose');
  expect(lanes.map(({ id, cards }) => [id, cards.length])).toEqual([
    [null, 1],
    ['1', 2],
    ['3', 1],
  ]);
});

test('whatever is moved where, each card stands in exactly one cluster', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const move = fc.record({
    card: fc.constantFrom(...ids, 'gone'),
    into: fc.constantFrom('1', '2', '3', 'gone', null),
  });
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const end = moves.reduce<BoardCluster[]>(
        (known, { card, into }) => placeCard(known, card, into),
        board,
      );
      expect(end.flatMap(({ cards }) => cards.map(({ id }) => id)).sort()).toEqual(ids);
      expect(end.every(({ cards }) => cards.length > 0)).toBe(true);
    }),
  );
});

test('a card put by itself leaves its theme', () => {
  const next = placeCard(board, 'a', null);
  expect(clusterOf(next, 'a')?.cards).toHaveLength(1);
  expect(clusterOf(next, 'b')?.id).toBe('1');
});
