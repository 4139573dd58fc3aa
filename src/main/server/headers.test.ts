import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

test('the page of the API is framed by nobody and loads nothing', async () => {
  const page = await app.call(null, 'GET /api/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*frame-ancestors 'none'/,
  );
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.body).toContain('/api/v1/tasks/{id}/complete');
  expect((await app.call(null, 'GET /api/docs')).body).toBe(page.body);
});

test.each([
  ['GET /api/v1/people', 200],
  ['GET /api/v1/people/x', 400],
  ['GET /api/v1/nothing', 404],
  ['GET /api/v1/openapi.json', 200],
  ['GET /api/health', 200],
])('no browser takes the answer to %s for something else than JSON', async (route, status) => {
  const answer = await app.call(ada, route, { headers: { 'accept-encoding': 'gzip' } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});
