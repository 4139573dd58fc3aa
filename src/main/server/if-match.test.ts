import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import { heedsVersion } from '#src/server/http/route.ts';
import { recordTypes } from './record-types.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';
import { type JsonSchema, sampleOf } from './test-samples.ts';

let app: TestApp;
let ada: TestMember;
const ids: Record<string, string> = {};
const STALE = { 'if-match': '"7"' };
const DAY = '2026-11-22';

/** Whatever has verbs of its own. */
const BODIES: Record<string, () => object> = {
  companies: () => ({ name: 'Globex' }),
  people: () => ({ first_name: 'Anna' }),
  deals: () => ({ name: 'Pumps' }),
  quotes: () => ({ name: 'Offer', deal_id: ids.deals }),
  orders: () => ({ reference: 'Order', company_id: ids.companies }),
  tasks: () => ({ subject: 'Call' }),
  cases: () => ({ subject: 'It leaks' }),
  case_forms: () => ({ name: 'Help' }),
  reports: () => ({
    ...{ name: 'Won', chart: 'number' },
    request: '{"metrics":["deals_won"],"period":"all"}',
  }),
  meetings: () => ({ name: 'Round', board: 'seller', starts_on: DAY }),
  meeting_decisions: () => ({ what: 'Go on', reason: 'so', due_on: DAY }),
};

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  for (const [plural, bodyOf] of Object.entries(BODIES)) {
    const made = await app.call(ada, `POST /api/v1/${plural}`, { body: bodyOf() });
    expect(made.status, `${plural} ${JSON.stringify(made.body)}`).toBe(201);
    ids[plural] = made.body.id;
  }
});
afterAll(() => app.close());

function pluralOf({ route }: Endpoint): string {
  return route.split('/')[3]!;
}

/** What one of several is needed of. */
const ONE_OF: Record<string, object> = { 'POST /api/v1/tasks/{id}/reschedule': { due_on: DAY } };

/** With what it asks for at least. */
function send(endpoint: Endpoint, id: string, who = ada) {
  const [method, path] = endpoint.route.split(' ');
  const { required = [], ...json } = z.toJSONSchema(endpoint.body ?? z.undefined(), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  const all = sampleOf(json, () => newId()) ?? {};
  const body = Object.fromEntries(Object.entries(all).filter(([name]) => required.includes(name)));
  return app.call(who, `${method} ${path!.replaceAll(/\{\w+\}/g, id)}`, {
    ...(endpoint.body && { body: { ...body, ...ONE_OF[endpoint.route] } }),
    headers: STALE,
  });
}

const own = (endpoint: Endpoint) =>
  [...recordTypes.values()].some(({ declaration }) => declaration.plural === pluralOf(endpoint));

test('every command on one record is held to the version that a program names', async () => {
  const held = app.app.routes.filter(heedsVersion).map(({ endpoint }) => endpoint);
  const verbs = held.filter(({ route }) => /\{id\}\/(?!restore|viewed)/.test(route));
  expect(verbs.length).toBeGreaterThan(40);
  const wrong = [];
  for (const endpoint of verbs.filter((one) => !one.route.endsWith('/merge'))) {
    const { status, body } = await send(endpoint, ids[pluralOf(endpoint)] ?? 'none');
    if (status !== 412 || body.reason !== 'stale_version') wrong.push([endpoint.route, body]);
  }
  expect(wrong).toEqual([]);
  for (const [plural, id] of Object.entries(ids)) {
    const { body } = await app.call(ada, `GET /api/v1/${plural}/${id}`);
    expect(body.version, plural).toBe(1);
  }
});

test('who sees no record learns nothing of its version', async () => {
  const bob = await app.workspace('Other');
  for (const { endpoint } of app.app.routes.filter(heedsVersion)) {
    const id = ids[pluralOf(endpoint)];
    const answer = await send(endpoint, id ?? newId(), bob);
    expect([400, 403, 404], endpoint.route).toContain(answer.status);
    expect(answer.body, endpoint.route).not.toHaveProperty('version');
  }
});

test('where nothing has that version, If-Match is refused instead of passed over', async () => {
  const refused = app.app.routes.filter(
    (route) =>
      route.kind === 'command' && !heedsVersion(route) && route.endpoint.access !== 'public',
  );
  expect(refused.some(({ endpoint }) => endpoint.route === 'POST /api/v1/people/bulk')).toBe(true);
  for (const { endpoint } of refused) {
    const single = endpoint.route.includes('{id}') && own(endpoint);
    expect(single, endpoint.route).toBe(false);
  }
  for (const route of ['POST /api/v1/people', 'POST /api/v1/capture']) {
    const body = route.endsWith('people') ? { first_name: 'Bo' } : { text: 'called Bo' };
    const answer = await app.call(ada, route, { body, headers: STALE });
    expect(answer).toMatchObject({ status: 400, body: { reason: 'no_version' } });
  }
});

test('the description promises If-Match where it is heeded, and nowhere else', async () => {
  const { paths } = (await app.call(null, 'GET /api/v1/openapi.json')).body as {
    paths: Record<string, Record<string, { parameters: { name: string }[] }>>;
  };
  const promised = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { parameters }]) => parameters.some(({ name }) => name === 'If-Match'))
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  const heeded = app.app.routes.filter(heedsVersion).map(({ endpoint }) => endpoint.route);
  expect(promised.sort()).toEqual(heeded.sort());
});
