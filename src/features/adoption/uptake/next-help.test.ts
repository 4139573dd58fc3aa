import { expect, test } from 'vitest';
import type { MeasureName } from '#src/features/adoption/measure/measures.ts';
import { nextHelp } from './next-help.ts';
import { shareKept } from './promises.ts';

const even = { edits: 20, slot: null, bunched: 0.1, late: 0.1, value: 0.01 };
const bunched = { ...even, slot: { weekday: 5, hour: 11 }, value: 0.7 };

const kept = { kept: 9, late: 1, rate: 0.9 };
const enough = { edict: even, drop: null, give_get: { ratio: 1.5 }, follow_through: kept };

function helpFor(missing: MeasureName[], edict: typeof even | typeof bunched = even) {
  return nextHelp({ ...enough, verdict: 'not_yet', missing, edict });
}

test('whoever of whom there is not enough to say begins with one line', () => {
  expect(nextHelp({ ...enough, verdict: 'not_enough', missing: [] })).toBe('begin');
});

test('where it slackens somebody sits beside, whatever else is missing', () => {
  const drop = { since: '2026-05-04' };
  expect(nextHelp({ ...enough, verdict: 'not_yet', missing: ['pull'], drop })).toBe('beside');
});

test('one thing is said, the one that carries the others first', () => {
  expect(helpFor(['follow_through', 'pull', 'coverage'])).toBe('one_line');
  expect(helpFor(['follow_through', 'pull'])).toBe('before');
  expect(helpFor(['follow_through'])).toBe('promises');
  expect(helpFor(['coverage'], bunched)).toBe('right_after');
  expect(helpFor(['pull'], bunched)).toBe('before');
});

test('whoever has it all may show it to others', () => {
  const all = { ...enough, verdict: 'adopted' as const, missing: [] };
  expect(nextHelp(all)).toBe('show');
  expect(nextHelp({ ...all, give_get: { ratio: 0.6 } })).toBe('fairer');
});

test('whoever keeps few promises is helped with these before they show others', () => {
  const all = { ...enough, verdict: 'adopted' as const, missing: [] };
  const keeping = (follow_through: typeof kept) => nextHelp({ ...all, follow_through });
  expect(keeping({ kept: 9, late: 4, rate: 0.5 })).toBe('promises');
  expect(keeping({ kept: 9, late: 4, rate: 0.7 })).toBe('show');
  // three decided say nothing
  expect(keeping({ kept: 0, late: 3, rate: 0 })).toBe('show');
});

test('a share of promises is told from four on that are decided', () => {
  expect(shareKept({ kept: 0, late: 3, rate: 0 })).toBeNull();
  expect(shareKept({ kept: 1, late: 3, rate: 0.2 })).toBe(0.2);
  expect(shareKept({ kept: 0, late: 0, rate: null })).toBeNull();
});
