import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { beside } from '../beside-the-ledger.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { createPasswordLimit, type PasswordLimit } from './password-limit.ts';

let stored: TestDatabase;
let database: Database;
let countTry: PasswordLimit;

beforeAll(async () => {
  stored = await createTestDatabase();
  database = openDatabase({ url: stored.url });
  countTry = createPasswordLimit(database);
});
afterAll(async () => {
  await database.close();
  await stored.close();
});
beforeEach(() => query('delete from directory.password_try'));

const writeTries = beside('tally', 'directory.password_try');

function query(text: string) {
  return writeTries(database, null, (db) => db.rows<Record<string, unknown>>({ text, values: [] }));
}

const yes = async () => 'Ada';
const fail = async () => {
  throw new AppError('unauthenticated', 'No.');
};
const late = { code: 'rate_limited' };

async function failTimes(
  times: number,
  sender: (i: number) => { email: string; address: string; device?: string },
  count = countTry,
) {
  for (let i = 0; i < times; i++) {
    await expect(count(sender(i), fail)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
}

test('passwords tried for one account from one address are ten, however it is written', async () => {
  await failTimes(10, (i) => ({
    email: i % 2 ? 'ada@x.com' : ' Ada@X.com',
    address: 'a',
  }));
  await expect(countTry({ email: 'ada@x.com', address: 'a' }, yes)).rejects.toMatchObject(late);
  expect(await countTry({ email: 'ada@x.com', address: 'b' }, yes)).toBe('Ada');
  expect(await countTry({ email: 'bob@x.com', address: 'a' }, yes)).toBe('Ada');
});

test('passwords tried for one account from everywhere have an end', async () => {
  await failTimes(50, (i) => ({ email: 'ada@x.com', address: `${i}` }));
  await expect(countTry({ email: 'ada@x.com', address: 'z' }, yes)).rejects.toMatchObject(late);
});

test('passwords tried from one address for everybody have an end', async () => {
  await failTimes(300, (i) => ({ email: `${i}@x.com`, address: 'a' }));
  await expect(countTry({ email: 'ada@x.com', address: 'a' }, yes)).rejects.toMatchObject(late);
});

test('tries at once are counted before their answers, and right passwords not at all', async () => {
  const ada = { email: 'ada@x.com', address: 'a' };
  for (let i = 0; i < 400; i++) expect(await countTry(ada, yes)).toBe('Ada');
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => countTry(ada, fail)));
  const codes = answers.map((answer) => (answer as PromiseRejectedResult).reason.code);
  expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
});

test('of one account a stranger locks out strangers alone: a known device has tries of its own', async () => {
  await failTimes(50, (i) => ({ email: 'ada@x.com', address: `${i}` }));
  const known = { email: 'ada@x.com', address: '1', device: 'laptop' };
  expect(await countTry(known, yes)).toBe('Ada');
  await failTimes(10, () => known);
  await expect(countTry(known, yes)).rejects.toMatchObject(late);
});

test('who has a whole network of IPv6 addresses has the tries of one', async () => {
  const from = (i: number) => `2001:db8:0:7::${i.toString(16)}`;
  await failTimes(10, (i) => ({ email: 'ada@x.com', address: from(i) }));
  const eleventh = { email: 'ada@x.com', address: from(10) };
  await expect(countTry(eleventh, yes)).rejects.toMatchObject(late);
});

test('two servers count together, and one that begins anew forgets nothing', async () => {
  const ada = { email: 'ada@x.com', address: 'a' };
  await failTimes(5, () => ada);
  await failTimes(5, () => ada, createPasswordLimit(database));
  await expect(createPasswordLimit(database)(ada, yes)).rejects.toMatchObject(late);
});

test('one address that is full takes no tries from the account of another', async () => {
  await failTimes(10, () => ({ email: 'ada@x.com', address: 'a' }));
  for (let i = 0; i < 60; i++) {
    await expect(countTry({ email: 'ada@x.com', address: 'a' }, fail)).rejects.toMatchObject(late);
  }
  expect(await countTry({ email: 'ada@x.com', address: 'b' }, yes)).toBe('Ada');
});

test('after its quarter of an hour a try counts no more, and says until then how long it is', async () => {
  const ada = { email: 'ada@x.com', address: 'a' };
  await failTimes(10, () => ada);
  const refused: AppError = await countTry(ada, yes).catch((error) => error);
  expect(refused.details.retry_after).toBeGreaterThan(890);
  await query(`update directory.password_try set ends_at = now() - interval '1 second'`);
  await failTimes(10, () => ada);
  await expect(countTry(ada, yes)).rejects.toMatchObject(late);
});

test('neither an account nor an address is kept', async () => {
  await failTimes(1, () => ({ email: 'ada@x.com', address: '192.0.2.7' }));
  expect(JSON.stringify(await query('select * from directory.password_try'))).not.toMatch(
    /ada|192/,
  );
});
