import { expect, test } from 'vitest';
import type { WorkshopBoard } from '../../workshop-board.ts';
import { hindersShowing } from './collected.ts';

const boardOf = (kind: 'check' | 'cards' | 'vote', people: Partial<WorkshopBoard['people']>) =>
  ({
    ...{ template: 'time_to_change', phase: 'open', kind, questions: [{}] },
    step: { check: 1, cards: 3, vote: 5 }[kind],
    people: { joined: 8, sent: 0, voted: 0, ...people },
  }) as unknown as WorkshopBoard;

test('what the server would refuse is said before it is asked for', () => {
  expect(hindersShowing(boardOf('cards', { sent: 0 }))).toBe('few');
  expect(hindersShowing(boardOf('cards', { sent: 5 }))).toBeNull();
  expect(hindersShowing(boardOf('vote', { voted: 0 }))).toBe('few');
  expect(hindersShowing(boardOf('check', { voted: 8 }))).toBeNull();
});

test('in a room of fewer than five everything is shown, and nothing is told to be nothing', () => {
  expect(hindersShowing(boardOf('cards', { joined: 3, sent: 2 }))).toBeNull();
  expect(hindersShowing(boardOf('cards', { joined: 3, sent: 0 }))).toBe('empty');
});

test('where no question was prepared nobody is waited for', () => {
  expect(hindersShowing({ ...boardOf('check', {}), questions: [] })).toBeNull();
});
