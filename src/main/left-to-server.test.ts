import { afterAll, beforeAll, expect, test } from 'vitest';
import { isLeftToServer } from '#src/web/offline/worker/is-left-to-server.ts';
import { startTestApp, type TestApp } from './server/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('whatever the server draws comes from the server, and never from what the app keeps', () => {
  const paths = app.app.routes
    .map(({ endpoint }) => endpoint.route.split(' ')[1]!)
    .filter((path) => path !== '/odata/v4');
  expect(paths).toContain('/q/{token}/pdf');
  expect(paths.filter((path) => !isLeftToServer(path))).toEqual([]);
});

test('the pages of the app are kept for where there is no network', () => {
  const pages = [
    '/',
    '/calendar',
    '/share',
    '/uptake',
    '/join/abc',
    '/files',
    '/quotes/1',
    '/search',
  ];
  expect(pages.filter(isLeftToServer)).toEqual([]);
});
