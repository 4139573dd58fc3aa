import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from './test-imports.ts';
import { makeXlsx, sheetXml } from './test-lists.ts';

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

test('a mapping is changed, kept for lists with the same headings, and wrong ones are refused', async () => {
  const { id, mapping } = (await product.upload(ada, LIST)).body;
  const change = (body: object) => product.app.call(ada, `PATCH /api/v1/imports/${id}`, { body });
  const chosen = mapping.map(({ column, heading, target }: Record<string, unknown>) => ({
    column,
    heading,
    target: heading === 'City' ? 'ignore' : target,
  }));
  expect((await change({ mapping: chosen, region: 'DE' })).body).toMatchObject({ region: 'DE' });
  const next = await product.upload(ada, LIST.replace('Anna', 'Anja'));
  expect(next.body).toMatchObject({ mapping_remembered: true, region: 'DE' });
  expect(next.body.mapping[5]).toMatchObject({ heading: 'City', target: 'ignore' });
  const others = await product.upload(await product.app.member(ada), LIST);
  expect(others.body.mapping_remembered).toBe(false);

  for (const wrong of [
    [{ column: 0, heading: '', target: 'person.salary' }],
    [{ column: 6, heading: '', target: 'ignore' }],
    [chosen[0], chosen[0]],
  ]) {
    expect((await change({ mapping: wrong })).body.reason).toBe('import_bad_mapping');
  }
  expect((await change({ sheet: 'Sheet1' })).status).toBe(200);
});

test('rows that cannot be brought in are left out, each with its reason, and the others are not', async () => {
  const list = [
    'First Name,Last Name,E-mail',
    'Anna,Rossi,anna@globex.de',
    'Bert,Kling,bert@globex.de,too,many',
    '=cmd(),,',
    ',,',
    '-,,n/a',
  ].join('\n');
  const done = await product.bringIn(ada, list);
  expect(done).toMatchObject({ status: 'done', counts: { create: 2, failed: 1, skip: 1 } });
  const failed = await product.app.call(ada, `GET /api/v1/imports/${done.id}/failed.csv`);
  expect(failed.headers.get('content-type')).toContain('text/csv');
  const [head, ...lines] = failed.body.replace('\ufeff', '').trimEnd().split('\r\n');
  expect(head).toBe('First Name,Last Name,E-mail,Reason');
  expect(lines[0]).toMatch(/^Bert,Kling,bert@globex\.de,.*Line 3: .*5 cells/);
  expect(lines).toHaveLength(2);
});

test('colleagues named as owners look after their people; unknown ones are told', async () => {
  const max = await product.app.member(ada, { name: 'Max Muster' });
  const list = 'First Name,Last Name,Owner\nAnna,Rossi,max muster\nBert,Kling,Nobody';
  const { id } = await product.bringIn(ada, list);
  const [anna, bert] = await product.rows(ada, id);
  expect((await read('people', anna.record.id)).owner_id).toBe(max.actor.memberId);
  expect((await read('people', bert.record.id)).owner_id).toBe(ada.actor.memberId);
  expect(bert.issues).toMatchObject([{ reason: 'unknown_owner' }]);
});

test('a workbook is read by the sheet that is chosen', async () => {
  const workbook = makeXlsx({
    sheets: {
      First: sheetXml([
        ['Name', 'E-mail'],
        ['Anna Rossi', 'anna@globex.de'],
      ]),
      Second: sheetXml([
        ['Company', 'City'],
        ['Initech', 'Berlin'],
      ]),
    },
  });
  const uploaded = await product.upload(ada, workbook, 'book.xlsx');
  expect(uploaded.body).toMatchObject({ format: 'xlsx', sheet: 'First' });
  const route = `PATCH /api/v1/imports/${uploaded.body.id}`;
  const other = await product.app.call(ada, route, { body: { sheet: 'Second' } });
  expect(other.body).toMatchObject({ sheet: 'Second', headings: ['Company', 'City'] });
  const missing = await product.app.call(ada, route, { body: { sheet: 'Third' } });
  expect(missing.status).toBe(400);
  const rehearsed = await product.rehearse(ada, uploaded.body.id);
  expect(rehearsed.counts).toMatchObject({ create: 1, companies: 1, company_rows: 1 });
});

test('others see nothing of an import, but administrators of their workspace do', async () => {
  const max = await product.app.member(ada);
  const eve = await product.app.member(ada);
  const stranger = await product.app.workspace('Other');
  const { id } = await product.bringIn(max, LIST);
  const routes = ['', '/rows', '/failed.csv'].map((end) => `GET /api/v1/imports/${id}${end}`);
  routes.push(`PATCH /api/v1/imports/${id}`);
  for (const verb of ['rehearse', 'run', 'cancel', 'undo']) {
    routes.push(`POST /api/v1/imports/${id}/${verb}`);
  }
  for (const route of routes) {
    for (const who of [eve, stranger]) {
      const given = route.startsWith('PATCH') ? { body: {} } : {};
      expect((await product.app.call(who, route, given)).status, route).toBe(404);
    }
    expect((await product.app.call(null, route, {})).status, route).toBe(401);
  }
  const idsOf = async (who: TestMember) =>
    (await product.app.call(who, 'GET /api/v1/imports')).body.items.map(
      (item: { id: string }) => item.id,
    );
  expect([await idsOf(ada), await idsOf(max)]).toEqual([[id], [id]]);
  expect([await idsOf(eve), await idsOf(stranger)]).toEqual([[], []]);
});

test('a private record of another is neither matched nor told of', async () => {
  const max = await product.app.member(ada);
  const secret = { first_name: 'Anna', last_name: 'Rossi', emails: ['anna@globex.de'] };
  const body = { ...secret, visibility: 'private', city: 'Secretown' };
  await product.app.call(max, 'POST /api/v1/people', { body });
  const list = 'First Name,Last Name,E-mail,City\nAnna,Rossi,anna@globex.de,Rome';
  const { id } = await product.bringIn(max, list);
  const [own] = await product.rows(max, id);
  expect(JSON.stringify(own)).toContain('Secretown');
  // an administrator reads his import, but not what it says of his private contact
  expect(JSON.stringify(await product.rows(ada, id))).not.toContain('Secretown');
  expect((await product.bringIn(ada, LIST)).counts.create).toBe(4);
});

test('what is in the bin is not matched', async () => {
  const id = await create('people', { first_name: 'Anna', emails: ['anna@globex.de'] });
  await product.app.call(ada, `DELETE /api/v1/people/${id}`);
  const list = 'First Name,E-mail\nAnna,anna@globex.de';
  expect((await product.bringIn(ada, list)).counts.create).toBe(1);
});
