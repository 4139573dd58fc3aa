import { expect, test } from 'vitest';
import { comparedSpan, periodSpan } from './figure-spans.ts';
import type { FigureRequest } from './metric.ts';

function comparedOn(today: string, period: FigureRequest['period'], compare = 'previous' as const) {
  const request: FigureRequest = { metrics: ['deals'], period, compare };
  return comparedSpan(request, periodSpan(period, today), today);
}

test('a month that is under way is compared with the same days of the month before', () => {
  const month = { this: 'month' } as const;
  expect(comparedOn('2026-11-23', month)).toEqual({ from: '2026-10-01', before: '2026-10-24' });
  expect(comparedOn('2026-11-30', month)).toEqual({ from: '2026-10-01', before: '2026-11-01' });
  expect(comparedOn('2026-03-30', month)).toEqual({ from: '2026-02-01', before: '2026-03-01' });
});

test('so are quarters, years and days of one’s own', () => {
  expect(comparedOn('2026-11-23', { this: 'quarter' })).toEqual({
    from: '2026-07-01',
    before: '2026-08-24',
  });
  expect(comparedOn('2026-11-23', { this: 'year' })).toEqual({
    from: '2025-01-01',
    before: '2025-11-24',
  });
  expect(comparedOn('2026-11-23', { from: '2026-11-16', to: '2026-11-29' })).toEqual({
    from: '2026-11-02',
    before: '2026-11-10',
  });
});

test('a period that is over, or ends today, is compared with a whole one', () => {
  expect(comparedOn('2026-11-23', { last: 1, unit: 'month' })).toEqual({
    from: '2026-09-01',
    before: '2026-10-01',
  });
  expect(comparedOn('2026-11-23', { last: 7, unit: 'day' })).toEqual({
    from: '2026-11-10',
    before: '2026-11-17',
  });
  expect(comparedOn('2026-11-23', { from: '2026-12-01', to: '2026-12-31' })).toEqual({
    from: '2026-11-01',
    before: '2026-12-01',
  });
});
