import { expect, test } from 'vitest';
import { beginDraft, isSame, type ReportAnswer, readDraft } from './report-draft.ts';

const kept: ReportAnswer = {
  id: 'r',
  name: 'Won',
  question: null,
  request: '{"metrics":["deals_won"],"period":"all"}',
  chart: 'number',
  owner_id: null,
  visibility: 'workspace',
  deleted_at: null,
};

test('the address wins over what is kept, part by part', () => {
  expect(readDraft({}, kept)).toEqual({
    request: { metrics: ['deals_won'], period: 'all' },
    chart: 'number',
  });
  expect(readDraft({ chart: 'table' }, kept)!.chart).toBe('table');
  const request = { metrics: ['deals_lost'], period: { this: 'year' } };
  expect(readDraft({ request }, kept)).toEqual({ request, chart: 'number' });
});

test.each([
  {},
  { request: 'x' },
  { request: [] },
  { request: { metrics: [], period: 'all' } },
  { request: { metrics: [7], period: 'all' } },
  { request: { metrics: ['a'] } },
])('%j asks nothing', (search) => {
  expect(readDraft(search, undefined)).toBeNull();
  expect(readDraft(search, kept)!.request.metrics).toEqual(['deals_won']);
});

test('an unknown chart becomes the one that fits', () => {
  const { request } = beginDraft('deals_won');
  expect(readDraft({ request, chart: 'pie' }, undefined)!.chart).toBe('line');
});

test('the same question is the same in whichever order it is written', () => {
  const one = beginDraft('deals_won');
  const { period, metrics, by } = one.request;
  expect(
    isSame(one, { chart: one.chart, request: { by, period, metrics, split: undefined } }),
  ).toBe(true);
  expect(isSame(one, { ...one, chart: 'bar' })).toBe(false);
});
