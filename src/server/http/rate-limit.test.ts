import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

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

test('who has a whole network of IPv6 addresses is one sender', async () => {
  const from = (i: number) => `2001:db8:0:7::${i.toString(16)}`;
  const late = { code: 'rate_limited' };
  const { countRequest, countLookUp } = createRateLimit(20);
  await countRequest(null, from(1));
  await expect(countRequest(null, from(2))).rejects.toMatchObject(late);
  for (let i = 0; i < 20; i++) await countLookUp(from(i), no);
  await expect(countLookUp(from(21), no)).rejects.toMatchObject(late);
});
