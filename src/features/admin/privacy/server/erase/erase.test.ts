import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedgerFaults } from '#src/features/admin/doctor/server/ledger-fault-queries.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let owner: pg.Client;
let dataDir: string;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uptake-erase-'));
  const MB = 1024 * 1024;
  app = await startTestApp({ dataDir, files: { maxBytes: MB, quotaBytes: 10 * MB } });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
});
afterAll(async () => {
  await owner.end();
  await app.close();
  await rm(dataDir, { recursive: true });
});

async function make(member: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(member, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function upload(id: string, content: string, name: string): Promise<void> {
  const query = new URLSearchParams({ person_id: id, name });
  const response = await app.app.http.request(
    new Request(`http://localhost/api/v1/files/upload?${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${ada.key}`,
      },
      body: content,
    }),
  );
  expect(response.status).toBe(201);
}

/** Where any of the words stands: in any row of any table of any schema, or in any stored file. */
async function findTraces(words: string[], workspaceId?: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string; walled: boolean }>(`
    select format('%I.%I', n.nspname, c.relname) as name, exists (select from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'workspace_id') as walled
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`);
  const found: string[] = [];
  for (const { name, walled } of tables) {
    const only = workspaceId && walled ? `and workspace_id = '${workspaceId}'` : '';
    const { rows } = await owner.query<{ row: string }>(
      `select t::text as row from ${name} t
       where normal_text(t::text) like any(select '%' || normal_text(w) || '%' from unnest($1::text[]) w) ${only}`,
      [words],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path, 'latin1');
    if (words.some((word) => content.includes(word))) found.push(path);
  }
  return found;
}

const WORDS = ['Quixadé', 'brunhilde.q@example.com', 'old.mail@example.com', '5550123987'];
const BRUNHILDE = {
  first_name: 'Brunhilde',
  last_name: 'Quixadé',
  emails: ['brunhilde.q@example.com'],
  phones: ['+39 5550 123 987'],
  about: 'Likes chess.',
};

async function makeEverything() {
  const company = await make(ada, 'companies', {
    name: 'Globex',
    about: 'Ask for Brunhilde Quixade, brunhilde.q@example.com',
  });
  const anna = await make(ada, 'people', { first_name: 'Anna', last_name: 'Other' });
  const id = await make(ada, 'people', {
    ...BRUNHILDE,
    emails: ['old.mail@example.com'],
    company_id: company,
  });
  await app.call(ada, `PATCH /api/v1/people/${id}`, { body: { emails: BRUNHILDE.emails } });
  const twin = await make(ada, 'people', { ...BRUNHILDE, about: 'the same again' });
  const merged = await app.call(ada, `POST /api/v1/people/${id}/merge`, {
    body: { others: [twin] },
  });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  await make(max, 'activities', {
    kind: 'note',
    body: 'Brunhilde Quixadé told me a secret',
    occurred_at: '2026-11-20T10:00:00Z',
    person_id: id,
    visibility: 'private',
  });
  const about = await make(ada, 'activities', {
    kind: 'note',
    body: 'General: QUIXADÉ,  Brunhilde calls from 5550-123.987',
    occurred_at: '2026-11-20T10:00:00Z',
    company_id: company,
  });
  await make(ada, 'tasks', { subject: 'Call Brunhilde Quixadé', person_id: id });
  const meeting = await make(ada, 'tasks', {
    subject: 'Lunch with Brunhilde Quixadé',
    kind: 'meeting',
    due_at: '2026-11-30T11:00:00Z',
    person_id: id,
    guests: [anna, id],
  });
  await app.call(ada, `PATCH /api/v1/tasks/${meeting}`, {
    body: { location: 'At Brunhilde Quixadé' },
  });
  await app.call(ada, `PATCH /api/v1/tasks/${meeting}`, { body: { location: 'Bar' } });
  await make(ada, 'facts', { text: 'Quixadé takes no calls on Monday', person_id: id });
  await make(ada, 'views', {
    name: 'Brunhilde Quixadé',
    record_type: 'person',
    filter: JSON.stringify({ field: 'last_name', op: 'is', value: 'Brunhilde Quixadé' }),
  });
  await upload(id, 'a letter to Quixadé', 'Quixadé.txt');
  return { id, company, anna, about, meeting, merged };
}

test('who was a group of a figure that a meeting saw is blanked in it, and nothing else of it changes', async () => {
  const person_id = await make(ada, 'people', { first_name: 'Zebulon', last_name: 'Quaxiter' });
  await make(ada, 'deals', { name: 'Seen in a meeting', person_id });
  const request = { metrics: ['deals_open'], by: { field: 'person_id' }, period: 'all' };
  const tile = { id: 'a', request, chart: 'bar', x: 0, y: 0, w: 6, h: 6 };
  const board = await make(ada, 'dashboards', { name: 'Whom', tiles: JSON.stringify([tile]) });
  const meeting = await make(ada, 'meetings', { name: 'Held', board, starts_on: '2026-11-22' });
  const started = await app.call(ada, `POST /api/v1/meetings/${meeting}/start`);
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  const frozen = () =>
    owner.query('select answer, request from meeting_figure where meeting_id = $1', [meeting]);
  const before = (await frozen()).rows[0];
  expect(JSON.stringify(before.answer)).toContain('Zebulon Quaxiter');
  const erased = await app.call(ada, `POST /api/v1/people/${person_id}/erase`, {
    body: { name: 'Zebulon Quaxiter' },
  });
  expect(erased.status, JSON.stringify(erased.body)).toBe(200);
  const after = (await frozen()).rows[0];
  expect(JSON.stringify(after.answer)).not.toMatch(/Zebulon|Quaxiter/);
  expect(after.answer.totals).toEqual(before.answer.totals);
  expect(after.request).toEqual(before.request);
});

test('who is erased leaves no trace in any table or file, and the ledger stays whole', async () => {
  const { id, about, meeting, company } = await makeEverything();
  // the same person in another workspace is another's business
  const theirs = await make(stranger, 'people', BRUNHILDE);
  expect((await findTraces(WORDS)).length).toBeGreaterThan(20);

  const preview = await app.call(ada, `GET /api/v1/people/${id}/erasure`);
  expect(preview.status, JSON.stringify(preview.body)).toBe(200);
  expect(preview.body.title).toBe('Brunhilde Quixadé');
  // the note that Max keeps to himself is told to nobody
  expect(preview.body.goes).toContainEqual({ type: 'task', count: 1 });
  expect(preview.body.goes.some(({ type }: { type: string }) => type === 'activity')).toBe(false);
  expect(preview.body.stays.map((one: { id: string }) => one.id)).toEqual([meeting]);
  const mentions = preview.body.mentions.map((one: { id: string }) => one.id);
  expect(mentions).toEqual(expect.arrayContaining([about, meeting, company]));

  for (const name of ['', 'Brunhilde', 'Brunhilde Quixad']) {
    const refused = await app.call(ada, `POST /api/v1/people/${id}/erase`, { body: { name } });
    expect(refused.body.reason).toBe('name_differs');
  }
  const typed = { body: { name: ' Brunhilde  Quixadé ' } };
  for (const forbidden of [max, stranger, null]) {
    const refused = await app.call(forbidden, `POST /api/v1/people/${id}/erase`, typed);
    expect([401, 403, 404]).toContain(refused.status);
  }
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).status).toBe(200);

  const erased = await app.call(ada, `POST /api/v1/people/${id}/erase`, typed);
  expect(erased.status, JSON.stringify(erased.body)).toBe(200);

  const { workspaceId } = ada.actor;
  expect(await findTraces([...WORDS, 'Likes chess'], workspaceId)).toEqual([]);
  expect(await findLedgerFaults(owner as never, workspaceId)).toEqual([]);
  expect((await app.call(ada, `GET /api/v1/people/${id}`)).status).toBe(404);
  expect((await app.call(ada, `POST /api/v1/people/${id}/restore`)).status).toBe(404);
  expect((await app.call(ada, 'GET /api/v1/search?q=Quixade')).body.items).toEqual([]);

  const kept = (await app.call(ada, `GET /api/v1/tasks/${meeting}`)).body;
  expect(kept).toMatchObject({ subject: 'Lunch with ▮▮▮', person_id: null });
  expect(kept.guests).toHaveLength(1);
  const history = await app.call(ada, `GET /api/v1/tasks/${meeting}/history`);
  expect(history.status).toBe(200);
  expect((await app.call(stranger, `GET /api/v1/people/${theirs}`)).body.last_name).toBe('Quixadé');
});

test('what others bear too stays theirs, and too short a name is not looked for; both are said', async () => {
  const number = '+39 0471 555000';
  await make(ada, 'companies', { name: 'Initech', phones: [number] });
  const twin = await make(ada, 'people', { first_name: 'Carl', last_name: 'Common' });
  const id = await make(ada, 'people', {
    first_name: 'Carl',
    last_name: 'Common',
    phones: [number],
    emails: ['carl@example.com'],
  });
  const note = await make(ada, 'activities', {
    kind: 'note',
    body: `Carl Common, ${number}, carl@example.com`,
    occurred_at: '2026-11-20T10:00:00Z',
  });
  const preview = await app.call(ada, `GET /api/v1/people/${id}/erasure`);
  expect(preview.body.left.map((one: { words: string }) => one.words)).toEqual(
    expect.arrayContaining(['Carl Common']),
  );
  expect(preview.body.left).toHaveLength(2);
  const body = { name: 'Carl Common' };
  expect((await app.call(ada, `POST /api/v1/people/${id}/erase`, { body })).status).toBe(200);
  const kept = (await app.call(ada, `GET /api/v1/activities/${note}`)).body.body;
  expect(kept).toBe(`Carl Common, ${number}, ▮▮▮`);
  expect((await app.call(ada, `GET /api/v1/people/${twin}`)).body.title).toBe('Carl Common');
  const li = await make(ada, 'people', { first_name: 'Li' });
  const short = await app.call(ada, `GET /api/v1/people/${li}/erasure`);
  expect(short.body.left).toEqual([{ words: 'Li', why: 'too_short' }]);
});

test('what concerns others goes too if that is asked for', async () => {
  const anna = await make(ada, 'people', { first_name: 'Anna', last_name: 'Asked' });
  const id = await make(ada, 'people', { first_name: 'Dora', last_name: 'Departing' });
  const meeting = await make(ada, 'tasks', {
    subject: 'Lunch',
    kind: 'meeting',
    due_at: '2026-11-30T11:00:00Z',
    person_id: id,
    guests: [anna, id],
  });
  const path = `/api/v1/people/${id}/eras`;
  const preview = await app.call(ada, `GET ${path}ure?with_shared=true`);
  expect(preview.body.stays).toEqual([]);
  const body = { name: 'Dora Departing', with_shared: true };
  expect((await app.call(ada, `POST ${path}e`, { body })).status).toBe(200);
  expect((await app.call(ada, `GET /api/v1/tasks/${meeting}`)).status).toBe(404);
});

test('an own field that refers to the erased forgets them; nothing brings them back', async () => {
  const field = await app.call(ada, 'POST /api/v1/custom-fields', {
    body: {
      record_type: 'company',
      kind: 'reference',
      to: 'person',
      label: 'Buyer',
      why: 'So that we know who buys.',
    },
  });
  expect(field.status, JSON.stringify(field.body)).toBe(201);
  const made = await app.call(ada, 'POST /api/v1/people', {
    body: { first_name: 'Emil', last_name: 'Erased' },
  });
  const id = made.body.id;
  const company = await make(ada, 'companies', { name: 'Umbrella', [field.body.name]: id });
  const body = { name: 'Emil Erased' };
  expect((await app.call(ada, `POST /api/v1/people/${id}/erase`, { body })).status).toBe(200);
  const kept = await app.call(ada, `GET /api/v1/companies/${company}`);
  expect(kept.body[field.body.name]).toBeNull();
  const command = made.headers.get('uptake-command');
  const undone = await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status).toBe(409);
  expect(await findLedgerFaults(owner as never, ada.actor.workspaceId)).toEqual([]);
});

test('the proof says when, by whom and what, but nothing of what was erased', async () => {
  const id = await make(ada, 'people', { first_name: 'Fritz', last_name: 'Forgotten' });
  const body = { name: 'Fritz Forgotten' };
  const erased = await app.call(ada, `POST /api/v1/people/${id}/erase`, { body });
  const listed = await app.call(ada, 'GET /api/v1/erasures');
  expect(listed.body.items[0]).toEqual(erased.body);
  const proof = (await app.call(ada, `GET /api/v1/erasures/${erased.body.id}/proof`))
    .body as string;
  expect(proof).toContain(erased.body.hash);
  expect(proof).toContain('Ada Admin');
  expect(proof).not.toMatch(/Fritz|Forgotten/);
  const lines = proof.trimEnd().split('\n');
  const before = `${lines.slice(0, -1).join('\n')}\n`;
  expect(lines.at(-1)).toContain(createHash('sha256').update(before).digest('hex'));
  for (const route of ['GET /api/v1/erasures', `GET /api/v1/erasures/${erased.body.id}/proof`]) {
    expect((await app.call(max, route)).status).toBe(403);
  }
  const other = await app.call(stranger, `GET /api/v1/erasures/${erased.body.id}/proof`);
  expect(other.status).toBe(404);
});

test('a number that ends like another’s, in another country, is left alone', async () => {
  const id = await make(ada, 'people', {
    first_name: 'Otto',
    last_name: 'Outgoing',
    phones: ['+43 660 000 0122'],
  });
  const other = await make(ada, 'people', { first_name: 'Ida', phones: ['+39 660 000 0122'] });
  const third = await make(ada, 'people', { first_name: 'Jan', phones: ['+44 1660 000 0122'] });
  const note = await make(ada, 'activities', {
    kind: 'note',
    body: 'Call 0043 (660) 000-0122 or 0660/0000122, not 0660 000 0123, +39 660 000 0122',
    occurred_at: '2026-11-20T10:00:00Z',
  });
  // whoever shares its last nine digits would be found by it, so then it is not looked for at all
  const shared = await app.call(ada, `GET /api/v1/people/${id}/erasure`);
  expect(shared.body.left).toEqual([{ words: '+43 660 000 0122', why: 'shared' }]);
  await app.call(ada, `PATCH /api/v1/people/${other}`, { body: { phones: [] } });
  await app.call(ada, `PATCH /api/v1/people/${third}`, { body: { phones: ['+44 20 7946 0122'] } });
  const body = { name: 'Otto Outgoing' };
  expect((await app.call(ada, `POST /api/v1/people/${id}/erase`, { body })).status).toBe(200);
  const kept = (await app.call(ada, `GET /api/v1/activities/${note}`)).body.body;
  expect(kept).toBe('Call ▮▮▮ or ▮▮▮, not 0660 000 0123, +39 660 000 0122');
  const jan = await app.call(ada, `GET /api/v1/people/${third}`);
  expect(jan.body.phones).toEqual(['+44 20 7946 0122']);
});
