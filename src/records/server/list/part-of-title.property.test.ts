import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#src/features/people/person/person.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Filter } from '#src/records/filter.ts';
import type { Actor } from '#src/server/context.ts';
import { toStatement } from '#src/server/db/sql.ts';
import { runRead } from '#src/server/run-command.ts';
import { likeLiteral } from '../filter/filter-test-sql.ts';
import { listRecords } from '../record-queries.ts';
import { viewerOf } from '../visible.ts';
import { newestByPart, partOfTitle } from './part-of-title.ts';
import { titleSample } from './title-sample.ts';
import type { Way } from './ways-to-part.ts';

const NAMES = ['Hofmann', 'Größler', 'Ångström', 'Lang_Berg', 'Wolf 50%', 'Łuczak', 'Bergmann'];
const FIRST = ['Anna', 'Ève', 'Jörg', 'Zoë'];
const ROWS = 1200;
const BEGIN = Date.UTC(2026, 0, 1);

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let eve: TestMember;
let team: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  eve = await app.workspace();
  team = await app.team(ada, 'Own');
  const owner = new pg.Client(app.url);
  await owner.connect();
  // no command makes so many at once, nor several of the same moment
  for (const { actor } of [ada, eve]) {
    await owner.query(
      `insert into person (workspace_id, id, title, owner_id, team_id, visibility, created_at, deleted_at)
       select $1, gen_random_uuid(),
         ($2::text[])[1 + n % 4] || ' ' || ($3::text[])[1 + (n * n / 7) % (1 + least(6, n / 80))],
         case when n % 5 < 4 then $4::uuid end, case when n % 3 = 0 then $5::uuid end,
         (array['workspace', 'team', 'private'])[1 + (n % 11) / 5], timestamptz '2026-01-01Z' + n / 3 * interval '1 hour',
         case when n % 13 = 0 then now() end
       from generate_series(1, $6) n`,
      [actor.workspaceId, FIRST, NAMES, actor.memberId, actor === ada.actor ? team : null, ROWS],
    );
  }
  await owner.query('analyze person');
  await owner.end();
});
afterAll(() => app.close());

interface Page {
  items: string[];
  cursor: string | undefined;
}

/** As every filter is read that asks for more than a part of a title. */
function readPlainly(actor: Actor, value: string, cursor?: string): Promise<Page> {
  const filter: Filter = { and: [{ field: 'title', op: 'contains', value }] };
  return read(actor, filter, cursor);
}

async function read(actor: Actor, filter: Filter, cursor?: string): Promise<Page> {
  const { items, next_cursor } = await runRead(app.app.services.machinery, actor, (ctx) =>
    listRecords(ctx, person, { limit: 50, filter, cursor }),
  );
  return { items: items.map(({ id }) => String(id)), cursor: next_cursor ?? undefined };
}

const WAYS: Way[] = ['in order', 'lately', 'ever'];

interface Steps {
  way: Way;
  most: number;
  since: Date;
}

async function readInSteps(
  actor: Actor,
  part: string,
  { way, most, since }: Steps,
  cursor?: string,
) {
  const at = cursor && JSON.parse(Buffer.from(cursor, 'base64url').toString());
  const asked = {
    viewer: viewerOf(actor),
    part: likeLiteral(part),
    since,
    count: 51,
    after: at && { key: at[0], id: at[1] },
  };
  const rows = await runRead(app.app.services.machinery, actor, (ctx) =>
    ctx.db.rows<{ id: string }>(sql`
      with ${newestByPart('person', way, asked, most)}
      select id from page order by created_at desc, id desc limit 50`),
  );
  return rows.map(({ id }) => id);
}

const parts = fc
  .tuple(
    fc.constantFrom(...FIRST),
    fc.constantFrom(...NAMES),
    fc.nat(8),
    fc.integer({ min: 3, max: 6 }),
  )
  .map(([first, last, from, length]) => `${first} ${last}`.slice(from, from + length))
  .filter((part) => /[\p{L}\p{N}]{3}/u.test(part))
  .map((part) => part.toUpperCase());
const ways = fc.record({
  way: fc.constantFrom(...WAYS),
  most: fc.constantFrom(60, 200, 4000),
  since: fc.integer({ min: 0, max: ROWS / 3 }).map((hour) => new Date(BEGIN + hour * 3_600_000)),
});

test('whoever asks, whichever way is taken, all pages are as if the rows were read one by one', async () => {
  const led: Actor = { ...max.actor, teamIds: [team], teamId: team };
  const whose = fc.constantFrom(ada.actor, eve.actor, max.actor, led);
  await fc.assert(
    fc.asyncProperty(whose, parts, ways, async (actor, part, steps) => {
      let cursor: string | undefined;
      do {
        const expected = await readPlainly(actor, part, cursor);
        expect(await readInSteps(actor, part, steps, cursor)).toEqual(expected.items);
        cursor = expected.cursor;
      } while (cursor);
    }),
    { numRuns: 40 },
  );
});

test('in the order of the list the titles are read in its index, and nothing is sorted', async () => {
  const asked = { viewer: viewerOf(ada.actor), part: 'berg', since: null, count: 51 };
  const page = newestByPart('person', 'in order', asked);
  const { text, values } = toStatement(sql`explain with ${page} select id from page`);
  const owner = new pg.Client(app.url);
  await owner.connect();
  // so few rows would be sorted as well; of many it never is the cheaper
  await owner.query('set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off');
  const { rows } = await owner.query(text, values);
  await owner.end();
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Only Scan Backward using person_by_created');
  expect(plan).not.toContain('Sort');
});

test('a sample knows the rows of its own workspace, and how many there are', async () => {
  const { titles, moments, rows } = await runRead(app.app.services.machinery, eve.actor, (ctx) =>
    titleSample(ctx, 'person'),
  );
  expect(rows).toBe(ROWS);
  expect(titles.split('\n')).toHaveLength(ROWS);
  expect(moments).toHaveLength(ROWS);
  expect(moments[0]).toBe(BEGIN);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});

test('a list of who has a part of a title leads to the next page', async () => {
  const filter: Filter = { field: 'title', op: 'contains', value: 'berg' };
  let cursor: string | undefined;
  do {
    const page = await read(max.actor, filter, cursor);
    expect(page).toEqual(await readPlainly(max.actor, 'berg', cursor));
    cursor = page.cursor;
  } while (cursor);
});

test.each([
  ['of fewer than three letters in a row', { field: 'title', op: 'contains', value: 'a-b 50' }],
  ['of another field', { field: 'job_title', op: 'contains', value: 'buyer' }],
  ['beside another', { and: [{ field: 'title', op: 'contains', value: 'berg' }] }],
  ['not to be there', { field: 'title', op: 'not_contains', value: 'berg' }],
] as [string, Filter][])('a part %s is not sought in steps', (_, filter) => {
  expect(partOfTitle(person, filter)).toBeUndefined();
});
