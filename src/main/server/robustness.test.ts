import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';
import { type JsonSchema, sampleOf, spoiled } from './test-samples.ts';

let app: TestApp;
let ada: TestMember;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  for (const [plural, body] of Object.entries({
    companies: { name: 'Globex' },
    people: { first_name: 'Anna' },
    activities: { kind: 'note', occurred_at: '2026-11-22T10:00:00Z' },
    tasks: { subject: 'Call' },
  })) {
    ids[plural] = (await app.call(ada, `POST /api/v1/${plural}`, { body })).body.id;
  }
});
afterAll(() => app.close());

function schemaOf(schema: z.ZodType | undefined): JsonSchema {
  if (!schema) return {};
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

function idFor(name: string): string {
  return { company_id: ids.companies, person_id: ids.people }[name] ?? newId();
}

test('no input to any endpoint ends in a 5xx, and each refusal says what to do', async () => {
  const endpoints = app.app.routes
    .map((route) => route.endpoint)
    .filter(({ route }) => !route.includes('/events'));
  expect(endpoints.length).toBeGreaterThan(40);
  for (const endpoint of endpoints) {
    const [method, path] = endpoint.route.split(' ') as [string, string];
    const known = ids[path.split('/')[3] ?? ''] ?? newId();
    const bodySample = sampleOf(schemaOf(endpoint.body), idFor);
    const querySample = sampleOf(schemaOf(endpoint.query), idFor);
    const request = fc.record({
      id: fc.oneof(
        { weight: 4, arbitrary: fc.constant(known) },
        fc.constantFrom('x', '%00', '%ff', '%ed%a0%80', '..', '1', newId()),
      ),
      body: spoiled(bodySample),
      query: spoiled(querySample),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ id, body, query }) => {
        const search = new URLSearchParams();
        for (const [key, value] of Object.entries(Object(query))) {
          search.append(key, typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
        }
        const target = `${path.replaceAll(/\{\w+\}/g, id)}?${search}`;
        const given = method === 'GET' || method === 'DELETE' ? {} : { body };
        const answer = await app.call(ada, `${method} ${target}`, given);
        if (answer.status >= 400) {
          expect(
            answer.status,
            `${endpoint.route} ${JSON.stringify(given).slice(0, 300)}`,
          ).toBeLessThan(500);
          expect(saidIn(answer.body)?.length, `${endpoint.route} ${answer.status}`).toBeGreaterThan(
            10,
          );
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  }
}, 300_000);

test.each([
  ['no JSON', 'hello', 'application/json'],
  ['a form', 'a=b', 'application/x-www-form-urlencoded'],
  ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json'],
  ['deep nesting', '['.repeat(100_000), 'application/json'],
  [
    'deep nesting with an escaped NUL',
    `${'['.repeat(5000)}"\\u0000"${']'.repeat(5000)}`,
    'application/json',
  ],
])('%s as a body is refused', async (_, body, type) => {
  const response = await app.app.http.request(
    new Request('http://localhost/api/v1/people', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${ada.key}`, 'content-type': type },
    }),
  );
  expect(response.status).toBe(400);
});

const UNSEEN = ['\u200b\u200b', '\u2800', '\u3164', '\u00ad\u200d', '\u202e\u202c', '\u0001\u0002'];

test.each(UNSEEN)(
  'a text of nothing but what nobody sees (%j) is refused wherever it is sent',
  async (text) => {
    const person = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Una' } });
    const { id } = person.body;
    const sent = [
      ['POST /api/v1/capture', { text }, ['text']],
      ['POST /api/v1/concerns', { title: text, body: '' }, ['title']],
      ['POST /api/v1/teams', { name: ` ${text} ` }, ['name']],
      ['POST /api/v1/people/bulk', { ids: [id], add_tags: ['a', text] }, ['add_tags', 1]],
    ] as const;
    for (const [route, body, path] of sent) {
      const answer = await app.call(ada, route, { body });
      expect(answer, route).toMatchObject({ status: 400, body: { issues: [{ path }] } });
    }
    expect((await app.call(ada, `GET /api/v1/people/${id}`)).body.tags).toEqual([]);
  },
);

test('such a mark within a text stays, as does a text that is empty', async () => {
  for (const body of [{ first_name: 'Zoë\u200d' }, { first_name: 'Zoë', about: '\n' }]) {
    expect((await app.call(ada, 'POST /api/v1/people', { body })).status).toBe(201);
  }
});

test('a parameter that is given twice is refused, as one of the two would be passed over', async () => {
  for (const query of ['sort=title&sort=-title', 'limit=1&limit=2', 'filter=&filter=']) {
    const answer = await app.call(ada, `GET /api/v1/people?${query}`);
    const [name] = query.split('=');
    expect(answer, query).toMatchObject({ status: 400, body: { issues: [{ path: [name] }] } });
  }
});

test.each([['100'], [undefined]])(
  'a body that breaks off on its way is refused, of announced length %s',
  async (length) => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('{"first_name":'));
        controller.error(new Error('aborted'));
      },
    });
    const headers = { authorization: `Bearer ${ada.key}`, 'content-type': 'application/json' };
    const response = await app.app.http.request(
      new Request('http://localhost/api/v1/people', {
        ...{ method: 'POST', body, duplex: 'half' },
        headers: { ...headers, ...(length && { 'content-length': length }) },
      } as RequestInit),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ reason: 'broken_off' });
  },
);

test('a body of 10 MB is refused as too large', async () => {
  const body = { first_name: 'x'.repeat(10_000_000) };
  const answer = await app.call(ada, 'POST /api/v1/people', { body });
  expect(answer.status).toBe(413);
});

test.each([
  ['a field of the workspace', '/people', (deep: string) => `{"first_name":"x","x_a":${deep}}`],
  ['a filter', '/people/bulk', (deep: string) => `{"bin":true,"filter":{"not":${deep}}}`],
])(
  '%s that is nested without end is refused, also where the answer is to be kept',
  async (_, path, write) => {
    const body = write(`${'{"not":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    const headers = {
      authorization: `Bearer ${ada.key}`,
      'content-type': 'application/json',
      'idempotency-key': `deep${path}`,
    };
    const response = await app.app.http.request(
      new Request(`http://localhost/api/v1${path}`, { method: 'POST', body, headers }),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('nested') });
  },
);

type Refusal = string | { detail?: string; error?: { message?: string } };

/** What a refusal says: a problem document, or an error of the feed as OData has it. */
function saidIn(body: Refusal): string | undefined {
  return typeof body === 'string' ? body : (body.detail ?? body.error?.message);
}
