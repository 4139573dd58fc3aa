import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let manager: TestMember;
let other: TestMember;

const post = async (who: TestMember, path: string, body: object) =>
  (await app.call(who, `POST /api/v1/${path}`, { body })).body;
const get = (who: TestMember, path: string) =>
  app.call(who, `GET /odata/v4/${path.replaceAll(' ', '%20')}`);

async function save(who: TestMember, name: string, request: object, more: object = {}) {
  const body = { name, chart: 'bar', request: JSON.stringify(request), ...more };
  const { id } = await post(who, 'reports', body);
  return id.slice(-10) as string;
}

let metrics: {
  name: string;
  unit: string;
  sources: string[];
  standing: boolean;
  refused?: string;
}[];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  manager = await app.member(ada, { role: 'manager' });
  other = await app.workspace('Other');
  for (const amount of [1250, 2505]) {
    const deal = await post(ada, 'deals', {
      name: `Deal ${amount}`,
      amount: { amount, currency: 'EUR' },
    });
    expect(deal.id).toBeDefined();
  }
  await post(ada, 'deals', {
    name: 'Secret',
    amount: { amount: 99_999, currency: 'EUR' },
    visibility: 'private',
  });
  metrics = (await app.call(ada, 'GET /api/v1/metrics')).body.metrics;
});
afterAll(() => app.close());

const standing = (unit: string) =>
  metrics.find(
    (one) => one.standing && one.unit === unit && one.sources.includes('deal') && !one.refused,
  )!.name;

test('each saved report is a table with its groups and figures, under the rights of who reads it', async () => {
  const money = standing('money');
  const end = await save(ada, 'Größe nach Team!', {
    metrics: [money],
    by: { field: 'owner_id' },
    period: { this: 'year' },
  });
  const set = `report_gro_e_nach_team_${end}`.replace(
    'gro_e',
    'große'.normalize('NFKD').replace(/[^a-z0-9]+/g, '_'),
  );
  const listed = (await get(manager, '')).body.value.map(({ name }: { name: string }) => name);
  expect(listed).toContain(set);
  const { body } = await get(manager, `${set}?$count=true`);
  expect(body['@odata.count']).toBe(1);
  expect(body.value).toEqual([
    expect.objectContaining({
      row: 1,
      owner: 'Ada Admin',
      owner_key: ada.actor.memberId,
      [money]: 37.55,
      [`${money}_rows`]: 2,
      [`${money}_fit`]: expect.any(Boolean),
      currency: 'EUR',
    }),
  ]);
  expect((await get(ada, set)).body.value[0][money]).toBe(1037.54);
  const metadata = (await get(manager, '$metadata')).body;
  expect(metadata).toContain(`<EntitySet Name="${set}" EntityType="Uptake.report_${end}">`);
  expect(metadata).toContain(`<Property Name="${money}" Type="Edm.Decimal" Scale="variable">`);
  // the name may change, what leads to it stays
  expect((await get(manager, `report_other_${end}`)).status).toBe(200);
  expect((await get(other, set)).status).toBe(404);
  const [entry] = (await app.call(ada, 'GET /api/v1/exports')).body.items;
  expect(entry).toMatchObject({ record_type: 'report', format: 'odata', rows: 1 });
});

test('a private report is nobody else’s table', async () => {
  const end = await save(
    ada,
    'Mine',
    { metrics: [standing('count')], period: 'all' },
    { visibility: 'private' },
  );
  expect((await get(manager, `report_mine_${end}`)).status).toBe(404);
  expect((await get(manager, '$metadata')).body).not.toContain(end);
  expect((await get(ada, `report_mine_${end}/$count`)).body).toBe('1');
});

test('its rows are filtered, ordered, chosen and given as a file', async () => {
  const count = standing('count');
  const end = await save(ada, 'By name', {
    metrics: [count],
    by: { field: 'name' },
    period: 'all',
  });
  const set = `report_by_name_${end}`;
  const names = async (query: string) => {
    const { body } = await get(manager, `${set}?${query}`);
    expect(body.error).toBeUndefined();
    return body.value.map(({ name }: { name: string }) => name);
  };
  expect(await names('$orderby=name desc')).toEqual(['Deal 2505', 'Deal 1250']);
  expect(await names("$filter=endswith(name,'50')")).toEqual(['Deal 1250']);
  expect(await names(`$filter=${count} ge 1 and not (name in ('Deal 1250'))`)).toEqual([
    'Deal 2505',
  ]);
  expect(await names('$orderby=name&$skip=1&$top=5')).toEqual(['Deal 2505']);
  const csv = await get(manager, `${set}?$format=csv&$select=name,${count}&$orderby=name`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.body.replace('\uFEFF', '').split('\r\n')[0]).toBe(`row,name,${count}`);
  for (const query of [
    '$filter=name eq 5',
    '$filter=nothing eq 5',
    '$orderby=nothing',
    '$expand=owner',
  ]) {
    expect((await get(manager, `${set}?${query}`)).status, query).toBe(400);
  }
});

test('a report that cannot be reckoned any more says why', async () => {
  const end = await save(ada, 'Lost', { metrics: ['m_gone'], period: 'all' });
  const answer = await get(ada, `report_lost_${end}`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.error.message).toMatch(/cannot be reckoned/);
});
