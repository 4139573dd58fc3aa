import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let field: string;

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

async function requireReason(required: boolean): Promise<void> {
  expect((await patch(`custom-fields/${field}`, { required })).status).toBe(200);
}

const note = { kind: 'note', body: 'Said', occurred_at: '2026-11-20T10:00:00Z' };
const bodyOf = async (id: string) =>
  (await app.call(ada, `GET /api/v1/activities/${id}`)).body.body;

test('what is refused only after it was written is as it was, and so is all that came with it', async () => {
  field = (
    await make('custom-fields', {
      record_type: 'task',
      kind: 'text',
      label: 'Reason',
      why: 'To know.',
      required: true,
    })
  ).id;
  const ids = [(await make('activities', note)).id, (await make('activities', note)).id];
  const answer = await app.call(ada, 'POST /api/v1/activities/bulk', {
    // the line would make a task, and a task needs its reason
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
  const { id } = await make('activities', { ...note, body: '- [x] send the list' });
  await patch(`activities/${id}`, { body: '- [x] send\n- [x] call' });
  await requireReason(false);
  const opened = await patch(`activities/${id}`, { body: '- [ ] ring Anna' });
  const closed = await patch(`activities/${id}`, { body: 'nothing' });
  await app.call(ada, `POST /api/v1/commands/${opened.headers.get('uptake-command')}/undo`);
  await requireReason(true);
  const undo = `POST /api/v1/commands/${closed.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBeLessThan(500);
});
