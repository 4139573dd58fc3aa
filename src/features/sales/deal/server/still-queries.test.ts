import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { judgeSilence } from '../silence.ts';
import { isSilent } from './still-queries.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

test('SQL tells of the same deals as the card that they are silent', async () => {
  const { database } = app.app.services.machinery;
  const told = { days: sql`days`, own: sql`own`, gaps: sql`gaps` };
  const rows = await database.read(ada.actor.workspaceId, (db) =>
    db.rows<{ days: number; own: number | null; gaps: number; silent: boolean }>(sql`
      select days, own::float as own, gaps, coalesce(${isSilent(told)}, false) as silent
      from generate_series(0, 40) days, generate_series(0, 4) gaps,
        (select case when n > 0 then n - 1 end as own from generate_series(0, 21) n) o
      where gaps < 3 or own is not null`),
  );
  expect(rows.length).toBeGreaterThan(1000);
  for (const { silent, ...rhythm } of rows) expect(judgeSilence(rhythm) !== null).toBe(silent);
});
