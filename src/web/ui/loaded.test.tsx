import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ApiProblem, type ProblemCode } from '../api/api-problem.ts';
import { Loaded } from './loaded.tsx';

function problem(code?: ProblemCode): ApiProblem | null {
  return code ? new ApiProblem(`It is ${code}.`, { code }) : null;
}

function draw(data: string | undefined, code?: ProblemCode, trying?: ProblemCode): string {
  const query = { data, error: problem(code), failureReason: problem(trying), refetch: vi.fn() };
  const history = createMemoryHistory();
  return renderToStaticMarkup(
    <RouterContextProvider router={createRouter({ routeTree: createRootRoute(), history })}>
      <Loaded query={query} failed="The list did not come">
        {(shown) => <p>{shown}</p>}
      </Loaded>
    </RouterContextProvider>,
  );
}

test('what failed says so, says why, and can be tried again', () => {
  const html = draw(undefined, 'broken');
  expect(html).toContain('The list did not come');
  expect(html).toContain('It is broken.');
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

test('without a connection it says at once that it is not kept here, and leads to the day', () => {
  for (const html of [draw(undefined, 'unreachable'), draw(undefined, undefined, 'unreachable')]) {
    expect(html).toContain('This is not kept on this device');
    expect(html).toContain('href="/"');
    expect(html).not.toContain('The list did not come');
  }
  expect(draw('Anna', undefined, 'unreachable')).toBe('<p>Anna</p>');
});
