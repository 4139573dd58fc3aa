import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { toast } from '../shell/toast-store.ts';
import { ApiProblem, type ProblemCode } from './api-problem.ts';
import { useAttempt } from './use-attempt.ts';

const client = new QueryClient();
const isOutdated = (key: string) => client.getQueryState([key])?.isInvalidated;

beforeEach(() => {
  client.clear();
  toast.set(null);
  client.setQueryData(['practice'], 'as it was read');
  client.setQueryData(['deal'], 'as it was read');
});

function hooked(): ReturnType<typeof useAttempt> {
  const found: ReturnType<typeof useAttempt>[] = [];
  renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Holder give={(one) => found.push(one)} />
    </QueryClientProvider>,
  );
  return found[0]!;
}

function Holder({ give }: { give: (found: ReturnType<typeof useAttempt>) => void }) {
  give(useAttempt(['practice']));
  return null;
}

function refuse(code: ProblemCode, issues: { path: string[]; message: string }[] = []) {
  return async () => {
    throw new ApiProblem('It was refused.', { code, issues });
  };
}

test('what was done gives its answer and makes the answers about its types stale, no others', async () => {
  expect(await hooked().attempt(async () => 7)).toBe(7);
  expect(await hooked().act(async () => undefined)).toBe(true);
  expect(isOutdated('practice')).toBe(true);
  expect(isOutdated('deal')).toBe(false);
  expect(toast.get()).toBeNull();
});

test('what is refused gives nothing, and says what to do', async () => {
  expect(await hooked().attempt(refuse('forbidden'))).toBeUndefined();
  expect(toast.get()).toMatchObject({ text: 'It was refused.', tone: 'bad' });
  const issues = [{ path: ['reason'], message: 'Say why.' }];
  expect(await hooked().act(refuse('invalid', issues))).toBe(false);
  expect(toast.get()?.text).toBe('Say why.');
  expect(isOutdated('practice')).toBe(false);
});

test('what is refused because it has changed meanwhile is read anew', async () => {
  for (const code of ['stale', 'conflict', 'not_found'] as const) {
    client.setQueryData(['practice'], 'as it was read');
    await hooked().act(refuse(code));
    expect(isOutdated('practice')).toBe(true);
  }
});

test('a bug is no refusal', async () => {
  const bug = async () => {
    throw new TypeError('x is undefined');
  };
  await expect(hooked().attempt(bug)).rejects.toThrow('x is undefined');
  expect(toast.get()).toBeNull();
});
