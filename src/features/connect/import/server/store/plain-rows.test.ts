import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { tidy } from '#src/server/jobs/housekeeping.ts';
import { type ImportApp, startImportApp } from '../test-imports.ts';

let product: ImportApp;
let owner: pg.Client;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
  owner = new pg.Client(product.app.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await product.close();
});
beforeEach(async () => {
  ada = await product.app.workspace();
});

interface Listed {
  line: number;
  title: string;
  company: string | null;
  record: { id: string; title: string } | null;
  changes: Record<string, [unknown, unknown]>;
}

/** Makes companies and people, people of companies known by then, and adds to what it made itself. */
const LIST = [
  'First Name,Last Name,Company,E-mail,City,Industry,Owner,Trained,Tags',
  'Anna,Rossi,Globex,Anna@globex.de,München,Pumps,,no,"vip, fair"',
  'Bert,Kling,Globex,bert@globex.de,Köln,Pumps,,yes,',
  'Anna,Rossi,Globex,anna@globex.de,,,,,late',
  'Carla,Nord,Initech,carla@initech.de,"Ulm ""Süd"", \\ {1}",,Max Muster,,',
  'Dora,Weiss,Initech,dora@initech.de,,Steel,,,',
  ',,Hooli,,Bonn,Wood,,,',
  'Emil,,,emil@gmail.com,,,Nobody,,',
  ',,,,Nowhere,,,,',
].join('\n');

async function addTrained(): Promise<void> {
  const body = { record_type: 'person', label: 'Trained', kind: 'boolean', why: 'Why.' };
  const made = await product.app.call(ada, 'POST /api/v1/custom-fields', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}

function withoutRecord(rows: Listed[]) {
  return rows.map(({ record: _, ...row }) => row);
}

function rowsOf(who: TestMember, id: string): Promise<Listed[]> {
  return product.rows(who, id);
}

/** How many rows of the import keep for themselves what they set. */
async function countKept(importId: string): Promise<number> {
  const { rows } = await owner.query(
    'select count(changes)::integer as kept from import_row where import_id = $1',
    [importId],
  );
  return rows[0].kept;
}

async function change(plural: string, id: string, body: object): Promise<void> {
  const answer = await product.app.call(ada, `PATCH /api/v1/${plural}/${id}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

test('the rows of an import say the same as those of its rehearsal, whoever changed the records since', async () => {
  await addTrained();
  await product.app.member(ada, { name: 'Max Muster' });
  const { id } = (await product.upload(ada, LIST)).body;
  await product.rehearse(ada, id);
  const rehearsed = await rowsOf(ada, id);
  expect(rehearsed[1]?.changes).toMatchObject({ x_trained: [null, true] });
  await product.app.call(ada, `POST /api/v1/imports/${id}/run`);
  await product.work(ada, 'imports.run', id);
  const rows = await rowsOf(ada, id);
  expect(withoutRecord(rows)).toEqual(withoutRecord(rehearsed));
  // “no”, what later rows added to, what added to a company, and what there is a word to say of
  expect(await countKept(id)).toBe(5);
  expect(rows[1]?.changes).toMatchObject({
    first_name: [null, 'Bert'],
    emails: [null, ['bert@globex.de']],
  });
  await change('people', rows[1]!.record!.id, { first_name: 'Bertold', city: null });
  const [, bert] = await rowsOf(ada, id);
  expect(bert).toEqual({
    ...rows[1],
    record: { ...rows[1]!.record, title: 'Bertold Kling' },
  });
});

test('a row that made its records just as it says keeps none of it twice', async () => {
  const list = [
    'First Name,Last Name,Company,City,Industry',
    'Anna,Rossi,Globex,Ulm,Pumps',
    'Bert,Kling,Globex,Bonn,Pumps',
    ',,Hooli,,Wood',
  ].join('\n');
  const { id } = await product.bringIn(ada, list);
  expect(await countKept(id)).toBe(0);
  const again = await product.bringIn(ada, list);
  expect(again.counts).toMatchObject({ same: 3 });
  expect(await rowsOf(ada, again.id)).toMatchObject([
    { title: 'Anna Rossi', changes: {}, matched_by: 'name_company' },
    { title: 'Bert Kling', changes: {}, matched_by: 'name_company' },
    { title: 'Hooli', changes: {} },
  ]);
  const { items } = (
    await product.app.call(ada, `GET /api/v1/imports/${id}/rows?outcome=create&limit=1&cursor=1`)
  ).body;
  expect(items).toMatchObject([
    { line: 3, title: 'Bert Kling', changes: { city: [null, 'Bonn'] } },
  ]);
});

test('who may not see a person or a company reads nothing of it in the import of another', async () => {
  const max = await product.app.member(ada);
  const list = [
    'First Name,Last Name,Company,City,Industry',
    'Anna,Rossi,Globex,Secretown,Pumps',
    'Bert,Kling,Hooli,Bonn,Secretwood',
  ].join('\n');
  const { id } = await product.bringIn(max, list);
  const [anna, bert] = await rowsOf(max, id);
  expect(await countKept(id)).toBe(0);
  expect(anna?.changes).toMatchObject({
    city: [null, 'Secretown'],
    'company.name': [null, 'Globex'],
  });
  expect(JSON.stringify(await rowsOf(ada, id))).toContain('Secretwood');
  const made = (await product.app.call(max, `GET /api/v1/people/${bert!.record!.id}`)).body;
  const hide = { body: { visibility: 'private' } };
  await product.app.call(max, `PATCH /api/v1/people/${anna!.record!.id}`, hide);
  await product.app.call(max, `PATCH /api/v1/companies/${made.company_id}`, hide);
  const [hidden, open] = await rowsOf(ada, id);
  expect(hidden).toMatchObject({ record: null, changes: {} });
  expect(open?.changes).toEqual({
    first_name: [null, 'Bert'],
    last_name: [null, 'Kling'],
    city: [null, 'Bonn'],
  });
  expect((await rowsOf(max, id)).map(({ changes }) => changes)).toEqual([
    anna!.changes,
    bert!.changes,
  ]);
});

test('who is erased is gone from the imports too, and the rows of others stay', async () => {
  const list = [
    'First Name,Last Name,E-mail,City,Good to know',
    'Brunhilde,Quixade,brunhilde.q@example.com,Ulm,',
    'Bert,Kling,bert@example.com,Bonn,',
    'Carla,Nord,carla@example.com,Bonn,Works with Brunhilde Quixade',
  ].join('\n');
  const { id } = await product.bringIn(ada, list);
  const [brunhilde] = await rowsOf(ada, id);
  const body = { name: 'Brunhilde Quixade' };
  const route = `POST /api/v1/people/${brunhilde!.record!.id}/erase`;
  expect((await product.app.call(ada, route, { body })).status).toBe(200);
  const rows = await rowsOf(ada, id);
  expect(rows).toMatchObject([
    { line: 3, title: 'Bert Kling', changes: { city: [null, 'Bonn'] } },
    { line: 4, title: 'Carla Nord', record: { title: 'Carla Nord' } },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/Brunhilde|Quixade/);
  const traces = await owner.query(
    `select from import_row r where r::text ~* 'quixade|brunhilde' or r.record_id = $1`,
    [brunhilde!.record!.id],
  );
  expect(traces.rowCount).toBe(0);
});

test('with an import that has served its time its rows go, and those of others stay', async () => {
  const list = 'First Name,Last Name\nAnna,Rossi';
  const old = await product.bringIn(ada, list);
  const recent = await product.bringIn(await product.app.workspace('Other'), list);
  await owner.query(`update import set created_at = now() - interval '31 days' where id = $1`, [
    old.id,
  ]);
  await tidy(product.app.url);
  const { rows } = await owner.query(
    'select distinct import_id from import_row where import_id = any($1)',
    [[old.id, recent.id]],
  );
  expect(rows).toEqual([{ import_id: recent.id }]);
});
