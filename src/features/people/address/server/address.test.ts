import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let news: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date('2026-11-22T10:00:00Z') });
  ada = await app.workspace();
  max = await app.member(ada);
  news = await make(ada, 'purposes', {
    name: 'Newsletter',
    legal_basis: 'consent',
    wording: 'Twice a year <b>',
  });
});
afterAll(() => app.close());

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

const bounce = (who: TestMember, ...items: object[]) =>
  app.call(who, 'POST /api/v1/addresses/bounces', { body: { items } });

async function states(id: string, who = ada): Promise<string[]> {
  const { body } = await app.call(who, `GET /api/v1/people/${id}/addresses`);
  return body.items.map(({ state }: { state: string }) => state);
}

async function agree(ids: string[], state = 'given') {
  const body = { person_ids: ids, purpose_id: news, state, source: 'form', proof: 'Form of May' };
  expect((await app.call(ada, 'POST /api/v1/consents/record', { body })).status).toBe(200);
}

test('an address that two people have bounces for both, and is confirmed for both', async () => {
  const emails = ['office@globex.example'];
  const one = await make(ada, 'people', { first_name: 'One', emails });
  const other = await make(ada, 'people', {
    first_name: 'Other',
    emails: [...emails, 'o@x.example'],
  });
  expect(await states(one)).toEqual(['unverified']);
  const answer = await bounce(ada, {
    email: ' Office@Globex.example',
    kind: 'hard',
    reason: '550 <office@globex.example> unknown',
  });
  expect(answer.body).toEqual({ recorded: 1, unknown: [] });
  expect([await states(one), await states(other)]).toEqual([
    ['bounced'],
    ['bounced', 'unverified'],
  ]);
  const command = answer.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
  expect(await states(one)).toEqual(['unverified']);
  await bounce(ada, { email: emails[0], kind: 'hard' });
  await app.call(ada, 'POST /api/v1/addresses/confirm', { body: { email: emails[0] } });
  expect(await states(other)).toEqual(['fresh', 'unverified']);
  await bounce(ada, { email: emails[0], kind: 'hard', on: '2026-01-05' });
  expect(await states(one), 'told late').toEqual(['fresh']);
});

test('a full mailbox counts as gone the third time, and a year without a sign is stale', async () => {
  const id = await make(ada, 'people', { first_name: 'Soft', emails: ['soft@globex.example'] });
  const soft = { email: 'soft@globex.example', kind: 'soft' };
  await bounce(ada, soft, soft);
  expect(await states(id)).toEqual(['unverified']);
  await bounce(ada, soft);
  expect(await states(id)).toEqual(['bounced']);
  const stale = await make(ada, 'people', {
    first_name: 'Stale',
    emails: ['stale@globex.example'],
  });
  const message = { kind: 'message', body: 'x', person_id: stale };
  await make(ada, 'activities', { ...message, occurred_at: '2025-11-20T10:00:00Z' });
  expect(await states(stale)).toEqual(['stale']);
  await make(ada, 'activities', { ...message, occurred_at: '2026-11-20T10:00:00Z' });
  expect(await states(stale)).toEqual(['fresh']);
});

test('of addresses that nobody has whom one sees nothing is kept or told', async () => {
  const emails = ['hidden@globex.example'];
  const id = await make(ada, 'people', { first_name: 'Hidden', emails, visibility: 'private' });
  const answer = await bounce(
    max,
    { email: emails[0], kind: 'hard' },
    { email: 'no@no.example', kind: 'soft' },
  );
  expect(answer.body).toEqual({ recorded: 0, unknown: ['hidden@globex.example', 'no@no.example'] });
  expect(await states(id)).toEqual(['unverified']);
  const confirm = { body: { email: emails[0] } };
  expect((await app.call(max, 'POST /api/v1/addresses/confirm', confirm)).status).toBe(404);
  expect((await app.call(max, `GET /api/v1/people/${id}/addresses`)).status).toBe(404);
  expect((await bounce(ada, { email: emails[0], kind: 'hard', on: '2027-01-01' })).status).toBe(
    400,
  );
});

test('who is written ill is not reached until that is mended, and never where one does not see them', async () => {
  const tags = ['spelling'];
  const ill = { first_name: 'Ill', emails: ['ill@x'], tags };
  const id = await make(ada, 'people', ill);
  await make(ada, 'people', { ...ill, emails: ['ill@x', 'well@x.example'] });
  await make(max, 'people', { ...ill, visibility: 'private' });
  const other = await app.workspace();
  await make(other, 'people', ill);
  const query = `filter=${encodeURIComponent(JSON.stringify({ field: 'tags', op: 'is', value: 'spelling' }))}`;
  const reach = async (who: TestMember) =>
    (await app.call(who, `GET /api/v1/people/reach?${query}`)).body;
  const [reached, invalid] = [
    { is: 'reached', count: 1 },
    { is: 'invalid', count: 1 },
  ];
  expect(await reach(ada)).toEqual({ total: 2, items: [reached, invalid] });
  expect(await reach(other)).toEqual({ total: 1, items: [invalid] });
  expect(await states(id)).toEqual(['invalid']);
  const mended = { body: { emails: ['mended@x.example'] } };
  await app.call(ada, `PATCH /api/v1/people/${id}`, mended);
  expect(await reach(ada)).toEqual({ total: 2, items: [{ ...reached, count: 2 }] });
});

test('letters go to those who are reached, each with their own link, and the others are told with why', async () => {
  const tag = ['letters'];
  const globex = await make(ada, 'companies', {
    name: 'Globex',
    street: 'Via Roma 1',
    city: 'Rome',
  });
  const anna = await make(ada, 'people', {
    first_name: 'Anna',
    last_name: '=Weber',
    emails: ['gone@x.example', 'anna@x.example'],
    tags: tag,
    company_id: globex,
  });
  await make(ada, 'people', { first_name: 'Bo', emails: ['bo@x.example'], tags: tag });
  const cleo = await make(ada, 'people', { first_name: 'Cleo', tags: tag });
  const dan = await make(ada, 'people', {
    first_name: 'Dan',
    emails: ['dan@x.example'],
    tags: tag,
    do_not_contact: ['mail'],
  });
  const eva = await make(ada, 'people', {
    first_name: 'Eva',
    emails: ['eva@x.example'],
    tags: tag,
  });
  await agree([anna, cleo, dan, eva]);
  await bounce(
    ada,
    { email: 'gone@x.example', kind: 'hard' },
    { email: 'eva@x.example', kind: 'hard' },
  );
  const filter = JSON.stringify({ field: 'tags', op: 'is', value: 'letters' });
  const query = `filter=${encodeURIComponent(filter)}&purpose=${news}`;
  const { body } = await app.call(ada, `GET /api/v1/people/reach?${query}`);
  expect(body).toEqual({
    total: 5,
    items: ['reached', 'do_not_contact', 'no_consent', 'no_address', 'bounced'].map((is) => ({
      is,
      count: 1,
    })),
  });
  const letters = (await app.call(ada, `GET /api/v1/people/reach?${query}&channel=letter`)).body;
  expect(letters.items).toContainEqual({ is: 'reached', count: 1 });
  const file = (await app.call(ada, `GET /api/v1/people/mail-merge?${query}&language=de`))
    .body as string;
  const [head, row, ...rest] = file.trim().split(/\r?\n/);
  expect(head).toContain('Anrede');
  expect(row).toContain('anna@x.example');
  expect(row).toContain('Via Roma 1');
  expect(row).not.toMatch(/(^|,)=/);
  expect(row).toMatch(/http:\/\/localhost:3000\/u\/[\w-]{43}\?p=/);
  expect(rest).toEqual([]);
  const left = (await app.call(ada, `GET /api/v1/people/mail-merge?${query}&left_out=true`)).body;
  expect(
    left
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line: string) => line.split(',').slice(0, 2)),
  ).toEqual([
    ['Bo', 'No consent'],
    ['Cleo', 'No address'],
    ['Dan', 'Does not want to be contacted'],
    ['Eva', 'Mail came back'],
  ]);
  expect((await app.call(max, `GET /api/v1/people/mail-merge?${query}`)).status).toBe(403);
  const log = (await app.call(ada, 'GET /api/v1/exports')).body.items;
  expect(log).toHaveLength(2);
  expect(log[1]).toMatchObject({ record_type: 'person', format: 'csv', rows: 1 });
  const other = await app.workspace('Other');
  expect((await app.call(other, `GET /api/v1/people/mail-merge?${query}`)).status).toBe(404);
  expect(await linkOf(query), 'the link stays the same').toBe(/\/u\/[\w-]{43}/.exec(row!)![0]);
});

async function linkOf(query: string): Promise<string> {
  const file = (await app.call(ada, `GET /api/v1/people/mail-merge?${query}`)).body as string;
  return /\/u\/[\w-]{43}/.exec(file)![0];
}

function post(path: string, form: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return app.app.http.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers,
    body: form,
  });
}

test('an unsubscribe link ends a purpose or everything without a sign-in, as often as it is used', async () => {
  const uma = await make(ada, 'people', {
    first_name: 'Uma',
    emails: ['uma@x.example'],
    tags: ['uma'],
  });
  await agree([uma]);
  const filter = JSON.stringify({ field: 'tags', op: 'is', value: 'uma' });
  const query = `filter=${encodeURIComponent(filter)}&purpose=${news}`;
  const path = await linkOf(query);
  const reach = async () =>
    (await app.call(ada, `GET /api/v1/people/reach?${query}`)).body.items[0].is;
  const page = await app.call(null, `GET ${path}`, { headers: { 'accept-language': 'de' } });
  expect(page.status).toBe(200);
  expect(page.body).toContain('Newsletter');
  expect(page.body).toContain('Twice a year &lt;b&gt;');
  expect(page.body).not.toContain('Uma');
  expect(await reach(), 'a look changes nothing').toBe('reached');
  expect((await post(path, 'x=1')).status).toBe(400);
  expect((await post(path, `purpose=${uma}`)).status).toBe(404);
  expect((await post(path, `purpose=${news}`)).status).toBe(303);
  expect((await post(path, `purpose=${news}`)).status).toBe(303);
  expect(await reach()).toBe('no_consent');
  const { body } = await app.call(ada, `GET /api/v1/people/${uma}/consents`);
  expect(body.purposes[0].entries).toHaveLength(2);
  expect(body.purposes[0].entries[0]).toMatchObject({
    source: 'unsubscribe_link',
    recorded_by: null,
  });
  await agree([uma]);
  const oneClick = await post(`${path}?p=${news}`, 'List-Unsubscribe=One-Click');
  expect([oneClick.status, await oneClick.text(), await reach()]).toEqual([200, '', 'no_consent']);
  expect((await post(path, 'all=1')).status).toBe(303);
  expect(await reach()).toBe('do_not_contact');
});

test('a wrong link and that of a person who is gone answer with a page and change nothing', async () => {
  const wrong = `/u/${'x'.repeat(43)}`;
  expect((await app.call(null, `GET ${wrong}`)).status).toBe(404);
  expect((await post(wrong, 'all=1')).status).toBe(404);
  expect((await app.call(null, 'GET /u/short')).status).toBe(404);
  const old = await make(ada, 'people', {
    first_name: 'Old',
    emails: ['old@x.example'],
    tags: ['old'],
  });
  await agree([old]);
  const filter = JSON.stringify({ field: 'tags', op: 'is', value: 'old' });
  const path = await linkOf(`filter=${encodeURIComponent(filter)}&purpose=${news}`);
  await app.call(ada, `DELETE /api/v1/people/${old}`);
  const gone = await app.call(null, `GET ${path}`);
  expect([gone.status, gone.headers.get('content-type')]).toEqual([
    410,
    'text/html; charset=utf-8',
  ]);
  expect((await post(path, 'all=1')).status).toBe(410);
});
