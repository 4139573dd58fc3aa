import { expect, test } from 'vitest';
import type { Board } from '../board/board-query.ts';
import { moveCard, neighbourOf, stepCard } from './move-card.ts';

function column(stage_id: string, cards: [string, number, string][]) {
  const sums = new Map<string, number>();
  for (const [, amount, currency] of cards) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return {
    stage_id,
    count: cards.length,
    sums: [...sums].map(([currency, amount]) => ({ currency, amount })),
    cards: cards.map(([id, amount, currency]) => ({ id, stage_id, amount: { amount, currency } })),
  };
}
const board = {
  columns: [
    column('a', [
      ['1', 5, 'EUR'],
      ['2', 7, 'EUR'],
      ['3', 9, 'JPY'],
    ]),
    column('b', []),
    column('c', [['4', 1, 'EUR']]),
  ],
} as unknown as Board;

function ids(of: Board) {
  return of.columns.map(({ cards }) => cards.map(({ id }) => id).join(''));
}

test('a card that is moved takes its amount along, each currency by itself', () => {
  const moved = moveCard(board, { id: '3', to: 'c', before: '4' });
  expect(ids(moved)).toEqual(['12', '', '34']);
  expect(moved.columns[0]!.sums).toEqual([{ currency: 'EUR', amount: 12 }]);
  expect(moved.columns[2]!.sums).toContainEqual({ currency: 'JPY', amount: 9 });
  expect(moved.columns.map(({ count }) => count)).toEqual([2, 0, 2]);
});

test('keys move a card to the side and up and down, and stop at the edges', () => {
  expect(stepCard(board, '1', 'ArrowLeft')).toBeNull();
  expect(stepCard(board, '1', 'ArrowRight')).toEqual({ id: '1', to: 'b' });
  expect(ids(moveCard(board, stepCard(board, '2', 'ArrowUp')!))[0]).toBe('213');
  expect(ids(moveCard(board, stepCard(board, '1', 'ArrowDown')!))[0]).toBe('213');
});

test('arrows go from card to card and pass empty columns', () => {
  expect(neighbourOf(board, '2', 'ArrowRight')).toBe('4');
  expect(neighbourOf(board, '4', 'ArrowLeft')).toBe('1');
  expect(neighbourOf(board, '1', 'ArrowDown')).toBe('2');
  expect(neighbourOf(board, '1', 'ArrowUp')).toBeNull();
});
