import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from '../test-imports.ts';

let product: ImportApp;
let database: pg.Client;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
  database = new pg.Client(product.app.url);
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await product.close();
});
beforeEach(async () => {
  ada = await product.app.workspace();
});

/** People of so many companies, more than a few transactions take. */
const PEOPLE = 2500;

function lineOf(who: number): string {
  return `Anna,Rossi${who},Hooli ${who % 90},anna${who}@web.de`;
}

function listOf(lines: string[]): string {
  return ['First Name,Last Name,Company,E-mail', ...lines].join('\n');
}

async function start(lines: string[]): Promise<string> {
  const { body } = await product.upload(ada, listOf(lines), 'list.csv', true);
  return body.id;
}

/** Records of the workspace that search does not know. */
async function countUnfound(): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::integer as count
     from (select id from person where workspace_id = $1
       union all select id from company where workspace_id = $1) r
     where not exists (select from search_entry e where e.record_id = r.id)`,
    [ada.actor.workspaceId],
  );
  return rows[0].count;
}

/** While `work` runs, `body` comes before what is written to these tables. */
async function whileBefore(
  tables: string[],
  { each, body }: { each: 'row' | 'statement'; body: string },
  work: () => Promise<void>,
): Promise<void> {
  await database.query(`
    create function before_it() returns trigger language plpgsql as $$
    begin ${body} return new; end $$`);
  for (const table of tables) {
    await database.query(`create trigger before_it before insert on ${table}
      for each ${each} execute function before_it()`);
  }
  try {
    await work();
  } finally {
    await database.query('drop function before_it cascade');
  }
}

/** Brings people in until one is stored whom search does not take up, as if the process had ended there. */
function breakOff(id: string): Promise<void> {
  const body = "if new.title like '%Rossi1200' then raise exception 'out of order'; end if;";
  return whileBefore(['search_entry'], { each: 'row', body }, async () => {
    await expect(product.work(ada, 'imports.run', id)).rejects.toThrow('out of order');
  });
}

const everybody = Array.from({ length: PEOPLE }, (_, who) => lineOf(who));

test('when an import is done, search knows everybody who came in', async () => {
  const id = await start(everybody);
  await product.work(ada, 'imports.run', id);
  expect((await product.get(ada, id)).counts).toMatchObject({ create: PEOPLE, companies: 90 });
  expect(await countUnfound()).toBe(0);
  const { body } = await product.app.call(ada, 'GET /api/v1/search?q=Rossi2499');
  expect(body.items).toMatchObject([{ title: 'Anna Rossi2499' }]);
});

test('who was stored when the process ended, but not taken up by search, is so when the import goes on', async () => {
  const id = await start(everybody);
  await breakOff(id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'running' });
  expect(await countUnfound()).toBeGreaterThan(0);
  await product.work(ada, 'imports.run', id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'done', counts: { create: PEOPLE } });
  expect(await countUnfound()).toBe(0);
});

test('the same holds where somebody has stopped the import before it could go on', async () => {
  const id = await start(everybody);
  await breakOff(id);
  await product.app.call(ada, `POST /api/v1/imports/${id}/cancel`);
  expect(await countUnfound()).toBeGreaterThan(0);
  await product.work(ada, 'imports.run', id);
  expect((await product.get(ada, id)).status).toBe('cancelled');
  expect(await countUnfound()).toBe(0);
});

test('who comes again later in the list is known, however far behind search is', async () => {
  const [NEW, AGAIN] = [4100, 1200];
  // so many rows later, which is in the same batch or in one of the next; known by the address alone
  const after = [1, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000];
  const again = Array.from({ length: AGAIN }, (_, row) => {
    const who = (NEW + row - after[row % after.length]!) % NEW;
    return `,,,anna${who}@web.de`;
  });
  const id = await start([...Array.from({ length: NEW }, (_, who) => lineOf(who)), ...again]);
  // both the storing and the search are slow, so that as many batches as may be are under way
  const slowly = { each: 'statement', body: 'perform pg_sleep(0.3);' } as const;
  await whileBefore(['import_row', 'search_entry'], slowly, () =>
    product.work(ada, 'imports.run', id),
  );
  const { counts } = await product.get(ada, id);
  expect(counts).toMatchObject({ create: NEW, same: AGAIN, change: 0 });
  expect(await product.count(ada, 'people')).toBe(NEW);
});
