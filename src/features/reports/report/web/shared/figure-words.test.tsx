import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { sayFigures } from '../../chart/say-figures.ts';
import { answerOf, WORDS } from '../../chart/test-answers.ts';

const say = sayFigures({ locale: 'en-GB', words: WORDS });
const rest = { say, height: 280, onMark: () => {} };

let lazy: typeof import('./lazy-drawn-figure.tsx');
let FigureNumber: typeof import('./figure-number.tsx').FigureNumber;

beforeAll(async () => {
  vi.stubGlobal('window', { addEventListener() {} });
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem() {} });
  lazy = await import('./lazy-drawn-figure.tsx');
  ({ FigureNumber } = await import('./figure-number.tsx'));
}, 60_000);

function draw(children: ReactNode, error?: Error): string {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } });
  if (error) {
    const query = client.getQueryCache().build(client, lazy.drawingQuery as never);
    query.setState({ status: 'error', error, fetchStatus: 'idle' });
  }
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  ).replaceAll(/\s/g, ' ');
}

test('a chart whose code cannot be fetched stands there as its table, with a way to try again', () => {
  const figure = <lazy.DrawnFigure kind="bar" answer={answerOf({})} {...rest} />;
  const waiting = draw(figure);
  expect(waiting).not.toContain('<table');
  const failed = draw(figure, new Error('Failed to fetch dynamically imported module'));
  expect(failed).toContain('The chart could not be fetched.');
  expect(failed).toContain('Try again');
  expect(failed).toContain('Mar 2026');
});

test('a number says with what it is compared, and that there is nothing to compare it with', () => {
  const answer = answerOf({ compared: true });
  const [total] = answer.totals;
  const [metric] = answer.metrics;
  const { by: _, ...plain } = answer;
  const said = (stands: boolean, was: number | null) =>
    draw(
      <FigureNumber
        answer={{
          ...plain,
          metrics: [{ ...metric!, ...(stands && { stands }) }],
          totals: [{ ...total!, was, was_rows: 40 }],
        }}
        {...rest}
      />,
    );
  expect(said(false, 180)).toContain('180 before (1 Oct – 31 Dec 2025)');
  expect(said(true, 180)).toContain('180 on 31 Dec 2025');
  expect(said(true, null)).toContain('No figure for 31 Dec 2025 to compare with');
  expect(said(false, null)).toContain('No figure for 1 Oct – 31 Dec 2025 to compare with');
});
