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
});
afterAll(() => app.close());

const tile = {
  id: 'a',
  request: { metrics: ['won_amount'], period: { this: 'month' } },
  ...{ x: 0, y: 0, w: 3, h: 2 },
};

function save(who: TestMember, given: { tiles?: object[] } & Record<string, unknown> = {}) {
  const { tiles = [tile], ...rest } = given;
  const body = { name: 'Mine', tiles: JSON.stringify(tiles), ...rest };
  return app.call(who, 'POST /api/v1/dashboards', { body });
}
const read = (who: TestMember, id: string) => app.call(who, `GET /api/v1/dashboards/${id}`);

test('a dashboard is seen by whom it is shared with, and changed by its owner or an administrator', async () => {
  const own = (await save(max, { visibility: 'private' })).body.id;
  const ofTeam = (await save(max, { visibility: 'team' })).body.id;
  const ofAll = (await save(max)).body.id;
  const sight = await Promise.all([own, ofTeam, ofAll].map((id) => read(mia, id)));
  expect(sight.map(({ status }) => status)).toEqual([404, 404, 200]);
  const rename = (who: TestMember, id: string) =>
    app.call(who, `PATCH /api/v1/dashboards/${id}`, { body: { name: 'Ours' } });
  expect((await rename(mia, ofAll)).body.reason).toBe('not_owner');
  expect((await app.call(mia, `DELETE /api/v1/dashboards/${ofAll}`)).status).toBe(403);
  expect((await rename(ada, ofAll)).status).toBe(200);
  const stranger = await app.workspace('Other');
  expect((await read(stranger, ofAll)).status).toBe(404);
  expect((await rename(stranger, ofAll)).status).toBe(404);
});

test('what was rearranged or put into the bin comes back by undo', async () => {
  const { body } = await save(max);
  const undo = (answer: { headers: Headers }) =>
    app.call(max, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
  const moved = JSON.stringify([{ ...tile, x: 3 }]);
  const change = await app.call(max, `PATCH /api/v1/dashboards/${body.id}`, {
    body: { tiles: moved },
  });
  expect(change.body.tiles).toBe(moved);
  await undo(change);
  expect((await read(max, body.id)).body.tiles).toBe(body.tiles);
  const gone = await app.call(max, `DELETE /api/v1/dashboards/${body.id}`);
  await undo(gone);
  expect((await read(max, body.id)).body.deleted_at).toBeNull();
});

test.each([
  ['text that is no JSON', { tiles: 'figures' }],
  ['a tile over the edge', { tiles: JSON.stringify([{ ...tile, x: 11 }]) }],
  ['tiles that lie on one another', { tiles: JSON.stringify([tile, { ...tile, id: 'b' }]) }],
  ['two tiles of one id', { tiles: JSON.stringify([tile, { ...tile, x: 6 }]) }],
  ['a tile that shows nothing', { tiles: JSON.stringify([{ ...tile, request: undefined }]) }],
  ['a period that is none', { period: '{"this":"age"}' }],
  ['a period that is no JSON', { period: 'soon' }],
])('%s is refused with words', async (_what, given) => {
  const answer = await app.call(max, 'POST /api/v1/dashboards', {
    body: { name: 'Wrong', ...given },
  });
  expect(answer.status).toBe(400);
  expect(answer.body.issues[0].message.length).toBeGreaterThan(10);
});

test('more than 24 tiles are refused', async () => {
  const tiles = Array.from({ length: 25 }, (_, at) => ({ ...tile, id: `t${at}`, y: at * 2 }));
  const answer = await save(max, { tiles });
  expect(answer.body.issues[0].message).toBe('A dashboard has 24 tiles at most.');
});
