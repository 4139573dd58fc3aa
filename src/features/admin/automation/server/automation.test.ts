import { afterAll, beforeAll, expect, test } from 'vitest';
import { TRANSACT } from '#src/server/db/transact.ts';
import { followRules } from './run/follow-rules.ts';
import {
  ada,
  addRule,
  app,
  begin,
  change,
  closeRules,
  follow,
  list,
  make,
  makeRule,
  max,
  openRules,
  owner,
  person,
  ruleOf,
  running,
  runs,
  switchOn,
  TASK,
} from './test-rules.ts';

beforeAll(openRules);
afterAll(closeRules);

test('when, if, then: several steps in order, as one command that one undo takes back', async () => {
  await begin();
  const rule = await addRule({
    filter: { field: 'city', op: 'is', value: 'Rome' },
    actions: [
      { kind: 'assign', to: { kind: 'member', id: max.actor.memberId } },
      TASK,
      { kind: 'set', field: 'job_title', value: 'Guest' },
      { kind: 'tag', tag: 'new' },
    ],
  });
  const anna = await person({ first_name: 'Anna', city: 'Rome' });
  await person({ first_name: 'Bo', city: 'Oslo' });
  await follow();
  const after = (await app.call(ada, `GET /api/v1/people/${anna.id}`)).body;
  expect(after).toMatchObject({ owner_id: max.actor.memberId, job_title: 'Guest', tags: ['new'] });
  const [task, ...others] = await list('tasks', max);
  expect(others).toEqual([]);
  expect(task).toMatchObject({
    subject: 'Say thank you to Anna',
    person_id: anna.id,
    owner_id: max.actor.memberId,
  });
  const [run, ...more] = await runs(rule);
  expect(more).toEqual([]);
  expect(run.did.map(({ kind }: { kind: string }) => kind)).toEqual([
    'assign',
    'task',
    'set',
    'tag',
  ]);
  const undo = await app.call(ada, `POST /api/v1/commands/${run.command_id}/undo`);
  expect(undo.status, JSON.stringify(undo.body)).toBe(200);
  const back = (await app.call(ada, `GET /api/v1/people/${anna.id}`)).body;
  expect(back).toMatchObject({ owner_id: ada.actor.memberId, job_title: null, tags: [] });
  expect(await list('tasks')).toEqual([]);
  await follow();
  expect((await runs(rule))[0].undone_at).not.toBeNull();
  // and taking back set nothing off
  expect(await runs(rule)).toHaveLength(1);
});

test('a rule is rehearsed before it is switched on, and again once it does something else', async () => {
  await begin();
  const rule = await makeRule({});
  const path = `/api/v1/automation-rules/${rule.id}`;
  expect((await app.call(ada, `POST ${path}/switch-on`)).body.reason).toBe('not_rehearsed');
  await switchOn(rule);
  const changed = await change(`automation-rules/${rule.id}`, {
    actions: [{ kind: 'tag', tag: 'x' }],
  });
  expect(changed.body).toMatchObject({ state: 'off', rehearsed: false });
  expect((await app.call(ada, `POST ${path}/switch-on`)).status).toBe(409);
});

test('a rehearsal tells what a run then does, of records as they were', async () => {
  await begin();
  const anna = await person({ first_name: 'Anna', city: 'Oslo' });
  await change(`people/${anna.id}`, { city: 'Rome' });
  await change(`people/${anna.id}`, { city: 'Paris' });
  const bo = await person({ first_name: 'Bo', city: 'Rome' });
  const given = {
    when: { kind: 'entered', field: 'city', value: 'Rome' },
    filter: { field: 'city', op: 'is', value: 'Rome' },
    actions: [
      { kind: 'assign', to: { kind: 'member', id: max.actor.memberId } },
      TASK,
      { kind: 'tag', tag: 'roman' },
    ],
  };
  const before = (await app.call(ada, 'GET /api/v1/tasks/count')).body.count;
  const rule = await makeRule(given);
  const path = `/api/v1/automation-rules/${rule.id}/rehearse`;
  const past = (await app.call(ada, `POST ${path}`)).body;
  expect(past).toMatchObject({ runs: 2, records: 2, most_in_hour: 2, cut: false });
  expect(past.items.map((one: { title: string }) => one.title)).toEqual(['Bo', 'Anna']);
  expect((await app.call(ada, 'GET /api/v1/tasks/count')).body.count).toBe(before);
  expect((await app.call(ada, `GET /api/v1/people/${bo.id}`)).body.tags).toEqual([]);

  await switchOn(rule);
  await person({ first_name: 'Cleo', city: 'Rome' });
  const [next] = (await app.call(ada, `POST ${path}`)).body.items;
  await follow();
  const [run] = await runs(rule);
  const plain = (did: { kind: string }[]) =>
    did.map((one) => ({ ...one, task_id: undefined, subject: undefined }));
  expect(plain(run.did)).toEqual(plain(next.did));
  expect(run.record_id).toBe(next.record_id);
});

test('nothing is done twice, wherever a process dies', async () => {
  await begin();
  const rule = await addRule({});
  await person();
  const { workspaceId } = ada.actor;
  const { machinery } = running();
  // killed before the commit: nothing is there
  const dying = {
    ...running(),
    machinery: {
      ...machinery,
      database: {
        ...machinery.database,
        [TRANSACT]: (id: string | null, work: never) =>
          machinery.database[TRANSACT](id, async (db) => {
            const made = await (work as (db: unknown) => Promise<unknown>)(db);
            if (JSON.stringify(made) === '"done"') throw new Error('Connection terminated');
            return made;
          }),
      },
    },
  };
  await expect(followRules(dying as never, workspaceId)).rejects.toThrow('terminated');
  expect(await list('tasks')).toEqual([]);
  expect(await runs(rule)).toEqual([]);
  // killed after the commit, before the place in the ledger was kept: it is read again
  await follow();
  await owner.query('update ledger_follower set seq = 0 where workspace_id = $1', [workspaceId]);
  await Promise.all([follow(), follow()]);
  expect(await list('tasks')).toHaveLength(1);
  expect(await runs(rule)).toHaveLength(1);
});

test('rules that set each other off end by themselves, and say so', async () => {
  await begin();
  const flip = (from: string, to: string) => ({
    when: { kind: 'entered', field: 'city', value: from },
    actions: [{ kind: 'set', field: 'city', value: to }],
  });
  const one = await addRule(flip('Rome', 'Oslo'));
  const other = await addRule(flip('Oslo', 'Rome'));
  const { id } = await person({ city: 'Rome' });
  for (let round = 0; round < 5; round++) await follow();
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body.city).toBe('Rome');
  expect((await runs(one)).map((run: { state: string }) => run.state)).toEqual(['skipped', 'done']);
  expect((await runs(one))[0].problem).toBe('circle');
  expect((await runs(other)).map((run: { state: string }) => run.state)).toEqual(['done']);
});

test('beyond its limit in an hour a rule pauses itself and tells the administrators', async () => {
  await begin();
  const rule = await addRule({ hourly_limit: 2, name: 'Greet' });
  for (let count = 0; count < 4; count++) await person();
  await follow();
  expect(await list('tasks')).toHaveLength(2);
  expect(await ruleOf(rule)).toMatchObject({ state: 'paused', pause_reason: 'limit' });
  const { items } = (await app.call(ada, 'GET /api/v1/notices')).body;
  expect(items).toMatchObject([{ kind: 'paused', words: 'Greet' }]);
  expect((await app.call(max, 'GET /api/v1/notices')).body.items).toEqual([]);
  await app.call(ada, `POST /api/v1/notices/${items[0].id}/put-away`);
  expect((await app.call(ada, 'GET /api/v1/notices')).body.items).toEqual([]);
  expect((await app.call(max, `POST /api/v1/notices/${items[0].id}/put-away`)).status).toBe(404);
});

test('a rule that fails again and again pauses, with the reason; nothing of a failed run stays', async () => {
  await begin();
  const { id: company } = await make('companies', { name: 'Globex' });
  const rule = await addRule({
    actions: [TASK, { kind: 'set', field: 'company_id', value: company }],
  });
  await app.call(ada, `DELETE /api/v1/companies/${company}`);
  await owner.query("update company set visibility = 'private', owner_id = $2 where id = $1", [
    company,
    max.actor.memberId,
  ]);
  for (let count = 0; count < 6; count++) await person();
  await follow();
  expect(await list('tasks')).toEqual([]);
  const failed = await ruleOf(rule);
  expect(failed).toMatchObject({ state: 'paused', pause_reason: 'failures' });
  expect(failed.pause_detail.length).toBeGreaterThan(10);
  expect(await runs(rule)).toHaveLength(5);
});

test('a rule sees and does what its responsible may, and pauses when they leave', async () => {
  await begin();
  const bea = await app.member(ada, { name: 'Bea', role: 'administrator' });
  const rule = await addRule({}, bea);
  await person({ first_name: 'Secret', visibility: 'private' }, max);
  await person({ first_name: 'Open' }, max);
  await follow();
  expect((await runs(rule)).map((run: { title: string }) => run.title)).toEqual(['Open']);
  await app.call(ada, `PATCH /api/v1/members/${bea.actor.memberId}`, { body: { active: false } });
  await person();
  await follow();
  expect(await ruleOf(rule)).toMatchObject({ state: 'paused', pause_reason: 'responsible' });
  expect((await app.call(ada, 'GET /api/v1/notices')).body.items[0].kind).toBe('paused');
  // whoever switches it on again answers for it
  const again = await app.call(ada, `POST /api/v1/automation-rules/${rule.id}/switch-on`);
  expect(again.body.responsible_id).toBe(ada.actor.memberId);
});

test('only administrators have to do with rules, and nobody of another workspace', async () => {
  await begin();
  const rule = await makeRule({});
  const path = `/api/v1/automation-rules/${rule.id}`;
  const manager = await app.member(ada, { role: 'manager' });
  for (const who of [max, manager]) {
    expect((await app.call(who, 'GET /api/v1/automation-rules')).status).toBe(403);
    expect((await app.call(who, `POST ${path}/rehearse`)).status).toBe(403);
    expect((await app.call(who, 'GET /api/v1/automation-runs')).status).toBe(403);
  }
  const stranger = await app.workspace('Other');
  expect((await app.call(stranger, `POST ${path}/switch-on`)).status).toBe(404);
  expect((await app.call(stranger, 'GET /api/v1/automation-rules')).body.items).toEqual([]);
  await addRule({});
  await make('people', { first_name: 'Theirs' }, stranger);
  await followRules(running(), stranger.actor.workspaceId);
  await follow();
  expect(await list('tasks', stranger)).toEqual([]);
});
