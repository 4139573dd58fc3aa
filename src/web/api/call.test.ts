import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const answers: (Response | Error)[] = [];
const requests: { url: string; init: RequestInit & { headers: Headers } }[] = [];

vi.stubGlobal('window', { addEventListener() {} });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
vi.stubGlobal('fetch', async (url: string, init: RequestInit & { headers: Headers }) => {
  requests.push({ url, init });
  const answer = answers.shift() ?? new Error('nothing answers');
  if (answer instanceof Error) throw new TypeError(answer.message);
  return answer;
});

const { send } = await import('./call.ts');
const { ApiProblem, findIssue, sayProblem } = await import('./api-problem.ts');
const { connection } = await import('./connection.ts');
const { doneCommands, lastCommand, takeCommand } = await import('./commands.ts');
const { sessionLost } = await import('./session-lost.ts');
const { offerLanguages, speak } = await import('../i18n/packs.ts');

const GERMAN = { 'Give a name.': 'Geben Sie einen Namen an.' };

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  answers.length = 0;
  requests.length = 0;
  doneCommands.set([]);
  lastCommand.set(null);
  sessionLost.set(false);
});
afterEach(() => {
  vi.useRealTimers();
});

test('path, query and body go where the route has them', async () => {
  answers.push(json({ ok: true }));
  await send('PATCH /api/v1/people/{id}', {
    params: { id: 'a/b' },
    query: { filter: { field: 'city', op: 'is_empty' }, cursor: undefined, limit: 5 },
    body: { city: 'Rome' },
  });
  const { url, init } = requests[0]!;
  expect(url).toBe(
    '/api/v1/people/a%2Fb?filter=%7B%22field%22%3A%22city%22%2C%22op%22%3A%22is_empty%22%7D&limit=5',
  );
  expect(init.body).toBe('{"city":"Rome"}');
  expect(init.headers.get('content-type')).toBe('application/json');
});

test('a POST that the network lost is sent again with the same idempotency key', async () => {
  answers.push(new Error('reset'), json({ id: '1' }, 201));
  const sending = send('POST /api/v1/people', { body: {} });
  await vi.runAllTimersAsync();
  expect(await sending).toEqual({ id: '1' });
  const keys = requests.map(({ init }) => init.headers.get('idempotency-key'));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('when nothing answers at last, that is said, and the connection is known to be gone', async () => {
  const sending = send('GET /api/v1/me').catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await sending).toMatchObject({ code: 'unreachable' });
  expect(connection.get()).toBe('offline');
  answers.push(json({}));
  await send('GET /api/v1/me');
  expect(connection.get()).toBe('good');
});

test('a problem document becomes an error with its message and the issue of each field', async () => {
  const issues = [{ path: ['emails', 0], message: 'Give an e-mail address.' }];
  answers.push(json({ detail: 'Check the marked fields.', code: 'invalid', issues }, 400));
  const error = await send('POST /api/v1/people', { body: {} }).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toMatchObject({
    message: 'Check the marked fields.',
    code: 'invalid',
    status: 400,
  });
  expect(findIssue(error, 'emails')).toBe('Give an e-mail address.');
  expect(findIssue(error, 'city')).toBeUndefined();
});

test('an answer that is no problem document is still an error for people', async () => {
  answers.push(new Response('<html>Bad gateway</html>', { status: 502 }));
  const error = await send('GET /api/v1/people').catch((one: unknown) => one);
  expect(error).toMatchObject({ code: 'broken', status: 502 });
});

test('a refusal is told in its own words, what is no answer of the API in those of the place', () => {
  const issues = [{ path: ['email'], message: 'Give a mail address.' }];
  expect(sayProblem(new ApiProblem('Not saved.', { code: 'stale' }), 'It failed.')).toBe(
    'Not saved.',
  );
  expect(
    sayProblem(new ApiProblem('email: Give…', { code: 'invalid', issues }), 'It failed.'),
  ).toBe('Give a mail address.');
  expect(sayProblem(new TypeError('x is not a function'), 'It failed.')).toBe('It failed.');
  expect(sayProblem(new Error('The disk is full.'))).toBe('The disk is full.');
});

test('a lost session is noticed; a wrong password is not one', async () => {
  answers.push(json({ detail: 'No.', code: 'unauthenticated', reason: 'wrong_password' }, 401));
  const wrong = await send('POST /api/v1/session', { body: {} }).catch((one: unknown) => one);
  expect(wrong).toMatchObject({ message: 'No.' });
  expect(sessionLost.get()).toBe(false);
  answers.push(json({ detail: 'Sign in first.', code: 'unauthenticated' }, 401));
  await send('GET /api/v1/people').catch(() => {});
  expect(sessionLost.get()).toBe(true);
});

test('each write can be undone, the newest first; many that belong together are one', async () => {
  answers.push(
    json({}, 200, { 'Uptake-Command': 'c1' }),
    json({}, 200, { 'Uptake-Command': 'c2' }),
    json({}, 200, { 'Uptake-Command': 'c3' }),
  );
  await send(
    'PATCH /api/v1/people/{id}',
    { params: { id: '1' }, body: {} },
    { says: 'City saved' },
  );
  const gather: string[] = [];
  await send('DELETE /api/v1/people/{id}', { params: { id: '1' } }, { gather });
  await send('POST /api/v1/x', { body: {} }, { says: false });
  expect(gather).toEqual(['c2']);
  expect(lastCommand.get()).toEqual({ ids: ['c1'], says: 'City saved' });
  expect(takeCommand()).toEqual({ ids: ['c1'], says: 'City saved' });
  expect(takeCommand()).toBeUndefined();
});

test('what is wrong with the input is told in the language spoken, without the name of its place', async () => {
  offerLanguages({ de: async (area) => (area === 'web/i18n/messages' ? GERMAN : undefined) });
  await speak('de');
  const issues = [{ path: ['name'], message: 'Give a name.' }];
  answers.push(json({ detail: 'name: Give a name.', code: 'invalid', issues }, 400));
  const error = await send('POST /api/v1/people', { body: {} }).catch((one: unknown) => one);
  expect(error).toMatchObject({ message: 'Geben Sie einen Namen an.' });
  expect(findIssue(error, 'name')).toBe('Geben Sie einen Namen an.');
  await speak('en');
});
