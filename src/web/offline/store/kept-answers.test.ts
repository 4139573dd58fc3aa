import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { forgetKept, KEPT_LIMITS, keptAnswers, tooMany } from './kept-answers.ts';
import { openOfflineDb } from './offline-db.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('an answer is recalled with its time, by the member it was given to alone', async () => {
  const db = await openOfflineDb();
  await keptAnswers(db, 'ada').keep('/api/v1/today', { day: 1 }, 1_000 + Date.now());
  expect(await keptAnswers(db, 'ada').recall('/api/v1/today')).toMatchObject({
    answer: { day: 1 },
  });
  expect(await keptAnswers(db, 'max').recall('/api/v1/today')).toBeUndefined();
  expect(await keptAnswers(db, 'max').all()).toEqual([]);
});

test('what is too old is not shown', async () => {
  const kept = keptAnswers(await openOfflineDb(), 'ada');
  await kept.keep('/api/v1/today', {}, Date.now() - KEPT_LIMITS.ageMs - 1000);
  expect(await kept.recall('/api/v1/today')).toBeUndefined();
});

test('the oldest go first, by number, size and age', () => {
  const now = KEPT_LIMITS.ageMs * 2;
  const fact = (at: number, size: number) => ({ owner: 'ada', url: String(at), at, size });
  const old = fact(1, 1);
  const large = fact(now - 2, KEPT_LIMITS.characters);
  const young = fact(now - 1, 10);
  expect(tooMany([old, large, young], now)).toEqual([large, old]);
  const many = Array.from({ length: KEPT_LIMITS.answers + 2 }, (_, at) => fact(now + at, 1));
  expect(tooMany(many, now).map(({ at }) => at)).toEqual([now + 1, now]);
});

test('signing out empties all, and another member all but their own', async () => {
  const db = await openOfflineDb();
  for (const owner of ['ada', 'max']) await keptAnswers(db, owner).keep('/api/v1/today', owner);
  await forgetKept(db, 'max');
  expect(await keptAnswers(db, 'ada').all()).toEqual([]);
  expect(await keptAnswers(db, 'max').all()).toHaveLength(1);
  await forgetKept(db);
  expect(await db.count('kept')).toBe(0);
});

test('how much is kept is told of one member, and can be thrown away', async () => {
  const db = await openOfflineDb();
  const kept = keptAnswers(db, 'ada');
  await kept.keep('/api/v1/today', 'four', 1_000 + Date.now());
  await keptAnswers(db, 'max').keep('/api/v1/today', {});
  expect(await kept.measure()).toEqual({ answers: 1, characters: 6 });
  expect(await kept.givenAt('/api/v1/today')).toBeGreaterThan(Date.now());
  await kept.clear();
  expect(await kept.measure()).toEqual({ answers: 0, characters: 0 });
  expect(await kept.givenAt('/api/v1/today')).toBeUndefined();
});
