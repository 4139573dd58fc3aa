import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada);
});

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function read(path: string, who = ada) {
  const { status, body } = await app.call(who, `GET /api/v1/${path}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

function merge(id: string, body: object, { who = ada, headers = {} } = {}) {
  return app.call(who, `POST /api/v1/people/${id}/merge`, { body, headers });
}

async function undo(answer: { headers: Headers }, who = ada) {
  return app.call(who, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
}

const note = { kind: 'note', body: 'Said', occurred_at: '2026-11-20T10:00:00Z' };

test('fields are united, links follow, the other goes to the bin and its address leads on', async () => {
  const [kept, gone] = [
    await make(ada, 'people', {
      first_name: 'Anna',
      last_name: 'Rossi',
      emails: ['a@x.de'],
      phones: ['+39 0471 123456'],
      about: 'Likes tea',
    }),
    await make(ada, 'people', {
      first_name: 'Ana',
      last_name: 'Rossi',
      emails: ['a@x.de', 'b@x.de'],
      phones: ['0471123456'],
      city: 'Bozen',
      about: 'Has a dog',
    }),
  ];
  const activity = await make(ada, 'activities', { ...note, person_id: gone });
  const task = await make(ada, 'tasks', { subject: 'Call', person_id: gone });
  const meeting = await make(ada, 'tasks', { subject: 'Meet', guests: [gone, kept] });
  const fact = await make(ada, 'facts', { text: 'Decides', person_id: gone });
  const done = await merge(kept, { others: [gone] });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(done.body).toMatchObject({
    first_name: 'Anna',
    city: 'Bozen',
    emails: ['a@x.de', 'b@x.de'],
    phones: ['+39 0471 123456'],
    about: 'Likes tea\nHas a dog',
  });
  for (const path of [`activities/${activity}`, `tasks/${task}`, `facts/${fact}`]) {
    expect((await read(path)).person_id, path).toBe(kept);
  }
  expect((await read(`tasks/${meeting}`)).guests).toEqual([kept]);
  const binned = await read(`people/${gone}`);
  expect(binned).toMatchObject({ merged_into: kept });
  expect(binned.deleted_at).not.toBeNull();
  expect(await read(`people/${kept}`)).not.toHaveProperty('merged_into');
});

test('who chooses a value gets it, also none', async () => {
  const kept = await make(ada, 'people', { first_name: 'Ana', city: 'Rom', emails: ['a@x.de'] });
  const gone = await make(ada, 'people', { first_name: 'Anna', emails: ['b@x.de'] });
  const values = { first_name: 'Anna', city: null, emails: ['b@x.de'] };
  expect((await merge(kept, { others: [gone], values })).body).toMatchObject(values);
  const wrong = await merge(kept, { others: [gone], values: { nonsense: 1 } });
  expect(wrong.status).toBe(400);
});

test('the history of the one that went is told with that of the one that stays', async () => {
  const kept = await make(ada, 'people', { first_name: 'Anna' });
  const gone = await make(max, 'people', { first_name: 'Ana' });
  const done = await merge(kept, { others: [gone] });
  const told = (await read(`people/${kept}/history`)).items;
  expect(
    told.map(({ verb, of }: never) => [verb, (of as { title: string } | null)?.title]),
  ).toEqual(
    expect.arrayContaining([
      ['person.merged', undefined],
      ['person.merged_away', 'Ana'],
      ['person.created', 'Ana'],
    ]),
  );
  await undo(done);
  const after = (await read(`people/${kept}/history`)).items;
  expect(after.every(({ of }: { of: unknown }) => of === null)).toBe(true);
});

test('undo brings all back, keeps what was changed since and tells of it', async () => {
  const kept = await make(ada, 'people', { first_name: 'Anna', city: 'Rom' });
  const gone = await make(ada, 'people', { first_name: 'Ana', job_title: 'Buyer', tags: ['VIP'] });
  const theirs = await make(max, 'activities', { ...note, person_id: gone, visibility: 'private' });
  const binned = await make(ada, 'activities', { ...note, person_id: gone });
  await app.call(ada, `DELETE /api/v1/activities/${binned}`);
  const done = await merge(kept, { others: [gone] });
  expect((await read(`activities/${theirs}`, max)).person_id).toBe(kept);
  await app.call(ada, `PATCH /api/v1/people/${kept}`, { body: { job_title: 'Head' } });
  const since = await make(ada, 'activities', { ...note, person_id: kept });
  const undone = await undo(done);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect(undone.body.kept).toEqual([{ id: kept, fields: ['job_title'] }]);
  expect(await read(`people/${kept}`)).toMatchObject({ job_title: 'Head', tags: [] });
  expect(await read(`people/${gone}`)).toMatchObject({ deleted_at: null, job_title: 'Buyer' });
  expect((await read(`activities/${theirs}`, max)).person_id).toBe(gone);
  expect((await read(`activities/${binned}`)).person_id).toBe(gone);
  expect((await read(`activities/${since}`)).person_id).toBe(kept);
  const redone = await undo(undone);
  expect(redone.status).toBe(200);
  expect(await read(`people/${gone}`)).toMatchObject({ merged_into: kept });
  expect((await read(`activities/${theirs}`, max)).person_id).toBe(kept);
});

test("a workspace's own fields and links go along, and come back", async () => {
  const field = {
    record_type: 'person',
    label: 'Boss',
    why: 'Who decides.',
    kind: 'reference',
    to: 'person',
  };
  const made = await app.call(ada, 'POST /api/v1/custom-fields', { body: field });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { name } = made.body.field ?? made.body;
  const kept = await make(ada, 'people', { first_name: 'Anna' });
  const gone = await make(ada, 'people', { first_name: 'Ana', [name]: kept });
  const other = await make(ada, 'people', { first_name: 'Otto', [name]: gone });
  const done = await merge(kept, { others: [gone] });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(done.body[name]).toBeNull();
  expect((await read(`people/${other}`))[name]).toBe(kept);
  await undo(done);
  expect((await read(`people/${other}`))[name]).toBe(gone);
  expect((await read(`people/${gone}`))[name]).toBe(kept);
});

test('one must be allowed to edit the one and bin the others', async () => {
  const kept = await make(ada, 'people', { first_name: 'Anna' });
  const gone = await make(ada, 'people', { first_name: 'Ana' });
  const own = await make(max, 'people', { first_name: 'Anne' });
  expect((await merge(own, { others: [gone] }, { who: max })).status).toBe(403);
  expect((await merge(kept, { others: [own] }, { who: max })).status).toBe(200);
  const hidden = await make(ada, 'people', { first_name: 'Anny', visibility: 'private' });
  expect((await merge(kept, { others: [hidden] }, { who: max })).status).toBe(404);
  const other = await app.workspace('Other');
  expect((await merge(kept, { others: [gone] }, { who: other })).status).toBe(404);
  const theirs = await make(other, 'people', { first_name: 'Anna' });
  expect((await merge(kept, { others: [theirs] })).status).toBe(404);
});

test('nothing goes where fewer would see it', async () => {
  const open = await make(ada, 'people', { first_name: 'Anna' });
  const own = await make(ada, 'people', { first_name: 'Ana', visibility: 'private' });
  const refused = await merge(own, { others: [open] });
  expect([refused.status, refused.body.reason]).toEqual([409, 'would_hide']);
  expect((await merge(open, { others: [own] })).status).toBe(200);
});

test('what has changed meanwhile, is gone, or is the same, is refused', async () => {
  const kept = await make(ada, 'people', { first_name: 'Anna' });
  const gone = await make(ada, 'people', { first_name: 'Ana' });
  await app.call(ada, `PATCH /api/v1/people/${gone}`, { body: { city: 'Rom' } });
  const stale = await merge(kept, { others: [gone], versions: { [gone]: 1 } });
  expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
  expect((await merge(kept, { others: [gone] }, { headers: { 'if-match': '"7"' } })).status).toBe(
    412,
  );
  expect((await merge(kept, { others: [kept] })).status).toBe(400);
  expect((await merge(kept, { others: [] })).status).toBe(400);
  const company = await make(ada, 'companies', { name: 'Globex' });
  expect((await merge(kept, { others: [company] })).status).toBe(404);
  expect((await read(`people/${gone}`)).deleted_at).toBeNull();
});

test('one into the other while the other goes into the one: the second is told', async () => {
  for (let round = 0; round < 5; round++) {
    const [a, b] = [
      await make(ada, 'people', { first_name: 'A' }),
      await make(ada, 'people', { first_name: 'B' }),
    ];
    const answers = await Promise.all([merge(a, { others: [b] }), merge(b, { others: [a] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  }
});

test('a merge of merges leads to the last, whose history holds all', async () => {
  const ids = [];
  for (const first_name of ['A', 'B', 'C', 'D'])
    ids.push(await make(ada, 'people', { first_name }));
  const [a, b, c, d] = ids as [string, string, string, string];
  const linked = await make(ada, 'activities', { ...note, person_id: d });
  await merge(c, { others: [d] });
  const second = await merge(a, { others: [b, c] });
  expect((await read(`people/${d}`)).merged_into).toBe(a);
  expect((await read(`activities/${linked}`)).person_id).toBe(a);
  const titles = (await read(`people/${a}/history`)).items.map(
    ({ of }: { of: { title: string } | null }) => of?.title,
  );
  expect(new Set(titles)).toEqual(new Set([undefined, 'B', 'C', 'D']));
  await undo(second);
  expect((await read(`people/${d}`)).merged_into).toBe(c);
  expect((await read(`activities/${linked}`)).person_id).toBe(c);
});

test('deleted by hand later on, it leads nowhere', async () => {
  const kept = await make(ada, 'people', { first_name: 'Anna' });
  const gone = await make(ada, 'people', { first_name: 'Ana' });
  await merge(kept, { others: [gone] });
  await app.call(ada, `POST /api/v1/people/${gone}/restore`);
  await app.call(ada, `DELETE /api/v1/people/${gone}`);
  expect((await read(`people/${gone}`)).merged_into).toBeNull();
});

test('companies bring their people and what was said to them', async () => {
  const kept = await make(ada, 'companies', { name: 'Globex' });
  const gone = await make(ada, 'companies', { name: 'Globex GmbH', domains: ['globex.de'] });
  const who = await make(ada, 'people', { first_name: 'Anna', company_id: gone });
  const done = await app.call(ada, `POST /api/v1/companies/${kept}/merge`, {
    body: { others: [gone] },
  });
  expect(done.body).toMatchObject({ name: 'Globex', domains: ['globex.de'] });
  expect((await read(`people/${who}`)).company_id).toBe(kept);
});
