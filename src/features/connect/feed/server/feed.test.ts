import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let manager: TestMember;
let max: TestMember;
let other: TestMember;
let company: string;

const post = async (who: TestMember, path: string, body: object) =>
  (await app.call(who, `POST /api/v1/${path}`, { body })).body;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  manager = await app.member(ada, { role: 'manager', name: 'Mia' });
  max = await app.member(ada, { name: 'Max' });
  other = await app.workspace('Other');
  await post(other, 'people', { first_name: 'Stranger' });
  company = (await post(ada, 'companies', { name: 'Müller & Söhne <AG>', city: 'Rome' })).id;
  await post(ada, 'people', {
    first_name: 'Anna',
    last_name: "O'Brien",
    city: 'Rome',
    company_id: company,
    emails: ['a@x.example', 'b@x.example'],
    tags: ['vip', 'press'],
    birthday: null,
  });
  await post(ada, 'people', { first_name: 'Bo', city: 'rome' });
  await post(ada, 'people', { first_name: 'Cy' });
  await post(ada, 'people', { first_name: 'Secret', city: 'Hidden', visibility: 'private' });
});
afterAll(() => app.close());

const get = (who: TestMember | null, path: string, headers: Record<string, string> = {}) =>
  app.call(who, `GET /odata/v4/${path.replaceAll(' ', '%20')}`, { headers });
const basic = (password: string) => `Basic ${Buffer.from(`excel:${password}`).toString('base64')}`;
const titles = async (query: string, who = manager) => {
  const answer = await get(who, `people?${query}`);
  expect(answer.body.error).toBeUndefined();
  return answer.body.value.map((row: { title: string }) => row.title);
};
const where = (filter: string, who = manager) =>
  titles(`$orderby=title&$filter=${encodeURIComponent(filter)}`, who);
const log = async () => (await app.call(ada, 'GET /api/v1/exports')).body.items;

describe('who may read', () => {
  test('a key is the password of Basic, or a Bearer; without one a program is asked for it', async () => {
    for (const authorization of [basic(manager.key), `Bearer ${manager.key}`]) {
      const answer = await get(null, '', { authorization });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('odata-version')).toBe('4.0');
      expect(answer.body.value).toContainEqual(
        expect.objectContaining({ name: 'people', url: 'people' }),
      );
    }
    const nobody = await get(null, 'people');
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    expect(nobody.headers.get('odata-version')).toBe('4.0');
    expect(nobody.body.error.message).toMatch(/.{20}/);
    for (const wrong of [
      basic('nonsense'),
      basic(''),
      'Basic !!',
      'Basic',
      basic('x'.repeat(300)),
    ]) {
      expect((await get(null, 'people', { authorization: wrong })).status).toBe(401);
    }
  });

  test('a password opens nothing but the feed', async () => {
    const answer = await app.call(null, 'GET /api/v1/people', {
      headers: { authorization: basic(manager.key) },
    });
    expect(answer.status).toBe(401);
  });

  test('a revoked key opens nothing more', async () => {
    const made = await app.call(manager, 'POST /api/v1/keys', { body: { name: 'Excel' } });
    const authorization = basic(made.body.key);
    expect((await get(null, 'people', { authorization })).status).toBe(200);
    await app.call(manager, `DELETE /api/v1/keys/${made.body.id}`);
    expect((await get(null, 'people', { authorization })).status).toBe(401);
  });

  test('who may not export reads no table, no count and no description', async () => {
    for (const path of [
      '',
      'people',
      'people/$count',
      '$metadata',
      `companies(${company})`,
      'people?$skiptoken=x.y',
    ]) {
      const answer = await get(max, path);
      expect(answer.status, path).toBe(403);
      expect(answer.body.error.code).toBe('may_not_export');
    }
  });

  test('each sees their own workspace, and of it what is shared with them', async () => {
    expect(await titles('$orderby=title')).toEqual(["Anna O'Brien", 'Bo', 'Cy']);
    expect(await titles('$orderby=title', ada)).toContain('Secret');
    expect(await titles('', other)).toEqual(['Stranger']);
    expect((await get(other, `companies(${company})`)).status).toBe(404);
  });

  test('what is private is not counted, filtered for, ordered by or expanded', async () => {
    expect((await get(manager, 'people/$count')).body).toBe('3');
    expect((await get(manager, "people/$count?$filter=city eq 'Hidden'")).body).toBe('0');
    expect((await get(manager, 'people?$count=true&$top=0')).body['@odata.count']).toBe(3);
    expect(await where("startswith(title,'Secret') or city eq 'Hidden'")).toEqual([]);
    const hidden = await post(ada, 'companies', {
      name: 'Hidden AG',
      city: 'Nowhere',
      visibility: 'private',
    });
    const person = await post(ada, 'people', { first_name: 'Dora', company_id: hidden.id });
    expect(await where("company/city eq 'Nowhere'")).toEqual([]);
    expect(await where("company/city eq 'Nowhere'", ada)).toEqual(['Dora']);
    const row = await get(manager, `people(${person.id})?$expand=company`);
    expect(row.body).toMatchObject({ title: 'Dora', company: null, company_title: null });
    await app.call(ada, `DELETE /api/v1/people/${person.id}`);
    expect((await get(manager, `people(${person.id})`)).status).toBe(404);
  });
});

describe('a table', () => {
  test('has texts, names of what it refers to, lists as one text, and money with its currency', async () => {
    const [anna] = (
      await get(manager, "people?$filter=city eq 'Rome'&$expand=company($select=title,city)")
    ).body.value;
    expect(anna).toMatchObject({
      first_name: 'Anna',
      emails: 'a@x.example; b@x.example',
      tags: 'vip; press',
      company_id: company,
      company_title: 'Müller & Söhne <AG>',
      company: { title: 'Müller & Söhne <AG>', city: 'Rome' },
      owner_name: 'Ada Admin',
    });
    for (const amount of [
      { amount: 1999, currency: 'EUR' },
      { amount: 1500, currency: 'JPY' },
    ]) {
      await post(ada, 'deals', {
        name: amount.currency,
        amount,
        company_id: company,
      });
    }
    const deals = (
      await get(manager, 'deals?$filter=amount ge 19.99&$select=name,amount,amount_currency')
    ).body.value;
    expect(deals.map(({ id, ...rest }: { id: string }) => rest)).toEqual([
      { name: 'EUR', amount: 19.99, amount_currency: 'EUR' },
      { name: 'JPY', amount: 1500, amount_currency: 'JPY' },
    ]);
    const large = await get(
      manager,
      "deals/$count?$filter=amount gt 20 and amount_currency eq 'JPY'",
    );
    expect(large.body).toBe('1');
  });

  test.each([
    ["city eq 'Rome'", ["Anna O'Brien"]],
    ["tolower(city) eq 'rome'", ["Anna O'Brien", 'Bo']],
    ["city ne 'Rome'", ['Bo', 'Cy']],
    ['city eq null', ['Cy']],
    ['city ne null', ["Anna O'Brien", 'Bo']],
    ["city in ('Rome','Oslo',null)", ["Anna O'Brien", 'Cy']],
    ["contains(last_name,'''B')", ["Anna O'Brien"]],
    ["contains(title,'o')", ['Bo']],
    ["contains(title,'%') or contains(title,'_')", []],
    ["startswith(title,'B') or endswith(title,'y')", ['Bo', 'Cy']],
    ["not (city eq 'Rome') and city ne null", ['Bo']],
    ["contains(tags,'press')", ["Anna O'Brien"]],
    ['tags eq null', ['Bo', 'Cy']],
    ["company/city eq 'Rome'", ["Anna O'Brien"]],
    ["company/title in ('x','Müller & Söhne <AG>')", ["Anna O'Brien"]],
    ["visibility eq 'workspace' and title gt 'B'", ['Bo', 'Cy']],
    [
      'created_at gt 2020-01-01T00:00:00Z and created_at lt 2100-01-01T00:00:00+02:00',
      ["Anna O'Brien", 'Bo', 'Cy'],
    ],
    ['created_at le 2020-01-01T00:00:00Z', []],
    ['owner_id eq null', []],
  ])('is filtered by %s', async (filter, expected) => {
    expect(await where(filter)).toEqual(expected);
  });

  test('is ordered by several, with what is empty before all else', async () => {
    expect(await titles('$orderby=city desc,title desc')).toEqual(['Bo', "Anna O'Brien", 'Cy']);
    expect(await titles('$orderby=city,title desc&$skip=1&$top=1')).toEqual(['Bo']);
    const rows = (await get(manager, 'people?$select=title&$top=1')).body.value;
    expect(Object.keys(rows[0])).toEqual(['id', 'title']);
  });

  test.each([
    ['$filter=shoe_size eq 1', /no property "shoe_size".*city/],
    ['$filter=city eq 5', /text in single quotes/],
    ['$filter=created_at gt 2026-03-01', /an instant/],
    ['$filter=created_at gt 2026-13-41T00:00:00Z', /an instant|cannot be read/],
    ["$filter=owner_name eq 'x'", /cannot be filtered/],
    ["$filter=company/owner/name eq 'x'", /One step/],
    ["$filter=city eq 'x' union select", /expected/],
    ['$filter=', /property/],
    ['$orderby=city;drop table person', /\$orderby takes|no property/],
    ['$orderby=owner_name', /cannot be ordered/],
    ['$select=password', /no property/],
    ['$expand=everything', /expand company/],
    ['$top=-1', /whole number/],
    ['$top=1e3', /whole number/],
    ['$skip=99999999999', /nextLink/],
    ['$count=perhaps', /true or false/],
    ['$format=atom', /json, or csv/],
    ['$apply=groupby((city))', /\$apply is not supported.*\$filter/],
    ['$skiptoken=abc', /Begin again/],
    ['$skiptoken=abc.def', /Begin again/],
    ['$filter=%00', /./],
  ])('refuses %s and says what can be asked', async (query, message) => {
    const answer = await get(manager, `people?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.body.error.message).toMatch(message);
  });

  test('refuses what it is not asked for as a table', async () => {
    for (const path of [
      'nothing',
      'people(x)',
      `people(${company})`,
      'people/$value',
      'report_0123456789',
      "people('')",
    ]) {
      const answer = await get(manager, path);
      expect([400, 404], path).toContain(answer.status);
      expect(answer.body.error.message).toMatch(/.{20}/);
    }
    expect((await get(manager, 'people?$top=9007199254740991&_=5')).status).toBe(200);
    expect((await get(manager, 'people?$skip=1000000')).body.value).toEqual([]);
  });
});

describe('pages', () => {
  let reader: TestMember;
  beforeAll(async () => {
    reader = await app.workspace('Many');
    for (let part = 0; part < 1005; part += 335) {
      await addPeople(reader, part, 335);
    }
  });

  async function readAll(query: string) {
    const rows: { first_name: string; city: string | null }[] = [];
    let path: string | undefined = `people?${query}`;
    let pages = 0;
    while (path) {
      const { body } = await get(reader, path);
      expect(body.error).toBeUndefined();
      rows.push(...body.value);
      path = body['@odata.nextLink']?.replace('http://localhost:3000/odata/v4/', '');
      pages++;
    }
    return { rows, pages };
  }

  test('follow each other without a gap or a repeat, in any order', async () => {
    for (const query of ['', '$orderby=city desc', '$orderby=city,first_name desc&$count=true']) {
      const { rows, pages } = await readAll(query);
      expect(pages).toBe(2);
      expect(new Set(rows.map(({ first_name }) => first_name)).size).toBe(1005);
    }
    expect((await readAll('$top=1003&$skip=1&$orderby=title')).rows).toHaveLength(1003);
    expect((await readAll("$filter=city eq 'Rome'")).rows).toHaveLength(670);
  });

  test('belong to who began and to what was asked, for some hours', async () => {
    const { body } = await get(reader, 'people');
    const link = body['@odata.nextLink'].replace('http://localhost:3000/odata/v4/', '');
    expect((await get(reader, link)).status).toBe(200);
    expect((await get(manager, link)).status).toBe(400);
    expect((await get(reader, `${link}&$filter=city eq 'Rome'`)).status).toBe(400);
    expect((await get(reader, link.replace('people', 'companies'))).status).toBe(400);
  });

  test('are one entry in the log of exports, with all rows they lead to', async () => {
    const { items: before } = (await app.call(reader, 'GET /api/v1/exports')).body;
    await readAll("$filter=city ne 'Oslo'");
    const { items } = (await app.call(reader, 'GET /api/v1/exports')).body;
    expect(items).toHaveLength(before.length + 1);
    expect(items[0]).toMatchObject({ record_type: 'person', format: 'odata', rows: 1005 });
    expect(JSON.stringify(items[0].filter)).toContain('Oslo');
  });
});

test('each reading of rows is in the log, and a count, a description or an empty answer is not', async () => {
  const before = (await log()).length;
  for (const path of [
    '$metadata',
    '',
    'people/$count',
    'people?$top=0&$count=true',
    "people?$filter=city eq 'Nowhere'",
  ]) {
    expect((await get(manager, path)).status).toBe(200);
  }
  expect(await log()).toHaveLength(before);
  await get(manager, 'people?$top=2');
  await get(manager, `companies(${company})`);
  await get(manager, 'people?$format=csv');
  const entries = (await log()).slice(0, 3);
  expect(
    entries.map(({ record_type, format, rows }: Record<string, unknown>) => [
      record_type,
      format,
      rows,
    ]),
  ).toEqual([
    ['person', 'csv', 3],
    ['company', 'odata', 1],
    ['person', 'odata', 2],
  ]);
});

async function addPeople(who: TestMember, from: number, count: number): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, at) => from + at).map((at) =>
      post(who, 'people', { first_name: `P${at}`, ...(at % 3 && { city: 'Rome' }) }),
    ),
  );
}
