import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let mia: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  const team = await app.team(ada, 'North');
  max = await app.member(ada, { teamId: team });
  mia = await app.member(ada);
  for (const [first_name, city] of [
    ['Anna', 'Rome'],
    ['Bo', 'Oslo'],
    ['Cleo', 'Rome'],
  ]) {
    await app.call(max, 'POST /api/v1/people', { body: { first_name, city } });
  }
});
afterAll(() => app.close());

const inRome = JSON.stringify({ field: 'city', op: 'is', value: 'Rome' });

async function save(who: TestMember, body: object = {}) {
  return app.call(who, 'POST /api/v1/views', {
    body: { name: 'In Rome', record_type: 'person', filter: inRome, sort: '-title', ...body },
  });
}

test('a saved view is a segment: lists, counts and groups take it by its id', async () => {
  const view = (await save(max)).body.id;
  const list = await app.call(max, `GET /api/v1/people?view=${view}`);
  expect(list.body.items.map(({ title }: { title: string }) => title)).toEqual(['Cleo', 'Anna']);
  const more = encodeURIComponent('{"field":"title","op":"contains","value":"ann"}');
  expect(
    (await app.call(max, `GET /api/v1/people/count?view=${view}&filter=${more}`)).body.count,
  ).toBe(1);
  const groups = await app.call(max, `GET /api/v1/people/groups?by=city&view=${view}`);
  expect(groups.body.items).toEqual([{ value: 'Rome', count: 2 }]);
  const bulk = await app.call(max, 'POST /api/v1/people/bulk', {
    body: { view, add_tags: ['roman'] },
  });
  expect(bulk.body.changed).toBe(2);
  const wrong = await app.call(max, `GET /api/v1/tasks?view=${view}`);
  expect([wrong.status, wrong.body.reason]).toEqual([404, 'unknown_view']);
});

test('a view is seen by whom it is shared with, and changed by its owner or an administrator', async () => {
  const own = (await save(max, { visibility: 'private' })).body.id;
  const ofTeam = (await save(max, { visibility: 'team' })).body.id;
  const ofAll = (await save(max)).body.id;
  expect((await app.call(mia, `GET /api/v1/people?view=${own}`)).status).toBe(404);
  expect((await app.call(mia, `GET /api/v1/people?view=${ofTeam}`)).status).toBe(404);
  expect((await app.call(mia, `GET /api/v1/people?view=${ofAll}`)).status).toBe(200);
  const change = (who: TestMember, id: string) =>
    app.call(who, `PATCH /api/v1/views/${id}`, { body: { sort: 'title' } });
  expect((await change(mia, ofAll)).status).toBe(403);
  expect((await app.call(mia, `DELETE /api/v1/views/${ofAll}`)).status).toBe(403);
  expect((await change(ada, ofAll)).status).toBe(200);
  expect((await change(max, ofAll)).status).toBe(200);
  const other = await app.workspace('Other');
  expect((await app.call(other, `GET /api/v1/people?view=${ofAll}`)).status).toBe(404);
});

test.each([
  ['record_type', { record_type: 'nosuch' }],
  ['sort', { sort: 'nope' }],
  ['columns', { columns: 'city,nope' }],
  ['group_by', { group_by: 'nope:month' }],
])('a view whose %s is nothing is refused, and told so', async (field, body) => {
  const { status, body: told } = await save(max, body);
  expect([status, told.issues?.[0].path]).toEqual([400, [field]]);
});

test('what neither filters nor sorts may be a column all the same', async () => {
  const lines = { record_type: 'deal', filter: null, sort: null };
  expect((await save(max, { ...lines, columns: 'amount,lines' })).status).toBe(201);
  expect((await save(max, { ...lines, sort: 'lines' })).status).toBe(400);
});

test('pinned, and begun with, is a view of this kind that one sees', async () => {
  const kim = await app.member(ada);
  const choose = (body: object, type = 'person') =>
    app.call(kim, `PUT /api/v1/list-choices/${type}`, { body });
  const seen = (await save(max)).body.id;
  const ofOther = (
    await app.call(await app.workspace('Far'), 'POST /api/v1/views', {
      body: { name: 'Theirs', record_type: 'person' },
    })
  ).body.id;
  const hidden = (await save(max, { visibility: 'private' })).body.id;
  for (const id of [ofOther, hidden]) {
    const pinned = await choose({ pinned: [seen, id] });
    expect([pinned.status, pinned.body.issues[0].path]).toEqual([400, ['pinned']]);
    const begun = await choose({ default_view: id });
    expect([begun.status, begun.body.issues[0].path]).toEqual([400, ['default_view']]);
  }
  expect((await choose({ pinned: [seen] }, 'task')).status).toBe(400);
  for (const name of ['no view of ours', 'nowhere', 'done']) {
    const unknown = await choose({ default_view: name });
    expect([unknown.status, unknown.body.issues[0]]).toEqual([
      400,
      {
        path: ['default_view'],
        message: `This list has no view "${name}". Give the id of a saved one, or one of these: all, mine.`,
      },
    ]);
  }
  const bare = await choose({ default_view: 'mine' }, 'purpose');
  expect(bare.body.issues[0].message).toBe(
    'This list has no view "mine". Give the id of a saved one.',
  );
  expect((await choose({ pinned: [seen], default_view: 'mine' })).status).toBe(200);
  // what was pinned and is shared no more stands in nobody's way
  await app.call(max, `PATCH /api/v1/views/${seen}`, { body: { visibility: 'private' } });
  expect((await choose({ pinned: [seen], default_view: null })).status).toBe(200);
});

test('a view that was deleted comes back by undo', async () => {
  const view = (await save(max)).body.id;
  const gone = await app.call(max, `DELETE /api/v1/views/${view}`);
  expect((await app.call(max, `GET /api/v1/people?view=${view}`)).status).toBe(404);
  await app.call(max, `POST /api/v1/commands/${gone.headers.get('uptake-command')}/undo`);
  expect((await app.call(max, `GET /api/v1/people?view=${view}`)).status).toBe(200);
});

test('a view whose field is gone says so rather than mean everybody', async () => {
  const filter = JSON.stringify({ field: 'x_gone', op: 'is', value: 'a' });
  const view = (await save(max, { filter })).body.id;
  const answer = await app.call(max, `GET /api/v1/people?view=${view}`);
  expect([answer.status, answer.body.reason]).toEqual([409, 'lost_field']);
  expect(answer.body.detail).toContain('x_gone');
});

test.each([
  { filter: 'Rome' },
  { filter: '{"field":"city"}' },
  { filter: '[]' },
  { widths: '{"city":"wide"}' },
  { widths: '7' },
  { name: null },
  { record_type: null },
])('%j makes no view', async (body) => {
  expect((await save(max, body)).status).toBe(400);
});

test('each chooses the view to begin with and what is pinned, for themselves', async () => {
  const view = (await save(max)).body.id;
  const chosen = { record_type: 'person', default_view: view, pinned: [view] };
  const put = await app.call(max, 'PUT /api/v1/list-choices/person', {
    body: { default_view: view, pinned: [view, view] },
  });
  expect(put.body).toEqual(chosen);
  expect((await app.call(max, 'GET /api/v1/list-choices')).body.items).toEqual([chosen]);
  expect((await app.call(mia, 'GET /api/v1/list-choices')).body.items).toEqual([]);
  await app.call(max, 'PUT /api/v1/list-choices/person', { body: { default_view: null } });
  expect((await app.call(max, 'GET /api/v1/list-choices')).body.items).toEqual([
    { ...chosen, default_view: null },
  ]);
  const bad = await app.call(max, 'PUT /api/v1/list-choices/dragon', { body: { pinned: [] } });
  expect(bad.status).toBe(404);
});
