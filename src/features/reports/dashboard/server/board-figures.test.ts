import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FigureAnswer } from '../../metric/figure-api.ts';
import type { BuiltInBoard } from '../built-in/board.ts';
import { builtInBoard, builtInBoards } from '../built-in-boards.ts';
import { type BoardView, tileRequest, type Whose } from '../tile-request.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
let app: TestApp;
let ada: TestMember;
let mia: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  [ada, stranger] = await Promise.all([app.workspace(), app.workspace('Other')]);
  mia = await app.member(ada);
  for (const [name, visibility] of [
    ['Pumps', 'workspace'],
    ['Valves', 'private'],
  ]) {
    const answer = await app.call(ada, 'POST /api/v1/deals', {
      body: { name, visibility, amount: { amount: 100_000, currency: 'EUR' } },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  }
});
afterAll(() => app.close());

/** What the page of a dashboard asks for, in one request. */
async function look(who: TestMember, board: BuiltInBoard, whose: Whose = 'everyone') {
  const view: BoardView = { period: board.period, whose, compare: 'previous' };
  const requests = board.tiles.map((tile) => tileRequest(tile, tile.request!, view));
  const { status, body } = await app.call(who, 'POST /api/v1/figures/run', { body: { requests } });
  expect(status, JSON.stringify(body)).toBe(200);
  return Object.fromEntries(board.tiles.map(({ id }, at) => [id, body.answers[at]]));
}

test.each(builtInBoards)(
  'every figure of the dashboard for the $name is answered, also without a record and of oneself',
  async (board) => {
    for (const whose of ['everyone', 'me', { member: ada.actor.memberId }] as const) {
      for (const [id, answer] of Object.entries(await look(ada, board, whose))) {
        expect(answer, `${id} ${JSON.stringify(answer)}`).not.toHaveProperty('error');
      }
    }
    for (const whose of ['everyone', 'me'] as const) {
      for (const [id, answer] of Object.entries(await look(stranger, board, whose))) {
        expect(answer, `${id} ${JSON.stringify(answer)}`).not.toHaveProperty('error');
      }
    }
  },
);

test.each(builtInBoards)(
  'of somebody whom one does not lead the dashboard for the $name is refused where it tells how they work',
  async (board) => {
    for (const who of [mia, stranger]) {
      const answers = await look(who, board, { member: ada.actor.memberId });
      for (const answer of Object.values(answers)) {
        if ('error' in answer) expect(answer.error).toMatchObject({ reason: 'not_by_person' });
      }
    }
  },
);

test('what somebody sold is told on the dashboard of whom they do not lead, their promises are not', async () => {
  const answers = await look(mia, builtInBoard('seller')!, { member: ada.actor.memberId });
  expect(answers.pipeline_by_stage).not.toHaveProperty('error');
  expect(answers.promises_overdue).toHaveProperty('error');
});

test('who may see less sees fewer rows, and no error', async () => {
  const board = builtInBoard('seller')!;
  const rowsFor = async (who: TestMember) => {
    const { pipeline_by_stage } = await look(who, board);
    return (pipeline_by_stage as FigureAnswer).totals[0]!.value;
  };
  expect(await rowsFor(ada)).toBe(200_000);
  expect(await rowsFor(mia)).toBe(100_000);
  expect((await rowsFor(stranger)) ?? 0).toBe(0);
});

test('one’s own figures leave out those of others', async () => {
  const { pipeline_by_stage } = await look(mia, builtInBoard('seller')!, 'me');
  expect((pipeline_by_stage as FigureAnswer).totals[0]!.rows).toBe(0);
});

test('a tile names no report that one may not see, and keeps those it had', async () => {
  const request = JSON.stringify({ metrics: ['deals_open'], period: { this: 'month' } });
  const report = await app.call(ada, 'POST /api/v1/reports', {
    body: { name: 'Open', chart: 'number', request, visibility: 'private' },
  });
  const tiles = JSON.stringify([{ id: 'a', report_id: report.body.id, x: 0, y: 0, w: 3, h: 3 }]);
  const save = (who: TestMember, body: object) =>
    app.call(who, 'POST /api/v1/dashboards', { body: { name: 'Board', tiles, ...body } });
  expect((await save(mia, {})).body.reason).toBe('unknown_reference');
  expect((await save(stranger, {})).body.reason).toBe('unknown_reference');
  const kept = await save(ada, {});
  expect(kept.status).toBe(201);
  // shared with everybody: its report stays where it is, and is refused to who may not see it
  expect((await app.call(mia, `GET /api/v1/dashboards/${kept.body.id}`)).status).toBe(200);
  expect((await app.call(mia, `GET /api/v1/reports/${report.body.id}`)).status).toBe(404);
});
