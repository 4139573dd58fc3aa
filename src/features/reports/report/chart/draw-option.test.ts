import { expect, test } from 'vitest';
import { drawSvg } from '#src/lib/draw-charts.ts';
import { CHART_KINDS, chartFor, lackOf } from './chart-kinds.ts';
import { chartTable } from './chart-table.ts';
import { drawOption } from './draw-option.ts';
import { stepsBetween } from './options/grid-option.ts';
import { weakMarks } from './read-answer.ts';
import { sayFigures } from './say-figures.ts';
import { answerOf, LOOK, WORDS } from './test-answers.ts';

const say = sayFigures({ locale: 'en-GB', words: WORDS });
const DRAWN = CHART_KINDS.filter((kind) => kind !== 'table' && kind !== 'number');
/** With a second dimension where the chart takes one. */
function answerFor(kind: (typeof DRAWN)[number]) {
  const split = kind !== 'funnel' && kind !== 'scatter';
  return answerOf({ split, metrics: kind === 'scatter' ? 2 : 1 });
}

const size = { width: 640, height: 320 };

function svgOf(kind: (typeof DRAWN)[number], answer = answerOf({ split: true })): string {
  return drawSvg(drawOption(kind, { answer, say, look: LOOK, isNarrow: false }).option, size);
}

test.each(DRAWN)('a %s is drawn without a page', (kind) => {
  const svg = svgOf(kind, answerFor(kind));
  expect(svg).toMatch(/^<svg/);
  expect(svg).not.toContain('NaN');
  expect(svg.match(/<path/g)!.length).toBeGreaterThan(2);
});

test.each(DRAWN)('every mark of a %s leads to a cell of the answer', (kind) => {
  const answer = answerFor(kind);
  const { marks, option } = drawOption(kind, { answer, say, look: LOOK, isNarrow: false });
  const series = option.series as { data: unknown[] }[];
  expect(marks.length).toBeGreaterThan(2);
  for (const { mark, series: at, index } of marks) {
    expect(series[at]!.data[index]).toBeDefined();
    expect(answer.metrics.map(({ name }) => name)).toContain(mark.metric);
    expect(answer.groups[mark.group ?? 0]).toBeDefined();
  }
});

test.each(DRAWN)('a %s of nothing draws nothing and does not fail', (kind) => {
  const empty = { ...answerOf({ split: true, metrics: 2 }), groups: [], splits: [], cells: [] };
  expect(svgOf(kind, empty)).not.toContain('NaN');
});

test('a name that people wrote cannot bring a script along', () => {
  const answer = answerOf({ split: false });
  answer.by = { ...answer.by!, step: undefined };
  answer.groups[0]!.label = '<img src=x onerror=alert(1)>';
  const { option } = drawOption('bar', { answer, say, look: LOOK, isNarrow: false });
  const said = JSON.stringify((option.series as { data: { said: string }[] }[])[0]!.data[0]!.said);
  expect(said).toContain('&lt;img');
  expect(said).not.toContain('<img');
});

test('a country is called as the reader calls it', () => {
  const axis = { field: 'country', label: 'Country', type: 'company', name: 'country' };
  const german = sayFigures({ locale: 'de-DE', words: WORDS });
  const named = (key: string) => german.group({ ...axis, kind: 'country' }, { key, label: key });
  expect(['DE', 'IT', 'Atlantis'].map(named)).toEqual(['Deutschland', 'Italien', 'Atlantis']);
});

test('several bars are told apart by patterns too, several lines by strokes and dots', () => {
  const answer = answerOf({ split: true });
  const bars = drawOption('bar', { answer, say, look: LOOK, isNarrow: false });
  const decals = (bars.option.series as { itemStyle: { decal?: object } }[]).map(({ itemStyle }) =>
    JSON.stringify(itemStyle.decal ?? null),
  );
  expect(new Set(decals).size).toBe(decals.length);
  const lines = drawOption('line', { answer, say, look: LOOK, isNarrow: false });
  const shapes = (lines.option.series as { symbol: string; lineStyle: { type: string } }[]).map(
    ({ symbol, lineStyle }) => `${symbol} ${lineStyle.type}`,
  );
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('parts are piled only where they add up to the whole, and then without holes', () => {
  const stacks = (answer: ReturnType<typeof answerOf>) => {
    const { option } = drawOption('area', { answer, say, look: LOOK, isNarrow: false });
    return (option.series as { stack?: string; data: { value: number | null }[] }[])[0]!;
  };
  const whole = answerOf({ split: true });
  whole.metrics[0]!.unit = 'money';
  whole.cells = whole.cells.slice(3);
  expect(stacks(whole).stack).toBe('deals_won');
  expect(stacks(whole).data[0]!.value).toBe(0);
  const averages = answerOf({ split: true });
  averages.totals[0]!.value = 12;
  expect(stacks(averages).stack).toBeUndefined();
});

test('a question that a chart cannot show becomes a table', () => {
  const request = { metrics: ['a'], period: 'all' as const };
  expect(chartFor('bar', request)).toBe('table');
  expect(chartFor('number', request)).toBe('number');
  expect(lackOf('heat', { ...request, by: { field: 'x' } })).toBe('split');
  expect(lackOf('scatter', { ...request, by: { field: 'x' } })).toBe('two_metrics');
  expect(lackOf('funnel', { ...request, metrics: ['a', 'b'] })).toBeNull();
});

test('an axis of shares ends with the whole where they come near it', () => {
  const answer = answerOf({ split: false });
  answer.metrics[0]!.unit = 'percent';
  const shares = (most: number) => {
    answer.cells = answer.cells.map((cell) => ({ ...cell, value: most }));
    return svgOf('bar', answer);
  };
  expect(shares(1)).toContain('100%');
  expect(shares(1)).not.toContain('120%');
  expect(shares(0.927)).toMatch(/75%.*100%/s);
  expect(shares(0.927)).not.toContain('90%');
  expect(shares(0.1)).not.toContain('100%');
});

test('a cohort counts steps from the beginning of each line', () => {
  expect(stepsBetween('2026-01-01', '2027-03-01', 'month')).toBe(14);
  expect(stepsBetween('2026-01-01', '2027-01-01', 'quarter')).toBe(4);
  expect(stepsBetween('2026-03-23', '2026-04-06', 'week')).toBe(2);
  expect(stepsBetween('2026-02-01', '2026-01-01', 'month')).toBe(-1);
});

test('the table tells what was before and what is not known', () => {
  const answer = answerOf({ split: false, compared: true });
  answer.cells = answer.cells.filter(({ group }) => group !== 1);
  answer.metrics[0]!.unit = 'percent';
  const { columns, rows, total } = chartTable(answer, say);
  expect(columns.map(({ label }) => label)).toEqual([
    'Deals won',
    expect.stringMatching(/^Deals won · before \(1 Oct.–.31 Dec 2025\)$/),
  ]);
  expect(rows[1]!.cells.map(({ said }) => said)).toEqual(['–', '–']);
  expect(total!.cells).toHaveLength(2);
});

/** Two of three in March, twelve of thirty before. */
function sharesOfFew() {
  const answer = answerOf({});
  Object.assign(answer.metrics[0]!, { unit: 'percent', is_share: true, least: 20 });
  answer.cells = answer.cells.map((cell, at) =>
    at === 2 ? { ...cell, value: 2 / 3, rows: 3 } : { ...cell, value: 0.4, rows: 30 },
  );
  return answer;
}

test('a share tells how many it is of, and is marked where they are too few', () => {
  const answer = sharesOfFew();
  const told = chartTable(answer, say).rows.map(({ cells: [cell] }) => [cell!.rows, cell!.isWeak]);
  expect(told).toEqual([
    ['12 of 30', false],
    ['12 of 30', false],
    ['2 of 3', true],
  ]);
  expect(weakMarks(answer)).toMatchObject([{ weak: 1, of: 3 }]);
  for (const kind of ['line', 'bar'] as const) {
    const { option } = drawOption(kind, { answer, say, look: LOOK, isNarrow: false });
    const [series] = option.series as { data: { said: string; itemStyle?: object }[] }[];
    expect(series!.data.map(({ itemStyle }) => itemStyle !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
    expect(series!.data[2]!.said).toContain('66.7% (2 of 3)');
  }
});

test('a line ends where its months have not begun, and does not fall to nothing', () => {
  const answer = answerOf({});
  Object.assign(answer.cells[2]!, { value: null, rows: 0 });
  const { option } = drawOption('line', { answer, say, look: LOOK, isNarrow: false });
  const [series] = option.series as { data: { value: number | null }[] }[];
  expect(series!.data.map(({ value }) => value)).toEqual([7, 14, null]);
});

test('a mean says how few rows it is of, and only then; a count is what it is', () => {
  const answer = sharesOfFew();
  Object.assign(answer.metrics[0]!, { unit: 'days', is_share: undefined });
  const rowsOf = () => chartTable(answer, say).rows.map(({ cells }) => cells[0]!.rows);
  expect(rowsOf()).toEqual(['', '', 'from 3']);
  answer.metrics[0]!.least = 0;
  expect(rowsOf()).toEqual(['', '', '']);
  expect(weakMarks(answer)).toEqual([]);
});

test.each([
  ['money', 1_234_567, 'EUR', '€12,346', '€12.3k'],
  ['money', 1234, 'JPY', 'JP¥1,234', 'JP¥1.2k'],
  ['percent', 0.4567, undefined, '45.7%', '45.7%'],
  ['days', 1, undefined, '1 day', '1d'],
  ['minutes', 12.34, undefined, '12.3 minutes', '12.3m'],
  ['count', 12_345, undefined, '12,345', '12.3k'],
  ['count', null, undefined, '–', ''],
] as const)('%s %s %s is said as %s', (unit, value, currency, full, short) => {
  expect(say.value(value, { unit, currency })).toBe(full);
  if (value !== null) expect(say.short(value, { unit, currency })).toBe(short);
});

test('German and Italian write numbers and months their way', () => {
  const german = sayFigures({ locale: 'de-DE', words: WORDS });
  expect(german.value(1_234_567, { unit: 'money', currency: 'EUR' })).toBe('12.346\u00a0€');
  expect(german.short(36_027_340, { unit: 'money', currency: 'EUR' })).toBe('360.273\u00a0€');
  expect(german.short(136_027_340, { unit: 'money', currency: 'EUR' })).toBe(
    '1,4\u00a0Mio.\u00a0€',
  );
  const axis = {
    field: 'won_on',
    label: '',
    type: 'deal',
    name: 'won_on',
    kind: 'date',
    step: 'month' as const,
  };
  expect(german.group(axis, { key: '2026-03-01', label: '2026-03-01' })).toBe('März 2026');
  const italian = sayFigures({ locale: 'it-IT', words: WORDS });
  expect(italian.group(axis, { key: '2026-03-01', label: '' })).toBe('mar 2026');
});
