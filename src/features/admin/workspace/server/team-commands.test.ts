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

async function teamsOf(who: TestMember) {
  const { body } = await app.call(who, 'GET /api/v1/teams');
  return body.items as { id: string; name: string; leader_id: string | null }[];
}

function undo(who: TestMember, done: { headers: Headers }) {
  return app.call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);
}

test('a team that was dissolved comes back with its name and leader', async () => {
  const boss = await app.workspace('Dissolving');
  const leader_id = boss.actor.memberId;
  const made = await app.call(boss, 'POST /api/v1/teams', { body: { name: 'Night', leader_id } });
  const path = `/api/v1/teams/${made.body.id}` as const;
  const gone = await app.call(boss, `DELETE ${path}`);
  expect(await teamsOf(boss)).toEqual([]);
  expect((await app.call(boss, `DELETE ${path}`)).status).toBe(404);
  expect((await app.call(boss, `PATCH ${path}`, { body: { name: 'Day' } })).status).toBe(404);
  expect((await undo(boss, gone)).status).toBe(200);
  expect(await teamsOf(boss)).toEqual([{ id: made.body.id, name: 'Night', leader_id }]);
  expect((await undo(boss, gone)).status).toBe(409);
});

test('a dissolved team whose name another bears stays away', async () => {
  const boss = await app.workspace('Twice');
  const made = await app.call(boss, 'POST /api/v1/teams', { body: { name: 'Night' } });
  const gone = await app.call(boss, `DELETE /api/v1/teams/${made.body.id}`);
  await app.team(boss, 'night');
  const refused = await undo(boss, gone);
  expect(refused.body).toMatchObject({ status: 409, reason: 'same_name' });
});

test('a name or leader given to a team is taken back unless it was changed since', async () => {
  const boss = await app.workspace('Renaming');
  const ann = await app.member(boss, { name: 'Ann' });
  const id = await app.team(boss, 'North');
  const path = `PATCH /api/v1/teams/${id}` as const;
  const renamed = await app.call(boss, path, { body: { name: 'South' } });
  const led = await app.call(boss, path, { body: { leader_id: ann.actor.memberId } });
  expect((await undo(boss, renamed)).status).toBe(200);
  expect(await teamsOf(boss)).toMatchObject([{ name: 'North', leader_id: ann.actor.memberId }]);
  await app.call(boss, path, { body: { leader_id: boss.actor.memberId } });
  expect((await undo(boss, led)).status).toBe(409);
});

test('a new team goes again as long as nobody is in it, and only an administrator takes back', async () => {
  const boss = await app.workspace('Fresh');
  const lead = await app.member(boss, { name: 'Lead', role: 'manager' });
  const other = await app.workspace('Elsewhere');
  const made = await app.call(boss, 'POST /api/v1/teams', { body: { name: 'North' } });
  expect((await undo(lead, made)).status).toBe(403);
  expect((await undo(other, made)).status).toBe(404);
  const join = `PATCH /api/v1/members/${lead.actor.memberId}` as const;
  await app.call(boss, join, { body: { team_id: made.body.id } });
  expect((await undo(boss, made)).status).toBe(409);
  await app.call(boss, join, { body: { team_id: null } });
  expect((await undo(boss, made)).status).toBe(200);
  expect(await teamsOf(boss)).toEqual([]);
});

test('a name that is taken back by ten at once is taken back once', async () => {
  const id = await app.team(ada, 'East');
  const renamed = await app.call(ada, `PATCH /api/v1/teams/${id}`, { body: { name: 'Far east' } });
  const path = `POST /api/v1/commands/${renamed.headers.get('uptake-command')}/undo`;
  const answers = await Promise.all(Array.from({ length: 10 }, () => app.call(ada, path)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
});
