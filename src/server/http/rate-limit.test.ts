import { expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { createPasswordLimit, createRateLimit, type PasswordLimit } from './rate-limit.ts';

const yes = async () => 'Ada';
const no = async () => null;

test("keys that are nobody's are counted by address, and past the limit not even looked up", async () => {
  const { countLookUp } = createRateLimit(3);
  for (let i = 0; i < 3; i++) expect(await countLookUp('a', no)).toBeNull();
  let asked = false;
  const late = countLookUp('a', async () => {
    asked = true;
    return null;
  });
  await expect(late).rejects.toMatchObject({ code: 'rate_limited' });
  expect(asked).toBe(false);
  expect(await countLookUp('b', yes)).toBe('Ada');
});

test("keys that are somebody's cost their address nothing, however many", async () => {
  const { countLookUp } = createRateLimit(3);
  for (let i = 0; i < 10; i++) expect(await countLookUp('a', yes)).toBe('Ada');
});

const fail = async () => {
  throw new AppError('unauthenticated', 'No.');
};
const late = { code: 'rate_limited' };

async function failTimes(
  countTry: PasswordLimit,
  times: number,
  sender: (i: number) => { email: string; address: string },
) {
  for (let i = 0; i < times; i++) {
    await expect(countTry(sender(i), fail)).rejects.toMatchObject({ code: 'unauthenticated' });
  }
}

test('passwords tried for one account from one address are ten, however it is written', async () => {
  const countTry = createPasswordLimit();
  await failTimes(countTry, 10, (i) => ({
    email: i % 2 ? 'ada@x.com' : ' Ada@X.com',
    address: 'a',
  }));
  await expect(countTry({ email: 'ada@x.com', address: 'a' }, yes)).rejects.toMatchObject(late);
  expect(await countTry({ email: 'ada@x.com', address: 'b' }, yes)).toBe('Ada');
  expect(await countTry({ email: 'bob@x.com', address: 'a' }, yes)).toBe('Ada');
});

test('passwords tried for one account from everywhere have an end', async () => {
  const countTry = createPasswordLimit();
  await failTimes(countTry, 50, (i) => ({ email: 'ada@x.com', address: `${i}` }));
  await expect(countTry({ email: 'ada@x.com', address: 'z' }, yes)).rejects.toMatchObject(late);
});

test('passwords tried from one address for everybody have an end', async () => {
  const countTry = createPasswordLimit();
  await failTimes(countTry, 300, (i) => ({ email: `${i}@x.com`, address: 'a' }));
  await expect(countTry({ email: 'ada@x.com', address: 'a' }, yes)).rejects.toMatchObject(late);
});

test('tries at once are counted before their answers, and right passwords not at all', async () => {
  const countTry = createPasswordLimit();
  const ada = { email: 'ada@x.com', address: 'a' };
  for (let i = 0; i < 400; i++) expect(await countTry(ada, yes)).toBe('Ada');
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => countTry(ada, fail)));
  const codes = answers.map((answer) => (answer as PromiseRejectedResult).reason.code);
  expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
});

test('of one account a stranger locks out strangers alone: a known device has tries of its own', async () => {
  const countTry = createPasswordLimit();
  await failTimes(countTry, 50, (i) => ({ email: 'ada@x.com', address: `${i}` }));
  const known = { email: 'ada@x.com', address: '1', device: 'laptop' };
  expect(await countTry(known, yes)).toBe('Ada');
  await failTimes(countTry, 10, () => known);
  await expect(countTry(known, yes)).rejects.toMatchObject(late);
});

test('who has a whole network of IPv6 addresses has the tries of one', async () => {
  const countTry = createPasswordLimit();
  const from = (i: number) => `2001:db8:0:7::${i.toString(16)}`;
  await failTimes(countTry, 10, (i) => ({ email: 'ada@x.com', address: from(i) }));
  const eleventh = { email: 'ada@x.com', address: from(10) };
  await expect(countTry(eleventh, yes)).rejects.toMatchObject(late);
  const { countRequest, countLookUp } = createRateLimit(20);
  await countRequest(null, from(1));
  await expect(countRequest(null, from(2))).rejects.toMatchObject(late);
  for (let i = 0; i < 20; i++) await countLookUp(from(i), no);
  await expect(countLookUp(from(21), no)).rejects.toMatchObject(late);
});
