import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { followEndpoints } from './follow-endpoints.ts';
import { readAllowed } from './guard-address.ts';
import { sendDue } from './send-due.ts';
import { sendMessage } from './send-message.ts';
import { sign } from './sign.ts';

let now = new Date();
let app: TestApp;
let ada: TestMember;
let receiver: Server;
let url: string;
let answer: { status: number; headers?: Record<string, string>; body?: string };
let got: { headers: IncomingHttpHeaders; body: string }[];

const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  app = await startTestApp({ now: () => now, webhookAllow: ['127.0.0.1'] });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`;
});
afterAll(async () => {
  receiver.close();
  await app.close();
});

async function begin(): Promise<void> {
  ada = await app.workspace();
  got = [];
  answer = { status: 200 };
  now = new Date();
}

const sending = () => ({
  ...{ machinery: app.app.services.machinery, log: silent, types: recordTypes },
  key: app.app.services.keyFor('webhook'),
  allowed: readAllowed(['127.0.0.1']),
});

async function addEndpoint(given: object = {}, who = ada) {
  const body = { name: 'ERP', url, events: ['person.*'], ...given };
  const made = await app.call(who, 'POST /api/v1/webhook-endpoints', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function deliver({ id }: { id: string }, who = ada): Promise<void> {
  const { workspaceId } = who.actor;
  await followEndpoints(sending(), workspaceId);
  await sendDue(sending(), { workspaceId, endpointId: id });
}

async function deliveries({ id }: { id: string }) {
  return (await app.call(ada, `GET /api/v1/webhook-endpoints/${id}/deliveries`)).body.items;
}
const person = (body: object = {}, who = ada) =>
  app.call(who, 'POST /api/v1/people', { body: { first_name: 'Pat', ...body } });
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

test('a change is told once, signed, and as the record is', async () => {
  await begin();
  const endpoint = await addEndpoint();
  const { id } = (await person({ first_name: 'Anna', city: 'Rome' })).body;
  await app.call(ada, 'POST /api/v1/companies', { body: { name: 'Not asked for' } });
  await deliver(endpoint);
  await deliver(endpoint);
  expect(got).toHaveLength(1);
  const { headers, body } = got[0]!;
  const message = JSON.parse(body);
  expect(message).toMatchObject({
    type: 'person.created',
    data: { type: 'person', id, title: 'Anna', city: 'Rome' },
  });
  expect(message.data.changed).toContain('city');
  const timestamp = Number(headers['webhook-timestamp']);
  expect(Math.abs(timestamp - now.getTime() / 1000)).toBeLessThan(5);
  const expected = sign([endpoint.secret], { id: String(headers['webhook-id']), timestamp, body });
  expect(headers['webhook-signature']).toBe(expected);
  expect(await deliveries(endpoint)).toMatchObject([{ state: 'sent', status: 200, attempts: 1 }]);
});

test('the secret is told once, and after a new one both sign for a day', async () => {
  await begin();
  const endpoint = await addEndpoint();
  const path = `/api/v1/webhook-endpoints/${endpoint.id}`;
  const listed = await app.call(ada, 'GET /api/v1/webhook-endpoints');
  expect(JSON.stringify(listed.body)).not.toContain('whsec');
  const { secret } = (await app.call(ada, `POST ${path}/rotate-secret`)).body;
  await person();
  await deliver(endpoint);
  const signatures = () => String(got.at(-1)!.headers['webhook-signature']).split(' ');
  expect(signatures()).toHaveLength(2);
  const { headers, body } = got[0]!;
  const message = {
    id: String(headers['webhook-id']),
    timestamp: Number(headers['webhook-timestamp']),
    body,
  };
  expect(signatures()).toEqual([sign([secret], message), sign([endpoint.secret], message)]);
  later(25 * 3_600_000);
  await person();
  await deliver(endpoint);
  expect(signatures()).toHaveLength(1);
});

test('what fails is tried again with growing pauses over a day, under the same id', async () => {
  await begin();
  const endpoint = await addEndpoint();
  answer = { status: 500 };
  const begun = now.getTime();
  await person();
  await deliver(endpoint);
  for (let tries = 0; tries < 20; tries++) {
    const [one] = await deliveries(endpoint);
    if (one.state !== 'waiting') break;
    now = new Date(Date.parse(one.next_try_at) + 1);
    await deliver(endpoint);
  }
  expect(await deliveries(endpoint)).toMatchObject([{ state: 'failed', status: 500, attempts: 8 }]);
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const hours = (now.getTime() - begun) / 3_600_000;
  expect(hours).toBeGreaterThan(18);
  expect(hours).toBeLessThan(30);
  answer = { status: 200 };
  const [failed] = await deliveries(endpoint);
  await app.call(ada, `POST /api/v1/webhook-deliveries/${failed.id}/resend`);
  await deliver(endpoint);
  expect(await deliveries(endpoint)).toMatchObject([{ state: 'sent' }]);
});

test('an address that is gone, or fails for days, is switched off and the administrators hear of it', async () => {
  await begin();
  const gone = await addEndpoint();
  answer = { status: 410 };
  await person();
  await deliver(gone);
  const state = async () => (await app.call(ada, 'GET /api/v1/webhook-endpoints')).body.items[0];
  expect(await state()).toMatchObject({ state: 'paused' });
  expect((await app.call(ada, 'GET /api/v1/notices')).body.items).toMatchObject([
    { kind: 'webhook', words: 'ERP' },
  ]);
  const path = `/api/v1/webhook-endpoints/${gone.id}`;
  await app.call(ada, `PATCH ${path}`, { body: { state: 'on' } });
  answer = { status: 503 };
  await person();
  await deliver(gone);
  expect(await state()).toMatchObject({ state: 'on' });
  later(6 * 86_400_000);
  await person();
  await deliver(gone);
  expect(await state()).toMatchObject({ state: 'paused' });
});

test('nothing is told of what the responsible does not see, nor once they have left', async () => {
  await begin();
  const bea = await app.member(ada, { name: 'Bea', role: 'administrator' });
  const max = await app.member(ada);
  const endpoint = await addEndpoint({ events: ['*'] }, bea);
  await person({ first_name: 'Secret', visibility: 'private' }, max);
  const seen = (await person({ first_name: 'Open' }, max)).body;
  await followEndpoints(sending(), ada.actor.workspaceId);
  // made private after it was queued, before it is sent
  await app.call(max, `PATCH /api/v1/people/${seen.id}`, { body: { visibility: 'private' } });
  await deliver(endpoint);
  expect(got).toEqual([]);
  await app.call(ada, `PATCH /api/v1/members/${bea.actor.memberId}`, { body: { active: false } });
  await person();
  await deliver(endpoint);
  expect(got).toEqual([]);
  const { items } = (await app.call(ada, 'GET /api/v1/webhook-endpoints')).body;
  expect(items[0]).toMatchObject({ state: 'paused', pause_detail: 'responsible' });
});

test('only administrators, and only of the workspace, have to do with addresses', async () => {
  await begin();
  const endpoint = await addEndpoint();
  const max = await app.member(ada, { role: 'manager' });
  const stranger = await app.workspace('Other');
  const path = `/api/v1/webhook-endpoints/${endpoint.id}`;
  for (const route of [
    `GET ${path}/deliveries`,
    `POST ${path}/test`,
    `POST ${path}/rotate-secret`,
  ]) {
    expect((await app.call(max, route)).status).toBe(403);
    expect((await app.call(stranger, route)).status).toBe(404);
  }
  await person({}, stranger);
  await deliver(endpoint);
  await deliver(endpoint, stranger);
  expect(got).toEqual([]);
});

test('an address inside our own network is refused when it is given, and when it turns out to be', async () => {
  await begin();
  const body = { name: 'X', url: 'https://169.254.169.254/latest', events: ['*'] };
  const refused = await app.call(ada, 'POST /api/v1/webhook-endpoints', { body });
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toContain('UPTAKE_WEBHOOK_ALLOW');
  // a name that resolves to this machine
  const named = {
    url: url.replace('http://127.0.0.1', 'https://ip6-localhost'),
    headers: {},
    body: '',
  };
  const answered = await sendMessage(named, readAllowed([]));
  expect(answered.status).toBeNull();
  expect(got).toEqual([]);
});

test('a redirect is not followed, and a long answer is not read to its end', async () => {
  await begin();
  const endpoint = await addEndpoint();
  answer = { status: 302, headers: { location: url } };
  await app.call(ada, `POST /api/v1/webhook-endpoints/${endpoint.id}/test`);
  await deliver(endpoint);
  expect(got).toHaveLength(1);
  expect((await deliveries(endpoint))[0].problem).toContain('points elsewhere');
  answer = { status: 200, body: 'x'.repeat(5_000_000) };
  await app.call(ada, `POST /api/v1/webhook-endpoints/${endpoint.id}/test`);
  await deliver(endpoint);
  expect((await deliveries(endpoint))[0]).toMatchObject({ state: 'sent', type: 'uptake.test' });
});

test('a change of an address is undone', async () => {
  await begin();
  const { id } = await addEndpoint();
  const gone = await app.call(ada, `DELETE /api/v1/webhook-endpoints/${id}`);
  await app.call(ada, `POST /api/v1/commands/${gone.headers.get('uptake-command')}/undo`);
  const { items } = (await app.call(ada, 'GET /api/v1/webhook-endpoints')).body;
  expect(items).toMatchObject([{ id, state: 'on' }]);
});

test('an address that wants to speak another protocol is answered as one that did not take it', async () => {
  const odd = createServer();
  odd.on('connection', (socket) => {
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    );
  });
  await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
  const { port } = odd.address() as AddressInfo;
  const outgoing = { url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' };
  const answered = await sendMessage(outgoing, readAllowed(['127.0.0.1']));
  odd.close();
  expect(answered).toMatchObject({ status: 101, problem: expect.stringContaining('101') });
});
