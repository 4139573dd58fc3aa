import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ApiProblem } from '../api/api-problem.ts';
import { ReadNote } from './not-kept.tsx';

function draw(data: unknown, error: Error | null = null): string {
  return renderToStaticMarkup(<ReadNote query={{ data, error }} rows={2} />);
}

test('a part that is not kept on this device says so', () => {
  const html = draw(undefined, new ApiProblem('No answer.', { code: 'unreachable' }));
  expect(html).toContain('This is not kept on this device');
  expect(draw(undefined, new ApiProblem('You may not.', { code: 'forbidden' }))).toContain(
    'You may not.',
  );
});

test('what is put together of what is kept says that there may be more', () => {
  const said = 'only what is kept on this device is shown';
  expect(draw({ items: [], partial: true })).toContain(said);
  expect(draw({ pages: [{ items: [] }, { items: [], partial: true }] })).toContain(said);
});

test('while it comes rows are hinted at, and beside all of it nothing is said', () => {
  expect(draw(undefined)).toContain('aria-hidden="true"');
  for (const data of [{ items: [] }, [], { pages: [{ items: [] }] }, null]) {
    expect(draw(data)).toBe('');
  }
});
