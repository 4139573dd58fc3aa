import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#src/features/people/person/person.ts';
import { activity } from '#src/features/work/activity/activity.ts';
import { task } from '#src/features/work/task/task.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Statement, toStatement } from '#src/server/db/sql.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { createRecords } from './record-commands.ts';
import { type ListRequest, listRecords } from './record-queries.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  await runCommand(app.app.services.machinery, ada.actor, async (ctx) => {
    const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`;
    await createRecords(
      ctx,
      recordTypes.get('activity')!,
      [3, 1, 2, 1, 3].map((hour) => ({ kind: 'note', body: `at ${hour}`, occurred_at: at(hour) })),
    );
  });
});
afterAll(() => app.close());

/** A page with the statements that read it. */
function list(declaration: RecordDeclaration, request: ListRequest) {
  const statements: Statement[] = [];
  return runRead(app.app.services.machinery, ada.actor, async (ctx) => {
    const db: typeof ctx.db = {
      rows: (query) => {
        statements.push(toStatement(query));
        return ctx.db.rows(query);
      },
      first: (query) => ctx.db.first(query),
    };
    return { page: await listRecords({ ...ctx, db }, declaration, request), statements };
  });
}

/** How PostgreSQL reads it where there is too much to sort. */
async function planOf({ text, values }: Statement): Promise<string> {
  const client = new pg.Client(app.url);
  await client.connect();
  try {
    await client.query(
      'set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off',
    );
    const { rows } = await client.query(`explain ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
}

test('the newest activities come out of their index as it stands, on any page', async () => {
  const first = await list(activity, { limit: 2, sort: '-occurred_at' });
  const cursor = first.page.next_cursor!;
  const second = await list(activity, { limit: 2, sort: '-occurred_at', cursor });
  for (const { statements } of [first, second]) {
    const plan = await planOf(statements[0]!);
    expect(plan).toContain('activity_by_time');
    expect(plan).not.toContain('Sort');
  }
  const third = await list(activity, {
    limit: 2,
    sort: '-occurred_at',
    cursor: second.page.next_cursor!,
  });
  const items = [first, second, third].flatMap(({ page }) => page.items);
  expect(items.map(({ body }) => body)).toEqual(['at 3', 'at 3', 'at 2', 'at 1', 'at 1']);
});

test('a part of a title is sought in the index of the order alone, on any page', async () => {
  const names = ['Ina Held', 'Bo Helder', 'Cy Moll', 'Al Schell', 'Di Shelley'];
  await runCommand(app.app.services.machinery, ada.actor, async (ctx) => {
    const inputs = names.map((last_name) => ({ last_name }));
    await createRecords(ctx, recordTypes.get('person')!, inputs);
  });
  const filter = { field: 'title', op: 'contains' as const, value: 'HEL' };
  for (const [sort, index] of [
    ['title', 'using person_by_title'],
    ['-created_at', 'Backward using person_by_created'],
  ]) {
    const first = await list(person, { limit: 3, sort, filter });
    const second = await list(person, { limit: 3, sort, filter, cursor: first.page.next_cursor! });
    for (const { statements } of [first, second]) {
      expect(await planOf(statements[0]!)).toContain(`Index Only Scan ${index}`);
    }
    const found = [first, second].flatMap(({ page }) => page.items.map(({ title }) => title));
    expect(first.page.items).toHaveLength(3);
    expect(found.toSorted()).toEqual(['Al Schell', 'Bo Helder', 'Di Shelley', 'Ina Held']);
    if (sort === 'title') expect(found).toEqual(found.toSorted());
  }
});

test('plans are kept for orders that an index may serve, not for each field that could be sorted by', async () => {
  const nameOf = async (declaration: RecordDeclaration, sort: string) =>
    (await list(declaration, { limit: 50, sort })).statements[0]!.name;
  const kept = [
    await nameOf(activity, '-occurred_at'),
    await nameOf(activity, 'title'),
    await nameOf(task, '-created_at'),
  ];
  // one name for two statements would answer the one with the other
  expect(new Set(kept).size).toBe(3);
  expect(kept).toEqual([
    expect.stringContaining('activity'),
    expect.stringContaining('activity'),
    expect.stringContaining('task'),
  ]);
  expect(await nameOf(task, 'note')).toBeUndefined();
  expect(await nameOf(task, 'due_on')).toBeUndefined();
});

test('a made-up cursor after empty values spoils no kept plan', async () => {
  const request = { limit: 50, sort: '-updated_at' };
  const id = ada.actor.memberId;
  const cursorOf = (key: string | null) =>
    Buffer.from(JSON.stringify([key, id])).toString('base64url');
  const odd = await list(activity, { ...request, cursor: cursorOf(null) });
  expect(odd.page.items).toEqual([]);
  const { page } = await list(activity, { ...request, cursor: cursorOf('2999-01-01T00:00:00Z') });
  expect(page.items).toHaveLength(5);
});
