import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import type { Change } from '../run-command.ts';
import { type ChangeFeed, type ChangeSet, openChangeFeed } from './change-feed.ts';

let database: TestDatabase;
let one: ChangeFeed;
let other: ChangeFeed;
const log = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  database = await createTestDatabase();
  one = await openChangeFeed(database.url, log);
  other = await openChangeFeed(database.url, log);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.close();
});

function next(feed: ChangeFeed): Promise<ChangeSet> {
  return new Promise((resolve) => {
    const stop = feed.subscribe((set) => {
      stop();
      resolve(set);
    });
  });
}

test('a change is told once to this server and to the others', async () => {
  const heard: ChangeSet[] = [];
  const stop = one.subscribe((set) => heard.push(set));
  const there = next(other);
  one.publish('w1', [
    { type: 'person', id: 'p1' },
    { type: 'person', id: 'p1' },
    { type: 'task', id: 't1' },
  ]);
  expect(await there).toMatchObject({
    workspaceId: 'w1',
    changes: [
      { type: 'person', id: 'p1' },
      { type: 'task', id: 't1' },
    ],
  });
  expect(heard).toHaveLength(1);
  stop();
});

test('thousands of changes are told by type, within what a notification holds', async () => {
  const there = next(other);
  const many: Change[] = Array.from({ length: 5000 }, (_, i) => ({ type: 'person', id: `p${i}` }));
  one.publish('w2', many);
  expect((await there).changes).toEqual([{ type: 'person', id: '' }]);
});

test('a list of changes with whose they are fits into a notification', async () => {
  const there = next(other);
  const id = '01920000-0000-7000-8000-000000000001';
  const many: Change[] = Array.from({ length: 35 }, (_, i) => ({
    ...{ type: 'outcome_reason', id: id.replace(/..$/, String(i + 10)), keepsRights: true },
    by: { member: id, command: id },
  }));
  one.publish('w4', many);
  expect((await there).changes).toEqual(many);
});

test('two commands that change the same record are both told', async () => {
  const there = next(other);
  const by = (command: string) => ({ member: 'm', command });
  const both = ['c1', 'c2'].map((command) => ({ type: 'person', id: 'p1', by: by(command) }));
  one.publish('w5', both);
  expect((await there).changes).toEqual(both);
});

test('the changes of many workspaces are told one after the other', async () => {
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  const workspaces = ['w11', 'w12', 'w13', 'w14', 'w15'];
  const heard: string[] = [];
  const stop = other.subscribe(({ workspaceId }) => heard.push(workspaceId));
  for (const workspace of workspaces) one.publish(workspace, [{ type: 'person', id: 'p1' }]);
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(workspaces);
  stop();
  process.off('warning', note);
  // PostgreSQL's client takes no more than one at a time
  expect(warnings).toEqual([]);
});

test('what was published just before the end is told all the same', async () => {
  const brief = await openChangeFeed(database.url, log);
  const there = next(other);
  brief.publish('w3', [{ type: 'member', id: 'm1' }]);
  await brief.close();
  expect((await there).changes).toEqual([{ type: 'member', id: 'm1' }]);
});
