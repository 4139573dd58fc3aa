import { afterAll, beforeAll, expect, test } from 'vitest';
import { actsOnce } from '#src/server/http/route.ts';
import { startTestApp, type TestApp } from './test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Operation {
  parameters: { name: string }[];
}

test('the description promises an Idempotency-Key where it is heeded, and nowhere else', async () => {
  const { paths } = (await app.call(null, 'GET /api/v1/openapi.json')).body as {
    paths: Record<string, Record<string, Operation>>;
  };
  const promised = Object.entries(paths).flatMap(([path, { post }]) =>
    post?.parameters.some(({ name }) => name === 'Idempotency-Key') ? [`POST ${path}`] : [],
  );
  const heeded = app.app.routes.filter(
    (route) =>
      actsOnce(route) &&
      route.endpoint.route.startsWith('POST ') &&
      route.endpoint.access !== 'public',
  );
  expect(promised.sort()).toEqual(heeded.map(({ endpoint }) => endpoint.route).sort());
  // each of these sees to it by itself, and has a test beside it
  const own = heeded.filter(({ kind }) => kind === 'raw').map(({ endpoint }) => endpoint.route);
  expect(own.sort()).toEqual([
    'POST /api/v1/concerns/unnamed',
    'POST /api/v1/feedback/unnamed',
    'POST /api/v1/files/upload',
    'POST /api/v1/imports',
  ]);
});
