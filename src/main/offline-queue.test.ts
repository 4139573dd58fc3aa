import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import type { EntryDraft } from '#src/web/offline/queue/entry.ts';
import { createQueue, type Queue } from '#src/web/offline/queue/queue.ts';
import { type Sending, sendQueue } from '#src/web/offline/queue/send-queue.ts';
import { openOfflineDb } from '#src/web/offline/store/offline-db.ts';
import { startTestApp, type TestApp, type TestMember } from './server/test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

/** What the network does with the next requests; `lost` and `cut` differ in whether they arrived. */
type Weather = 'good' | 'gone' | 'lost' | 'cut' | 'busy';

interface World {
  weather: Weather;
  member: TestMember;
  /** Held by the tab that sends; null where the browser has no locks. */
  lock: { holder: Tab | null } | null;
}

interface Tab {
  isOpen: boolean;
  queue: Queue;
}

const never = new Promise<never>(() => {});

/** The edge: the real server, behind a network that fails; for a closed tab nothing comes back. */
function fetchThrough(world: World, tab: Tab) {
  return async (path: string, init: RequestInit): Promise<Response> => {
    const { weather } = world;
    if (weather === 'gone' || weather === 'lost') throw new TypeError('network');
    if (weather === 'busy') return new Response('{}', { status: 503 });
    const headers = { ...(init.headers as Record<string, string>) };
    headers.authorization = `Bearer ${world.member.key}`;
    const { signal: _signal, ...rest } = init;
    const request = new Request(`http://localhost:3000${path}`, { ...rest, headers });
    const response = await app.app.http.request(request);
    if (!tab.isOpen) return never;
    if (weather === 'cut') throw new TypeError('network');
    return response;
  };
}

/** A queue whose closed tab does nothing more, wherever it was. */
function stopWithTab(queue: Queue, tab: Tab): Queue {
  return new Proxy(queue, {
    get: (all, name) => {
      const work = all[name as keyof Queue] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        if (!tab.isOpen) return never;
        const answer = await work(...given);
        return tab.isOpen ? answer : never;
      };
    },
  });
}

async function openTab(world: World): Promise<Tab> {
  const tab = { isOpen: true } as Tab;
  const db = await openOfflineDb();
  tab.queue = stopWithTab(createQueue(db, world.member.actor.memberId), tab);
  return tab;
}

async function send(world: World, tab: Tab): Promise<Sending | null> {
  const { lock } = world;
  if (lock?.holder?.isOpen) return null;
  if (lock) lock.holder = tab;
  const owner = world.member.actor.memberId;
  try {
    return await sendQueue({ queue: tab.queue, owner, fetch: fetchThrough(world, tab) });
  } finally {
    if (lock?.holder === tab) lock.holder = null;
  }
}

function draft(given: Partial<EntryDraft>): EntryDraft {
  return {
    key: `keep-${newId()}`,
    method: 'POST',
    path: '',
    body: {},
    makes: null,
    target: null,
    base: null,
    before: null,
    shows: [],
    writtenAt: new Date().toISOString(),
    says: '',
    ...given,
  };
}

function newPerson(first_name: string): EntryDraft {
  const id = newId();
  return draft({ path: '/api/v1/people', body: { id, first_name }, makes: id });
}

function newNote(body: string, person_id: string | null): EntryDraft {
  const id = newId();
  const values = { id, kind: 'note', body, occurred_at: new Date().toISOString(), person_id };
  return draft({ path: '/api/v1/activities', body: values, makes: id });
}

function newTask(subject: string, person_id: string | null): EntryDraft {
  const id = newId();
  return draft({ path: '/api/v1/tasks', body: { id, subject, person_id }, makes: id });
}

function edit(path: string, id: string, given: Partial<EntryDraft>): EntryDraft {
  return draft({ method: 'PATCH', path: `/api/v1/${path}/${id}`, target: id, ...given });
}

/** What was written, against which the server is held at the end. */
interface Written {
  people: { id: string; name: string; city: string | null; edits: number }[];
  tasks: { id: string; note: string | null }[];
  notes: string[];
  lines: string[];
}

const WRITES = ['person', 'note', 'edit', 'task', 'finish', 'line'] as const;
type Write = (typeof WRITES)[number];

async function write(kind: Write, at: number, { tab, written }: { tab: Tab; written: Written }) {
  const mark = `m${newId().replaceAll('-', '')}`;
  const person = written.people[at % Math.max(1, written.people.length)];
  const task = written.tasks.find(({ note }) => note === null);
  if (kind === 'edit' && person) {
    const before = { city: person.city };
    person.city = mark;
    person.edits += 1;
    await tab.queue.add(edit('people', person.id, { body: { city: mark }, base: 1, before }));
  } else if (kind === 'note') {
    written.notes.push(mark);
    await tab.queue.add(newNote(mark, person?.id ?? null));
  } else if (kind === 'task') {
    const made = newTask(mark, person?.id ?? null);
    written.tasks.push({ id: made.makes!, note: null });
    await tab.queue.add(made);
  } else if (kind === 'finish' && task) {
    task.note = mark;
    const path = `/api/v1/tasks/${task.id}/complete`;
    await tab.queue.add(draft({ path, body: { note: mark }, target: task.id, base: 1 }));
  } else if (kind === 'line') {
    written.lines.push(mark);
    const body = { text: `note to self: ${mark}`, written_at: new Date().toISOString() };
    await tab.queue.add(draft({ path: '/api/v1/capture', body }));
  } else {
    const made = newPerson(mark);
    written.people.push({ id: made.makes!, name: mark, city: null, edits: 0 });
    await tab.queue.add(made);
  }
}

async function count(member: TestMember, plural: string, field: string, value: string) {
  const filter = encodeURIComponent(JSON.stringify({ field, op: 'contains', value }));
  return (await app.call(member, `GET /api/v1/${plural}/count?filter=${filter}`)).body.count;
}

/** Each exactly once, each edit the last one, and no more in the history than was done. */
async function expectAllOnce(member: TestMember, written: Written): Promise<void> {
  for (const { id, name, city, edits } of written.people) {
    const { body } = await app.call(member, `GET /api/v1/people/${id}`);
    expect(body).toMatchObject({ title: name, city, version: 1 + edits });
    expect(await count(member, 'people', 'first_name', name)).toBe(1);
  }
  for (const { id, note } of written.tasks) {
    const { body } = await app.call(member, `GET /api/v1/tasks/${id}`);
    expect(body.done_at !== null).toBe(note !== null);
    if (note) expect(await count(member, 'activities', 'body', note)).toBe(1);
  }
  for (const note of [...written.notes, ...written.lines]) {
    expect(await count(member, 'activities', 'body', note)).toBe(1);
  }
}

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      write: fc.constantFrom(...WRITES),
      at: fc.nat(9),
      tab: fc.nat(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      weather: fc.constantFrom<Weather>('good', 'good', 'gone', 'lost', 'cut', 'busy'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ send: fc.nat(1), waits: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ close: fc.nat(1) }) },
);

interface Run {
  world: World;
  tabs: Tab[];
  written: Written;
  running: Promise<unknown>[];
}
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const seen = { writes: 0, cuts: 0, closes: 0 };

async function take(one: Step, { world, tabs, written, running }: Run): Promise<void> {
  if ('write' in one) {
    seen.writes += 1;
    await write(one.write, one.at, { tab: tabs[one.tab]!, written });
  } else if ('weather' in one) {
    world.weather = one.weather;
    if (one.weather === 'cut') seen.cuts += 1;
  } else if ('close' in one) {
    seen.closes += 1;
    tabs[one.close]!.isOpen = false;
    tabs[one.close] = await openTab(world);
  } else {
    const sending = send(world, tabs[one.send]!);
    if (one.waits) await Promise.race([sending, pause(20)]);
    else running.push(sending);
  }
}

test('through 200 interleavings of writing, lost networks, closed pages and two tabs nothing is lost and nothing doubled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(step, { minLength: 6, maxLength: 24 }),
      async (hasLocks, steps) => {
        Object.assign(globalThis, { indexedDB: new IDBFactory() });
        const lock = hasLocks ? { holder: null } : null;
        const world: World = { weather: 'good', member: ada, lock };
        const tabs = [await openTab(world), await openTab(world)];
        const written: Written = { people: [], tasks: [], notes: [], lines: [] };
        const running: Promise<unknown>[] = [];
        for (const one of steps) await take(one, { world, tabs, written, running });
        world.weather = 'good';
        await Promise.race([Promise.allSettled(running), pause(60)]);
        for (const tab of tabs) tab.isOpen = false;
        const last = await openTab(world);
        expect(await send({ ...world, lock: null }, last)).toEqual({ outcome: 'done', waitMs: 0 });
        expect(await last.queue.list()).toEqual([]);
        await expectAllOnce(ada, written);
      },
    ),
    { numRuns: 200 },
  );
  expect(Math.min(seen.writes, seen.cuts, seen.closes)).toBeGreaterThan(20);
}, 240_000);

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

async function prepare() {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  const world: World = { weather: 'good', member: ada, lock: null };
  return { world, tab: await openTab(world) };
}

test('a change over what somebody else changed meanwhile waits for the person, and so does what rests on it', async () => {
  const { world, tab } = await prepare();
  const { body } = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna' } });
  await tab.queue.add(edit('people', body.id, { body: { city: 'Rome' }, base: 1 }));
  await tab.queue.add(edit('people', body.id, { body: { job_title: 'CEO' }, base: 1 }));
  await tab.queue.add(newNote('apart from it', null));
  await app.call(ada, `PATCH /api/v1/people/${body.id}`, { body: { city: 'Milan' } });
  expect((await send(world, tab))!.outcome).toBe('done');
  const [first, second, ...rest] = await tab.queue.list();
  expect(first).toMatchObject({ state: 'refused', refusal: { status: 412 } });
  expect(second).toMatchObject({ state: 'waiting' });
  expect(rest).toEqual([]);
  await tab.queue.mend(first!.seq, { key: `keep-${newId()}`, base: 2 });
  await send(world, tab);
  const after = (await app.call(ada, `GET /api/v1/people/${body.id}`)).body;
  expect(after).toMatchObject({ city: 'Rome' });
});

test('a change goes over what somebody changed elsewhere in the record, since nothing is lost by it', async () => {
  const { world, tab } = await prepare();
  const { body } = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Fay' } });
  const change = { body: { city: 'Rome' }, base: 1, before: { city: null } };
  await tab.queue.add(edit('people', body.id, change));
  await app.call(ada, `PATCH /api/v1/people/${body.id}`, { body: { job_title: 'CEO' } });
  await send(world, tab);
  expect(await tab.queue.list()).toEqual([]);
  const after = (await app.call(ada, `GET /api/v1/people/${body.id}`)).body;
  expect(after).toMatchObject({ city: 'Rome', job_title: 'CEO', version: 3 });
});

test('a note on a person deleted meanwhile is refused and kept, and can go as a note by itself', async () => {
  const { world, tab } = await prepare();
  const { body } = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Bea' } });
  await app.call(ada, `DELETE /api/v1/people/${body.id}`);
  const note = await tab.queue.add(newNote('still worth keeping', body.id));
  await send(world, tab);
  const [refused] = await tab.queue.list();
  expect(refused).toMatchObject({
    state: 'refused',
    refusal: { reason: 'unknown_reference', fields: ['person_id'] },
  });
  await tab.queue.mend(note.seq, {
    key: `keep-${newId()}`,
    body: { ...note.body, person_id: null },
  });
  await send(world, tab);
  expect(await tab.queue.list()).toEqual([]);
  expect(await count(ada, 'activities', 'body', 'still worth keeping')).toBe(1);
});

test('a deal moved without a connection goes there once, and where somebody moved it meanwhile the person decides', async () => {
  const { world, tab } = await prepare();
  const { pipelines } = (await app.call(ada, 'GET /api/v1/pipelines/settings')).body;
  const [first, second, third] = pipelines[0].stages as { id: string }[];
  const made = await app.call(ada, 'POST /api/v1/deals', { body: { name: 'New roof' } });
  const { id } = made.body;
  const stageNow = async () => (await app.call(ada, `GET /api/v1/deals/${id}`)).body.stage_id;
  const move = (from: { id: string }, to: { id: string }) =>
    draft({
      path: `/api/v1/deals/${id}/move`,
      body: { stage_id: to.id, from_stage_id: from.id, skip_reason: 'They are in a hurry' },
      target: id,
      base: made.body.version,
    });
  await tab.queue.add(move(first!, second!));
  await tab.queue.add(move(second!, third!));
  expect((await send(world, tab))!.outcome).toBe('done');
  expect(await tab.queue.list()).toEqual([]);
  expect(await stageNow()).toBe(third!.id);

  const back = await tab.queue.add(move(third!, second!));
  const body = { stage_id: first!.id };
  expect((await app.call(ada, `POST /api/v1/deals/${id}/move`, { body })).status).toBe(200);
  await send(world, tab);
  expect(await tab.queue.list()).toMatchObject([
    { state: 'refused', refusal: { status: 412, reason: 'moved_meanwhile' } },
  ]);
  expect(await stageNow()).toBe(first!.id);
  const { from_stage_id: _from, ...anywhere } = back.body;
  await tab.queue.mend(back.seq, { key: `keep-${newId()}`, body: anywhere });
  await send(world, tab);
  expect(await tab.queue.list()).toEqual([]);
  expect(await stageNow()).toBe(second!.id);
});

test('nothing goes in the name of somebody else who signed in here, and it goes once its writer is back', async () => {
  const { world, tab } = await prepare();
  await tab.queue.add(newPerson('Carla'));
  const max = await app.member(ada);
  const owner = ada.actor.memberId;
  const asMax = fetchThrough({ ...world, member: max }, tab);
  const sending = await sendQueue({ queue: tab.queue, owner, fetch: asMax });
  expect(sending.outcome).toBe('other-member');
  const nobody = async () => new Response('{"code":"unauthenticated"}', { status: 401 });
  expect(await sendQueue({ queue: tab.queue, owner, fetch: nobody })).toMatchObject({
    outcome: 'sign-in',
  });
  expect(await createQueue(await openOfflineDb(), max.actor.memberId).list()).toEqual([]);
  expect(await tab.queue.list()).toHaveLength(1);
  expect((await send(world, tab))!.outcome).toBe('done');
  expect(await count(ada, 'people', 'first_name', 'Carla')).toBe(1);
});

test('what the server breaks over again and again is shown at last, and does not hold up the rest', async () => {
  const { world, tab } = await prepare();
  const broken = await tab.queue.add(newPerson('Dario'));
  await tab.queue.add(newPerson('Elena'));
  const real = fetchThrough(world, tab);
  const fetch = (path: string, init: RequestInit) =>
    String(init.body).includes('Dario')
      ? Promise.resolve(new Response('{}', { status: 500 }))
      : real(path, init);
  for (let times = 0; times < 5; times++) {
    await sendQueue({ queue: tab.queue, owner: ada.actor.memberId, fetch });
  }
  expect(await tab.queue.list()).toMatchObject([{ seq: broken.seq, state: 'refused' }]);
  expect(await count(ada, 'people', 'first_name', 'Elena')).toBe(1);
  expect(await tab.queue.discard(broken.seq)).toBe(true);
  expect(await tab.queue.discard(broken.seq)).toBe(false);
});
