import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSignIn } from '../auth/sign-in.ts';
import { openDatabase } from './database.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
const told = { code: 'busy', details: { reason: 'stopping', retry_after: 5 } };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('who asks a database that is being closed is told to come again', async () => {
  const { close, read } = openDatabase({ url: database.url });
  await close();
  await expect(read(null, (db) => db.rows(sql`select 1`))).rejects.toMatchObject(told);
});

test('who signs in while the product stops is told to come again, and not that the password is wrong', async () => {
  const secret = 'a secret for tests that is long enough';
  const signIn = createSignIn({ databaseUrl: database.url, secret, url: 'http://localhost:3000' });
  await signIn.close();
  const given = { email: 'ada@example.com', password: 'correct horse', headers: new Headers() };
  await expect(signIn.signIn(given)).rejects.toMatchObject(told);
});
