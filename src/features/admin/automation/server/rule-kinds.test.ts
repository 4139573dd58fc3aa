import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { MAIL_TRIES, readTries } from '#src/server/mail/read-tries.ts';
import { NOTICE_MAIL } from './notice/mail-job.ts';
import { readActiveRules } from './rule/rule-queries.ts';
import { lookAhead } from './run/look-ahead.ts';
import { runRule } from './run/run-rule.ts';
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
  now,
  openRules,
  owner,
  person,
  ruleOf,
  running,
  runs,
  setNow,
  TASK,
} from './test-rules.ts';

beforeAll(openRules);
afterAll(closeRules);

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
  expect(await readTries(app.url, NOTICE_MAIL)).toEqual([MAIL_TRIES]);
});

test('a day that comes near sets it off once, and a later day again', async () => {
  await begin();
  setNow(new Date('2026-11-02T12:00:00Z'));
  const rule = await addRule({
    record_type: 'task',
    when: { kind: 'date_near', field: 'due_on', days: 3, side: 'before' },
    actions: [{ kind: 'set', field: 'location', value: 'Soon' }],
  });
  const { id } = await make('tasks', { subject: 'Offer', due_on: '2026-11-06' });
  const look = () => lookAhead(running(), ada.actor.workspaceId);
  await look();
  expect(await runs(rule)).toEqual([]);
  setNow(new Date('2026-11-03T05:00:00Z'));
  await look();
  expect(await runs(rule)).toEqual([]);
  setNow(new Date('2026-11-03T07:00:00Z'));
  await look();
  setNow(new Date('2026-11-03T09:00:00Z'));
  await look();
  expect(await runs(rule)).toHaveLength(1);
  await change(`tasks/${id}`, { due_on: '2026-11-08' });
  setNow(new Date('2026-11-05T09:00:00Z'));
  await look();
  expect(await runs(rule)).toHaveLength(2);
  setNow(new Date());
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
  setNow(at(4));
  await make('activities', {
    kind: 'call',
    body: 'Spoke',
    person_id: id,
    occurred_at: now.toISOString(),
  });
  setNow(at(6));
  await look();
  expect(await runs(rule)).toEqual([]);
  setNow(at(9.5));
  await look();
  setNow(at(10.5));
  await look();
  expect((await runs(rule)).map((run: { record_id: string }) => run.record_id)).toEqual([id]);
  setNow(new Date());
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
  expect(answer.body).toEqual({ undone: 2, kept: 0, left: 0, next: null });
  // with the undo itself, before anybody has read the ledger on
  const marked = (await runs(rule)).map((run: { undone_at: string | null }) => run.undone_at);
  expect(marked).toEqual([expect.any(String), expect.any(String)]);
  expect(await list('tasks')).toEqual([]);
  const back = (await app.call(ada, `GET /api/v1/people/${id}`)).body;
  expect(back).toMatchObject({ city: 'Paris', job_title: 'Clerk' });
  expect((await app.call(max, `POST ${path}`, { body: { day } })).status).toBe(403);
});

test('what cannot be taken back does not stand in the way of what came before it', async () => {
  await begin();
  const rule = await addRule({ actions: [TASK] });
  await person();
  await follow();
  // later ones by the hundred that only told somebody, so that nothing is left of them to take back
  await owner.query(
    `insert into automation_run
       (workspace_id, id, rule_id, record_type, record_id, occasion, state, command_id, chain, at)
     select n.workspace_id, gen_random_uuid(), n.rule_id, n.record_type, n.record_id, 'event:' || -i,
       n.state, gen_random_uuid(), n.chain, n.at + i * interval '1 millisecond'
     from automation_run n, generate_series(1, 250) i where n.rule_id = $1`,
    [rule.id],
  );
  const day = now.toISOString().slice(0, 10);
  const undo = async (after?: string) => {
    const body = { day, ...(after && { after }) };
    return (await app.call(ada, `POST /api/v1/automation-rules/${rule.id}/undo-day`, { body }))
      .body;
  };
  const first = await undo();
  expect(first).toMatchObject({ undone: 0, kept: 200, left: 51, next: expect.any(String) });
  expect(await list('tasks')).toHaveLength(1);
  expect(await undo(first.next)).toEqual({ undone: 1, kept: 50, left: 0, next: null });
  expect(await list('tasks')).toEqual([]);
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
  [{ record_type: 'goal' }, 'what the rule is about'],
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

test('a rule names only what its administrator sees, or says where it does not', async () => {
  await begin();
  const other = await app.workspace('Other');
  const company = async (who: TestMember, values: object = {}) =>
    (await app.call(who, 'POST /api/v1/companies', { body: { name: 'Globex', ...values } })).body
      .id;
  const [own, foreign] = [await company(ada), await company(other)];
  const hidden = await company(max, { visibility: 'private' });
  const binned = await company(ada);
  await app.call(ada, `DELETE /api/v1/companies/${binned}`);
  const save = (given: object) => {
    const body = { record_type: 'person', when: { kind: 'created' }, actions: [TASK], ...given };
    return app.call(ada, 'POST /api/v1/automation-rules', { body });
  };
  const parts = (id: string): [path: string, given: object][] => [
    ['actions.1.value', { actions: [TASK, { kind: 'set', field: 'company_id', value: id }] }],
    ['filter', { filter: { field: 'company_id', op: 'is', value: id } }],
    ['filter', { filter: { not: { field: 'company_id', op: 'any_of', value: [own, id] } } }],
    ['when.value', { when: { kind: 'entered', field: 'company_id', value: id } }],
    ['when.to', { when: { kind: 'changed', fields: ['company_id'], to: id } }],
  ];
  for (const [, given] of parts(own)) expect((await save(given)).status).toBe(201);
  for (const id of [foreign, hidden, binned, crypto.randomUUID(), 'no id']) {
    for (const [path, given] of parts(id)) {
      const { status, body } = await save(given);
      expect([status, path], `${path} ${id}`).toEqual([400, body.issues?.[0].path.join('.')]);
    }
  }
  const whom = { filter: { field: 'owner_id', op: 'is', value: other.actor.memberId } };
  expect((await save(whom)).body.reason).toBe('unknown_reference');
  const gone = { actions: [{ ...TASK, whom: { kind: 'member', id: other.actor.memberId } }] };
  expect((await save(gone)).body.issues[0].path).toEqual(['actions', 0]);
  const me = { filter: { field: 'owner_id', op: 'is', value: '$me' } };
  expect((await save(me)).status).toBe(201);
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
