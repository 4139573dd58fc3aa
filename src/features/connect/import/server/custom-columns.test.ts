import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from './test-imports.ts';

let product: ImportApp;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
  ada = await product.app.workspace();
  for (const [kind, label, more] of [
    ['choice', 'Level', { choices: [{ label: 'Gold' }, { label: 'Silver' }] }],
    ['date', 'Contract ends', {}],
    ['money', 'Volume', {}],
    ['number', 'Sites', {}],
  ] as const) {
    const body = { record_type: 'person', kind, label, why: 'Why.', ...more };
    expect((await call('POST /api/v1/custom-fields', body)).status).toBe(201);
  }
});
afterAll(() => product.close());

function call(route: string, body?: unknown) {
  return product.app.call(ada, route, body === undefined ? {} : { body });
}

const TARGETS = [
  'person.first_name',
  'person.last_name',
  'person.emails',
  'person.x_level',
  'person.x_contract_ends',
  'person.x_volume',
  'person.x_sites',
];

async function bringIn(lines: string[]): Promise<void> {
  const heading = 'First name;Last name;E-mail;Level;Ends;Volume (EUR);Sites';
  const { body } = await product.upload(ada, [heading, ...lines].join('\n'));
  const mapping = TARGETS.map((target, column) => ({ column, target, heading: '' }));
  const mapped = await call(`PATCH /api/v1/imports/${body.id}`, { mapping });
  expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
  await call(`POST /api/v1/imports/${body.id}/run`);
  await product.work(ada, 'imports.run', body.id);
}

async function people() {
  return (await call('GET /api/v1/people?sort=last_name')).body.items;
}

test('columns go to fields of the workspace; what does not fit is kept aside', async () => {
  await bringIn([
    'Anna;Rossi;anna@web.de;gold;31.12.2027;1.200,50;3',
    'Bert;Sand;bert@web.de;Platinum;soon;none;many',
  ]);
  const [anna, bert] = await people();
  expect(anna).toMatchObject({
    x_level: 'gold',
    x_contract_ends: '2027-12-31',
    x_volume: { amount: 120050, currency: 'EUR' },
    x_sites: 3,
  });
  expect(bert).toMatchObject({ x_level: null, x_contract_ends: null, x_sites: null });
  expect(bert.about).toContain('Level: Platinum');
});

test('amounts beside which no currency stands are in the workspace’s own', async () => {
  const heading = 'First name;Last name;E-mail;Level;Ends;CRM volume;Sites';
  const lines = [
    'Cleo;Tal;cleo@web.de;;;1.200,50;',
    'Dora;Ufer;dora@web.de;;;80 CHF;',
    'Emil;Vogt;emil@web.de;;;80 XYZ;',
  ];
  const { body } = await product.upload(ada, [heading, ...lines].join('\n'));
  const mapping = TARGETS.map((target, column) => ({ column, target, heading: '' }));
  await call(`PATCH /api/v1/imports/${body.id}`, { mapping });
  await call(`POST /api/v1/imports/${body.id}/run`);
  await product.work(ada, 'imports.run', body.id);
  const found = new Map(
    (await people()).map((one: { first_name: string }) => [one.first_name, one]),
  );
  expect(found.get('Cleo')).toMatchObject({ x_volume: { amount: 120050, currency: 'EUR' } });
  expect(found.get('Dora')).toMatchObject({ x_volume: { amount: 8000, currency: 'CHF' } });
  expect(found.get('Emil')).toMatchObject({ x_volume: null });
});

test('a list adds what was empty in a field of the workspace, and leaves what was there', async () => {
  await bringIn(['Anna;Rossi;anna@web.de;silver;;;', 'Bert;Sand;bert@web.de;silver;;;5']);
  const [anna, bert] = await people();
  expect(anna.x_level).toBe('gold');
  expect(bert).toMatchObject({ x_level: 'silver', x_sites: 5 });
});

test('a column headed as a field of the workspace goes there by itself', async () => {
  const { body } = await product.upload(ada, 'First name,Level,Shoe size\nAnna,gold,38');
  const targets = body.mapping.map(({ target }: { target: string }) => target);
  expect(targets.slice(0, 2)).toEqual(['person.first_name', 'person.x_level']);
  expect(targets[2]).not.toContain('.x_');
});

test('a column headed as such a field is taken for it without a doubt', async () => {
  const { body } = await product.upload(ada, 'First name;Last name;Level\nCora;Thal;Gold');
  const found = (await call(`GET /api/v1/imports/${body.id}`)).body;
  expect(found.mapping[2]).toMatchObject({ target: 'person.x_level', why: 'heading' });
  expect(found.mapping[2].confidence).toBeGreaterThan(0.7);
});
