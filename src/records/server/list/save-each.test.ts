import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let anna: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

async function make(path: string, body: object) {
  const answer = await app.call(ada, `POST /api/v1/${path}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

function patch(path: string, body: object) {
  return app.call(ada, `PATCH /api/v1/${path}`, { body });
}

beforeEach(async () => {
  anna = (await make('people', { first_name: 'Anna' })).id;
});

/** A line of a note would make a task with her then, which the bin refuses. */
async function binAnna(): Promise<void> {
  expect((await app.call(ada, `DELETE /api/v1/people/${anna}`)).status).toBe(200);
}

const note = { kind: 'note', body: 'Said', occurred_at: '2026-11-20T10:00:00Z' };
const bodyOf = async (id: string) =>
  (await app.call(ada, `GET /api/v1/activities/${id}`)).body.body;

test('what is refused only after it was written is as it was, and so is all that came with it', async () => {
  const about = { ...note, person_id: anna };
  const ids = [(await make('activities', about)).id, (await make('activities', about)).id];
  await binAnna();
  const answer = await app.call(ada, 'POST /api/v1/activities/bulk', {
    body: { ids, patch: { body: '- [ ] send the offer' } },
  });
  expect([answer.status, answer.body]).toEqual([
    200,
    expect.objectContaining({ matched: 2, changed: 0, refused: 2 }),
  ]);
  expect(answer.headers.get('uptake-command')).toBeNull();
  for (const id of ids) expect(await bodyOf(id)).toBe('Said');
});

test('an undo that is refused only after it was written leaves all as it was', async () => {
  const { id } = await make('activities', {
    ...note,
    person_id: anna,
    body: '- [x] send the list',
  });
  await patch(`activities/${id}`, { body: '- [x] send\n- [x] call' });
  const opened = await patch(`activities/${id}`, { body: '- [ ] ring Anna' });
  const closed = await patch(`activities/${id}`, { body: 'nothing' });
  await app.call(ada, `POST /api/v1/commands/${opened.headers.get('uptake-command')}/undo`);
  await binAnna();
  const undo = `POST /api/v1/commands/${closed.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBeLessThan(500);
});
