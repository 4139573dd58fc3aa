import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Role } from '#src/server/context.ts';

const ROLES: Role[] = ['member', 'manager', 'administrator'];
const DAY = '2026-11-22';
const REQUEST = '{"metrics":["deals_won"],"period":"all"}';
const HOURS = { time_zone: 'UTC', hours: 'mon-fri 09:00-17:00' };
const WORTH = '{"source":"deal","time":"created_at","measure":{"sum":"amount"}}';

type Ids = Record<string, string>;

let count = 0;
const laterDay = () => new Date(Date.UTC(2020, 0, ++count)).toISOString().slice(0, 10);

/** What each type takes; who refers to another comes after it. */
const BODIES: Record<string, (name: string, ids: Ids) => object> = {
  company: (name) => ({ name }),
  person: (name) => ({ last_name: name }),
  pipeline: (name) => ({ name }),
  stage: (name, ids) => ({ name, pipeline_id: ids.pipeline, kind: 'open' }),
  outcome_reason: (name) => ({ name, kind: 'lost' }),
  currency_rate: () => ({ base: 'EUR', currency: 'USD', rate: 1, day: laterDay() }),
  product: (name) => ({ name }),
  price_book: (name) => ({ name, currency: 'EUR' }),
  price: (_name, ids) => ({
    ...{ product_id: ids.product, price_book_id: ids.price_book },
    ...{ unit_price: { amount: 1, currency: 'EUR' }, from_quantity: ++count },
  }),
  deal: (name, ids) => ({ name, company_id: ids.company, closes_on: DAY }),
  quote: (name, ids) => ({ name, deal_id: ids.deal }),
  sales_order: (name, ids) => ({ reference: name, company_id: ids.company }),
  queue: (name) => ({ name }),
  business_calendar: (name) => ({ name, ...HOURS }),
  service_promise: (name, ids) => ({
    ...{ priority: 'normal', calendar_id: ids.business_calendar, company_tag: name },
    ...{ response_minutes: 10, resolution_minutes: 20 },
  }),
  article: (name) => ({ name, solution: 'Turn it off and on.' }),
  service_case: (name, ids) => ({ subject: name, person_id: ids.person }),
  case_form: (name) => ({ name }),
  macro: (name) => ({ name, body: 'Thank you.' }),
  fact: (name, ids) => ({ text: name, person_id: ids.person }),
  activity: (name) => ({ kind: 'note', body: name, occurred_at: `${DAY}T10:00:00Z` }),
  task: (name) => ({ subject: name, due_on: DAY }),
  purpose: (name) => ({ name, legal_basis: 'consent' }),
  saved_view: (name) => ({ name, record_type: 'person' }),
  report: (name) => ({ name, request: REQUEST, chart: 'number' }),
  metric: (name) => ({ name, definition: WORTH, direction: 'up' }),
  dashboard: (name) => ({ name }),
  meeting: (name) => ({ name, board: 'seller', starts_on: DAY }),
  decision: (name) => ({ what: name, reason: 'So it is', due_on: DAY }),
};
/** Made by a command of their own alone, which has its tests. */
const OWN_WAY = ['money_setting', 'file', 'consent', 'goal'];

let app: TestApp;
const who = {} as Record<Role, TestMember>;
let demoted: TestMember;
const ids: Ids = {};
/** The commands of somebody who was an administrator then. */
const commands: Ids = {};

beforeAll(async () => {
  app = await startTestApp();
  who.administrator = await app.workspace();
  who.manager = await app.member(who.administrator, { role: 'manager' });
  who.member = await app.member(who.administrator);
  demoted = await app.member(who.administrator, { role: 'administrator' });
  for (const type of Object.keys(BODIES)) {
    const made = await create(type, who.administrator);
    expect(made.status, `${type} ${JSON.stringify(made.body)}`).toBe(201);
    ids[type] = made.body.id;
    commands[type] = (await create(type, demoted)).headers.get('uptake-command')!;
  }
  const path = `PATCH /api/v1/members/${demoted.actor.memberId}`;
  await app.call(who.administrator, path, { body: { role: 'member' } });
});
afterAll(() => app.close());

function create(type: string, by: TestMember) {
  const body = BODIES[type]!(`Name ${++count}`, ids);
  return app.call(by, `POST /api/v1/${pluralOf(type)}`, { body });
}

function pluralOf(type: string): string {
  return recordTypes.get(type)!.declaration.plural;
}

function mayRole(type: string, role: Role, isOwn: boolean): boolean {
  const { changedBy } = recordTypes.get(type)!.declaration;
  if (role === 'administrator' || !changedBy) return true;
  return changedBy === 'owner' ? isOwn : changedBy === 'managers' && role === 'manager';
}

test('every type is tried, or made by a command of its own', () => {
  expect([...Object.keys(BODIES), ...OWN_WAY].sort()).toEqual([...recordTypes.keys()].sort());
});

const EACH = Object.keys(BODIES).flatMap((type) => ROLES.map((role) => ({ type, role })));

test.each(EACH)('$type is made and changed by a $role as it is declared', async (given) => {
  const { type, role } = given;
  const by = who[role];
  const made = await create(type, by);
  expect(made.status, JSON.stringify(made.body)).toBe(mayRole(type, role, true) ? 201 : 403);
  const one = `/api/v1/${pluralOf(type)}/${ids[type]}`;
  const may = mayRole(type, role, false);
  const seen = await app.call(by, `GET ${one}`);
  expect(seen.body.can.includes('edit')).toBe(may);
  const body = { visibility: 'workspace' };
  expect((await app.call(by, `PATCH ${one}`, { body })).status).toBe(may ? 200 : 403);
  const bulk = await app.call(by, `POST /api/v1/${pluralOf(type)}/bulk`, {
    body: { ids: [ids[type]], patch: { visibility: 'workspace' } },
  });
  expect(bulk.status === 200 && bulk.body.refused === 0).toBe(may);
  if (may) return;
  expect((await app.call(by, `DELETE ${one}`)).status).toBe(403);
  expect((await app.call(by, `POST ${one}/restore`)).status).toBe(403);
});

test.each(Object.keys(BODIES))(
  '%s is not undone by who may not change it any more',
  async (type) => {
    const undone = await app.call(demoted, `POST /api/v1/commands/${commands[type]}/undo`);
    expect(undone.status, JSON.stringify(undone.body)).toBe(
      mayRole(type, 'member', true) ? 200 : 403,
    );
  },
);

test('what administrators set is seen by all', async () => {
  const body = { name: 'Secret', visibility: 'private' };
  const made = await app.call(who.administrator, 'POST /api/v1/queues', { body });
  expect(made.body.visibility).toBe('workspace');
});
