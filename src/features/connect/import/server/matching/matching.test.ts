import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from '../test-imports.ts';

let product: ImportApp;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
});
afterAll(() => product.close());
beforeEach(async () => {
  ada = await product.app.workspace();
});

async function create(plural: string, body: object): Promise<string> {
  const answer = await product.app.call(ada, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function read(plural: string, id: string) {
  return (await product.app.call(ada, `GET /api/v1/${plural}/${id}`)).body;
}

/** What a rehearsal and then the import say of each row; both must say the same. */
async function bringIn(...lines: string[]) {
  const { id } = (await product.upload(ada, lines.join('\n'))).body;
  await product.app.call(ada, `PATCH /api/v1/imports/${id}`, { body: { region: 'DE' } });
  const planned = await product.rehearse(ada, id);
  const told = await product.rows(ada, id);
  await product.app.call(ada, `POST /api/v1/imports/${id}/run`);
  await product.work(ada, 'imports.run', id);
  const rows = await product.rows(ada, id);
  expect((await product.get(ada, id)).counts).toEqual(planned.counts);
  expect(rows.map(brief)).toEqual(told.map(brief));
  return rows;
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a row says
function brief({ record, ...row }: any) {
  return row;
}

const HEAD = 'First Name,Last Name,Company,E-mail,Phone,City';
const ANNA = { first_name: 'Anna', last_name: 'Rossi' };

test('what is known is found by mail, phone, name and company, and told why', async () => {
  const globex = await create('companies', { name: 'Globex', domains: ['globex.de'] });
  const ids = [
    await create('people', { ...ANNA, emails: ['anna@globex.de'] }),
    await create('people', { first_name: 'Bert', last_name: 'Müller', phones: ['+49 89 555777'] }),
    await create('people', { first_name: 'Carla', last_name: 'Hoffmann', company_id: globex }),
    await create('people', { first_name: 'Dora', last_name: 'Weiss', city: 'Berlin' }),
  ];
  const rows = await bringIn(
    HEAD,
    'A.,Rossi,,Anna@Globex.de,,Rome',
    'Bert,Mueller,,,089 555777,',
    'Carla,Hofmann,Globex,,,',
    'Weiss,Dora,,,,Berlin',
    'Dora,Weiss,,,,Bonn',
  );
  expect(rows.map((row: { matched_by: string }) => row.matched_by)).toEqual([
    'mail',
    'phone',
    'name_company',
    'name',
    null,
  ]);
  expect(rows.slice(0, 4).map((row: { record: { id: string } }) => row.record.id)).toEqual(ids);
  expect(rows[4].outcome).toBe('create');
});

test('a match fills what is empty, adds what is new, and overwrites nothing', async () => {
  const id = await create('people', {
    ...ANNA,
    emails: ['anna@globex.de'],
    phones: ['+49 89 1234567'],
    job_title: 'Buyer',
  });
  const [row] = await bringIn(
    'First Name,Last Name,Company,Job title,E-mail,E-mail 2,Phone,Mobile,Tags,City',
    'Anna,Rossi,Globex GmbH,Head of purchasing,anna@globex.de,a.rossi@web.de,089/1234567,0171 7654321,VIP,Bonn',
  );
  const anna = await read('people', id);
  expect(anna).toMatchObject({
    job_title: 'Buyer',
    city: 'Bonn',
    emails: ['anna@globex.de', 'a.rossi@web.de'],
    phones: ['+49 89 1234567', '+49 171 7654321'],
    tags: ['VIP'],
  });
  expect(anna.refs[anna.company_id].title).toBe('Globex GmbH');
  expect(row).toMatchObject({
    outcome: 'change',
    changes: { city: [null, 'Bonn'], company_id: [null, 'Globex GmbH'] },
    issues: [{ reason: 'kept_ours', message: expect.stringContaining('Head of purchasing') }],
  });
  expect(row.changes).not.toHaveProperty('job_title');
});

test('a doubtful match makes a new person and says whom they are like', async () => {
  const globex = await create('companies', { name: 'Globex' });
  await create('people', { ...ANNA, company_id: globex, emails: ['anna@globex.de'] });
  await create('people', { first_name: 'Ute', last_name: 'Kern', emails: ['kern@web.de'] });
  const rows = await bringIn(
    HEAD,
    'Anna,Rossi,Globex,anna2@globex.de,,',
    'Uwe,Kern,,kern@web.de,,',
  );
  for (const row of rows) {
    expect(row).toMatchObject({ outcome: 'create', issues: [{ reason: 'similar' }] });
  }
});

test('a name alone is no match where mail, phone, company or town say otherwise', async () => {
  const company_id = await create('companies', { name: 'Initech' });
  const known = { last_name: 'Rossi', company_id, phones: ['+49 30 111111'], city: 'Berlin' };
  for (const first_name of ['Anna', 'Bert', 'Carla', 'Dora']) {
    await create('people', { ...known, first_name, emails: [`${first_name}@initech.com`] });
  }
  const rows = await bringIn(
    HEAD,
    'Anna,Rossi,,rossi@web.de,,',
    'Bert,Rossi,,,030 222222,',
    'Carla,Rossi,Globex,,,',
    'Dora,Rossi,,,,Hamburg',
  );
  expect(rows.every((row: { outcome: string }) => row.outcome === 'create')).toBe(true);
});

test('of one person twice in a list one record is made', async () => {
  const rows = await bringIn(
    HEAD,
    'Anna,Rossi,Globex,anna@globex.de,,',
    'Anna,Rossi,Globex,anna@globex.de,089 1234567,',
    'Anna,Rossi,Globex,,,',
    'Bert,Kling,Globex,,,',
  );
  expect(rows.map((row: { outcome: string }) => row.outcome)).toEqual([
    'create',
    'change',
    'same',
    'create',
  ]);
  expect(rows[1].issues).toMatchObject([{ reason: 'same_as_line' }]);
  expect(new Set(rows.map((row: { record: { id: string } }) => row.record.id)).size).toBe(2);
  expect((await read('people', rows[0].record.id)).phones).toEqual(['+49 89 1234567']);
  expect(await product.count(ada, 'companies')).toBe(1);
});

test('namesakes are each known again, whatever little is told of them', async () => {
  const list = [
    HEAD,
    'Anna,Rossi,,,,Bonn',
    'Anna,Rossi,,,,Ulm',
    'Anna,,,,,',
    ',,,office@globex.de,,',
    ',,,,089 1234567,',
  ];
  await bringIn(...list);
  const people = await product.count(ada, 'people');
  const again = await bringIn(...list);
  expect(again.map((row: { outcome: string }) => row.outcome)).toEqual(Array(5).fill('same'));
  expect(await product.count(ada, 'people')).toBe(people);
});

test('companies are found by name and by mail domain, but not by that of a mail provider', async () => {
  const globex = await create('companies', { name: 'Globex GmbH', domains: ['globex.de'] });
  const rows = await bringIn(
    HEAD,
    'Anna,Rossi,GLOBEX GmbH,,,',
    'Bert,Kling,,bert@globex.de,,',
    'Carla,Nord,Globex,carla@globex.de,,',
    'Dora,Weiss,Other Ltd,dora@globex.de,,',
    'Ede,Wolf,,ede@gmail.com,,',
    'Fay,Moor,Hooli,fay@hooli.com,,',
    'Gil,Sand,,gil@hooli.com,,',
  );
  const companies = await Promise.all(
    rows.map(async (row: { record: { id: string } }) => {
      const { company_id, refs } = await read('people', row.record.id);
      return refs[company_id]?.title ?? null;
    }),
  );
  expect(companies).toEqual([
    'Globex GmbH',
    'Globex GmbH',
    'Globex GmbH',
    'Other Ltd',
    null,
    'Hooli',
    'Hooli',
  ]);
  expect(rows[3].issues).toMatchObject([{ reason: 'similar' }]);
  expect((await read('companies', globex)).domains).toEqual(['globex.de']);
});

test('a list of companies makes companies, and adds to those that are known', async () => {
  const globex = await create('companies', { name: 'Globex' });
  const list = [
    'Company,Website,Phone,City,Industry',
    'Globex,globex.de,089 1234567,Bonn,Steel',
    'Initech,,,Ulm,',
  ];
  const rows = await bringIn(...list);
  expect(rows.map((row: { outcome: string }) => row.outcome)).toEqual(['change', 'create']);
  expect(rows[0]).toMatchObject({ matched_by: 'name', record: { type: 'company', id: globex } });
  expect(await read('companies', globex)).toMatchObject({ city: 'Bonn', domains: ['globex.de'] });
  const again = await bringIn(...list);
  expect(again.map((row: { outcome: string }) => row.outcome)).toEqual(['same', 'same']);
});
