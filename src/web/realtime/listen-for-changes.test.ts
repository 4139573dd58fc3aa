import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('window', { addEventListener() {} });

const { createQueryClient, invalidateTypes } = await import('../api/query-client.ts');
const { noteAnswered, noteRead } = await import('../api/own-writes.ts');
const { shownAsOf } = await import('../offline/waiting.ts');
const { listenForChanges } = await import('./listen-for-changes.ts');

/** The browser's stream of events, without a server. */
class Stream extends EventTarget {
  close = vi.fn();
}
let stream: Stream;
let client: ReturnType<typeof createQueryClient>;
let asked: string[];
let ends: (() => void)[];
/** What every answer waits for. */
let gate: Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', function open() {
    stream = new Stream();
    return stream;
  });
  client = createQueryClient();
  asked = [];
  gate = Promise.resolve();
  ends = [listenForChanges(client)];
});
afterEach(() => {
  for (const end of ends) end();
  client.clear();
  vi.useRealTimers();
});

/** Shows what a screen of these types would. */
async function show(type: string, types: string[] = []): Promise<void> {
  const observer = new QueryObserver(client, {
    queryKey: [type],
    queryFn: async () => {
      asked.push(type);
      await gate;
      return asked.length;
    },
    meta: { types },
  });
  ends.push(observer.subscribe(() => {}));
  await pass(0);
  asked = [];
}

function hear(type: string, command?: string): void {
  const data = JSON.stringify({ type, id: '1', ...(command && { command }) });
  stream.dispatchEvent(new MessageEvent('change', { data }));
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

test('what a screen has read since its own write was answered is not read again', async () => {
  await show('deal');
  await pass(50);
  noteAnswered('c1');
  invalidateTypes(client, new Set(['deal']));
  await pass(60);
  expect(asked).toEqual(['deal']);
  hear('deal', 'c1');
  await pass(1000);
  expect(asked).toEqual(['deal']);
});

test('of an own write all that nobody has read since is read once', async () => {
  await show('deal');
  await show('board', ['deal', 'task']);
  await pass(50);
  noteAnswered('c1');
  noteRead(client, ['deal']);
  hear('task', 'c1');
  hear('deal', 'c1');
  await pass(1000);
  expect(asked).toEqual(['board']);
});

test('an answer that is older than what was put in its place is read again', async () => {
  await show('deal');
  let arrive = () => {};
  gate = new Promise((done) => {
    arrive = done;
  });
  const late = client.refetchQueries({ queryKey: ['deal'] });
  await pass(50);
  noteAnswered('c1');
  client.setQueryData(['deal'], 5);
  noteRead(client, ['deal']);
  arrive();
  await late;
  hear('deal', 'c1');
  await pass(1000);
  expect(asked).toEqual(['deal', 'deal']);
});

test('what a colleague changed is read within a second, also right after an own write', async () => {
  await show('deal');
  noteAnswered('c1');
  invalidateTypes(client, new Set(['deal']));
  hear('deal', 'c1');
  hear('deal');
  await pass(999);
  expect(asked).toEqual(['deal', 'deal']);
  hear('deal', 'of-another-tab');
  await pass(999);
  expect(asked).toHaveLength(3);
});

test('where an older answer may be shown in its place, it is read again', async () => {
  await show('deal');
  shownAsOf.set(1);
  noteAnswered('c1');
  invalidateTypes(client, new Set(['deal']));
  hear('deal', 'c1');
  await pass(999);
  shownAsOf.set(null);
  expect(asked).toEqual(['deal', 'deal']);
});

test('after a gap in the stream everything is read, also what was written oneself meanwhile', async () => {
  await show('deal');
  stream.dispatchEvent(new Event('error'));
  noteAnswered('c1');
  stream.dispatchEvent(new Event('open'));
  await pass(0);
  expect(asked).toEqual(['deal']);
});
