import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ApiProblem, type ProblemCode } from '../api/api-problem.ts';
import { Loaded } from './loaded.tsx';

function draw(data: string | undefined, code?: ProblemCode): string {
  const error = code ? new ApiProblem(`It is ${code}.`, { code }) : null;
  return renderToStaticMarkup(
    <Loaded query={{ data, error, refetch: vi.fn() }} failed="The list did not come">
      {(shown) => <p>{shown}</p>}
    </Loaded>,
  );
}

test('what failed says so, says why, and can be tried again', () => {
  const html = draw(undefined, 'unreachable');
  expect(html).toContain('The list did not come');
  expect(html).toContain('It is unreachable.');
  expect(html).toContain('Try again</button>');
});

test('while it comes there is neither a failure nor an empty page', () => {
  const html = draw(undefined);
  expect(html).toContain('aria-hidden="true"');
  expect(html).not.toContain('button');
});

test('what is there stays without a word if reading it anew fails', () => {
  expect(draw('Anna', 'unreachable')).toBe('<p>Anna</p>');
  expect(draw('', 'broken')).toBe('<p></p>');
});

test('what one may see no longer goes from the screen', () => {
  for (const code of ['not_found', 'forbidden'] as const) {
    expect(draw('Anna', code)).not.toContain('Anna');
    expect(draw('Anna', code)).toContain(`It is ${code}.`);
  }
});
