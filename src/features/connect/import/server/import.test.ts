import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from './test-imports.ts';

let product: ImportApp;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
});
afterAll(() => product.close());
beforeEach(async () => {
  ada = await product.app.workspace();
});

const LIST = [
  'First Name,Last Name,Company,E-mail,Phone,City',
  'Anna,Rossi,Globex GmbH,anna@globex.de,+49 89 123456,München',
  'Bert,Kling,Globex GmbH,bert@globex.de,,München',
  'Carla,Nord,,carla@globex.de,,',
  ',,,,,Nowhere',
  'Dora,Weiss,Initech,dora.weiss@gmail.com,+49 30 654321,Berlin',
].join('\n');

const ANNA = { first_name: 'Anna', last_name: 'Rossi' };

async function create(plural: string, body: object): Promise<string> {
  const answer = await product.app.call(ada, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function read(plural: string, id: string) {
  return (await product.app.call(ada, `GET /api/v1/${plural}/${id}`)).body;
}

test('a list is uploaded, its columns recognised, rehearsed without writing, then brought in', async () => {
  const uploaded = await product.upload(ada, LIST, 'My contacts.csv');
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(201);
  expect(uploaded.body).toMatchObject({
    file_name: 'My contacts.csv',
    format: 'csv',
    status: 'uploaded',
    mapping_remembered: false,
    mapping: [
      { target: 'person.first_name' },
      { target: 'person.last_name' },
      { target: 'company.name' },
      { target: 'person.emails' },
      { target: 'person.phones' },
      { target: 'person.city' },
    ],
  });
  const { id } = uploaded.body;
  const started = await product.app.call(ada, `POST /api/v1/imports/${id}/rehearse`);
  expect(started.body.status).toBe('rehearsing');
  await product.work(ada, 'imports.rehearse', id);
  const rehearsed = await product.get(ada, id);
  const counts = { create: 4, change: 0, same: 0, skip: 1, failed: 0, companies: 2 };
  expect(rehearsed).toMatchObject({ status: 'rehearsed', rows: 5, progress: 1, counts });
  expect(await product.count(ada, 'people')).toBe(0);
  const planned = await product.rows(ada, id);
  expect(planned[0]).toMatchObject({
    line: 2,
    outcome: 'create',
    title: 'Anna Rossi',
    company: 'Globex GmbH',
    record: null,
    changes: { emails: [null, ['anna@globex.de']] },
  });
  expect(planned[2]).toMatchObject({ title: 'Carla Nord', company: 'Globex GmbH' });
  expect(planned[3]).toMatchObject({ outcome: 'skip', issues: [{ reason: 'nothing_to_import' }] });

  await product.app.call(ada, `POST /api/v1/imports/${id}/run`);
  await product.work(ada, 'imports.run', id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'done', counts, progress: 1 });
  const rows = await product.rows(ada, id);
  const carla = await read('people', rows[2].record.id);
  expect(carla.refs[carla.company_id].title).toBe('Globex GmbH');
  expect(await product.count(ada, 'companies')).toBe(2);
  const history = await product.app.call(ada, `GET /api/v1/people/${carla.id}/history`);
  expect(history.body.items[0]).toMatchObject({ verb: 'person.created', via: 'import' });
});

test('the same list a second time doubles nobody', async () => {
  await product.bringIn(ada, LIST);
  const again = await product.bringIn(ada, LIST);
  expect(again.counts).toEqual({ create: 0, change: 0, same: 4, skip: 1, failed: 0, companies: 0 });
  expect(await product.count(ada, 'people')).toBe(4);
});

test('what is known is found by mail, phone and name, and told why', async () => {
  const globex = await create('companies', { name: 'Globex', domains: ['globex.de'] });
  await create('people', { ...ANNA, emails: ['anna@globex.de'] });
  await create('people', { first_name: 'Bert', last_name: 'Müller', phones: ['+49 89 555 777'] });
  await create('people', { first_name: 'Carla', last_name: 'Hoffmann', company_id: globex });
  await create('people', { first_name: 'Dora', last_name: 'Weiss', city: 'Berlin' });
  const list = [
    'First Name,Last Name,Company,E-mail,Phone,City',
    'A.,Rossi,,Anna@Globex.de,,Rome',
    'Bert,Mueller,,,089 555777,',
    'Carla,Hofmann,Globex,,,',
    'Weiss,Dora,,,,Berlin',
    'Dora,Weiss,,,,Bonn',
  ].join('\n');
  const { id } = (await product.upload(ada, list)).body;
  const patched = await product.app.call(ada, `PATCH /api/v1/imports/${id}`, {
    body: { region: 'DE' },
  });
  expect(patched.body.region).toBe('DE');
  await product.rehearse(ada, id);
  const rows = await product.rows(ada, id);
  expect(rows.map((row: { matched_by: string }) => row.matched_by)).toEqual([
    'mail',
    'phone',
    'name_company',
    'name',
    null,
  ]);
});
