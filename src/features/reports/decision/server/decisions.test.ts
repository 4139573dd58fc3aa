import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { DECISIONS } from '../decisions.ts';

let app: TestApp;
let ada: TestMember;
let ingrid: TestMember;
let max: TestMember;

const ROUTE = '/api/v1/decisions';
const goal = { objective: 'More of our quotes are accepted', metric: 'quote_win_ratio' };

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  ingrid = await app.member(ada, { name: 'Ingrid', role: 'manager' });
  max = await app.member(ada);
});
afterAll(() => app.close());

function save(member: TestMember, decisions: object[], rest: object = {}) {
  return app.call(member, `PUT ${ROUTE}`, { body: { ...goal, decisions, ...rest } });
}

async function read(member: TestMember) {
  return (await app.call(member, `GET ${ROUTE}`)).body;
}

async function dealPage(member: TestMember) {
  const { items } = (await app.call(member, 'GET /api/v1/record-types')).body;
  const deal = items.find(({ type }: { type: string }) => type === 'deal');
  return { sections: deal.sections, order: deal.fields.map(({ name }: { name: string }) => name) };
}

async function livingReports() {
  const { items } = (await app.call(ada, 'GET /api/v1/reports?sort=title')).body;
  return items.map(({ name }: { name: string }) => name);
}

test('each decision of the catalogue can be answered, and says what it needs of people', async () => {
  for (const decision of Object.keys(DECISIONS)) {
    const answer = await app.call(ada, `POST ${ROUTE}/preview`, {
      body: { decisions: [{ decision }] },
    });
    expect(answer.status, `${decision} ${JSON.stringify(answer.body)}`).toBe(200);
    expect(answer.body.refused, decision).toBeUndefined();
  }
});

test('a sponsor sets up reports, a dashboard and what is asked in one command, which is undone whole', async () => {
  const page = await dealPage(max);
  const answer = await save(ingrid, [
    { decision: 'deals_to_pursue' },
    { decision: 'keep_going' },
    { words: 'Whether we hire another seller', metric: 'pipeline_to_close' },
  ]);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { decisions, dashboard_id, sponsor } = answer.body;
  expect(sponsor.name).toBe('Ingrid');
  expect(decisions[0].fields).toContain('deal.amount');
  expect(decisions[2].fields).toEqual(expect.arrayContaining(['deal.amount', 'deal.closes_on']));
  const board = await app.call(max, `GET /api/v1/dashboards/${dashboard_id}`);
  expect(board.body.name).toBe(goal.objective);
  const tiles = JSON.parse(board.body.tiles).map((tile: { report_id: string }) => tile.report_id);
  expect(tiles).toEqual(decisions.map((one: { report_id: string }) => one.report_id));
  const { sections } = await dealPage(max);
  expect(sections[0].fields).toEqual(expect.arrayContaining(['name', 'amount', 'closes_on']));
  expect(sections[1].folded).toBe(true);
  expect(sections[1].fields).toContain('about');

  // beside a field it says who decides what by it, to everybody, as long as it is so
  const readers = async (member: TestMember) => {
    const { body } = await app.call(member, 'GET /api/v1/lineage/deal/amount');
    return body.readers.filter(({ kind }: { kind: string }) => kind === 'decision');
  };
  expect((await readers(max))[0].name).toMatch(/\(Ingrid\)$/);
  expect(await readers(await app.workspace('Elsewhere'))).toEqual([]);

  const undone = await app.call(
    ingrid,
    `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`,
  );
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect((await read(max)).basis).toBeNull();
  expect(await readers(max)).toEqual([]);
  expect(await livingReports()).toEqual([]);
  expect((await app.call(ada, 'GET /api/v1/dashboards')).body.items).toEqual([]);
  const back = await dealPage(max);
  expect(back.order).toEqual(page.order);
  expect(back.sections.every(({ folded }: { folded?: true }) => !folded)).toBe(true);

  const again = `POST /api/v1/commands/${undone.headers.get('uptake-command')}/undo`;
  expect((await app.call(ingrid, again)).status).toBe(200);
  expect((await read(max)).basis).toMatchObject({ decisions, dashboard_id });
  expect(await livingReports()).toHaveLength(3);
});

test('decisions are added, dropped and replaced; the history tells, and what was dropped goes along', async () => {
  const before = (await read(ingrid)).basis;
  const [first, second] = before.decisions;
  const answer = await save(ingrid, [{ id: second.id }, { decision: 'discounts' }]);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.body.decisions[0]).toEqual(second);
  expect(await livingReports()).toHaveLength(2);
  // of deals the one that stays asks for the stage alone
  const { order, sections } = await dealPage(max);
  expect(order.slice(0, 2)).toEqual(['name', 'stage_id']);
  expect(sections.some(({ folded }: { folded?: true }) => folded)).toBe(true);
  const { items } = (await app.call(max, `GET ${ROUTE}/history`)).body;
  expect(items[0].by).toBe('Ingrid');
  expect(items[0].added).toEqual([{ decision: 'discounts', words: expect.any(String) }]);
  expect(items[0].dropped).toHaveLength(2);

  await app.call(ingrid, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
  const after = (await read(ingrid)).basis;
  expect(after.decisions).toEqual(before.decisions);
  expect(after.decisions[0].id).toBe(first.id);
  expect(await livingReports()).toHaveLength(3);
});

test('a change that was changed again is not taken back', async () => {
  const { decisions } = (await read(ingrid)).basis;
  const keep = decisions.map(({ id }: { id: string }) => ({ id }));
  const first = await save(ingrid, keep.slice(0, 2));
  await save(ingrid, [...keep.slice(0, 2), { decision: 'delivery' }]);
  const undo = `POST /api/v1/commands/${first.headers.get('uptake-command')}/undo`;
  expect((await app.call(ingrid, undo)).status).toBe(409);
  expect((await read(ingrid)).basis.decisions).toHaveLength(3);
});

test('everybody reads what is asked and why; only the sponsor and administrators change it', async () => {
  const seen = await read(max);
  expect(seen.may_change).toBe(false);
  expect(seen.basis.decisions).toHaveLength(3);
  const other = await app.member(ada, { role: 'manager' });
  for (const member of [max, other]) {
    const refused = await save(member, [{ decision: 'delivery' }]);
    expect(refused.status).toBe(403);
  }
  const preview = { body: { decisions: [{ decision: 'delivery' }] } };
  expect((await app.call(max, `POST ${ROUTE}/preview`, preview)).status).toBe(403);
  const { decisions } = seen.basis;
  const kept = decisions.map(({ id }: { id: string }) => ({ id }));
  expect((await save(ada, kept, { target: '45 %' })).status).toBe(200);
  expect((await read(max)).basis).toMatchObject({ target: '45 %', sponsor: { name: 'Ingrid' } });
  const named = await save(ada, kept, { sponsor_id: max.actor.memberId });
  expect([named.status, named.body.reason]).toEqual([400, 'no_sponsor']);
});

test('more than is asked to begin with is refused, saying what would have to happen', async () => {
  const before = (await read(ada)).basis;
  const four = ['delivery', 'discounts', 'order_size', 'keep_going'].map((decision) => ({
    decision,
  }));
  const refused = await save(ada, four);
  expect([refused.status, refused.body.reason]).toEqual([400, 'too_many_reports']);
  expect(refused.body.detail).toMatch(/whole team/);
  expect((await read(ada)).basis).toEqual(before);
  const seen = await app.call(ada, `POST ${ROUTE}/preview`, { body: { decisions: four } });
  expect(seen.body.refused.reason).toBe('too_many_reports');
});

test.each<[object, string]>([
  [{ decisions: [] }, 'bad_input'],
  [{ decisions: [{ decision: 'fortune' }] }, 'no_decision'],
  [{ decisions: [{ words: 'Something', metric: 'm_none' }] }, 'no_metric'],
  [{ decisions: [{ decision: 'delivery', fields: ['person.birthday'] }] }, 'not_needed'],
  [{ decisions: [{ decision: 'delivery' }], metric: 'm_none' }, 'no_metric'],
  [{ decisions: [{ id: '0193b3f0-0000-7000-8000-000000000000' }] }, 'gone'],
  [{ decisions: [{ decision: 'delivery' }], objective: ' ' }, 'bad_input'],
])('what makes no sense is refused and changes nothing: %j', async (given, reason) => {
  const before = await read(ada);
  const answer = await app.call(ada, `PUT ${ROUTE}`, { body: { ...goal, ...given } });
  expect(answer.status).toBe(400);
  expect(answer.body.reason ?? answer.body.code).toBe(reason);
  expect(await read(ada)).toEqual(before);
});

test('another workspace has decisions of its own and sees none of these', async () => {
  const other = await app.workspace('Other');
  expect((await read(other)).basis).toBeNull();
  expect((await app.call(other, `GET ${ROUTE}/history`)).body.items).toEqual([]);
  const [first] = (await read(ada)).basis.decisions;
  expect((await save(other, [{ id: first.id }])).body.reason).toBe('gone');
  expect((await save(other, [{ decision: 'delivery' }])).status).toBe(200);
  expect((await read(ada)).basis.decisions).toHaveLength(3);
});

test('two who save at once do not mix: whoever saw an older version is told', async () => {
  const { decisions, version } = (await read(ada)).basis;
  const kept = decisions.map(({ id }: { id: string }) => ({ id }));
  expect((await save(ada, kept, { target: '50 %', version })).status).toBe(200);
  expect((await save(ada, kept, { target: '60 %', version })).status).toBe(412);
});
