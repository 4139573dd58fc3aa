import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
});
afterAll(() => app.close());

let made = 0;
async function addField(given: object): Promise<{ id: string; name: string }> {
  const body = { record_type: 'person', kind: 'text', label: `F ${++made}`, why: 'Why.', ...given };
  const answer = await app.call(ada, 'POST /api/v1/custom-fields', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function person(values: object = {}) {
  const body = { first_name: 'Pat', ...values };
  const answer = await app.call(ada, 'POST /api/v1/people', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

function change(id: string, body: object, who = ada) {
  return app.call(who, `PATCH /api/v1/people/${id}`, { body });
}

function undo(answer: { headers: Headers }, who = ada) {
  return app.call(who, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
}

async function list(filter: object, sort = 'title'): Promise<string[]> {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), sort });
  const answer = await app.call(ada, `GET /api/v1/people?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items.map(({ id }: { id: string }) => id);
}

async function fieldsOf(
  who: TestMember,
  type = 'person',
): Promise<{ name: string; hidden?: true }[]> {
  const { body } = await app.call(who, 'GET /api/v1/record-types');
  return body.items.find((one: { type: string }) => one.type === type).fields;
}

test('a field is there at once, for everyone in the workspace and for nobody else', async () => {
  const stranger = await app.workspace('Other');
  const { name } = await addField({ label: 'Größe der Küche' });
  expect(name).toBe('x_grosse_der_kuche');
  const { id } = await person({ [name]: 'big' });
  expect((await app.call(max, `GET /api/v1/people/${id}`)).body[name]).toBe('big');
  expect((await fieldsOf(max)).map((field) => field.name)).toContain(name);
  expect((await fieldsOf(stranger)).map((field) => field.name)).not.toContain(name);
  const body = { first_name: 'Sly', [name]: 'big' };
  const refused = await app.call(stranger, 'POST /api/v1/people', { body });
  expect(refused.status).toBe(400);
  expect(refused.body.issues[0].path).toEqual([name]);
});

test('only administrators change fields and pages, and only their own undo takes that back', async () => {
  const { id } = await addField({});
  const body = { record_type: 'person', kind: 'text', label: 'Mine', why: 'Why.' };
  expect((await app.call(max, 'POST /api/v1/custom-fields', { body })).status).toBe(403);
  expect((await app.call(max, `POST /api/v1/custom-fields/${id}/archive`)).status).toBe(403);
  const archived = await app.call(ada, `POST /api/v1/custom-fields/${id}/archive`);
  expect((await undo(archived, max)).status).toBe(404);
  const manager = await app.member(ada, { role: 'manager' });
  expect((await undo(archived, manager)).status).toBe(403);
  const stranger = await app.workspace('Third');
  expect((await app.call(stranger, `POST /api/v1/custom-fields/${id}/restore`)).status).toBe(404);
  expect((await undo(archived)).status).toBe(200);
});

test('a value that does not fit is refused in words, and nothing is written', async () => {
  const { name } = await addField({ kind: 'number', label: 'Floors' });
  const { id } = await person();
  const refused = await change(id, { [name]: 'many', city: 'Rome' });
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toContain('Floors');
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body.city).toBeNull();
});

test('a field that must be filled in is asked of new records, and of old ones only when emptied', async () => {
  const old = await person();
  const view = { name: 'By region', record_type: 'person' };
  await app.call(ada, 'POST /api/v1/views', { body: view });
  const { id: fieldId, name } = await addField({
    label: 'Region',
    used_in: ['By region'],
    required: true,
    required_why: 'Or nobody visits them.',
  });
  const refused = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'New' } });
  expect(refused.body.detail).toBe('Region is needed. Or nobody visits them.');
  expect((await change(old.id, { city: 'Rome' })).status).toBe(200);
  expect((await change(old.id, { [name]: 'North' })).status).toBe(200);
  expect((await change(old.id, { [name]: null })).status).toBe(400);
  await app.call(ada, `POST /api/v1/custom-fields/${fieldId}/archive`);
});

test('a field that is put away keeps its values, through changes meanwhile', async () => {
  const { id: fieldId, name } = await addField({});
  const { id } = await person({ [name]: 'kept' });
  const archived = await app.call(ada, `POST /api/v1/custom-fields/${fieldId}/archive`);
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body).not.toHaveProperty(name);
  expect((await change(id, { city: 'Rome' })).status).toBe(200);
  expect((await undo(archived)).status).toBe(200);
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body[name]).toBe('kept');
});

test('an added field is undone and redone; a rename keeps its API name', async () => {
  const body = { record_type: 'company', kind: 'text', label: 'Old name', why: 'Why.' };
  const added = await app.call(ada, 'POST /api/v1/custom-fields', { body });
  const path = `/api/v1/custom-fields/${added.body.id}`;
  const renamed = await app.call(ada, `PATCH ${path}`, { body: { label: 'New name' } });
  expect(renamed.body).toMatchObject({ label: 'New name', name: 'x_old_name' });
  expect((await undo(renamed)).status).toBe(200);
  expect((await undo(added)).status).toBe(200);
  expect((await fieldsOf(ada, 'company')).map(({ name }) => name)).not.toContain('x_old_name');
  expect((await app.call(ada, `POST ${path}/restore`)).body.label).toBe('Old name');
});

test('choices are renamed freely, and taken away only if no record has them', async () => {
  const choices = [{ label: 'Gold' }, { label: 'Silver' }];
  const { id, name } = await addField({ kind: 'choice', choices });
  await person({ [name]: 'gold' });
  const patch = (given: object[]) =>
    app.call(ada, `PATCH /api/v1/custom-fields/${id}`, { body: { choices: given } });
  const renamed = await patch([
    { value: 'gold', label: 'Best' },
    { value: 'silver', label: 'Silver' },
  ]);
  expect(renamed.body.choices[0]).toEqual({ value: 'gold', label: 'Best' });
  const refused = await patch([{ value: 'silver', label: 'Silver' }]);
  expect(refused.body.reason).toBe('choice_in_use');
  expect((await patch([{ value: 'gold', label: 'Best' }])).status).toBe(200);
});

test('a kind is changed where every value survives; else it is told what would be lost', async () => {
  const { id, name } = await addField({});
  const one = await person({ [name]: '12,5' });
  const two = await person({ [name]: 'a dozen' });
  const path = `/api/v1/custom-fields/${id}`;
  const preview = await app.call(ada, `GET ${path}/kind-preview?kind=number`);
  expect(preview.body).toEqual({ kept: 1, lost: 1, examples: ['a dozen'] });
  const refused = await app.call(ada, `PATCH ${path}`, { body: { kind: 'number' } });
  expect(refused.body.reason).toBe('values_would_be_lost');
  await change(two.id, { [name]: '12' });
  const done = await app.call(ada, `PATCH ${path}`, { body: { kind: 'number' } });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect((await app.call(ada, `GET /api/v1/people/${one.id}`)).body[name]).toBe(12.5);
  expect(await list({ field: name, op: 'after', value: 12 })).toEqual([one.id]);
  expect((await undo(done)).status).toBe(200);
  expect((await app.call(ada, `GET /api/v1/people/${two.id}`)).body[name]).toBe('12');
  const chosen = await app.call(ada, `PATCH ${path}`, { body: { kind: 'choice' } });
  expect(chosen.body.choices.map(({ label }: { label: string }) => label)).toEqual(['12', '12.5']);
  expect((await app.call(ada, `PATCH ${path}`, { body: { kind: 'money' } })).status).toBe(409);
});

test('words of a searched field find the record, also those written before', async () => {
  const { id, name } = await addField({ label: 'Nickname' });
  const { id: personId } = await person({ [name]: 'Zwetschke' });
  const find = async () =>
    (await app.call(ada, 'GET /api/v1/search?q=Zwetschke')).body.items.length;
  expect(await find()).toBe(0);
  await app.call(ada, `PATCH /api/v1/custom-fields/${id}`, { body: { searchable: true } });
  await reindex(name);
  expect(await find()).toBe(1);
  await change(personId, { [name]: 'Marille' });
  expect((await app.call(ada, 'GET /api/v1/search?q=Marille')).body.items[0].id).toBe(personId);
  await app.call(ada, `POST /api/v1/custom-fields/${id}/archive`);
  await reindex(name);
  expect((await app.call(ada, 'GET /api/v1/search?q=Marille')).body.items).toEqual([]);
});

async function reindex(name: string): Promise<void> {
  const job = app.app.jobs.find((one) => one.name === 'fields.reindex')!;
  await job.run({ type: 'person', name }, ada.actor, new AbortController().signal);
}

test('a page is arranged in sections, with built-in fields hidden, and that is undone', async () => {
  const { name } = await addField({ label: 'Shoe size', kind: 'integer' });
  const page = {
    sections: [
      { id: 'main', label: '', fields: ['last_name', 'first_name'] },
      { id: 'body', label: 'Body', fields: [name] },
    ],
    hidden: ['birthday'],
  };
  const path = 'PUT /api/v1/record-types/person/page';
  const done = await app.call(ada, path, { body: page });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  const fields = await fieldsOf(max);
  expect(fields.slice(0, 3).map((field) => field.name)).toEqual(['last_name', 'first_name', name]);
  expect(fields.find((field) => field.name === 'birthday')?.hidden).toBe(true);
  const { id } = await person({ birthday: '--05-17' });
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).body.birthday).toBe('--05-17');
  const second = await addField({ section: 'main' });
  expect((await fieldsOf(max))[2]!.name).toBe(second.name);

  const bad = (body: object) => app.call(ada, path, { body: { ...page, ...body } });
  expect((await bad({ hidden: [name] })).status).toBe(400);
  expect((await bad({ hidden: ['nothing'] })).status).toBe(400);
  expect((await bad({ hidden: ['do_not_contact'] })).status).toBe(400);
  expect((await bad({ sections: [page.sections[0], page.sections[0]] })).status).toBe(400);
  const again = await bad({ hidden: [] });
  expect((await undo(again)).status).toBe(200);
  expect((await fieldsOf(max)).find((field) => field.name === 'birthday')?.hidden).toBe(true);
});

test('links to several records give their titles, and keep what they link to in use', async () => {
  const { name } = await addField({ kind: 'references', to: 'company', label: 'Partners' });
  const made = await app.call(ada, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  const { id } = await person({ [name]: [made.body.id.toUpperCase()] });
  const { body } = await app.call(max, `GET /api/v1/people/${id}`);
  expect(body[name]).toEqual([made.body.id]);
  expect(body.refs[made.body.id]).toEqual({ type: 'company', title: 'Globex' });
  expect(await list({ field: name, op: 'is', value: made.body.id })).toEqual([id]);
  const kept = await undo(made);
  expect(kept.status).toBe(409);
  const secret = { name: 'Hidden Ltd', visibility: 'private' };
  const hidden = await app.call(ada, 'POST /api/v1/companies', { body: secret });
  const refused = await change(id, { [name]: [hidden.body.id] }, max);
  expect(refused.status).toBe(400);
});

test('names are alike neither in capitals nor after all; a type takes so many fields', async () => {
  await addField({ record_type: 'task', label: 'Effort' });
  const same = { record_type: 'task', kind: 'text', label: 'EFFORT', why: 'Why.' };
  expect((await app.call(ada, 'POST /api/v1/custom-fields', { body: same })).status).toBe(400);
  const two = await addField({ record_type: 'task', label: 'Effort!' });
  expect(two.name).toBe('x_effort_2');
});

test('the description of the API has the fields for who is signed in, and for nobody else', async () => {
  const { name } = await addField({ kind: 'money', label: 'Described' });
  const bodyOf = (document: { paths: Record<string, Record<string, Body>> }) =>
    Object.keys(
      document.paths['/api/v1/people']!.post!.requestBody.content['application/json'].schema
        .properties,
    );
  interface Body {
    requestBody: { content: { 'application/json': { schema: { properties: object } } } };
  }
  const own = await app.call(max, 'GET /api/v1/openapi.json');
  expect(bodyOf(own.body)).toContain(name);
  const open = await app.call(null, 'GET /api/v1/openapi.json');
  expect(bodyOf(open.body)).not.toContain(name);
  const bad = await app.call({ ...max, key: 'wrong' }, 'GET /api/v1/openapi.json');
  expect(bodyOf(bad.body)).toEqual(bodyOf(open.body));
});

test('a value of an old kind, written by a server that had not heard, breaks no list', async () => {
  const owner = new pg.Client(app.url);
  await owner.connect();
  for (const kind of ['number', 'integer', 'money', 'date', 'boolean']) {
    const { name } = await addField({ kind });
    const { id } = await person();
    const late = JSON.stringify({ [name]: 'late' });
    await owner.query('update person set custom = $1 where id = $2', [late, id]);
    await list({ field: name, op: 'is_not_empty' }, name);
    await list({ field: name, op: 'is_empty' }, `-${name}`);
  }
  await owner.end();
});

test('a field cannot be called as one that is built in, in whatever language', async () => {
  const body = { record_type: 'person', kind: 'text', why: 'Why.' };
  const add = (label: string) =>
    app.call(ada, 'POST /api/v1/custom-fields', { body: { ...body, label } });
  for (const label of ['job title', 'Vorname', ' COGNOME ', 'Straße']) {
    const refused = await add(label);
    expect(refused.status, label).toBe(400);
    expect(refused.body.issues[0].message).toContain(`There is a field “${label.trim()}” already`);
  }
  const own = await addField({ label: 'Stammtisch' });
  const renamed = await app.call(ada, `PATCH /api/v1/custom-fields/${own.id}`, {
    body: { label: 'Nachname' },
  });
  expect(renamed.status).toBe(400);
});

test('what may be given own fields says how its built-in ones are called in all languages', () => {
  for (const { declaration, packs = [] } of recordTypes.values()) {
    if (declaration.listFields.length === 0) continue;
    expect(packs, declaration.type).toHaveLength(2);
  }
});
