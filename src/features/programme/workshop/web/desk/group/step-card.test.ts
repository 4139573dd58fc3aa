import { expect, test } from 'vitest';
import { type Lane, laneBeside, neighbourOf } from './step-card.ts';

const card = (id: string) => ({ id, text: id });
const lanes: Lane[] = [
  { id: null, title: 'Loose', cards: [card('a'), card('b'), card('c')] },
  { id: '1', title: 'One', cards: [] },
  { id: '2', title: 'Two', cards: [card('d')] },
];

test('Shift and an arrow put a card into the theme beside its own', () => {
  expect(laneBeside(lanes, 'b', 'ArrowRight')?.id).toBe('1');
  expect(laneBeside(lanes, 'd', 'ArrowLeft')?.id).toBe('1');
  expect(laneBeside(lanes, 'd', 'ArrowRight')).toBeNull();
  expect(laneBeside(lanes, 'a', 'ArrowLeft')).toBeNull();
});

test('arrows go from card to card, over empty themes, and stop at the edge', () => {
  expect(neighbourOf(lanes, 'a', 'ArrowDown')).toBe('b');
  expect(neighbourOf(lanes, 'a', 'ArrowUp')).toBeNull();
  expect(neighbourOf(lanes, 'c', 'ArrowRight')).toBe('d');
  expect(neighbourOf(lanes, 'd', 'ArrowLeft')).toBe('a');
  expect(neighbourOf(lanes, 'gone', 'ArrowLeft')).toBeNull();
});
