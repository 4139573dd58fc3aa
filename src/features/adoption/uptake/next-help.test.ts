import { expect, test } from 'vitest';
import type { MeasureName } from '#src/features/adoption/measure/measures.ts';
import { nextHelp } from './next-help.ts';

const even = { edits: 20, slot: null, bunched: 0.1, late: 0.1, value: 0.01 };
const bunched = { ...even, slot: { weekday: 5, hour: 11 }, value: 0.7 };

function helpFor(missing: MeasureName[], edict: typeof even | typeof bunched = even) {
  return nextHelp({ verdict: 'not_yet', missing, edict, drop: null });
}

test('whoever of whom there is not enough to say begins with one line', () => {
  expect(nextHelp({ verdict: 'not_enough', missing: [], edict: even, drop: null })).toBe('begin');
});

test('where it slackens somebody sits beside, whatever else is missing', () => {
  const drop = { since: '2026-05-04' };
  expect(nextHelp({ verdict: 'not_yet', missing: ['pull'], edict: even, drop })).toBe('beside');
});

test('one thing is said, the one that carries the others first', () => {
  expect(helpFor(['give_get', 'follow_through', 'pull', 'coverage'])).toBe('one_line');
  expect(helpFor(['give_get', 'follow_through', 'pull'])).toBe('before');
  expect(helpFor(['give_get', 'follow_through'])).toBe('promises');
  expect(helpFor(['give_get'])).toBe('fairer');
  expect(helpFor(['coverage'], bunched)).toBe('right_after');
  expect(helpFor(['pull'], bunched)).toBe('before');
});

test('whoever has it all may show it to others', () => {
  expect(nextHelp({ verdict: 'adopted', missing: [], edict: even, drop: null })).toBe('show');
});
