import { OData } from '@odata/client';
import { parse } from '@sap-ux/edmx-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let client: ReturnType<typeof OData.New4>;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  const company = await app.call(ada, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  for (const [first_name, city] of [
    ['Anna', 'Rome'],
    ['Bo', 'Oslo'],
    ['Cy', 'Rome'],
  ]) {
    const body = { first_name, city, company_id: company.body.id };
    await app.call(ada, 'POST /api/v1/people', { body });
  }
  const field = {
    record_type: 'company',
    kind: 'money',
    label: 'Yearly sales <EUR>',
    why: 'To know how large they are.',
  };
  const made = await app.call(ada, 'POST /api/v1/custom-fields', { body: field });
  expect(made.status).toBe(201);
  client = OData.New4({
    serviceEndpoint: 'http://localhost:3000/odata/v4/',
    credential: { username: 'anything', password: ada.key },
    processCsrfToken: false,
    fetchProxy: async (url, init) => {
      const headers = new Headers(init.headers as Record<string, string>);
      const response = await app.app.http.request(new Request(url, { method: 'GET', headers }));
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return { content: isJson ? JSON.parse(text) : text, response };
    },
  });
});
afterAll(() => app.close());

/** What is looked at of a description; the parser comes without its types. */
interface Description {
  schema: {
    entitySets: { name: string; entityTypeName: string }[];
    entityTypes: {
      name: string;
      fullyQualifiedName: string;
      keys: { name: string }[];
      entityProperties: { name: string; type: string }[];
      navigationProperties: { name: string; targetTypeName: string }[];
    }[];
  };
}

async function described() {
  const { body } = await app.call(ada, 'GET /odata/v4/$metadata');
  const { schema }: Description = parse(body);
  return { xml: body as string, schema };
}

test('a program that does not know us asks for tables, filters, orders, counts and expands', async () => {
  const people = client.getEntitySet<{ id: string; title: string; company?: { title: string } }>(
    'people',
  );
  const filter = client.newFilter().field('city').eqString('Rome');
  const found = await people.query(
    client.newParam().filter(filter).orderby('title', 'desc').select(['title']),
  );
  expect(found.map(({ title }) => title)).toEqual(['Cy', 'Anna']);
  expect(await people.count(filter)).toBe(2);
  const one = await people.retrieve(found[0]!.id, client.newParam().expand('company'));
  expect(one).toMatchObject({ title: 'Cy', company: { title: 'Globex' } });
  const part = await people.query(client.newParam().top(1).skip(1).orderby('title'));
  expect(part.map(({ title }) => title)).toEqual(['Bo']);
  await expect(people.query(client.newParam().select(['shoe_size' as 'title']))).rejects.toThrow(
    /no property "shoe_size"/,
  );
});

test('the description is read by a parser of others, and says what the rows then hold', async () => {
  const { schema } = await described();
  expect(schema.entitySets.length).toBeGreaterThan(20);
  for (const { name, entityTypeName } of schema.entitySets) {
    const type = schema.entityTypes.find((one) => one.fullyQualifiedName === entityTypeName)!;
    expect(type.keys.map((key) => key.name)).toEqual(['id']);
    const names = type.entityProperties.map((property) => property.name);
    expect(new Set(names).size, name).toBe(names.length);
    for (const way of type.navigationProperties) expect(names).not.toContain(way.name);
    const { body } = await app.call(ada, `GET /odata/v4/${name}?$top=1`);
    expect(body.error, name).toBeUndefined();
    for (const row of body.value) expect(Object.keys(row), name).toEqual(names);
  }
});

test('own fields are described with their label, money as an amount and a currency', async () => {
  const { schema, xml } = await described();
  const company = schema.entityTypes.find(({ name }) => name === 'company')!;
  const own = company.entityProperties.filter(({ name }) => name.startsWith('x_'));
  expect(own.map(({ type }) => type)).toEqual(['Edm.Decimal', 'Edm.String']);
  expect(xml).toContain('String="Yearly sales &lt;EUR&gt;"');
  const person = schema.entityTypes.find(({ name }) => name === 'person')!;
  const way = person.navigationProperties.find(({ name }) => name === 'company');
  expect(way).toMatchObject({ targetTypeName: 'Uptake.company' });
  expect(person.entityProperties.find(({ name }) => name === 'created_at')?.type).toBe(
    'Edm.DateTimeOffset',
  );
});
