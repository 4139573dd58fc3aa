import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '#src/features/admin/workspace/server/workspace-commands.ts';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import { runCommand } from '#src/server/run-command.ts';
import { restoreBackup } from '../restore-backup.ts';
import { emptyDatabase, migrationsDir, query } from '../test-backup.ts';
import { createKeeper } from './keep-backups.ts';

let folder: string;
let now = new Date('2026-11-23T20:00:00Z');
let app: TestApp;
let ada: TestMember;
let mia: TestMember;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-kept-'));
  app = await startTestApp({ dataDir: folder, makesBackups: true, now: () => now });
  ada = await app.workspace('Acme');
  mia = await app.member(ada, { name: 'Mia' });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const list = async (who: TestMember) => (await app.call(who, 'GET /api/v1/backups')).body;
const taken = async (who: TestMember) => (await app.call(who, 'GET /api/v1/backups/taken')).body;

interface Look {
  making_since: string | null;
  items: { verified_at: string | null; checking: boolean }[];
}

/** Makes one, with all that was seen meanwhile. */
async function make(): Promise<Look[]> {
  const looks: Look[] = [(await app.call(ada, 'POST /api/v1/backups')).body];
  expect(looks[0]!.making_since).not.toBeNull();
  await expect
    .poll(async () => looks.push(await list(ada)) && looks.at(-1)!.making_since, {
      ...{ timeout: 20_000, interval: 1 },
    })
    .toBeNull();
  return looks;
}

async function told(verb: string): Promise<unknown[]> {
  return query(app.url, `select workspace_id, actor_id from ledger_event where verb = '${verb}'`);
}

test('who administers all there is makes a backup, takes it out, and everybody sees that', async () => {
  expect(await list(ada)).toMatchObject({ may: true, last: null, items: [], daily: null });
  const seen = (await make()).flatMap((look) => look.items);
  for (const { verified_at, checking } of seen) expect(checking).toBe(verified_at === null);
  const { items, last, folder: place } = await list(ada);
  expect(items).toMatchObject([{ name: 'uptake-2026-11-23-200000.zip' }]);
  expect(items[0].verified_at).not.toBeNull();
  expect(last).toMatchObject({ bytes: items[0].bytes, place: join(place, items[0].name) });
  const { workspaceId: workspace_id, memberId: actor_id } = ada.actor;
  expect(await told('backup.made')).toEqual([{ workspace_id, actor_id }]);

  const file = await app.raw(ada, `GET /api/v1/backups/${items[0].name}/file`);
  expect(file.headers.get('content-disposition')).toContain(items[0].name);
  const path = join(folder, 'taken.zip');
  await writeFile(path, Buffer.from(await file.arrayBuffer()));
  const url = await emptyDatabase();
  await restoreBackup({ url, path, migrationsDir, replace: false });
  expect(await query(url, 'select name from directory.workspace')).toEqual([{ name: 'Acme' }]);
  expect(await told('backup.taken_out')).toEqual([{ workspace_id, actor_id }]);
  expect((await taken(mia)).items).toMatchObject([{ actor_id }]);
});

test('who administers nothing neither sees, makes, plans nor takes a backup', async () => {
  const [{ name }] = (await list(ada)).items;
  for (const [route, given] of [
    ['GET /api/v1/backups', {}],
    ['POST /api/v1/backups', {}],
    ['PUT /api/v1/backup-plan', { body: { daily: 7 } }],
    [`GET /api/v1/backups/${name}/file`, {}],
  ] as const) {
    expect((await app.call(mia, route, given)).status, route).toBe(403);
    expect((await app.call(null, route, given)).status, route).toBe(401);
  }
  expect(await told('backup.taken_out')).toHaveLength(1);
});

test('a name that is none of a backup, or of one that is gone, gives nothing away', async () => {
  const gone = await app.call(ada, 'GET /api/v1/backups/uptake-2020-01-01-000000.zip/file');
  expect(gone.status).toBe(404);
  for (const name of ['..%2Fsecret', 'secret', 'uptake-2026-11-23-200000.zip.json']) {
    expect((await app.call(ada, `GET /api/v1/backups/${name}/file`)).status, name).toBe(400);
  }
});

test('each day one is made by itself, the newest are kept, and the plan is undone', async () => {
  const keeper = createKeeper({ ...app.app.services });
  await keeper.keepDaily();
  expect((await list(ada)).items, 'nobody asked for it').toHaveLength(1);
  const set = await app.call(ada, 'PUT /api/v1/backup-plan', { body: { daily: 2 } });
  expect(set.body.daily).toBe(2);
  await keeper.keepDaily();
  expect((await list(ada)).items, 'one was made today').toHaveLength(1);
  for (const day of ['24', '25']) {
    now = new Date(`2026-11-${day}T00:05:00Z`);
    await keeper.keepDaily();
    await keeper.keepDaily();
  }
  expect((await list(ada)).items).toMatchObject([
    { name: 'uptake-2026-11-25-000500.zip' },
    { name: 'uptake-2026-11-24-000500.zip' },
  ]);
  expect(await readdir(join(folder, 'backups'))).toHaveLength(4);
  const byItself = (await told('backup.made')).filter(
    (one) => (one as { actor_id: string | null }).actor_id === null,
  );
  expect(byItself).toHaveLength(2);

  const undo = `POST /api/v1/commands/${set.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).body.undone).toHaveLength(1);
  expect((await list(ada)).daily).toBeNull();
  for (const daily of [0, 91, 1.5, 'x']) {
    const refused = await app.call(ada, 'PUT /api/v1/backup-plan', { body: { daily } });
    expect(refused.status, String(daily)).toBe(400);
  }
});

test('where a second company is, only who administers both makes, plans and takes backups', async () => {
  const bea = await app.workspace('Beta');
  const kept = (await readdir(join(folder, 'backups'))).find((one) => one.endsWith('.zip'))!;
  for (const one of [ada, bea]) {
    const seen = await list(one);
    expect(seen).toMatchObject({ may: false, folder: null, items: [], problem: null });
    expect(seen.last).toMatchObject({ bytes: null, place: null });
    for (const [route, given] of [
      ['POST /api/v1/backups', {}],
      ['PUT /api/v1/backup-plan', { body: { daily: 7 } }],
      [`GET /api/v1/backups/${kept}/file`, {}],
    ] as const) {
      const refused = await app.call(one, route, given);
      expect(refused.body.reason, route).toBe('not_yours_alone');
    }
  }
  // Ada joins Beta, first as a member, then as its administrator
  const { machinery } = app.app.services;
  const [{ user_id: userId }] = (await query(
    app.url,
    `select user_id from directory.membership where member_id = '${ada.actor.memberId}'`,
  )) as [{ user_id: string }];
  const memberId = newId();
  await runCommand(machinery, bea.actor, (ctx) =>
    addMember(ctx, memberId, {
      ...{ userId, name: 'Ada', email: 'ada@example.com', role: 'member', teamId: null },
    }),
  );
  expect((await list(ada)).may).toBe(false);
  const body = { role: 'administrator' };
  expect((await app.call(bea, `PATCH /api/v1/members/${memberId}`, { body })).status).toBe(200);
  expect((await list(ada)).may).toBe(true);
  expect((await list(bea)).may).toBe(false);
  expect((await app.raw(ada, `GET /api/v1/backups/${kept}/file`)).status).toBe(200);
  const inBeta = await readActor(machinery.database, { ...bea.actor, memberId }, 'api');
  expect((await taken(bea)).items).toMatchObject([{ actor_id: inBeta!.memberId }]);
});

test('a backup that cannot be made says why, and a second one waits for the first', async () => {
  now = new Date('2026-11-25T01:00:00Z');
  const both = [0, 1].map(() => app.call(ada, 'POST /api/v1/backups'));
  const reasons = (await Promise.all(both)).map(({ body }) => body.reason);
  expect(reasons.sort()).toEqual(['backup_at_work', undefined]);
  await expect.poll(async () => (await list(ada)).making_since, { timeout: 20_000 }).toBeNull();
  // the same second: its name is taken
  await app.call(ada, 'POST /api/v1/backups');
  await expect.poll(async () => (await list(ada)).problem).toContain('is there already');
  expect((await list(ada)).failed_at).toBe(now.toISOString());
  const { workspaceId: workspace_id, memberId: actor_id } = ada.actor;
  expect(await told('backup.failed')).toContainEqual({ workspace_id, actor_id });
});

test('why a backup could not be made is known after a restart as well, until one is made', async () => {
  const failure = { at: now.toISOString(), problem: expect.stringContaining('is there already') };
  expect(await createKeeper({ ...app.app.services }).readFailure()).toEqual(failure);
  now = new Date('2026-11-25T01:00:01Z');
  await make();
  expect(await list(ada)).toMatchObject({ problem: null, failed_at: null });
  expect(await createKeeper({ ...app.app.services }).readFailure()).toBeNull();
});

test('after a failure the day’s backup waits an hour, over a restart too, and a restored one knows of none', async () => {
  await app.call(ada, 'PUT /api/v1/backup-plan', { body: { daily: 2 } });
  now = new Date('2026-11-26T00:05:00Z');
  const path = join(folder, 'backups', 'uptake-2026-11-26-000500.zip');
  await mkdir(path);
  await createKeeper({ ...app.app.services }).keepDaily();
  expect((await list(ada)).problem).toContain('is there already');
  await rm(path, { recursive: true });
  await createKeeper({ ...app.app.services }).keepDaily();
  expect((await list(ada)).items[0].at, 'not within the hour').toMatch(/^2026-11-25/);
  now = new Date('2026-11-26T01:06:00Z');
  await createKeeper({ ...app.app.services }).keepDaily();
  const { items, problem } = await list(ada);
  expect({ made: items[0].name, problem }).toEqual({
    ...{ made: 'uptake-2026-11-26-010600.zip', problem: null },
  });
  const url = await emptyDatabase();
  const made = join(folder, 'backups', items[0].name);
  await restoreBackup({ url, path: made, migrationsDir, replace: false });
  expect(await query(url, 'select problem from directory.backup_plan')).toEqual([
    { problem: null },
  ]);
});
