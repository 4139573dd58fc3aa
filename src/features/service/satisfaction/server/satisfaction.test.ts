import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type CallOptions,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

let app: TestApp;
let now = new Date('2026-11-23T10:00:00Z');
let ada: TestMember;
let id: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-11-23T10:00:00Z');
  ada = await app.workspace('Brightwater');
  const anna = await ok('POST /api/v1/people', {
    body: { first_name: 'Anna', emails: ['anna@globex.com'] },
  });
  const body = { subject: 'The <b>pump</b> leaks', person_id: anna.id };
  id = (await ok('POST /api/v1/cases', { body })).id;
});

async function ok(route: string, options: CallOptions = {}, member = ada) {
  const answer = await app.call(member, route, options);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function ask() {
  await ok(`POST /api/v1/cases/${id}/resolve`, { body: { resolution: 'A new seal' } });
  return ok(`POST /api/v1/cases/${id}/satisfaction-link`);
}

async function open(url: string) {
  const answer = await app.app.http.request(`http://localhost:3000${new URL(url).pathname}`);
  return { status: answer.status, text: await answer.text() };
}

async function say(url: string, fields: Record<string, string>) {
  const path = new URL(url).pathname;
  const answer = await app.app.http.request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return answer.status;
}

const read = async () => ok(`GET /api/v1/cases/${id}`);
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

test('the customer says by one click how it was; looking at the page says nothing', async () => {
  const { url, mail } = await ask();
  expect(mail).toMatchObject({ to: 'anna@globex.com' });
  expect(mail.body).toContain(url);
  const page = await open(url);
  expect(page.status).toBe(200);
  expect(page.text).toContain('The &lt;b&gt;pump&lt;/b&gt; leaks');
  await open(url);
  expect((await read()).satisfaction).toBeNull();
  expect(await say(url, { rating: 'good' })).toBe(303);
  expect(await read()).toMatchObject({ satisfaction: 'good', satisfaction_comment: null });
  const { items } = await ok(`GET /api/v1/cases/${id}/history`);
  expect(items[0]).toMatchObject({ verb: 'service_case.rated', via: 'page' });
});

test('it counts once, is added to and changed within a week, and then stands', async () => {
  const { url } = await ask();
  await say(url, { rating: 'good' });
  const { version } = await read();
  await say(url, { rating: 'good' });
  expect((await read()).version).toBe(version);
  await say(url, { rating: 'good', comment: '<script>x</script> quick' });
  expect((await open(url)).text).not.toContain('<script>');
  later(6);
  await say(url, { rating: 'bad' });
  expect(await read()).toMatchObject({
    ...{ satisfaction: 'bad', satisfaction_comment: '<script>x</script> quick' },
    satisfied_at: '2026-11-23T10:00:00Z',
  });
  later(2);
  expect(await say(url, { rating: 'good' })).toBe(303);
  expect((await read()).satisfaction).toBe('bad');
  expect((await open(url)).text).not.toContain('<button');
});

test('two clicks at once are one', async () => {
  const { url } = await ask();
  await Promise.all([say(url, { rating: 'fair' }), say(url, { rating: 'fair' })]);
  expect((await read()).satisfaction).toBe('fair');
});

test('a wrong or old link, nonsense and giants say nothing', async () => {
  const { url } = await ask();
  expect((await ok(`POST /api/v1/cases/${id}/satisfaction-link`)).url).toBe(url);
  expect((await open(`http://localhost/s/${'x'.repeat(43)}`)).status).toBe(404);
  expect(await say(url, { rating: 'superb' })).toBe(303);
  expect(await say(url, { rating: 'good', comment: 'x'.repeat(70_000) })).toBe(413);
  expect((await read()).satisfaction).toBeNull();
  await say(url, { rating: 'good', comment: 'x'.repeat(9000) });
  expect((await read()).satisfaction_comment).toHaveLength(4000);
  later(91);
  expect((await open(url)).status).toBe(410);
});

test('what is open again is not rated, and what is in the bin has no page', async () => {
  const first = await app.call(ada, `POST /api/v1/cases/${id}/satisfaction-link`);
  expect(first.status).toBe(409);
  const { url } = await ask();
  await ok(`POST /api/v1/cases/${id}/reopen`);
  expect(await say(url, { rating: 'bad' })).toBe(303);
  expect((await read()).satisfaction).toBeNull();
  expect((await open(url)).text).toContain('still working');
  await ok(`DELETE /api/v1/cases/${id}`);
  expect((await open(url)).status).toBe(410);
});

test('who may not see the case gets no link', async () => {
  const path = `POST /api/v1/cases/${id}/satisfaction-link`;
  expect((await app.call(await app.workspace('Other'), path)).status).toBe(404);
  const max = await app.member(ada, { name: 'Max' });
  await ok(`PATCH /api/v1/cases/${id}`, { body: { owner_id: ada.actor.memberId } });
  await ok(`PATCH /api/v1/cases/${id}`, { body: { visibility: 'private' } });
  expect((await app.call(max, path)).status).toBe(404);
});
