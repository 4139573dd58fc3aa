import { executionAsyncId } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { type SignIn, writeAccounts } from './sign-in.ts';

const password = 'a long enough password';

let app: TestApp;
let signIn: SignIn;

beforeAll(async () => {
  app = await startTestApp();
  signIn = app.app.services.signIn;
});
afterAll(() => app.close());

async function addUser(): Promise<{ id: string; email: string }> {
  const email = `${newId()}@example.com`;
  const account = await signIn.newAccount({ name: 'Sue', email, password });
  const { database } = app.app.services.machinery;
  return { id: await writeAccounts(database, null, account), email };
}

/** Whose session the cookies of a sign-in are. */
async function userOf(cookies: string[]): Promise<string | undefined> {
  const cookie = cookies.map((text) => text.split(';')[0]).join('; ');
  return (await signIn.sessionOf(new Headers({ cookie })))?.userId;
}

/** Up to Node 22 a promise has an id only while something makes Node look at each of them. */
function isEachPromiseWatched(): Promise<boolean> {
  return Promise.resolve().then(() => executionAsyncId() !== 0);
}

test('who signs in leaves nothing behind that makes every promise dearer', async () => {
  const { id, email } = await addUser();
  expect(await isEachPromiseWatched()).toBe(false);
  const cookies = await signIn.signIn({ email, password, headers: new Headers() });
  expect(await userOf(cookies)).toBe(id);
  expect(await isEachPromiseWatched()).toBe(false);
});

test('many sign in at once, right and wrong, and each becomes who they are', async () => {
  const users = await Promise.all(Array.from({ length: 8 }, addUser));
  const headers = new Headers();
  const seen = await Promise.allSettled(
    users.flatMap(({ email }, n) => [
      signIn.signIn({ email, password: n % 2 ? password : 'a wrong password', headers }),
      signIn.sessionOf(headers),
    ]),
  );
  for (const [n, user] of users.entries()) {
    const signedIn = seen[n * 2]!;
    if (signedIn.status === 'rejected') expect(n % 2).toBe(0);
    else expect(await userOf(signedIn.value as string[])).toBe(user.id);
  }
  expect(seen.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  expect(await isEachPromiseWatched()).toBe(false);
});
