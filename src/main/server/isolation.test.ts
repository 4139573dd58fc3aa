import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Access, Endpoint } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import type { Role } from '#src/server/context.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import { recordTypes } from './record-types.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';
import { type JsonSchema, sampleOf } from './test-samples.ts';

// every route is asked, one after the other
vi.setConfig({ testTimeout: 120_000 });

const MARK = 'Zyzzyva';
const ROLES: Role[] = ['member', 'manager', 'administrator'];
const RANK: Record<Access, number> = { public: -1, member: 0, manager: 1, administrator: 2 };

let app: TestApp;
let owner: pg.Client;
/** Whose data must not leak. */
let theirs: TestMember;
const theirIds: Record<string, string> = {};
/** Members of another workspace, one of each role. */
const others = {} as Record<Role, TestMember>;
/** Members of the same workspace who may see neither private nor another team's records. */
const colleagues = {} as Record<'member' | 'manager', TestMember>;
const hiddenIds: Record<string, string> = {};

/** Of a type that is seen by whom it names: what names another, by plural, and a figure that stands in it. */
const namingIds: Record<string, string> = {};
const NAMED = 77_345_993_121;

/** Stands in what only its owner may see; MARK also in what the whole workspace may. */
const HIDDEN = 'Qwghlmian';

type Ids = Record<string, string>;

/** Of each kind what holds words of customers or colleagues; who refers to another comes after it. */
const BODIES: Record<string, (mark: string, ids: Ids) => object> = {
  companies: (mark) => ({ name: `${mark} Ltd`, domains: [`${mark.toLowerCase()}.example`] }),
  people: (mark) => ({
    first_name: mark,
    last_name: 'Secret',
    emails: [`${mark.toLowerCase()}@example.com`],
  }),
  activities: (mark) => ({ kind: 'note', body: `${mark} note`, occurred_at: AT }),
  tasks: (mark) => ({ subject: `${mark} task`, due_on: DAY }),
  deals: (mark, ids) => ({ name: `${mark} deal`, company_id: ids.companies, closes_on: DAY }),
  quotes: (mark, ids) => ({ name: `${mark} quote`, deal_id: ids.deals }),
  orders: (mark, ids) => ({ reference: `${mark} order`, company_id: ids.companies }),
  cases: (mark, ids) => ({ subject: `${mark} case`, person_id: ids.people }),
  facts: (mark, ids) => ({ text: `${mark} likes rowing`, person_id: ids.people }),
  articles: (mark) => ({ name: `${mark} article`, solution: `${mark} text` }),
  macros: (mark) => ({ name: `${mark} macro`, body: `${mark} text` }),
  views: (mark) => ({ name: `${mark} view`, record_type: 'person' }),
  reports: (mark) => ({ name: `${mark} report`, request: REQUEST, chart: 'number' }),
  dashboards: (mark) => ({ name: `${mark} page` }),
  meetings: (mark) => ({ name: `${mark} round`, board: 'seller', starts_on: DAY }),
  meeting_decisions: (mark) => ({ what: `${mark} decision`, reason: 'so', due_on: DAY }),
};
const DAY = '2026-11-22';
const AT = '2026-11-22T10:00:00Z';
const REQUEST = '{"metrics":["deals_won"],"period":"all"}';

async function plant(mark: string, visibility: string): Promise<Ids> {
  const ids: Ids = {};
  for (const [plural, bodyOf] of Object.entries(BODIES)) {
    const body = { ...bodyOf(mark, ids), visibility };
    const made = await app.call(theirs, `POST /api/v1/${plural}`, { body });
    expect(made.status, `${plural} ${JSON.stringify(made.body)}`).toBe(201);
    ids[plural] = made.body.id;
  }
  return ids;
}

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
  theirs = await app.workspace(`${MARK} Inc`);
  const team = await app.team(theirs, `${MARK} team`);
  theirIds.teams = team;
  theirIds.members = (await app.member(theirs, { name: `${MARK} Member` })).actor.memberId;
  Object.assign(theirIds, await plant(MARK, 'workspace'));
  Object.assign(hiddenIds, await plant(HIDDEN, 'private'));
  const invitation = { body: { email: 'zyzzyva-guest@example.com' } };
  theirIds.invitations = (await app.call(theirs, 'POST /api/v1/invitations', invitation)).body.id;
  theirIds.keys = (await app.call(theirs, 'POST /api/v1/keys', { body: { name: MARK } })).body.id;
  const goal = { period: '2027-Q1', member_id: theirIds.members, target: NAMED };
  namingIds.goals = (await app.call(theirs, 'POST /api/v1/goals/set', { body: goal })).body.id;
  theirIds.goals = namingIds.goals!;
  const change = await app.call(theirs, `PATCH /api/v1/people/${theirIds.people}`, {
    body: { city: MARK },
  });
  theirIds.commands = change.headers.get('uptake-command')!;

  others.administrator = await app.workspace('Other');
  others.manager = await app.member(others.administrator, { role: 'manager' });
  others.member = await app.member(others.administrator);
  colleagues.manager = await app.member(theirs, { role: 'manager' });
  colleagues.member = await app.member(theirs);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** Everything of a workspace, so that any write to it shows. */
async function fingerprint(workspaceId: string): Promise<string> {
  const { rows } = await owner.query<{ table: string }>(`
    select format('%I.%I', table_schema, table_name) as table from information_schema.columns
    where column_name = 'workspace_id' and table_schema in ('public', 'directory')
    order by 1`);
  const parts: string[] = [];
  for (const { table } of rows) {
    const { rows: sums } = await owner.query(
      `select count(*), md5(string_agg((to_jsonb(t) - 'last_used_at')::text, '|' order by t::text)) as sum
       from ${table} t where workspace_id = $1`,
      [workspaceId],
    );
    parts.push(`${table} ${sums[0].count} ${sums[0].sum}`);
  }
  return parts.join('\n');
}

function sampleBody(endpoint: Endpoint, ids: Record<string, string>): object {
  if (!endpoint.body) return {};
  const json = z.toJSONSchema(endpoint.body, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const byName: Record<string, string | undefined> = {
    company_id: ids.companies,
    person_id: ids.people,
    owner_id: ids.members,
    leader_id: ids.members,
    team_id: ids.teams,
    workspace_id: theirs.actor.workspaceId,
  };
  return { body: sampleOf(json, (name) => byName[name] ?? newId()) };
}

function pathOf(endpoint: Endpoint, ids: Record<string, string>): string {
  const path = endpoint.route.split(' ')[1]!;
  const id = ids[path.split('/')[3] ?? ''] ?? ids.people!;
  const filled = path.replaceAll(/\{\w+\}/g, id);
  return path.endsWith('/search') ? `${filled}?q=${MARK}&limit=50` : filled;
}

function endpoints(): Endpoint[] {
  // the stream never ends; it is tested where it is made
  return app.app.routes.map(({ endpoint }) => endpoint).filter((e) => !e.route.endsWith('/events'));
}

function call(who: TestMember | null, endpoint: Endpoint, ids: Record<string, string>) {
  const [method] = endpoint.route.split(' ');
  return app.call(who, `${method} ${pathOf(endpoint, ids)}`, sampleBody(endpoint, ids));
}

/** What can be read without an id; searches by what is there to be found. */
function pathsToRead(role: Role): string[] {
  return endpoints()
    .filter(({ route, access }) => route.startsWith('GET') && RANK[access] <= RANK[role])
    .map(({ route }) => route.split(' ')[1]!)
    .filter((path) => !path.includes('{'))
    .flatMap((path) =>
      path.endsWith('/search') ? [MARK, HIDDEN].map((word) => `${path}?q=${word}&limit=50`) : path,
    );
}

describe('another workspace', () => {
  test.each(ROLES)(
    'shows nothing to its %s and takes nothing from them, on any route',
    async (role) => {
      const before = await fingerprint(theirs.actor.workspaceId);
      let refused = 0;
      for (const endpoint of endpoints()) {
        const answer = await call(others[role], endpoint, theirIds);
        const text = JSON.stringify(answer.body);
        expect(text, endpoint.route).not.toContain(MARK);
        for (const id of Object.values(theirIds)) {
          // a refusal may repeat what the request said, an answer may not
          if (answer.status < 400) expect(text, endpoint.route).not.toContain(id);
        }
        if (endpoint.route.includes('{id}')) {
          expect(answer.status, endpoint.route).toBeGreaterThanOrEqual(400);
          refused++;
        }
        expect(answer.status, endpoint.route).toBeLessThan(500);
      }
      expect(refused).toBeGreaterThan(20);
      expect(await fingerprint(theirs.actor.workspaceId)).toBe(before);
    },
  );
});

describe('the same workspace', () => {
  test.each(['member', 'manager'] as const)(
    'keeps private records from a %s, on any route',
    async (role) => {
      const before = await fingerprint(theirs.actor.workspaceId);
      const records = endpoints().filter(
        ({ route, access }) =>
          RANK[access] <= RANK[role] &&
          Object.keys(BODIES).some((plural) => route.includes(`/${plural}/{id}`)),
      );
      expect(records.length).toBeGreaterThanOrEqual(20);
      for (const endpoint of records) {
        const answer = await call(colleagues[role], endpoint, hiddenIds);
        expect([400, 404], `${endpoint.route} ${answer.status}`).toContain(answer.status);
        expect(JSON.stringify(answer.body), endpoint.route).not.toContain(HIDDEN);
      }
      expect(await fingerprint(theirs.actor.workspaceId)).toBe(before);
    },
  );

  test('keeps what names another from a colleague, on any route, and so every type that is declared so', async () => {
    const declared = [...recordTypes.values()].filter(({ declaration }) => declaration.seenBy);
    expect(declared.map(({ declaration }) => declaration.plural)).toEqual(Object.keys(namingIds));
    const before = await fingerprint(theirs.actor.workspaceId);
    const records = endpoints().filter(
      ({ route, access }) =>
        access === 'member' &&
        Object.keys(namingIds).some((plural) => route.includes(`/${plural}/{id}`)),
    );
    expect(records.length).toBeGreaterThanOrEqual(5);
    for (const endpoint of records) {
      const answer = await call(colleagues.member, endpoint, namingIds);
      expect([400, 404], `${endpoint.route} ${answer.status}`).toContain(answer.status);
      expect(JSON.stringify(answer.body), endpoint.route).not.toContain(String(NAMED));
    }
    expect(await fingerprint(theirs.actor.workspaceId)).toBe(before);
    for (const path of pathsToRead('member')) {
      const answer = await app.call(colleagues.member, `GET ${path}`);
      if (answer.status >= 400) continue;
      for (const one of [String(NAMED), ...Object.values(namingIds)]) {
        expect(JSON.stringify(answer.body ?? null), path).not.toContain(one);
      }
    }
  });

  test.each(['member', 'manager'] as const)(
    'names nothing private to a %s in any list, figure or search',
    async (role) => {
      for (const path of pathsToRead(role)) {
        const answer = await app.call(colleagues[role], `GET ${path}`);
        const said = JSON.stringify(answer.body ?? null);
        // a refusal may repeat what the request said
        if (answer.status >= 400) continue;
        for (const one of [HIDDEN, ...Object.values(hiddenIds)]) {
          expect(said, path).not.toContain(one);
        }
      }
    },
  );

  test.each(['member', 'manager'] as const)('refuses a %s what needs more rights', async (role) => {
    const before = await fingerprint(theirs.actor.workspaceId);
    const above = endpoints().filter(({ access }) => RANK[access] > RANK[role]);
    expect(above.length).toBeGreaterThan(5);
    for (const endpoint of above) {
      expect((await call(colleagues[role], endpoint, theirIds)).status, endpoint.route).toBe(403);
    }
    expect(await fingerprint(theirs.actor.workspaceId)).toBe(before);
  });
});

test('nobody gets in without signing in, on any route that is not public', async () => {
  const closed = endpoints().filter(({ access }) => access !== 'public');
  for (const endpoint of closed) {
    expect((await call(null, endpoint, theirIds)).status, endpoint.route).toBe(401);
  }
});

test('the application role cannot pass the wall: no bypass, no ownership, no other workspace', async () => {
  const { rows } = await owner.query(`
    select r.rolsuper, r.rolbypassrls, r.rolcreaterole,
      (select count(*)::int from pg_class where relowner = r.oid) as owned
    from pg_roles r where rolname = 'uptake_app'`);
  expect(rows[0]).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 });
  const open = await owner.query(`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'workspace_id' and c.relkind in ('r', 'p')
      and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity`);
  expect(open.rows).toEqual([]);
  const { database } = app.app.services.machinery;
  const seen = await database.read(others.member.actor.workspaceId, (db) =>
    db.rows({
      text: 'select id from person where workspace_id = $1',
      values: [theirs.actor.workspaceId],
    }),
  );
  expect(seen).toEqual([]);
});

test('the ledger can only be added to, by the function alone', async () => {
  const { database } = app.app.services.machinery;
  for (const text of [
    "update ledger_event set verb = 'x'",
    'delete from ledger_event',
    'truncate ledger_event',
    'insert into ledger_event (workspace_id, seq) values (gen_random_uuid(), 1)',
    'update ledger_head set seq = 0',
  ]) {
    const attempt = database[TRANSACT](theirs.actor.workspaceId, (db) =>
      db.rows({ text, values: [] }),
    );
    await expect(attempt, text).rejects.toThrow(/permission denied/);
  }
  const { rows } = await owner.query('select * from ledger_faults($1)', [theirs.actor.workspaceId]);
  expect(rows).toEqual([]);
});
