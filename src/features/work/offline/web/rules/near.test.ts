import { beforeAll, expect, test, vi } from 'vitest';

type Near = typeof import('./near.ts');
let readNear: Near['readNear'];

beforeAll(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('window', { addEventListener() {} });
  vi.stubGlobal('addEventListener', () => {});
  ({ readNear } = await import('./near.ts'));
});

/** Answers as the server does, and notes what it was asked for. */
function answerBy(status: (path: string) => number): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string | URL | Request) => {
    const path = new URL(input instanceof Request ? input.url : input, 'http://here').pathname;
    asked.push(path);
    const body = status(path) === 200 ? '{}' : '{"code":"unauthenticated","status":401}';
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(body, { status: status(path), headers }));
  });
  return asked;
}

async function readAll(): Promise<void> {
  for await (const _ of readNear());
}

test('where nobody is signed in, nothing that is a member’s is asked for', async () => {
  const asked = answerBy(() => 401);
  await expect(readAll()).rejects.toThrow();
  expect(asked).toEqual(['/api/v1/me']);
});

test('it ends at the first answer to one who signed out meanwhile', async () => {
  const asked = answerBy((path) => (path.endsWith('/members') ? 401 : 200));
  await expect(readAll()).rejects.toThrow();
  expect(asked).toEqual(['/api/v1/me', '/api/v1/today', '/api/v1/members']);
});
