import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Chart } from './chart.tsx';

test('until it can be drawn, bars hold its place, and the table is there to be read out', () => {
  const words = { caption: 'Deals by month', head: ['Month', 'Deals'], rows: [] };
  const html = renderToStaticMarkup(<Chart option={{}} height={280} words={words} />);
  expect(html).toMatch(/^<figure[^>]* style="height:280px"/);
  expect(html).toMatch(/<div[^>]* style="height:280px" aria-hidden="true"><span/);
  expect(html).toContain('<caption>Deals by month</caption>');
});
