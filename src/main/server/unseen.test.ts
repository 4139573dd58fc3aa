import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newId } from '#src/lib/ids.ts';
import { recordTypes } from './record-types.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';
import { type JsonSchema, sampleOf } from './test-samples.ts';

// every page is read twice
vi.setConfig({ testTimeout: 240_000 });

const NOW = new Date('2026-11-22T10:00:00Z');
/** Whatever is asked for and is not there. */
const NOBODY = newId();
const AMOUNT = { amount: 7_777_700, currency: 'EUR' };

let app: TestApp;
let ada: TestMember;
let mia: TestMember;
/** What everybody sees, by plural: the private records hang on it. */
const shared: Record<string, string> = {};

type Ids = Record<string, string>;
const HANGING: Record<string, (ids: Ids) => object> = {
  companies: () => ({ name: 'Globex', domains: ['globex.example'], city: 'Rome' }),
  people: (ids) => ({
    ...{ first_name: 'Anna', last_name: 'Rossi', company_id: ids.companies, city: 'Rome' },
    ...{ emails: ['anna@globex.example'], birthday: '1980-11-25' },
  }),
  deals: (ids) => ({
    ...{ name: 'Pumps', company_id: ids.companies, person_id: ids.people, amount: AMOUNT },
    closes_on: '2026-11-30',
  }),
  activities: (ids) => ({
    ...{ kind: 'call', body: 'They want two', occurred_at: '2026-11-21T10:00:00Z' },
    ...{ person_id: ids.people, company_id: ids.companies, deal_id: ids.deals },
  }),
  tasks: (ids) => ({
    ...{ subject: 'Call', due_on: '2026-11-20', person_id: ids.people, deal_id: ids.deals },
    company_id: ids.companies,
  }),
  quotes: (ids) => ({ name: 'Offer', deal_id: ids.deals }),
  orders: (ids) => ({ reference: 'Order', company_id: ids.companies, ordered_on: '2026-11-02' }),
  cases: (ids) => ({ subject: 'It leaks', person_id: ids.people, company_id: ids.companies }),
  views: () => ({ name: 'Romans', record_type: 'person', filter: IN_ROME, is_segment: true }),
  reports: () => ({
    name: 'Won',
    request: '{"metrics":["deals_won"],"period":"all"}',
    chart: 'bar',
  }),
  dashboards: () => ({ name: 'Board' }),
  meetings: () => ({ name: 'Round', board: 'seller', starts_on: '2026-11-22' }),
};
const IN_ROME = JSON.stringify({ field: 'city', op: 'is', value: 'Rome' });

async function plant(ids: Ids, visibility: string): Promise<Ids> {
  const made: Ids = {};
  for (const [plural, bodyOf] of Object.entries(HANGING)) {
    // what is private hangs on what everybody sees
    const body = { ...bodyOf({ ...made, ...ids }), visibility };
    const answer = await app.call(ada, `POST /api/v1/${plural}`, { body });
    expect(answer.status, `${plural} ${JSON.stringify(answer.body)}`).toBe(201);
    made[plural] = answer.body.id;
  }
  return made;
}

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  ada = await app.workspace();
  mia = await app.member(ada, { role: 'manager' });
  Object.assign(shared, await plant({}, 'workspace'));
});
afterAll(() => app.close());

const BY_NAME: Record<string, string> = {
  company_id: 'companies',
  person_id: 'people',
  deal_id: 'deals',
  case_id: 'cases',
  view: 'views',
};
/** Where to and when, for what asks for it. */
const GIVEN: Record<string, string> = {
  from: '2026-11-01',
  to: '2026-12-01',
  q: 'Globex',
  format: 'csv',
  by: 'owner_id',
};

/** The queries with which a page is read: what it needs, and once more with each record that it can be about. */
function queriesOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return [''];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const sample = sampleOf(json, (name) => shared[BY_NAME[name] ?? ''] ?? NOBODY);
  const named = Object.entries(sample as Record<string, unknown>).map(
    ([name, value]) => [name, GIVEN[name] ?? String(value)] as [string, string],
  );
  // a workbook holds when it was made
  const needed = named.filter(([name]) => json.required?.includes(name) || name === 'format');
  const abouts = named.filter(([name]) => name in BY_NAME && name !== 'view');
  const of = (pairs: [string, string][]) => `?${new URLSearchParams(pairs)}`;
  return [of(needed), ...abouts.map((about) => of([...needed, about]))];
}

function pathsToRead(): string[] {
  return app.app.routes
    .map(({ endpoint }) => endpoint)
    .filter(({ route, access }) => route.startsWith('GET') && access !== 'administrator')
    .filter(({ route }) => !route.endsWith('/events'))
    .flatMap(({ route, query }) => {
      const path = route.split(' ')[1]!;
      const plural = path.split('/')[3] ?? '';
      const filled = path.replaceAll(/\{\w+\}/g, shared[plural] ?? NOBODY);
      return queriesOf(query).map((one) => filled + one);
    });
}

/** What is kept meanwhile comes back with its names in another order. */
function inOrder(answer: unknown): string {
  return JSON.stringify(answer, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : value,
  );
}

/** What tells readers of themselves, and what they take out is noted among that. */
const OF_ONESELF = /\/(dossier|my-commands|me\/recorded)$/;

/** All that a colleague is told, by what they asked. */
async function readAll(): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const path of pathsToRead().filter((one) => !OF_ONESELF.test(one))) {
    const { status, body } = await app.call(mia, `GET ${path}`);
    told.set(path, `${status} ${inOrder(body)}`);
  }
  const { metrics } = (await app.call(mia, 'GET /api/v1/metrics')).body;
  for (const { name } of metrics as { name: string }[]) {
    for (const by of [undefined, { field: 'owner_id' }, { field: '$time', step: 'month' }]) {
      const asked = { metrics: [name], period: 'all', by };
      const body = { requests: [asked] };
      const answer = await app.call(mia, 'POST /api/v1/figures/run', { body });
      told.set(`figure ${JSON.stringify(asked)}`, JSON.stringify(answer.body));
    }
  }
  for (const { declaration } of recordTypes.values()) {
    const { status, body } = await app.call(mia, `GET /api/v1/${declaration.plural}/count`);
    told.set(`count of ${declaration.plural}`, `${status} ${JSON.stringify(body)}`);
  }
  const typed = { type: 'person', values: { first_name: 'Anna', last_name: 'Rossi' } };
  const alike = await app.call(mia, 'POST /api/v1/duplicates/check', { body: typed });
  told.set('whom it may mean', JSON.stringify(alike.body));
  return told;
}

test('whatever a colleague keeps private, nothing that others read changes by it: no record, no count, no figure', async () => {
  const before = await readAll();
  expect([...before.values()].filter((told) => told.startsWith('200')).length).toBeGreaterThan(150);
  const hidden = await plant(shared, 'private');
  await app.call(ada, `POST /api/v1/tasks/${hidden.tasks}/complete`);
  await app.call(ada, `POST /api/v1/deals/${hidden.deals}/win`, { body: {} });
  await app.call(ada, `PATCH /api/v1/people/${hidden.people}`, { body: { city: 'Oslo' } });
  const { body } = await app.call(ada, 'GET /api/v1/deals/count');
  expect(body.count).toBe(2);
  const after = await readAll();
  const changed = [...after].filter(([asked, told]) => before.get(asked) !== told);
  expect(changed.map(([asked, told]) => [asked, before.get(asked), told])).toEqual([]);
});
