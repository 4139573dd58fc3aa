import { expect, test } from 'vitest';
import { judgeChange } from './judge-change.ts';
import { answerOf } from './test-answers.ts';

const [total] = answerOf({ compared: true }).totals;
const fit = { ...total!, value: 40, was: 30, was_rows: 25 };

test('more is good or bad by which way is better, and nothing where neither is', () => {
  expect(judgeChange(fit, 'up')).toEqual({ says: 'trend', was: 30, difference: 10, tone: 'good' });
  expect(judgeChange(fit, 'down')).toMatchObject({ difference: 10, tone: 'bad' });
  expect(judgeChange(fit, 'none')).toEqual({ says: 'trend', was: 30, difference: 10 });
  expect(judgeChange({ ...fit, value: 30 }, 'up')).toEqual({
    says: 'trend',
    was: 30,
    difference: 0,
  });
});

test('no trend is told of what may not be decided on', () => {
  const unfit = { ...fit, fitness: { ...fit.fitness, fit: false } };
  expect(judgeChange(unfit, 'up')).toEqual({ says: 'no_trend', was: 30 });
});

test('nor beside too few records, which are counted', () => {
  expect(judgeChange({ ...fit, was_rows: 2 }, 'up')).toEqual({
    says: 'no_trend',
    was: 30,
    rows: 2,
  });
});

test('of days before the first record it is said where the records begin', () => {
  const young = { ...fit, was: null, records_from: '2026-10-15' };
  expect(judgeChange(young, 'up')).toEqual({ says: 'no_records', from: '2026-10-15' });
});
