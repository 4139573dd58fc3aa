import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

async function begin(member: TestMember) {
  const body = {
    ...{ objective: 'To be better', metric: 'retention', begins_on: '2026-03-02' },
    ...{ sponsor_id: member.actor.memberId, everybody: true },
  };
  const sponsored = { lets: 'kick_off', reason: 'We begin without a deputy for now' };
  await app.call(member, 'PUT /api/v1/programme/charter', { body });
  const begun = await app.call(member, 'POST /api/v1/programme/override', { body: sponsored });
  expect(begun.status).toBe(200);
}

const undo = (answer: Answer, member: TestMember) =>
  app.call(member, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);

async function expectLocked(asked: Promise<Answer>, capability: string) {
  const { status, body } = await asked;
  expect([status, body.reason, body.capability]).toEqual([403, 'locked', capability]);
}

test('lists are kept as views, but become segments by no way that leads there', async () => {
  const view = { name: 'In Rome', record_type: 'person' };
  const add = (rest: object) => app.call(ada, 'POST /api/v1/views', { body: { ...view, ...rest } });
  const old = await add({ name: 'Old', is_segment: true });
  const away = await app.call(ada, `DELETE /api/v1/views/${old.body.id}`);
  const turned = await add({ name: 'Turned', is_segment: true });
  const back = await app.call(ada, `PATCH /api/v1/views/${turned.body.id}`, {
    body: { is_segment: false },
  });
  expect(back.status).toBe(200);
  await begin(ada);
  const plain = await add({});
  expect(plain.status, JSON.stringify(plain.body)).toBe(201);
  const one = `/api/v1/views/${plain.body.id}`;
  const ways: [string, Promise<Answer>][] = [
    ['create', add({ name: 'Of Rome', is_segment: true })],
    ['change', app.call(ada, `PATCH ${one}`, { body: { is_segment: true } })],
    [
      'bulk',
      app.call(ada, 'POST /api/v1/views/bulk', {
        body: { ids: [plain.body.id], patch: { is_segment: true } },
      }),
    ],
    ['restore', app.call(ada, `POST /api/v1/views/${old.body.id}/restore`)],
    ['undo of the bin', undo(away, ada)],
    ['undo of a change', undo(back, ada)],
  ];
  for (const [way, asked] of ways) {
    const { status, body } = await asked;
    expect([way, status, body.reason ?? body.reasons]).toEqual([way, 403, 'locked']);
  }
  expect((await app.call(ada, `PATCH ${one}`, { body: { name: 'Rome' } })).status).toBe(200);
  const { items } = (await app.call(ada, 'GET /api/v1/views')).body;
  expect(items.filter(({ is_segment }: { is_segment: boolean }) => is_segment)).toEqual([]);
});

function report(name: string, visibility: string) {
  const request = JSON.stringify({ metrics: ['retention'], period: 'all' });
  return { name, request, chart: 'number', visibility };
}

test('a fourth report is too much by whatever way, and one kept to oneself is not counted', async () => {
  const member = await app.workspace();
  await begin(member);
  const add = (name: string, visibility = 'workspace') =>
    app.call(member, 'POST /api/v1/reports', { body: report(name, visibility) });
  const first = await add('One');
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  for (const name of ['Two', 'Three']) expect((await add(name)).status).toBe(201);
  await expectLocked(add('Four'), 'more_reports');
  const own = await add('Mine', 'private');
  expect(own.status).toBe(201);
  const mine = `/api/v1/reports/${own.body.id}`;
  await expectLocked(
    app.call(member, `PATCH ${mine}`, { body: { visibility: 'workspace' } }),
    'more_reports',
  );
  const away = await app.call(member, `DELETE /api/v1/reports/${first.body.id}`);
  expect((await add('Four')).status).toBe(201);
  await expectLocked(undo(away, member), 'more_reports');
  const restore = `POST /api/v1/reports/${first.body.id}/restore`;
  await expectLocked(app.call(member, restore), 'more_reports');
  const renamed = await app.call(member, `PATCH ${mine}`, { body: { name: 'My own' } });
  expect(renamed.status).toBe(200);
});

test('of two who take the last place at once, one is refused', async () => {
  const member = await app.workspace();
  await begin(member);
  const add = (name: string) =>
    app.call(member, 'POST /api/v1/reports', { body: report(name, 'workspace') });
  await add('One');
  await add('Two');
  const statuses = (await Promise.all([add('Three'), add('Four')])).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([201, 403]);
});

test('a thirteenth field is too much, also out of the archive', async () => {
  const member = await app.workspace();
  await begin(member);
  const add = (at: number) => {
    const field = { label: `Field ${at}`, why: 'To know it', record_type: 'company', kind: 'text' };
    return app.call(member, 'POST /api/v1/custom-fields', { body: field });
  };
  for (let at = 1; at <= 12; at++) expect((await add(at)).status).toBe(201);
  await expectLocked(add(13), 'more_fields');
  const fields = (await app.call(member, 'GET /api/v1/custom-fields')).body.items;
  const one = `POST /api/v1/custom-fields/${fields[0].id}`;
  const away = await app.call(member, `${one}/archive`);
  expect((await add(13)).status).toBe(201);
  await expectLocked(app.call(member, `${one}/restore`), 'more_fields');
  await expectLocked(undo(away, member), 'more_fields');
});

test('deciding by more than there is room for is put off as well', async () => {
  const member = await app.workspace();
  await begin(member);
  for (const name of ['One', 'Two', 'Three']) {
    const body = report(name, 'workspace');
    expect((await app.call(member, 'POST /api/v1/reports', { body })).status).toBe(201);
  }
  const basis = {
    ...{ objective: 'To be better', metric: 'retention' },
    decisions: [{ words: 'Whom we look after', metric: 'person_freshness' }],
  };
  await expectLocked(app.call(member, 'PUT /api/v1/decisions', { body: basis }), 'more_reports');
});

test('what was put away before it began comes back by no undo', async () => {
  const member = await app.workspace();
  const rule = {
    ...{ record_type: 'deal', conditions: {} },
    steps: [{ approver: { kind: 'manager' }, hours: 4 }],
  };
  const made = await app.call(member, 'POST /api/v1/approval-rules', { body: rule });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const away = await app.call(member, `DELETE /api/v1/approval-rules/${made.body.id}`);
  expect(away.status).toBe(200);
  await begin(member);
  await expectLocked(undo(away, member), 'approvals');
});
