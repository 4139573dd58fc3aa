import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { readActiveRules } from './rule/rule-queries.ts';
import { followRules } from './run/follow-rules.ts';
import { lookAhead } from './run/look-ahead.ts';
import { runRule } from './run/run-rule.ts';

let now = new Date();
let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let max: TestMember;

const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  owner = new pg.Client(app.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** A workspace of its own for each test, so that no rule meets another's records. */
async function begin(): Promise<void> {
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max Member' });
}

const running = () => ({ machinery: app.app.services.machinery, log: silent, types: recordTypes });
const follow = () => followRules(running(), ada.actor.workspaceId);

const TASK = {
  kind: 'task',
  subject: 'Say thank you to {title}',
  due_in_days: 2,
  whom: { kind: 'owner' },
};

async function makeRule(given: object, who = ada) {
  const body = { record_type: 'person', when: { kind: 'created' }, actions: [TASK], ...given };
  const made = await app.call(who, 'POST /api/v1/automation-rules', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function switchOn(rule: { id: string }, who = ada) {
  const path = `/api/v1/automation-rules/${rule.id}`;
  const rehearsal = await app.call(who, `POST ${path}/rehearse`);
  expect(rehearsal.status, JSON.stringify(rehearsal.body)).toBe(200);
  const on = await app.call(who, `POST ${path}/switch-on`);
  expect(on.status, JSON.stringify(on.body)).toBe(200);
  expect(on.body.state).toBe('on');
  return on.body;
}

const addRule = async (given: object, who = ada) => switchOn(await makeRule(given, who), who);

async function make(plural: string, body: object, who = ada) {
  const made = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}
const person = (body: object = {}, who = ada) =>
  make('people', { first_name: 'Pat', ...body }, who);

async function list(plural: string, who = ada) {
  return (await app.call(who, `GET /api/v1/${plural}?limit=200`)).body.items;
}
async function runs(rule: { id: string }) {
  return (await app.call(ada, `GET /api/v1/automation-runs?rule=${rule.id}`)).body.items;
}
async function ruleOf({ id }: { id: string }) {
  const { body } = await app.call(ada, 'GET /api/v1/automation-rules');
  return body.items.find((one: { id: string }) => one.id === id);
}
async function change(path: string, body: object, who = ada) {
  const answer = await app.call(who, `PATCH /api/v1/${path}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
}

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
        write: (id: string | null, work: never) =>
          machinery.database.write(id, async (db) => {
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

test('a change from something to something, and what an import brings', async () => {
  await begin();
  const rule = await addRule({
    when: { kind: 'changed', fields: ['city'], from: 'Oslo', to: 'Rome' },
  });
  const { id } = await person({ city: 'Oslo' });
  await change(`people/${id}`, { city: 'Bergen' });
  await change(`people/${id}`, { city: 'Rome' });
  await change(`people/${id}`, { city: 'Oslo' });
  await follow();
  expect(await runs(rule)).toEqual([]);
  await change(`people/${id}`, { city: 'Rome' });
  await follow();
  expect(await runs(rule)).toHaveLength(1);
});

test('a team takes turns', async () => {
  await begin();
  const team = await app.team(ada, 'Inside sales');
  const members = [];
  for (const name of ['One', 'Two']) members.push(await app.member(ada, { name, teamId: team }));
  await addRule({ actions: [{ kind: 'assign', to: { kind: 'team', id: team } }] });
  for (let count = 0; count < 4; count++) await person();
  await follow();
  const owners = (await list('people')).map((one: { owner_id: string }) => one.owner_id);
  for (const { actor } of members) {
    expect(owners.filter((id: string) => id === actor.memberId)).toHaveLength(2);
  }
});

test('the company’s owner gets the person, and is told in the page', async () => {
  await begin();
  const { id: company_id } = await make('companies', { name: 'Globex' }, max);
  await addRule({
    actions: [
      { kind: 'assign', to: { kind: 'company_owner' } },
      { kind: 'notify', whom: { kind: 'owner' }, words: 'New at {company}: {title}', mail: true },
    ],
  });
  const { id } = await person({ first_name: 'Anna', company_id });
  await follow();
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body.owner_id).toBe(max.actor.memberId);
  const { items } = (await app.call(max, 'GET /api/v1/notices')).body;
  expect(items).toMatchObject([{ words: 'New at Globex: Anna', record_id: id, title: 'Anna' }]);
});

test('a day that comes near sets it off once, and a later day again', async () => {
  await begin();
  now = new Date('2026-11-02T12:00:00Z');
  const rule = await addRule({
    record_type: 'task',
    when: { kind: 'date_near', field: 'due_on', days: 3, side: 'before' },
    actions: [{ kind: 'set', field: 'location', value: 'Soon' }],
  });
  const { id } = await make('tasks', { subject: 'Offer', due_on: '2026-11-06' });
  const look = () => lookAhead(running(), ada.actor.workspaceId);
  await look();
  expect(await runs(rule)).toEqual([]);
  now = new Date('2026-11-03T05:00:00Z');
  await look();
  expect(await runs(rule)).toEqual([]);
  now = new Date('2026-11-03T07:00:00Z');
  await look();
  now = new Date('2026-11-03T09:00:00Z');
  await look();
  expect(await runs(rule)).toHaveLength(1);
  await change(`tasks/${id}`, { due_on: '2026-11-08' });
  now = new Date('2026-11-05T09:00:00Z');
  await look();
  expect(await runs(rule)).toHaveLength(2);
  now = new Date();
});

test('what was left alone for days is noticed once, when that comes to pass', async () => {
  await begin();
  const begun = now;
  const rule = await addRule({
    when: { kind: 'idle', days: 5 },
    actions: [{ kind: 'notify', whom: { kind: 'owner' }, words: 'Silent: {title}', mail: false }],
  });
  const { id } = await person({ first_name: 'Anna' });
  const at = (days: number) => new Date(begun.getTime() + days * 86_400_000);
  const look = () => lookAhead(running(), ada.actor.workspaceId);
  now = at(4);
  await make('activities', {
    kind: 'call',
    body: 'Spoke',
    person_id: id,
    occurred_at: now.toISOString(),
  });
  now = at(6);
  await look();
  expect(await runs(rule)).toEqual([]);
  now = at(9.5);
  await look();
  now = at(10.5);
  await look();
  expect((await runs(rule)).map((run: { record_id: string }) => run.record_id)).toEqual([id]);
  now = new Date();
});

test('all that a rule did on a day is taken back, the last first', async () => {
  await begin();
  const rule = await addRule({
    when: { kind: 'changed', fields: ['city'] },
    actions: [{ kind: 'set', field: 'job_title', value: 'Moved' }, TASK],
  });
  const { id } = await person({ city: 'Oslo', job_title: 'Clerk' });
  await change(`people/${id}`, { city: 'Rome' });
  await follow();
  await change(`people/${id}`, { city: 'Paris' });
  await follow();
  expect(await list('tasks')).toHaveLength(2);
  const day = new Date().toISOString().slice(0, 10);
  const path = `/api/v1/automation-rules/${rule.id}/undo-day`;
  const answer = await app.call(ada, `POST ${path}`, { body: { day } });
  expect(answer.body).toEqual({ undone: 2, kept: 0, left: 0 });
  expect(await list('tasks')).toEqual([]);
  const back = (await app.call(ada, `GET /api/v1/people/${id}`)).body;
  expect(back).toMatchObject({ city: 'Paris', job_title: 'Clerk' });
  expect((await app.call(max, `POST ${path}`, { body: { day } })).status).toBe(403);
});

test('a change of a rule is undone, and then acts with the rights of whoever undid it', async () => {
  await begin();
  const bea = await app.member(ada, { name: 'Bea', role: 'administrator' });
  const rule = await addRule({}, bea);
  const pause = await app.call(bea, `POST /api/v1/automation-rules/${rule.id}/pause`);
  expect(pause.body.state).toBe('paused');
  const undo = await app.call(
    ada,
    `POST /api/v1/commands/${pause.headers.get('uptake-command')}/undo`,
  );
  expect(undo.status, JSON.stringify(undo.body)).toBe(200);
  expect(await ruleOf(rule)).toMatchObject({ state: 'on', responsible_id: ada.actor.memberId });
  const gone = await app.call(ada, `DELETE /api/v1/automation-rules/${rule.id}`);
  expect(await ruleOf(rule)).toBeUndefined();
  await app.call(ada, `POST /api/v1/commands/${gone.headers.get('uptake-command')}/undo`);
  expect((await ruleOf(rule)).state).toBe('on');
});

test.each([
  [{ record_type: 'nothing' }, 'what the rule is about'],
  [{ record_type: 'saved_view' }, 'what the rule is about'],
  [{ when: { kind: 'entered', field: 'nope', value: 'x' } }, 'have no field'],
  [{ when: { kind: 'date_near', field: 'city', days: 1, side: 'before' } }, 'holds a day'],
  [{ when: { kind: 'changed', fields: ['city', 'email'], to: 'x' } }, 'no field'],
  [{ when: { kind: 'changed', fields: ['city', 'street'], to: 'x' } }, 'one field alone'],
  [{ filter: { field: 'nope', op: 'is', value: 'x' } }, 'no field'],
  [{ filter: { what: 1 } }, 'no filter'],
  [{ actions: [] }, 'what the rule is to do'],
  [{ actions: [{ kind: 'set', field: 'nope', value: 'x' }] }, 'no field'],
  [{ actions: [{ kind: 'set', field: 'emails', value: ['x'] }] }, 'e-mail address'],
  [{ actions: [{ kind: 'assign', to: { kind: 'team', id: crypto.randomUUID() } }] }, 'team'],
  [{ actions: [{ kind: 'webhook', endpoint_id: crypto.randomUUID() }] }, 'address'],
  [{ record_type: 'deal', actions: [{ kind: 'set', field: 'status', value: 'won' }] }, 'by Uptake'],
])('%j is refused in words', async (given, words) => {
  await begin();
  const body = { record_type: 'person', when: { kind: 'created' }, actions: [TASK], ...given };
  const answer = await app.call(ada, 'POST /api/v1/automation-rules', { body });
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain(words);
});

test('an own field of the workspace can be waited for and set', async () => {
  await begin();
  const field = { record_type: 'person', kind: 'text', label: 'Tier', why: 'Why.' };
  const { name } = (await app.call(ada, 'POST /api/v1/custom-fields', { body: field })).body;
  const rule = await makeRule({
    when: { kind: 'entered', field: name, value: 'gold' },
    filter: { field: name, op: 'is', value: 'gold' },
    actions: [{ kind: 'set', field: name, value: 'platinum' }],
  });
  const { id } = await person({ [name]: 'gold' });
  const past = await app.call(ada, `POST /api/v1/automation-rules/${rule.id}/rehearse`);
  expect(past.body.runs).toBe(1);
  await app.call(ada, `POST /api/v1/automation-rules/${rule.id}/switch-on`);
  await change(`people/${id}`, { [name]: null });
  await change(`people/${id}`, { [name]: 'gold' });
  await follow();
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body[name]).toBe('platinum');
});

test('a rule that was switched off while its run was on the way does nothing more', async () => {
  await begin();
  const rule = await addRule({});
  const [row] = await app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
    readActiveRules(db, ada.actor.workspaceId),
  );
  const { id } = await person();
  await app.call(ada, `POST /api/v1/automation-rules/${rule.id}/pause`);
  const occasion = { key: 'event:1', recordId: id, chain: [] };
  const given = { workspaceId: ada.actor.workspaceId, occasion };
  expect(await runRule(running(), row!, given)).toBe('not_meant');
});
