import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { type JsonSchema, sampleOf } from '#src/main/server/test-samples.ts';
import type { Route } from '#src/server/http/route.ts';
import { runRead } from '#src/server/run-command.ts';
import {
  CAPABILITIES,
  CAPABILITY_NAMES,
  type Capability,
  capabilitiesOf,
  guardedBy,
} from '../../capabilities.ts';

let app: TestApp;
let ada: TestMember;
let free: TestMember;

async function begin(member: TestMember, rest: object = {}) {
  const body = {
    ...{ objective: 'To be better', metric: 'retention', begins_on: '2026-03-02' },
    ...{ sponsor_id: member.actor.memberId, everybody: true, hours: 10, ...rest },
    duties: [{ who: 'sponsor', what: 'Opens the dashboard' }],
  };
  expect((await app.call(member, 'PUT /api/v1/programme/charter', { body })).status).toBe(200);
  expect((await app.call(member, 'POST /api/v1/programme/agree')).status).toBe(200);
  const override = { lets: 'kick_off', reason: 'We begin without a deputy for now' };
  const begun = await app.call(member, 'POST /api/v1/programme/override', { body: override });
  expect(begun.body).toMatchObject({ stand: { stage: 'kick_off' } });
}

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  free = await app.workspace('Without a programme');
  await begin(ada);
});
afterAll(() => app.close());

function endpoints() {
  return app.app.routes.map(({ endpoint }) => endpoint);
}

function ask(member: TestMember, endpoint: ReturnType<typeof endpoints>[number]) {
  const path = endpoint.route.replaceAll(/\{\w+\}/g, newId());
  if (!endpoint.body) return app.call(member, path);
  const schema = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' });
  const body = sampleOf(schema as JsonSchema, () => newId()) as object;
  return app.call(member, path, { body });
}

test('every capability guards something', () => {
  const guarded = new Set(endpoints().map(({ route }) => guardedBy(route)));
  for (const [name, { paths, types }] of Object.entries<Capability>(CAPABILITIES)) {
    expect(guarded.has(name as never), name).toBe(paths.length > 0);
    for (const type of types) expect(capabilitiesOf(type), type).toContain(name);
    expect(types.length, name).toBeGreaterThan(0);
  }
});

/** What stands behind a route, whatever its input would have to look like. */
function serve(route: Route) {
  const { machinery } = app.app.services;
  const input = { body: {}, params: {}, query: {} };
  if (route.kind === 'raw') {
    const exchange = { request: new Request('http://localhost'), actor: ada.actor, input };
    return Promise.resolve(route.handle({ ...exchange, address: '' } as never));
  }
  return runRead(machinery, ada.actor, async (ctx) =>
    route.handle(ctx as never, input as never, { ifVersion: undefined }),
  );
}

test('every endpoint of a locked capability refuses and says why; without a programme none does', async () => {
  const whole = app.app.routes.filter(
    ({ endpoint: { route, access } }) => access !== 'public' && guardedBy(route) !== null,
  );
  expect(whole.length).toBeGreaterThan(60);
  let refusals = 0;
  for (const route of whole) {
    const name = route.endpoint.route;
    const capability = guardedBy(name)!;
    await expect(serve(route), name).rejects.toMatchObject({
      ...{ code: 'forbidden', details: { reason: 'locked', capability } },
    });
    const refused = await ask(ada, route.endpoint);
    // what is not well formed is told first
    if (refused.status !== 400) {
      expect([refused.status, refused.body.reason], name).toEqual([403, 'locked']);
      refusals++;
    }
    expect((await ask(free, route.endpoint)).body?.reason, name).not.toBe('locked');
  }
  expect(refusals).toBeGreaterThan(50);
});

test('what is there can still be read, and customers notice nothing', async () => {
  const reads = endpoints().filter(({ route }) =>
    Object.values<Capability>(CAPABILITIES).some(({ paths, computed = [] }) => {
      const path = route.split(' ')[1]!;
      const isTheirs = paths.some((one) => path === one || path.startsWith(`${one}/`));
      return isTheirs && route.startsWith('GET') && !computed.some((one) => path.startsWith(one));
    }),
  );
  expect(reads.length).toBeGreaterThan(30);
  for (const endpoint of reads) {
    expect((await ask(ada, endpoint)).body?.reason, endpoint.route).not.toBe('locked');
  }
  for (const route of ['POST /q/{token}/accept', 'POST /f/{token}', 'POST /s/{token}']) {
    expect(endpoints().map((one) => one.route)).toContain(route);
    expect(guardedBy(route)).toBeNull();
  }
});

test('what was in use before may stay open, and then is not locked', async () => {
  const member = await app.workspace();
  const webhook = { name: 'ERP', url: 'https://example.com/hook', events: ['person.*'] };
  const made = await app.call(member, 'POST /api/v1/webhook-endpoints', { body: webhook });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  await begin(member, { kept_open: ['connections'] });
  const { items } = (await app.call(member, 'GET /api/v1/programme/locks')).body;
  const names = items.map(({ capability }: { capability: string }) => capability);
  expect(names).toEqual(CAPABILITY_NAMES.filter((name) => name !== 'connections'));
  const more = await app.call(member, `DELETE /api/v1/webhook-endpoints/${made.body.id}`);
  expect(more.status).toBe(200);
});

test('a charter alone locks nothing, and what ends unlocks', async () => {
  const member = await app.workspace();
  const locks = async () =>
    (await app.call(member, 'GET /api/v1/programme/locks')).body.items.length;
  const body = {
    ...{ objective: 'To be better', metric: 'retention', begins_on: '2026-03-02' },
    sponsor_id: member.actor.memberId,
  };
  await app.call(member, 'PUT /api/v1/programme/charter', { body });
  expect(await locks()).toBe(0);
  await begin(member);
  expect(await locks()).toBe(CAPABILITY_NAMES.length);
  const reason = { reason: 'We wait for the new company first' };
  expect((await app.call(member, 'POST /api/v1/programme/stop', { body: reason })).status).toBe(
    200,
  );
  expect(await locks()).toBe(0);
});
