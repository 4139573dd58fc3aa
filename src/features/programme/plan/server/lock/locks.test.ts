import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#src/lib/ids.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { type JsonSchema, sampleOf } from '#src/main/server/test-samples.ts';
import type { Route } from '#src/server/http/route.ts';
import { runRead } from '#src/server/run-command.ts';
import {
  CAPABILITIES,
  CAPABILITY_NAMES,
  type Capability,
  type CapabilityName,
  capabilitiesOf,
} from '../../capabilities.ts';
import { lockOf } from './lock-routes.ts';

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

function ask(member: TestMember, { endpoint }: Route) {
  const path = endpoint.route.replaceAll(/\{\w+\}/g, newId());
  if (!endpoint.body) return app.call(member, path);
  const schema = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' });
  const body = sampleOf(schema as JsonSchema, () => newId()) as object;
  return app.call(member, path, { body });
}

/** Of these there may be some before they are opened: their routes stay open. */
const COUNTED: CapabilityName[] = ['segments', 'more_reports', 'more_fields'];

test('every capability guards something', () => {
  const guarded = new Set(app.app.routes.map(lockOf));
  for (const name of CAPABILITY_NAMES) {
    const { types }: Capability = CAPABILITIES[name];
    expect(guarded.has(name), name).toBe(!COUNTED.includes(name));
    for (const type of types) expect(capabilitiesOf(type), type).toContain(name);
    expect(types.length, name).toBeGreaterThan(0);
  }
});

test('a record type that belongs to a capability is one of those that the ledger counts', () => {
  const belonging = [...recordTypes.values()].filter(({ capability }) => capability);
  expect(belonging.length).toBeGreaterThan(8);
  for (const { declaration, capability } of belonging) {
    expect(capabilitiesOf(declaration.type), declaration.type).toContain(capability);
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
  return runRead(machinery, ada.actor, async (ctx) => route.handle(ctx as never, input as never));
}

test('every endpoint of a locked capability refuses and says why; without a programme none does', async () => {
  const whole = app.app.routes.filter((route) => lockOf(route) !== null);
  expect(whole.length).toBeGreaterThan(60);
  let refusals = 0;
  for (const route of whole) {
    const name = route.endpoint.route;
    const capability = lockOf(route);
    await expect(serve(route), name).rejects.toMatchObject({
      ...{ code: 'forbidden', details: { reason: 'locked', capability } },
    });
    const refused = await ask(ada, route);
    // what is not well formed is told first
    if (refused.status !== 400) {
      expect([refused.status, refused.body.reason], name).toEqual([403, 'locked']);
      refusals++;
    }
    expect((await ask(free, route)).body?.reason, name).not.toBe('locked');
  }
  expect(refusals).toBeGreaterThan(50);
});

test('what is there can still be read, and customers notice nothing', async () => {
  const reads = app.app.routes
    .filter((route) => route.capability && lockOf(route) === null)
    .filter(({ endpoint: { route, access } }) => access !== 'public' && route.startsWith('GET '));
  expect(reads.length).toBeGreaterThan(30);
  for (const route of reads) {
    expect((await ask(ada, route)).body?.reason, route.endpoint.route).not.toBe('locked');
  }
  for (const name of ['POST /q/{token}/accept', 'POST /f/{token}', 'POST /s/{token}']) {
    const route = app.app.routes.find(({ endpoint }) => endpoint.route === name)!;
    expect([route.capability !== undefined, lockOf(route)], name).toEqual([true, null]);
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
