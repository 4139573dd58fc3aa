import { afterAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { CODE_LENGTH, CODE_LETTERS } from '../../limits.ts';
import { workshopsOf } from '../test-room.ts';

const LIMIT = 20;

let app: TestApp;
let ada: TestMember;

// guesses are counted by the running server, so that each test has its own
beforeEach(async () => {
  await app?.close();
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

const read = async (code: string) =>
  (await app.call(null, `GET /api/v1/join/${code}/board`)).status;

/** The codes `BBBBBBBB`, `BBBBBBBC` and so on. */
const codes = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const [first, second] = [Math.floor(at / CODE_LETTERS.length), at % CODE_LETTERS.length];
    return CODE_LETTERS[0]!.repeat(CODE_LENGTH - 2) + CODE_LETTERS[first] + CODE_LETTERS[second];
  });

test('an address guesses twenty times in a minute, then no code helps it, not even the right one', async () => {
  const workshop = await workshopsOf(app, ada).addWorkshop();
  const statuses: number[] = [];
  for (const code of codes(LIMIT + 3)) statuses.push(await read(code));
  expect(statuses).toEqual([...Array(LIMIT).fill(404), 429, 429, 429]);
  expect(await read(workshop.code)).toBe(429);
});

test('guesses that are sent all at once are no more', async () => {
  const statuses = await Promise.all(codes(60).map(read));
  expect(statuses.filter((status) => status === 404)).toHaveLength(LIMIT);
  expect(statuses.filter((status) => status === 429)).toHaveLength(60 - LIMIT);
});

test('a whole room that opens its page at once behind one address has guessed nothing', async () => {
  const workshop = await workshopsOf(app, ada).addWorkshop();
  const room = Array.from({ length: 60 }, () => read(workshop.code));
  expect(new Set(await Promise.all(room))).toEqual(new Set([200]));
  for (const code of codes(LIMIT)) expect(await read(code)).toBe(404);
});

test('the code of a workshop that was taken away is a wrong one like any other', async () => {
  const workshop = await workshopsOf(app, ada).addWorkshop();
  await app.call(ada, `DELETE /api/v1/workshops/${workshop.id}`);
  const statuses: number[] = [];
  for (let i = 0; i < LIMIT + 1; i++) statuses.push(await read(workshop.code));
  expect(statuses).toEqual([...Array(LIMIT).fill(404), 429]);
});

test('what is no code at all is no guess, so that nobody locks the rooms of others with it', async () => {
  const workshop = await workshopsOf(app, ada).addWorkshop();
  const [guess, other] = codes(2);
  expect(await read(guess!)).toBe(404);
  for (let at = 0; at < 601; at++) await read('AEIOU');
  // past six hundred wrong ones who was wrong even once would be refused
  expect(await read(other!)).toBe(404);
  expect(await read(workshop.code)).toBe(200);
});
