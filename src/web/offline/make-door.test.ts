import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';

const gates = new Map<string, (answer: Response) => void>();

vi.stubGlobal('window', { addEventListener() {}, removeEventListener() {} });
vi.stubGlobal('document', { documentElement: {}, addEventListener() {}, removeEventListener() {} });
vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
const breaks = new Map<string, () => void>();
vi.stubGlobal('fetch', (url: string) => {
  return new Promise((answer, fail) => {
    gates.set(url, answer);
    breaks.set(url, () => fail(new TypeError('nothing answers')));
  });
});

const ME = '/api/v1/me';

beforeEach(() => {
  gates.clear();
  breaks.clear();
  vi.resetModules();
});

/** A tab as it is on its first visit, with a network that answers when it is told to. */
async function openTab() {
  const { send } = await import('#src/web/api/call.ts');
  const { offerDoor, openDoor } = await import('#src/web/api/door.ts');
  const { offerOfflineRules } = await import('./offline-rules.ts');
  const { makeDoor } = await import('./make-door.ts');
  const { openOfflineDb } = await import('./store/offline-db.ts');
  offerOfflineRules(async () => ({
    keeps: (url) => !url.startsWith('/api/v1/search'),
    makes: () => false,
    async *near() {},
    plan: async () => null,
    overlay: (_, answer) => answer,
    answerHere: async (url, _body, known) =>
      url === '/api/v1/capture/preview' ? { read: 'here' } : known.find(url.split('/').at(-1)!),
  }));
  offerDoor(makeDoor);
  const db = await openOfflineDb();
  await Promise.all([db.clear('kept'), db.clear('facts')]);
  return {
    openDoor,
    send,
    leave: () => send('DELETE /api/v1/session'),
    ask: async (url: `/${string}`) => {
      const asked = send<unknown>(`GET ${url}`);
      await expect.poll(() => gates.has(url)).toBe(true);
      return asked;
    },
    kept: async () => (await db.getAll('facts')).map(({ owner, url }) => `${owner} ${url}`).sort(),
  };
}

async function answer(url: string, body: unknown): Promise<void> {
  await expect.poll(() => gates.has(url)).toBe(true);
  gates.get(url)!(Response.json(body));
}

test('what was asked for before there was anything to keep it is kept, also where it comes after', async () => {
  const { openDoor, ask, kept } = await openTab();
  const asked = [ask(ME), ask('/api/v1/today')];
  await answer(ME, { member: { id: 'ada' } });
  await asked[0];
  await openDoor();
  await answer('/api/v1/today', {});
  await asked[1];
  await expect.poll(kept).toEqual([`ada ${ME}`, 'ada /api/v1/today'].sort());
});

test('what comes before it is told who is signed in is kept as theirs, and nothing that is not to be', async () => {
  const { openDoor, ask, kept } = await openTab();
  const asked = [ask('/api/v1/today')];
  await answer('/api/v1/today', {});
  await asked[0];
  await openDoor();
  asked.push(ask('/api/v1/calls'), ask('/api/v1/search?q=a'), ask(ME));
  await answer('/api/v1/calls', {});
  await answer('/api/v1/search?q=a', {});
  await answer(ME, { member: { id: 'max' } });
  await Promise.all(asked);
  await expect.poll(kept).toEqual(['max /api/v1/calls', `max ${ME}`, 'max /api/v1/today']);
});

test('who signs out leaves nothing here, not even what comes after', async () => {
  const { openDoor, ask, leave, kept } = await openTab();
  const me = ask(ME);
  await answer(ME, { member: { id: 'ada' } });
  await me;
  await openDoor();
  await expect.poll(kept).toEqual([`ada ${ME}`]);
  const [today, left] = [ask('/api/v1/today'), leave()];
  await expect.poll(() => gates.has('/api/v1/session')).toBe(true);
  gates.get('/api/v1/session')!(new Response(null, { status: 204 }));
  await left;
  await answer('/api/v1/today', {});
  await today;
  expect(await kept()).toEqual([]);
});

test('what cannot wait is refused with the word that it is not kept', async () => {
  const { openDoor, ask, send } = await openTab();
  const me = ask(ME);
  await answer(ME, { member: { id: 'ada' } });
  await me;
  await openDoor();
  const { connection } = await import('#src/web/api/connection.ts');
  vi.stubGlobal('navigator', { onLine: false, languages: ['en'], language: 'en' });
  connection.set('offline');
  const moved = send('POST /api/v1/deals/{id}/move', { params: { id: '1' }, body: {} });
  await expect.poll(() => breaks.has('/api/v1/deals/1/move')).toBe(true);
  breaks.get('/api/v1/deals/1/move')!();
  await expect(moved).rejects.toMatchObject({
    code: 'unreachable',
    message: 'This needs a connection. It has not been kept.',
  });
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
});

test('what can be read here is waited for no longer than a kept answer would be', async () => {
  const { openDoor, ask, send } = await openTab();
  const me = ask(ME);
  await answer(ME, { member: { id: 'ada' } });
  await me;
  await openDoor();
  const { connection } = await import('#src/web/api/connection.ts');
  connection.set('offline');
  const read = send(
    'POST /api/v1/capture/preview',
    { body: { text: 'Call Anna' } },
    { reads: true },
  );
  expect(await read).toEqual({ read: 'here' });
});

test('of a figure that nobody answers stands that it is not kept here', async () => {
  const { openDoor, ask, send } = await openTab();
  const me = ask(ME);
  await answer(ME, { member: { id: 'ada' } });
  await me;
  await openDoor();
  vi.stubGlobal('navigator', { onLine: false, languages: ['en'], language: 'en' });
  const read = send('POST /api/v1/figures', { body: {} }, { reads: true });
  await expect.poll(() => breaks.has('/api/v1/figures')).toBe(true);
  breaks.get('/api/v1/figures')!();
  await expect(read).rejects.toMatchObject({
    code: 'unreachable',
    message: 'This is not kept on this device. It comes once you are connected.',
  });
  vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
});

test('a record is known as a whole where a list holds it, though a card of it was kept later', async () => {
  const { openDoor, ask, send } = await openTab();
  const me = ask(ME);
  await answer(ME, { member: { id: 'ada' } });
  await me;
  await openDoor();
  const whole = { id: 'd1', version: 2, name: 'New roof', created_at: '2026-01-01T00:00:00Z' };
  const list = ask('/api/v1/deals?sort=name');
  await answer('/api/v1/deals?sort=name', { items: [whole] });
  await list;
  const board = ask('/api/v1/deals/board');
  await answer('/api/v1/deals/board', { columns: [{ cards: [{ id: 'd1', version: 3 }] }] });
  await board;
  const { connection } = await import('#src/web/api/connection.ts');
  connection.set('offline');
  const read = send('GET /api/v1/deals/d1');
  await expect.poll(() => breaks.has('/api/v1/deals/d1')).toBe(true);
  breaks.get('/api/v1/deals/d1')!();
  expect(await read).toEqual(whole);
});
