import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { WriteContext } from '#src/server/context.ts';
import { runCommand } from '#src/server/run-command.ts';
import { removeTeam, updateTeam } from './team-commands.ts';
import { requireTeam } from './workspace-commands.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

function run<T>(command: (ctx: WriteContext) => Promise<T>): Promise<T> {
  return runCommand(app.app.services.machinery, ada.actor, command);
}

/** Runs `second` while `first` has done its work but is not committed yet. */
async function overlap(
  first: (ctx: WriteContext) => Promise<void>,
  second: (ctx: WriteContext) => Promise<void>,
) {
  let other: Promise<unknown> | undefined;
  await run(async (ctx) => {
    await first(ctx);
    other = run(second).catch((error) => error);
    await new Promise((done) => setTimeout(done, 200));
  });
  return other;
}

test('of two who rename a team at once the later starts from what the earlier wrote', async () => {
  const id = await app.team(ada, 'North');
  const changes: unknown[] = [];
  const rename = (name: string) => (ctx: WriteContext) =>
    updateTeam(
      {
        ...ctx,
        emit: (event) => {
          changes.push(event.changes);
          ctx.emit(event);
        },
      },
      id,
      { name },
    );
  await overlap(rename('South'), rename('West'));
  expect(changes).toEqual([{ name: ['North', 'South'] }, { name: ['South', 'West'] }]);
});

test('nobody joins a team while it is being removed', async () => {
  const id = await app.team(ada, 'North');
  const refused = await overlap(
    (ctx) => removeTeam(ctx, id),
    (ctx) => requireTeam(ctx, id),
  );
  expect(refused).toMatchObject({ code: 'invalid' });
});

test('two teams of a name cannot be told apart, so the second is refused', async () => {
  await app.team(ada, 'Süd');
  const create = () => app.call(ada, 'POST /api/v1/teams', { body: { name: 'süd' } });
  const refused = await create();
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ reason: 'same_name' });
  expect(refused.body.detail).toContain('“Süd”');
  const id = await app.team(ada, 'Ost');
  const path = `PATCH /api/v1/teams/${id}`;
  expect((await app.call(ada, path, { body: { name: 'SÜD' } })).status).toBe(409);
  expect((await app.call(ada, path, { body: { name: 'ost' } })).status).toBe(200);
});
