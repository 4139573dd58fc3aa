import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

async function create(member: TestMember, plural: string, body: object) {
  const answer = await app.call(member, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

function filter(tree: unknown): string {
  return encodeURIComponent(JSON.stringify(tree));
}

test('a new record is cleaned, titled, owned by its maker and names what it refers to', async () => {
  const globex = await create(ada, 'companies', { name: '  Globex GmbH ' });
  const anna = await create(ada, 'people', {
    first_name: ' Anna',
    last_name: 'Rossi ',
    emails: ['Anna@Globex.com', 'anna@globex.com'],
    company_id: globex.id,
  });
  expect(anna).toMatchObject({
    title: 'Anna Rossi',
    emails: ['anna@globex.com'],
    owner_id: ada.actor.memberId,
    version: 1,
    can: ['edit', 'delete'],
    refs: { [globex.id]: { type: 'company', title: 'Globex GmbH' } },
  });
});

test('a change raises the version, and saving over a newer version is refused and writes nothing', async () => {
  const person = await create(ada, 'people', { first_name: 'Bo' });
  const path = `/api/v1/people/${person.id}`;
  const first = await app.call(ada, `PATCH ${path}`, {
    body: { city: 'Rome' },
    headers: { 'if-match': '"1"' },
  });
  expect(first.headers.get('etag')).toBe('"2"');
  const late = await app.call(ada, `PATCH ${path}`, {
    body: { city: 'Milan' },
    headers: { 'if-match': '"1"' },
  });
  expect(late.status).toBe(412);
  expect((await app.call(ada, `GET ${path}`)).body.city).toBe('Rome');
});

test('a page goes on in its own list and order alone', async () => {
  for (const first_name of ['Ev', 'Ew', 'Ex']) await create(ada, 'people', { first_name });
  const read = (query: string) => app.call(ada, `GET /api/v1/${query}`);
  const { next_cursor } = (await read('people?limit=1&sort=title')).body;
  expect((await read(`people?sort=title&cursor=${next_cursor}`)).status).toBe(200);
  for (const other of ['people?sort=-created_at', 'people?sort=-title', 'companies?sort=title']) {
    const refused = await read(`${other}&cursor=${next_cursor}`);
    expect(refused).toMatchObject({ status: 400, body: { reason: 'bad_cursor' } });
  }
});

test('who bins or restores what has moved on since they saw it is refused as well', async () => {
  const { id } = await create(ada, 'people', { first_name: 'Bea' });
  const path = `/api/v1/people/${id}`;
  const seen = (version: number) => ({ headers: { 'if-match': `"${version}"` } });
  await app.call(ada, `PATCH ${path}`, { body: { city: 'Rome' } });
  expect((await app.call(ada, `DELETE ${path}`, seen(1))).status).toBe(412);
  expect((await app.call(ada, `GET ${path}`)).body.deleted_at).toBeNull();
  expect((await app.call(ada, `DELETE ${path}`, seen(2))).status).toBe(200);
  expect((await app.call(ada, `POST ${path}/restore`, seen(2))).status).toBe(412);
  expect((await app.call(ada, `POST ${path}/restore`, seen(3))).status).toBe(200);
});

test('saving what is there already writes no event and leaves nothing to undo', async () => {
  const person = await create(ada, 'people', { first_name: 'Cy', tags: ['a'] });
  const path = `/api/v1/people/${person.id}`;
  const same = await app.call(ada, `PATCH ${path}`, { body: { first_name: 'Cy ', tags: ['a'] } });
  expect(same.headers.get('uptake-command')).toBeNull();
  const history = await app.call(ada, `GET ${path}/history`);
  expect(history.body.items).toHaveLength(1);
});

test('the same Idempotency-Key acts once and answers the same; another request may not reuse it', async () => {
  const headers = { 'idempotency-key': 'k-1' };
  const send = (first_name: string) =>
    app.call(ada, 'POST /api/v1/people', { body: { first_name }, headers });
  const [one, two] = await Promise.all([send('Dora'), send('Dora')]);
  expect(two!.body.id).toBe(one!.body.id);
  expect(two!.headers.get('uptake-command')).toBe(one!.headers.get('uptake-command'));
  expect((await send('Other')).status).toBe(409);
});

test('a list pages through everything once in each order, empty values last', async () => {
  const bob = await app.workspace('Paging');
  for (let i = 0; i < 23; i++) {
    await create(bob, 'people', { first_name: `P${i}`, city: i % 3 ? `C${i % 5}` : null });
  }
  for (const sort of ['title', '-title', 'city', '-city', 'created_at', '-created_at', 'emails']) {
    const seen: { id: string; city: string | null }[] = [];
    let cursor = '';
    do {
      const page = await app.call(bob, `GET /api/v1/people?limit=7&sort=${sort}${cursor}`);
      expect(page.status, JSON.stringify(page.body)).toBe(200);
      seen.push(...page.body.items);
      cursor = page.body.next_cursor ? `&cursor=${page.body.next_cursor}` : '';
    } while (cursor);
    expect(new Set(seen.map(({ id }) => id)).size, sort).toBe(23);
    expect(seen).toHaveLength(23);
    if (sort.endsWith('city')) expect(seen.slice(-8).every(({ city }) => city === null)).toBe(true);
  }
});

test('filters combine, compare without case and accents, and refuse what does not fit', async () => {
  const eve = await app.workspace('Filters');
  await create(eve, 'people', {
    first_name: 'Zoë',
    last_name: 'Müller',
    city: 'Köln',
    tags: ['vip'],
  });
  await create(eve, 'people', { first_name: 'Yan', city: 'Rome', tags: [] });
  const titles = async (tree: unknown) => {
    const answer = await app.call(eve, `GET /api/v1/people?sort=title&filter=${filter(tree)}`);
    return answer.status === 200
      ? answer.body.items.map((item: { title: string }) => item.title)
      : answer.status;
  };
  expect(await titles({ field: 'title', op: 'contains', value: 'MULL' })).toEqual(['Zoë Müller']);
  expect(await titles({ field: 'city', op: 'contains', value: 'oln' })).toEqual(['Zoë Müller']);
  expect(await titles({ field: 'tags', op: 'is', value: 'vip' })).toEqual(['Zoë Müller']);
  expect(await titles({ field: 'last_name', op: 'is_empty' })).toEqual(['Yan']);
  expect(
    await titles({
      or: [
        { field: 'city', op: 'is', value: 'Rome' },
        { and: [{ field: 'tags', op: 'is_not_empty' }] },
      ],
    }),
  ).toEqual(['Yan', 'Zoë Müller']);
  expect(await titles({ field: 'city', op: 'contains', value: '%' })).toEqual([]);
  expect(await titles({ field: 'company_id', op: 'is', value: 'x' })).toBe(400);
  expect(await titles({ field: 'workspace_id', op: 'is', value: 'x' })).toBe(400);
});

test('undo takes back a change, keeps what somebody edited since, and can itself be undone', async () => {
  const person = await create(ada, 'people', { first_name: 'Finn', city: 'Rome' });
  const path = `/api/v1/people/${person.id}`;
  const change = await app.call(ada, `PATCH ${path}`, {
    body: { city: 'Milan', job_title: 'CEO' },
  });
  await app.call(ada, `PATCH ${path}`, { body: { job_title: 'CTO' } });
  const command = change.headers.get('uptake-command');
  const undo = await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undo.body).toEqual({
    undone: [person.id],
    kept: [{ id: person.id, fields: ['job_title'] }],
  });
  expect((await app.call(ada, `GET ${path}`)).body).toMatchObject({
    city: 'Rome',
    job_title: 'CTO',
  });
  const redo = undo.headers.get('uptake-command');
  await app.call(ada, `POST /api/v1/commands/${redo}/undo`);
  expect((await app.call(ada, `GET ${path}`)).body.city).toBe('Milan');
});

test('undoing a creation bins the record; nobody else may undo it but a manager', async () => {
  const max = await app.member(ada);
  const made = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Gus' } });
  const command = made.headers.get('uptake-command');
  expect((await app.call(max, `POST /api/v1/commands/${command}/undo`)).status).toBe(404);
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
  expect((await app.call(ada, `GET /api/v1/people/${made.body.id}`)).body.can).toEqual(['restore']);
});

test('a binned record leaves lists and search, refuses edits, and comes back whole', async () => {
  const person = await create(ada, 'people', {
    first_name: 'Heinrich',
    last_name: 'Zwergenkoenig',
  });
  const path = `/api/v1/people/${person.id}`;
  const find = async () =>
    (await app.call(ada, 'GET /api/v1/search?q=zwergenkoenig')).body.items.length;
  expect(await find()).toBe(1);
  await app.call(ada, `DELETE ${path}`);
  expect(await find()).toBe(0);
  expect((await app.call(ada, `PATCH ${path}`, { body: { city: 'x' } })).body.reason).toBe(
    'in_bin',
  );
  await app.call(ada, `POST ${path}/restore`);
  expect(await find()).toBe(1);
});

test('a member may not bin what another owns, and the refusal writes nothing', async () => {
  const max = await app.member(ada);
  const person = await create(ada, 'people', { first_name: 'Ida' });
  const answer = await app.call(max, `DELETE /api/v1/people/${person.id}`);
  expect(answer.status).toBe(403);
  const after = await app.call(ada, `GET /api/v1/people/${person.id}`);
  expect(after.body).toMatchObject({ deleted_at: null, version: 1 });
});

test('a private contact is seen by its owner alone, in lists, search, references and notes about it', async () => {
  const max = await app.member(ada);
  const secret = await create(ada, 'people', { first_name: 'Jovanka', visibility: 'private' });
  const note = await create(ada, 'activities', {
    kind: 'note',
    body: 'Xylophon surprise',
    occurred_at: '2026-11-01T10:00:00Z',
    person_id: secret.id,
  });
  expect(note.visibility).toBe('private');
  for (const path of [
    `people/${secret.id}`,
    `people/${secret.id}/history`,
    `activities/${note.id}`,
  ]) {
    expect((await app.call(max, `GET /api/v1/${path}`)).status).toBe(404);
  }
  for (const word of ['jovanka', 'xylophon']) {
    expect((await app.call(max, `GET /api/v1/search?q=${word}`)).body.items).toEqual([]);
    expect((await app.call(ada, `GET /api/v1/search?q=${word}`)).body.items).toHaveLength(1);
  }
  const steal = await app.call(max, 'POST /api/v1/activities', {
    body: { kind: 'note', occurred_at: '2026-11-01T10:00:00Z', person_id: secret.id },
  });
  expect(steal.body.reason).toBe('unknown_reference');
});

test('what a team shares is seen by the team, and moves with its owner', async () => {
  const [north, south] = await Promise.all([app.team(ada, 'North'), app.team(ada, 'South')]);
  const nora = await app.member(ada, { teamId: north });
  const nils = await app.member(ada, { teamId: north });
  const sara = await app.member(ada, { teamId: south });
  const person = await create(nora, 'people', { first_name: 'Teamonly', visibility: 'team' });
  const status = async (member: TestMember) =>
    (await app.call(member, `GET /api/v1/people/${person.id}`)).status;
  expect([await status(nils), await status(sara), await status(ada)]).toEqual([200, 404, 200]);
  await app.moveToTeam(ada, nora, south);
  expect([await status(nils), await status(sara)]).toEqual([404, 200]);
  const found = await app.call(sara, 'GET /api/v1/search?q=teamonly');
  expect(found.body.items).toHaveLength(1);
});

test('people are found by the name of their company, also after it is renamed', async () => {
  const company = await create(ada, 'companies', { name: 'Kwik Fit' });
  await create(ada, 'people', { first_name: 'Lena', company_id: company.id });
  await app.call(ada, `PATCH /api/v1/companies/${company.id}`, { body: { name: 'Quasimodo AG' } });
  const found = await app.call(ada, 'GET /api/v1/search?q=lena+quasimodo');
  expect(found.body.items[0]).toMatchObject({ title: 'Lena', subtitle: 'Quasimodo AG' });
});

test('opening a record is counted once an hour for each person, and is no change', async () => {
  const person = await create(ada, 'people', { first_name: 'Mia' });
  const max = await app.member(ada);
  const path = `/api/v1/people/${person.id}`;
  for (const member of [ada, ada, max]) await app.call(member, `POST ${path}/viewed`);
  const events = await app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
    db.rows<{ actor_id: string; count: number }>({
      text: `select actor_id, count(*)::integer as count from ledger_event
        where record_id = $1 and verb = 'person.viewed' group by actor_id, date_trunc('hour', at)`,
      values: [person.id],
    }),
  );
  expect(new Set(events.map(({ actor_id }) => actor_id))).toEqual(
    new Set([ada.actor.memberId, max.actor.memberId]),
  );
  expect(events.every(({ count }) => count === 1)).toBe(true);
  expect((await app.call(ada, `GET ${path}/history`)).body.items).toHaveLength(1);
});

test('a look that a reminder led to says so', async () => {
  const person = await create(ada, 'people', { first_name: 'Noa' });
  await app.call(ada, `POST /api/v1/people/${person.id}/viewed?prompted=true`);
  const event = await app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
    db.first({
      text: `select changes from ledger_event where record_id = $1 and verb = 'person.viewed'`,
      values: [person.id],
    }),
  );
  expect(event).toEqual({ changes: { prompted: [null, true] } });
});

test('a long answer is packed for whoever accepts it, a short one is not', async () => {
  const headers = { 'accept-encoding': 'gzip, br' };
  await create(ada, 'people', { first_name: 'Long', about: 'x'.repeat(5000) });
  const list = await app.raw(ada, 'GET /api/v1/people', { headers });
  expect(list.headers.get('content-encoding')).toBe('gzip');
  expect(JSON.parse(gunzipSync(await list.arrayBuffer()).toString()).items.length).toBeGreaterThan(
    1,
  );
  const count = await app.raw(ada, 'GET /api/v1/people/count', { headers });
  expect(count.headers.get('content-encoding')).toBeNull();
  expect(await count.json()).toMatchObject({ estimated: false });
});

test('nobody takes over, hides or throws away what is a colleague’s; a manager hands it over', async () => {
  const [max, mia] = [await app.member(ada), await app.member(ada)];
  const boss = await app.member(ada, { role: 'manager' });
  const person = await create(max, 'people', { first_name: 'Nora' });
  const path = `/api/v1/people/${person.id}`;
  const mine = { owner_id: mia.actor.memberId };
  for (const body of [mine, { ...mine, visibility: 'private' }, { visibility: 'private' }]) {
    expect((await app.call(mia, `PATCH ${path}`, { body })).status).toBeGreaterThanOrEqual(400);
  }
  const hidden = { owner_id: boss.actor.memberId, visibility: 'private' };
  expect((await app.call(boss, `PATCH ${path}`, { body: hidden })).status).toBe(400);
  expect((await app.call(ada, `GET ${path}`)).body).toMatchObject({ version: 1 });
  expect((await app.call(boss, `PATCH ${path}`, { body: mine })).status).toBe(200);
  const free = await create(max, 'people', { first_name: 'Free', owner_id: null });
  expect((await app.call(mia, `PATCH /api/v1/people/${free.id}`, { body: mine })).status).toBe(200);
});
