import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type CallOptions,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

let app: TestApp;
let now = new Date('2026-11-23T10:00:00Z');
let ada: TestMember;
let form: string;
let path: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-11-23T10:00:00Z');
  ada = await app.workspace('Brightwater');
  form = (await ok(ada, 'POST /api/v1/case_forms', { body: { name: 'Website' } })).id;
  path = await renew();
});

async function ok(member: TestMember, route: string, options: CallOptions = {}) {
  const answer = await app.call(member, route, options);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function renew(): Promise<string> {
  const { url } = await ok(ada, `POST /api/v1/case_forms/${form}/link`);
  return new URL(url).pathname;
}

function change(body: object) {
  return ok(ada, `PATCH /api/v1/case_forms/${form}`, { body });
}

async function open(at = path) {
  const answer = await app.app.http.request(`http://localhost:3000${at}`);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, ticket: ticketOf(text) };
}

function ticketOf(text: string): string {
  return /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

async function post(fields: Record<string, string>, at = path) {
  const answer = await app.app.http.request(`http://localhost:3000${at}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  return {
    status: answer.status,
    place: answer.headers.get('location') ?? '',
    text: await answer.text(),
  };
}

const words = { name: 'Anna Rossi', mail: 'Anna@Globex.com', subject: 'Pump leaks' };

/** Reads the page, takes a while, and sends it. */
async function send(fields: object = {}) {
  const { ticket } = await open();
  now = new Date(now.getTime() + 20_000);
  return post({ ...words, ticket, ...fields });
}

async function cases(member = ada) {
  return (await ok(member, 'GET /api/v1/cases')).items;
}

describe('the page of a form', () => {
  test('opens a case that waits in its queue, and tells its number', async () => {
    const queue = (await ok(ada, 'POST /api/v1/queues', { body: { name: 'Support' } })).id;
    await change({ queue_id: queue, priority: 'high', thanks: 'See you soon' });
    const sent = await send({ description: 'Since Monday\nin the cellar' });
    expect(sent.status).toBe(303);
    const page = await open(sent.place);
    expect(page.text).toContain('C-1001');
    expect(page.text).toContain('See you soon');
    const [one] = await cases();
    expect(one).toMatchObject({
      ...{ number: 'C-1001', subject: 'Pump leaks', channel: 'form', status: 'new' },
      ...{ queue_id: queue, priority: 'high', owner_id: null, visibility: 'workspace' },
    });
    expect(one.description).toContain('Since Monday\nin the cellar');
    expect(one.description).toContain('Anna Rossi <Anna@Globex.com>');
    expect(one.response_due_at).not.toBeNull();
    const { items } = await ok(ada, `GET /api/v1/cases/${one.id}/history`);
    expect(items.at(-1)).toMatchObject({ verb: 'service_case.created', via: 'page' });
  });

  test('finds who wrote by their mail, and their company by its domain, and says neither', async () => {
    const globex = await ok(ada, 'POST /api/v1/companies', {
      body: { name: 'Globex', domains: ['globex.com'] },
    });
    const anna = await ok(ada, 'POST /api/v1/people', {
      body: { first_name: 'Anna', emails: ['anna@globex.com'], company_id: globex.id },
    });
    const known = await send();
    const unknown = await send({ mail: 'bob@globex.com', name: 'Bob Berg' });
    const stranger = await send({ mail: 'eve@gmail.com', name: 'Eve' });
    const [third, second, first] = await cases();
    expect(first).toMatchObject({ person_id: anna.id, company_id: globex.id });
    expect(second.company_id).toBe(globex.id);
    expect((await ok(ada, `GET /api/v1/people/${second.person_id}`)).title).toBe('Bob Berg');
    expect(third).toMatchObject({ company_id: null, person_id: expect.any(String) });
    const said = await Promise.all(
      [known, unknown, stranger].map(async ({ place }) => (await open(place)).text),
    );
    expect(new Set(said.map((text) => text.replace(/C-100\d/, ''))).size).toBe(1);
  });

  test('does not lead to somebody whom a member keeps private', async () => {
    await ok(ada, 'POST /api/v1/people', {
      body: { first_name: 'Anna', emails: ['anna@globex.com'], visibility: 'private' },
    });
    await send();
    expect((await cases())[0]).toMatchObject({ person_id: null, company_id: null });
  });

  test('opens one case however often it is sent', async () => {
    const { ticket } = await open();
    now = new Date(now.getTime() + 20_000);
    const first = await post({ ...words, ticket });
    const again = await post({ ...words, ticket });
    expect(again.place).toBe(first.place);
    expect(await cases()).toHaveLength(1);
  });

  test('shows what is typed as words, never as a page of its own', async () => {
    const evil = '<script>alert(1)</script>';
    await change({ heading: evil, intro: evil, thanks: evil, question: evil, answers: [evil] });
    const page = await open();
    const sent = await send({ name: evil, subject: evil, mail: `"><img src=x>@a.b` });
    expect(sent.status).toBe(400);
    const thanks = await open((await send({ subject: evil })).place);
    for (const text of [page.text, sent.text, thanks.text]) expect(text).not.toContain('<script');
    expect(page.text).not.toContain('<img');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('set-cookie')).toBeNull();
  });

  test('speaks the language of the form, else of the reader', async () => {
    await change({ language: 'de', asks: ['company'] });
    const page = await open();
    expect(page.text).toContain('Worum geht es?');
    expect(page.text).toContain('name="company"');
    expect(page.text).not.toContain('name="phone"');
  });
});

describe('a form is of no use to', () => {
  test('programs that fill in what nobody sees, or are quicker than a reader', async () => {
    expect((await send({ website: 'http://spam' })).place).toBe(`${path}?sent`);
    const { ticket } = await open();
    const quick = await post({ ...words, ticket });
    expect(quick.status).toBe(400);
    expect(quick.text).toContain('Pump leaks');
    expect((await post({ ...words, ticket: `${ticket}x` })).status).toBe(400);
    expect((await post(words)).status).toBe(400);
    expect(await cases()).toEqual([]);
    // a person presses once more
    now = new Date(now.getTime() + 5000);
    expect((await post({ ...words, ticket: ticketOf(quick.text) })).status).toBe(303);
  });

  test('those who send what is missing, giant or no form at all', async () => {
    expect((await send({ mail: 'nobody' })).text).toContain('mail address');
    expect((await send({ name: ' ' })).status).toBe(400);
    expect((await send({ description: 'x'.repeat(70_000) })).status).toBe(413);
    const raw = await app.app.http.request(`http://localhost:3000${path}`, {
      method: 'POST',
      body: '{"name":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(raw.status).toBe(400);
    expect(await cases()).toEqual([]);
    await send({ subject: `${'😀'.repeat(200)}`, description: 'x'.repeat(30_000) });
    const [one] = await cases();
    expect(one.subject.length).toBeLessThanOrEqual(300);
  });

  test('those who send without end', async () => {
    const answers = [];
    for (let times = 0; times < 8; times++) answers.push((await send()).status);
    expect(answers.at(-1)).toBe(429);
  });

  test('those whose link is wrong, old or turned off', async () => {
    const { status } = await open(`/f/${'x'.repeat(43)}`);
    expect(status).toBe(404);
    const old = path;
    path = await renew();
    expect((await open(old)).status).toBe(410);
    expect((await open()).status).toBe(200);
    await change({ is_open: false });
    expect((await open()).status).toBe(410);
    expect((await send()).status).toBe(410);
    // the number is told to who has just sent it alone
    await change({ is_open: true });
    expect((await open(`${path}?sent=C-1001.${'x'.repeat(22)}`)).text).not.toContain('C-1001');
  });

  test('members who are no administrators, and other workspaces', async () => {
    const max = await app.member(ada, { name: 'Max' });
    const body = { name: 'Mine' };
    expect((await app.call(max, 'POST /api/v1/case_forms', { body })).status).toBe(403);
    expect((await app.call(max, `POST /api/v1/case_forms/${form}/link`)).status).toBe(403);
    expect((await ok(max, `GET /api/v1/case_forms/${form}/link`)).url).toContain(path);
    const other = await app.workspace('Other');
    expect((await app.call(other, `GET /api/v1/case_forms/${form}/link`)).status).toBe(404);
    expect((await app.call(other, `POST /api/v1/case_forms/${form}/link`)).status).toBe(404);
    await send();
    expect(await cases(other)).toEqual([]);
  });
});
