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

type Answers = (path: string, query: URLSearchParams) => object;

/** Answers as the server does, and notes what it was asked for. */
function answerBy(status: (path: string) => number, answers: Answers = () => ({})): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://here');
    const { pathname: path, searchParams } = url;
    asked.push(path);
    const refused = { code: 'unauthenticated', status: 401 };
    const body = JSON.stringify(status(path) === 200 ? answers(path, searchParams) : refused);
    const headers = { 'content-type': 'application/json' };
    return Promise.resolve(new Response(body, { status: status(path), headers }));
  });
  return asked;
}

async function readAll(isFresh = (_url: string) => false): Promise<void> {
  for await (const _ of readNear(async (url) => isFresh(url)));
}

test('where nobody is signed in, nothing that is a member’s is asked for', async () => {
  const asked = answerBy(() => 401);
  await expect(readAll()).rejects.toThrow();
  expect(asked).toEqual(['/api/v1/me']);
});

test('it ends at the first answer to one who signed out meanwhile', async () => {
  const asked = answerBy((path) => (path.endsWith('/members') ? 401 : 200));
  await expect(readAll()).rejects.toThrow();
  expect(asked).toEqual([
    ...['/api/v1/me', '/api/v1/calendar', '/api/v1/today'],
    '/api/v1/members',
  ]);
});

/** One meets Anna, and sells a roof to Globex. */
function onTheRoad(path: string, query: URLSearchParams): object {
  if (path === '/api/v1/calendar') return { items: [{ id: 't1', person_id: 'anna' }] };
  if (path === '/api/v1/slipping') return { refs: { bruno: { type: 'person', title: 'Bruno' } } };
  const isOwnDeals = path === '/api/v1/deals' && query.get('filter')?.includes('$me');
  return isOwnDeals ? { items: [{ id: 'roof', company_id: 'globex' }] } : {};
}

test('whom one meets, one’s open deals and their customers are read whole, those first', async () => {
  const asked = answerBy(() => 200, onTheRoad);
  await readAll();
  const records = asked.filter((path) => /(people|companies|deals)\/\w+$/.test(path));
  expect(records.filter((path) => !path.endsWith('/board'))).toEqual([
    '/api/v1/people/anna',
    '/api/v1/companies/globex',
    '/api/v1/people/bruno',
    '/api/v1/deals/roof',
  ]);
  expect(asked.filter((path) => path.endsWith('/next-step'))).toHaveLength(4);
});

test('what was read of a record lately is not read again, the days to come are', async () => {
  const asked = answerBy(() => 200, onTheRoad);
  await readAll((url) => url.includes('anna'));
  expect(asked).toContain('/api/v1/calendar');
  expect(asked.filter((path) => path.endsWith('/next-step'))).toHaveLength(3);
  expect(asked).not.toContain('/api/v1/people/anna');
});
