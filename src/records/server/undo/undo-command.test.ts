import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '#src/features/admin/workspace/server/key-commands.ts';
import { newId } from '#src/lib/ids.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import {
  type Answer,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import { createRecords, updateRecords } from '../record-commands.ts';
import { MOST_AT_ONCE, undoCommand } from './undo-command.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let mia: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  mia = await app.member(ada, { name: 'Mia' });
});
afterAll(() => app.close());

async function make(member: TestMember, plural: string, body: object): Promise<Answer> {
  const answer = await app.call(member, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer;
}

async function change(member: TestMember, path: string, body: object): Promise<Answer> {
  const answer = await app.call(member, `PATCH /api/v1/${path}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
}

function undo(member: TestMember, done: Answer): Promise<Answer> {
  const id = done.headers.get('uptake-command');
  return app.call(member, `POST /api/v1/commands/${id}/undo`);
}

async function read(member: TestMember, path: string) {
  return (await app.call(member, `GET /api/v1/${path}`)).body;
}

/** One command of several steps, as features write them. */
async function inOneCommand(
  member: TestMember,
  command: Parameters<typeof runCommand<unknown>>[2],
): Promise<string> {
  const commandId = newId();
  await runCommand(app.app.services.machinery, member.actor, command, { commandId });
  return commandId;
}

const call = { kind: 'call', occurred_at: '2026-11-22T10:00:00Z' };

test('what was binned since stays in the bin, and the rest is taken back', async () => {
  const one = (await make(max, 'people', { first_name: 'One' })).body.id;
  const two = (await make(max, 'people', { first_name: 'Two' })).body.id;
  const command = await inOneCommand(max, (ctx) =>
    updateRecords(ctx, recordTypes.get('person')!, [
      { id: one, patch: { city: 'Rome' } },
      { id: two, patch: { city: 'Rome' } },
    ]),
  );
  await app.call(max, `DELETE /api/v1/people/${one}`);
  const undone = await app.call(max, `POST /api/v1/commands/${command}/undo`);
  expect(undone.body).toEqual({ undone: [two], kept: [{ id: one, fields: ['city'] }] });
  expect(await read(max, `people/${one}`)).toMatchObject({ city: 'Rome', can: ['restore'] });
  expect((await read(max, `people/${two}`)).city).toBeNull();
});

test('a member takes back a task that they made for a colleague, and makes it anew', async () => {
  const made = await make(max, 'tasks', { subject: 'Call', owner_id: mia.actor.memberId });
  const path = `tasks/${made.body.id}`;
  const undone = await undo(max, made);
  expect(undone.body).toEqual({ undone: [made.body.id], kept: [] });
  expect((await read(mia, path)).deleted_at).not.toBeNull();
  expect((await undo(max, undone)).status).toBe(200);
  expect((await read(mia, path)).deleted_at).toBeNull();
  // and the first command can be taken back again, for all is as it left it
  expect((await undo(max, made)).status).toBe(200);
});

test('what its actor may no longer see stays, and its other records are taken back', async () => {
  const person = recordTypes.get('person')!;
  const shown = (await make(mia, 'people', { first_name: 'Shown' })).body.id;
  const hidden = (await make(mia, 'people', { first_name: 'Hidden' })).body.id;
  const command = await inOneCommand(max, (ctx) =>
    updateRecords(ctx, person, [
      { id: shown, patch: { city: 'Rome' } },
      { id: hidden, patch: { city: 'Rome', job_title: 'CEO' } },
    ]),
  );
  await change(mia, `people/${hidden}`, { visibility: 'private' });
  const undone = await app.call(max, `POST /api/v1/commands/${command}/undo`);
  expect(undone.body).toMatchObject({ undone: [shown], kept: [{ id: hidden }] });
  expect(undone.body.kept[0].fields.sort()).toEqual(['city', 'job_title']);
  expect((await read(mia, `people/${hidden}`)).city).toBe('Rome');
});

test('who takes back the command of another learns nothing of what they do not see', async () => {
  const secret = await make(max, 'people', { first_name: 'Secret', visibility: 'private' });
  const answer = await undo(ada, secret);
  expect(answer.status).toBe(404);
  expect(JSON.stringify(answer.body)).not.toContain(secret.body.id);
  expect((await read(max, `people/${secret.body.id}`)).deleted_at).toBeNull();
});

test('a record that the same command made and changed goes to the bin', async () => {
  const command = await inOneCommand(max, async (ctx) => {
    const person = recordTypes.get('person')!;
    const [id] = await createRecords(ctx, person, [{ first_name: 'Fresh' }]);
    await updateRecords(ctx, person, [{ id: id!, patch: { city: 'Rome' } }]);
  });
  const undone = await app.call(max, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status).toBe(200);
  expect((await read(max, `people/${undone.body.undone[0]}`)).can).toEqual(['restore']);
});

test('a new record that was changed since stays, and says by which fields', async () => {
  const made = await make(max, 'people', { first_name: 'Kim', city: 'Rome' });
  const path = `people/${made.body.id}`;
  await app.call(mia, `POST /api/v1/${path}/viewed`);
  const edit = await change(mia, path, { city: 'Milan' });
  const refused = await undo(max, made);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    reason: 'nothing_to_undo',
    kept: [{ id: made.body.id, fields: ['city'] }],
  });
  // once the edit is taken back, nobody has changed it; a look is no change
  await undo(mia, edit);
  expect((await undo(max, made)).status).toBe(200);
});

test('a new record that somebody has used since stays, with what it refers to', async () => {
  const made = await make(max, 'companies', { name: 'Initech' });
  const person = await make(max, 'people', { first_name: 'Al', company_id: made.body.id });
  const activity = { ...call, person_id: person.body.id };
  const used = await make(mia, 'activities', activity);
  expect((await undo(max, person)).body.kept).toEqual([{ id: person.body.id, fields: [] }]);
  expect((await undo(max, made)).body.reason).toBe('nothing_to_undo');
  for (const done of [used, person, made]) {
    expect((await undo(done === used ? mia : max, done)).status).toBe(200);
  }
});

test('what refers to one another is taken back together, and comes back together', async () => {
  const kim = (await make(max, 'people', { first_name: 'Kim' })).body.id;
  const command = await inOneCommand(max, async (ctx) => {
    const [id] = await createRecords(ctx, recordTypes.get('company')!, [{ name: 'Hooli' }]);
    await createRecords(ctx, recordTypes.get('task')!, [{ subject: 'Visit', company_id: id }]);
    const patch = { company_id: id };
    await updateRecords(ctx, recordTypes.get('person')!, [{ id: kim, patch }]);
  });
  let done = await app.call(max, `POST /api/v1/commands/${command}/undo`);
  for (const company of [null, 'Hooli', null, 'Hooli']) {
    expect(done.body.undone).toHaveLength(3);
    expect(done.body.kept).toEqual([]);
    const { company_id, refs } = await read(max, `people/${kim}`);
    expect(company_id ? refs[company_id].title : null).toBe(company);
    done = await undo(max, done);
  }
});

test('a value that is refused today stays away, and the others come back', async () => {
  const [old, next] = [
    (await make(max, 'companies', { name: 'Old' })).body.id,
    (await make(max, 'companies', { name: 'Next' })).body.id,
  ];
  const { id } = (await make(max, 'people', { first_name: 'Lu', company_id: old })).body;
  const moved = await change(max, `people/${id}`, { company_id: next, city: 'Rome' });
  await app.call(max, `DELETE /api/v1/companies/${old}`);
  expect((await undo(max, moved)).body).toEqual({
    undone: [id],
    kept: [{ id, fields: ['company_id'] }],
  });
  expect(await read(max, `people/${id}`)).toMatchObject({ company_id: next, city: null });
});

test('the same value set anew is an edit, and is not lost', async () => {
  const { id } = (await make(max, 'people', { first_name: 'Ab', city: 'Rome' })).body;
  const done = await change(max, `people/${id}`, { city: 'Milan' });
  await change(mia, `people/${id}`, { city: 'Turin' });
  await change(mia, `people/${id}`, { city: 'Milan' });
  expect((await undo(max, done)).body.reason).toBe('nothing_to_undo');
  expect((await read(max, `people/${id}`)).city).toBe('Milan');
});

test('an edit that comes in while the undo waits for the record is kept', async () => {
  const made = await make(max, 'people', { first_name: 'Cy', city: 'Rome' });
  const { id } = made.body;
  const changed = await change(max, `people/${id}`, { city: 'Milan', job_title: 'CEO' });
  const undoing = await duringAnEdit(id, { city: 'Turin' }, () => undo(max, changed));
  expect(undoing.body).toEqual({ undone: [id], kept: [{ id, fields: ['city'] }] });
  expect(await read(max, `people/${id}`)).toMatchObject({ city: 'Turin', job_title: null });

  const fresh = await make(max, 'people', { first_name: 'Di' });
  const refused = await duringAnEdit(fresh.body.id, { city: 'Turin' }, () => undo(max, fresh));
  expect(refused.body.kept).toEqual([{ id: fresh.body.id, fields: ['city'] }]);
});

/** Starts `then` while an edit by Mia is written and not yet committed. */
async function duringAnEdit(id: string, patch: object, then: () => Promise<Answer>) {
  let started: Promise<Answer> | undefined;
  await runCommand(app.app.services.machinery, mia.actor, async (ctx) => {
    await updateRecords(ctx, recordTypes.get('person')!, [{ id, patch: { ...patch } }]);
    started = then();
    await new Promise((resolve) => setTimeout(resolve, 150));
  });
  return started!;
}

test('what was no change of a record says that it cannot be undone', async () => {
  const command = await inOneCommand(ada, (ctx) => createKey(ctx, 'for undo'));
  const answer = await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect([answer.status, answer.body.reason]).toEqual([409, 'cannot_be_undone']);
});

test('a command of very many records is taken back elsewhere; one of many at once', async () => {
  const person = recordTypes.get('person')!;
  const inputs = Array.from({ length: MOST_AT_ONCE }, (_, n) => ({ first_name: `N${n}` }));
  const { machinery } = app.app.services;
  const many = await inOneCommand(max, (ctx) => createRecords(ctx, person, inputs));
  const result = await runCommand(machinery, max.actor, (ctx) =>
    undoCommand(ctx, recordTypes, many),
  );
  expect(result.undone).toHaveLength(MOST_AT_ONCE);
  const more = [...inputs, { first_name: 'One more' }];
  const tooMany = await inOneCommand(max, (ctx) => createRecords(ctx, person, more));
  const answer = await app.call(max, `POST /api/v1/commands/${tooMany}/undo`);
  expect([answer.status, answer.body.reason]).toEqual([409, 'too_large_here']);
}, 60_000);

test('what went to the bin by an undo twice comes back by undoing either', async () => {
  const made = await make(max, 'people', { first_name: 'Ed' });
  const first = await undo(max, made);
  await undo(max, first);
  await undo(max, made);
  expect((await undo(max, first)).body.undone).toEqual([made.body.id]);
});
