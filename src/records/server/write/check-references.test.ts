import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#src/features/people/person/person.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { WriteContext } from '#src/server/context.ts';
import { toStatement } from '#src/server/db/sql.ts';
import { checkReferences } from './check-references.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  stranger = await app.workspace('Other');
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** As the owner of the tables, whom no row-level security binds. */
function withoutWall({ actor }: TestMember): WriteContext {
  const rows = async <Row>(query: Parameters<typeof toStatement>[0]) => {
    const { text, values } = toStatement(query);
    return (await owner.query(text, values)).rows as Row[];
  };
  return { actor, db: { rows } } as unknown as WriteContext;
}

test('another workspace is kept apart by the query itself, not by the wall alone', async () => {
  const max = await app.member(ada);
  const { memberId } = stranger.actor;
  const made = await app.call(stranger, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  const check = (after: object) =>
    checkReferences(withoutWall(ada), person, [{ before: null, after: { id: '', ...after } }]);
  await check({ owner_id: max.actor.memberId });
  await expect(check({ owner_id: memberId })).rejects.toThrow(/Owner/);
  await expect(check({ company_id: made.body.id })).rejects.toThrow(/Company/);
});
