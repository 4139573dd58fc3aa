import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Actor } from '../context.ts';
import type { ChangeFeed, ChangeSet } from './change-feed.ts';
import { createEventStreams, MAX_STREAMS } from './event-stream.ts';

const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

const log = { info: () => {}, warn: () => {}, error: () => {} };
const mia: Actor = {
  workspaceId: 'w1',
  memberId: 'mia',
  role: 'member',
  teamId: null,
  teamIds: [],
  via: 'web',
};
const change: ChangeSet = { workspaceId: 'w1', changes: [{ type: 'person', id: 'p1' }] };

/** A feed within this process. */
function openFeed() {
  const listeners = new Set<(set: ChangeSet) => void>();
  const feed: ChangeFeed = {
    publish: (workspaceId, changes) => {
      for (const listener of [...listeners]) listener({ workspaceId, changes });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {},
  };
  return feed;
}

test('a database that fails ends the stream, and never the process', async () => {
  const feed = openFeed();
  const open = createEventStreams(feed, {
    seenBy: () => Promise.reject(new Error('connection terminated')),
    endsOn: () => false,
    log,
  });
  const text = open(mia).text();
  feed.publish('w1', change.changes);
  expect(await text).toBe('retry: 1000\n\n');
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
});

test('the tabs of one member cost one query for a change', async () => {
  const feed = openFeed();
  const asked: string[] = [];
  const open = createEventStreams(feed, {
    seenBy: async (actor, { changes }) => {
      asked.push(actor.memberId);
      return changes;
    },
    endsOn: (_, { changes }) => changes.some(({ type }) => type === 'member'),
    log,
  });
  const max = { ...mia, memberId: 'max' };
  const texts = [mia, { ...mia }, max].map((actor) => open(actor).text());
  feed.publish('w1', change.changes);
  feed.publish('w2', change.changes);
  await new Promise((resolve) => setImmediate(resolve));
  feed.publish('w1', [{ type: 'member', id: 'mia' }]);
  for (const text of await Promise.all(texts)) {
    expect(text.match(/event: change/g)).toHaveLength(1);
  }
  expect(asked.sort()).toEqual(['max', 'mia']);
});

test('a stream that was left is told nothing more', async () => {
  const feed = openFeed();
  const asked: string[] = [];
  const open = createEventStreams(feed, {
    seenBy: async (actor, { changes }) => {
      asked.push(actor.memberId);
      return changes;
    },
    endsOn: () => false,
    log,
  });
  await open(mia).body!.cancel();
  feed.publish('w1', change.changes);
  expect(asked).toEqual([]);
});

test('a member has so many streams open and no more; one that is left makes room', async () => {
  const open = createEventStreams(openFeed(), {
    seenBy: async () => [],
    endsOn: () => false,
    log,
  });
  const streams = Array.from({ length: MAX_STREAMS }, () => open(mia));
  const more = () => open({ ...mia, role: 'manager' });
  expect(more).toThrow(expect.objectContaining({ code: 'rate_limited' }));
  const namesake = open({ ...mia, workspaceId: 'w2' });
  await streams.pop()!.body!.cancel();
  streams.push(more(), namesake);
  expect(more).toThrow(expect.objectContaining({ code: 'rate_limited' }));
  for (const stream of streams) await stream.body!.cancel();
});

test.each([
  ['the member', 0],
  ['the viewer', 1],
])(
  'who looks through a colleague’s eyes hears what they see, and no more, if %s came first',
  async (_, first) => {
    const feed = openFeed();
    const asViewer = { ...mia, viewerId: 'ada' };
    const open = createEventStreams(feed, {
      // the change is of a record that is private
      seenBy: async (actor, { changes }) => (actor.viewerId ? [] : changes),
      endsOn: (_actor, { changes }) => changes.some(({ type }) => type === 'member'),
      log,
    });
    const pair = [mia, asViewer];
    if (first === 1) pair.reverse();
    const texts = pair.map((actor) => open(actor).text());
    feed.publish('w1', change.changes);
    await new Promise((resolve) => setImmediate(resolve));
    feed.publish('w1', [{ type: 'member', id: 'mia' }]);
    const heard = (await Promise.all(texts)).map((text) => text.includes('event: change'));
    expect(heard).toEqual(pair.map((actor) => actor === mia));
  },
);

test('who looks through a colleague’s eyes takes none of their streams', async () => {
  const open = createEventStreams(openFeed(), {
    seenBy: async () => [],
    endsOn: () => false,
    log,
  });
  const asViewer = { ...mia, viewerId: 'ada' };
  const streams = Array.from({ length: MAX_STREAMS }, () => open(asViewer));
  expect(() => open(asViewer)).toThrow(expect.objectContaining({ code: 'rate_limited' }));
  streams.push(open(mia));
  for (const stream of streams) await stream.body!.cancel();
});

test('a stream that nobody reads, as after a HEAD request, ends with the next heartbeat', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const asked: string[] = [];
  const feed = openFeed();
  const open = createEventStreams(feed, {
    seenBy: async (actor) => {
      asked.push(actor.memberId);
      return [];
    },
    endsOn: () => false,
    log,
  });
  open(mia);
  const reader = open({ ...mia, memberId: 'max' }).body!.getReader();
  const texts: string[] = [];
  for (let beat = 0; beat < 3; beat++) {
    texts.push(new TextDecoder().decode((await reader.read()).value));
    await vi.advanceTimersByTimeAsync(20_000);
  }
  expect(texts).toEqual(['retry: 1000\n\n', ': alive\n\n', ': alive\n\n']);
  feed.publish('w1', change.changes);
  expect(asked).toEqual(['max']);
  await reader.cancel();
});
