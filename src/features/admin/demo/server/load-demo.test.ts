import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpFirstWorkspace } from '#src/features/admin/workspace/server/first-set-up.ts';
import { measureAll } from '#src/features/adoption/measure/server/freshen-commands.ts';
import { demoDoors } from '#src/main/server/ports/demo-doors.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { DEMO_WORKSPACE_ID, type Demo } from '../demo.ts';
import { makeDemo } from '../demo-company.ts';
import { MEMBERS, type MemberKey, memberOf } from '../material/members.ts';
import { loadDemo } from './load-demo.ts';

const NOW = new Date('2026-11-24T06:30:00Z');

let app: TestApp;
let owner: pg.Client;
let demo: Demo;
let notice: string;
const cookies = new Map<MemberKey, string>();

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  owner = new pg.Client(app.url);
  await owner.connect();
  demo = makeDemo({ today: '2026-11-24' });
  notice = await load();
}, 240_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

function load(): Promise<string> {
  const secret = 'a secret for tests that is long enough';
  const settings = { ownerUrl: app.url, secret, doors: demoDoors };
  return loadDemo(app.app.services, recordTypes, settings);
}

async function readOne(text: string, values: unknown[] = []): Promise<Record<string, unknown>> {
  return (await owner.query(text, values)).rows[0];
}

/** A read as the member, who signs in with what the notice says. */
async function get(key: MemberKey, path: string) {
  let cookie = cookies.get(key);
  if (!cookie) {
    const password = /the password (\S+):/.exec(notice)![1];
    const body = { email: memberOf(key).email, password };
    const answer = await app.call(null, 'POST /api/v1/session', { body });
    expect(answer.status, key).toBeLessThan(300);
    cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    cookies.set(key, cookie);
  }
  return app.call(null, `GET ${path}`, { headers: { cookie } });
}

test('everything that the demo tells is there, and each record as its last event left it', async () => {
  const lists = { company: demo.companies, person: demo.people, activity: demo.activities };
  for (const [type, list] of Object.entries({ ...lists, task: demo.tasks })) {
    const { count } = await readOne(
      `select count(*)::int from ${type} where workspace_id = $1 and id = any($2)`,
      [DEMO_WORKSPACE_ID, list.map(({ id }) => id)],
    );
    expect(count, type).toBe(list.length);
  }
  const { rows } = await owner.query(`
    select e.record_id, max(r.version) as version, count(*)::int as events
    from ledger_event e join (
      select id, version from company union all select id, version from person
      union all select id, version from activity union all select id, version from task) r
      on r.id = e.record_id
    where not starts_with(split_part(e.verb, '.', 2), 'viewed')
    group by e.record_id having max(r.version) <> count(*)`);
  expect(rows).toEqual([]);
  const { owners } = await readOne(`
    select count(*)::int as owners from person p
    where p.owner_id::text is distinct from (
      select e.changes -> 'owner_id' ->> 1 from ledger_event e
      where e.record_id = p.id and e.changes ? 'owner_id' order by e.seq desc limit 1)`);
  expect(owners).toBe(0);
});

test('the ledger is whole, in the order of time, and nobody wrote before they joined', async () => {
  const { rows } = await owner.query('select * from ledger_faults($1)', [DEMO_WORKSPACE_ID]);
  expect(rows).toEqual([]);
  const told = [...demo.companies, ...demo.people, ...demo.activities, ...demo.tasks];
  const { count } = await readOne(
    `select count(*)::int from ledger_event where seq < $1
       and (record_id = any($2) or record_type in ('workspace', 'team', 'member'))`,
    [await firstOfPresent(), told.map(({ id }) => id)],
  );
  const beginning = 1 + 2 * demo.teams.length + demo.members.length;
  expect(count).toBe(demo.events.length + demo.views.length + beginning);
  const { disordered } = await readOne(`
    select count(*)::int as disordered from ledger_event a
    join ledger_event b on b.workspace_id = a.workspace_id and b.seq = a.seq + 1 and b.at < a.at
    where b.seq < (select min(seq) from ledger_event where record_type = 'custom_field')`);
  expect(disordered).toBe(0);
  const { early } = await readOne(`
    select count(*)::int as early from ledger_event e join member m on m.id = e.actor_id
    where e.at < m.created_at and e.verb not like 'workspace.%' and e.verb not like 'team.%'
      and e.verb <> 'member.joined'`);
  expect(early).toBe(0);
});

/** Where the history ends, and what the members wrote on the day itself begins. */
async function firstOfPresent(): Promise<unknown> {
  return (
    await readOne("select min(seq) as seq from ledger_event where record_type = 'custom_field'")
  ).seq;
}

test('an import is one command, and the two halves of a save are one effort', async () => {
  const { imports, days } = await readOne(`
    select count(distinct command_id)::int as imports,
      count(distinct (actor_id, (at at time zone 'UTC')::date))::int as days
    from ledger_event where via = 'import'`);
  expect(imports).toBe(days);
  expect(days).toBeGreaterThan(1);
  const { twice } = await readOne(`
    select count(*)::int as twice from (
      select from ledger_event where keys is not null group by command_id having count(*) > 1) x`);
  expect(twice).toBe(0);
});

test('a second load changes nothing', async () => {
  const before = await readOne('select count(*)::int, max(seq) from ledger_event');
  expect(await load()).toBe(notice);
  expect(await readOne('select count(*)::int, max(seq) from ledger_event')).toEqual(before);
  expect(await readOne('select count(*)::int as users from directory.auth_user')).toEqual({
    users: MEMBERS.length,
  });
});

test('whoever has only the demo can still set up a company of their own', async () => {
  expect(await setUpFirstWorkspace(app.app.services, undefined)).toContain('http');
});

test('a misspelled name finds its person first', async () => {
  const { body } = await get('tomasz', '/api/v1/search?q=Hofman%20katharina');
  expect(body.items[0]).toMatchObject({ type: 'person', title: 'Katharina Hofmann' });
  expect(body.items[0].subtitle).not.toBe('');
});

test('what is private is seen by its owner alone, and what is about it too', async () => {
  const [id] = demo.states.person_private;
  const { owner: key } = demo.people.find((person) => person.id === id)!;
  expect((await get(key!, `/api/v1/people/${id}`)).status).toBe(200);
  const stranger = MEMBERS.find((member) => member.key !== key && member.role === 'member')!;
  expect((await get(stranger.key, `/api/v1/people/${id}`)).status).toBe(404);
  expect((await get('miriam', `/api/v1/people/${id}`)).status).toBe(404);
  for (const table of ['activity', 'task']) {
    const { open } = await readOne(`
      select count(*)::int as open from ${table} x join person p on p.id = x.person_id
      where p.visibility = 'private' and x.visibility <> 'private'`);
    expect(open, table).toBe(0);
  }
});

test('a day of work waits for everybody at work', async () => {
  for (const { key, leave } of MEMBERS) {
    if (leave) continue;
    const { status, body } = await get(key, '/api/v1/today');
    expect(status).toBe(200);
    expect(body.day).toBe('2026-11-24');
    expect(body.promised.total, key).toBeGreaterThan(0);
    expect(body.meetings.total, key).toBeGreaterThan(0);
  }
});

test('what is new is in use: fields and a view of the company, meetings with a place, one that repeats, facts, a leave', async () => {
  const view = (await get('tomasz', '/api/v1/views')).body.items.find(
    (one: { name: string }) => one.name === 'Contracts to renew',
  );
  const { body } = await get(
    'tomasz',
    `/api/v1/companies?limit=5&sort=${view.sort}&filter=${encodeURIComponent(view.filter)}`,
  );
  expect(body.items).toHaveLength(5);
  expect(body.items[0]).toMatchObject({ x_contract_ends: expect.any(String) });
  const { placed } = await readOne(
    'select count(*)::int as placed from task where ends_at is not null and location is not null',
  );
  expect(placed).toBeGreaterThan(2);
  const round = await readOne(
    "select repeats, colleagues from task where subject like 'Vans and spare parts%'",
  );
  expect(round.repeats).toContain('WEEKLY');
  expect((round.colleagues as string[]).length).toBeGreaterThan(1);
  expect((await get('tomasz', '/api/v1/facts')).body.items.length).toBeGreaterThan(2);
  const away = await readOne('select first_day::text, substitute_id from absence');
  const { id } = await readOne("select id from member where email like 'katerina%'");
  expect(away).toEqual({ first_day: '2026-10-21', substitute_id: id });
});

test('the company sells, serves and promises: enough of everything to look at', async () => {
  const counted = await readOne(`select
    (select count(*) from pipeline)::int as pipelines,
    (select count(*) from deal)::int as deals,
    (select count(distinct status) from deal)::int as outcomes,
    (select count(*) from deal_state)::int as states,
    (select count(*) from deal where status <> 'open' and outcome_reason_id is null
      and not exists (select from quote q where q.deal_id = deal.id and q.status = 'accepted'))::int
      as unreasoned,
    (select count(*) from product)::int as products,
    (select count(distinct currency) from price_book)::int as books,
    (select count(distinct day) from currency_rate)::int as rate_days,
    (select count(*) from quote)::int as quotes,
    (select count(distinct status) from quote)::int as quote_statuses,
    (select count(*) from quote where opens > 0)::int as opened_quotes,
    (select count(distinct stage_id) from deal where status = 'open')::int as stages_in_use,
    (select count(*) from deal where status = 'won' and closed_at >= '2026-10-01')::int as won_of_late,
    (select count(*) from sales_order)::int as orders,
    (select count(*) from service_case)::int as cases,
    (select count(*) from service_case where resolved_at > resolution_due_at)::int as late,
    (select count(*) from service_case where status in ('new', 'open', 'waiting'))::int as open_cases,
    (select count(*) from approval where status = 'pending')::int as pending,
    (select count(*) from goal)::int as goals,
    (select count(*) from consent)::int as consents,
    (select count(*) from saved_view where is_segment)::int as segments,
    (select count(*) from automation_rule where state = 'on')::int as rules`);
  expect(counted).toMatchObject({ pipelines: 2, deals: 170, outcomes: 3, unreasoned: 0 });
  expect(counted).toMatchObject({ products: 25, books: 2, cases: 120, segments: 3, rules: 1 });
  const least = { states: 450, rate_days: 17, quotes: 35, quote_statuses: 5, orders: 15 };
  const lively = { opened_quotes: 20, stages_in_use: 7, won_of_late: 8 };
  const others = { late: 5, open_cases: 10, pending: 2, goals: 20, consents: 100 };
  for (const [name, count] of Object.entries({ ...least, ...lively, ...others })) {
    expect(counted[name], name).toBeGreaterThanOrEqual(count);
  }
});

test('a line has come down where Tomasz goes today', async () => {
  const { visited } = await readOne(
    `select count(*)::int as visited from service_case c join task t on t.company_id = c.company_id
     where c.priority = 'urgent' and c.status = 'new' and t.due_on = '2026-11-24'
       and t.due_at is not null and t.done_at is null
       and t.owner_id = (select id from member where email like 'tomasz%')`,
  );
  expect(visited).toBeGreaterThan(0);
});

test('a telling by a past day finds the pipeline as it was', async () => {
  const { told } = await readOne(`
    select count(*)::int as told from deal d join lateral (
      select s.stage_id, s.status from deal_state s
      where s.deal_id = d.id and s.until = 'infinity') s on true
    where s.stage_id = d.stage_id and s.status = d.status`);
  expect(told).toBe(170);
});

test('leaders have rounds behind them, held and not, open promises, and teams stories to complete', async () => {
  const { machinery } = app.app.services;
  await measureAll(machinery.database, DEMO_WORKSPACE_ID, NOW.toISOString().slice(0, 10));
  const { leaders } = (await get('miriam', '/api/v1/adoption/leaders')).body;
  const of = (key: MemberKey) =>
    leaders.find(({ member }: { member: { name: string } }) => member.name === memberOf(key).name);
  expect(of('ingrid').use).toMatchObject({ due: 3, opened: 2, drilled: 2, decided: 2 });
  expect(of('riccardo').use).toMatchObject({ due: 3, opened: 1 });
  const outcomes = of('birgit').commitments.map(({ outcome }: { outcome: unknown }) => outcome);
  expect(outcomes.toSorted()).toEqual(['kept', null]);
  const teams = (await get('ingrid', '/api/v1/teams')).body.items;
  const north = teams.find(({ name }: { name: string }) => name === 'Sales North').id;
  const gaps = await get('ingrid', `/api/v1/adoption/teams/${north}/gaps`);
  expect(gaps.body.items.length).toBeGreaterThan(0);
}, 60_000);

test('rounds are one weekly series each, whose next is today or ahead and in the calendar', async () => {
  const { rows } = await owner.query(`
    select count(*)::int as rounds, count(distinct m.series)::int as series,
      bool_and(m.repeats = 'weekly') as weekly, max(m.starts_on)::text as next,
      count(t.id) filter (where t.due_at = m.starts_at and m.status = 'planned')::int as dated
    from meeting m left join task t on t.id = m.task_id
    group by m.owner_id`);
  const one = { rounds: 4, series: 1, weekly: true, next: '2026-11-30', dated: 1 };
  expect(rows).toEqual(Array(4).fill(one));
  const decided = await readOne(`select count(*)::int as taken, count(distinct what)::int as words,
    count(distinct reason)::int as reasons, count(distinct due_on)::int as days from decision`);
  expect(decided).toEqual({ taken: 6, words: 6, reasons: 6, days: 6 });
});

test('fourteen weeks of a programme stand behind the company, up to a gate that partial use holds', async () => {
  const { programme } = (await get('tomasz', '/api/v1/programme')).body;
  const { stage, gate, locks } = programme.stand;
  expect(stage).toBe('habit');
  expect(gate).toMatchObject({ name: 'G2', is_open: false });
  const open = (wanted: boolean) =>
    locks.filter(({ is_open }: { is_open: boolean }) => is_open === wanted);
  expect(open(true).length).toBeGreaterThan(2);
  expect(open(false).length).toBeGreaterThan(2);
  const concerns = (await get('tomasz', '/api/v1/concerns')).body.items;
  const states = new Set(concerns.map(({ state }: { state: string }) => state));
  for (const state of ['raised', 'diagnosed', 'answered', 'acting', 'verified', 'reopened']) {
    expect([...states]).toContain(state);
  }
  const trials = (await get('tomasz', '/api/v1/experiments')).body.items;
  expect(trials.length).toBe(2);
  const { periods } = (await get('tomasz', '/api/v1/pulse/results')).body;
  expect(periods[0].whole.answers).toBeGreaterThanOrEqual(5);
  const { practices } = (await get('tomasz', '/api/v1/practices')).body;
  expect(practices).toMatchObject([{ state: 'trying', found: { low: expect.any(Number) } }]);
  const { releases } = (await get('tomasz', '/api/v1/releases')).body;
  expect(releases.length).toBe(2);
}, 60_000);

test('the rear view shows what improved, what cannot be told and what it is too early for', async () => {
  const { started_on, outcomes } = (await get('charlotte', '/api/v1/adoption/rear-view')).body;
  expect(started_on).toBe('2026-07-20');
  const pointOf = (wanted: string) =>
    outcomes.find(({ metric }: { metric: string }) => metric === wanted).points[0];
  const said = (metric: string) => {
    const { judged, rows } = pointOf(metric);
    return [judged.verdict, judged.doubt, rows.before >= 20 && rows.now >= 20];
  };
  expect(pointOf('follow_up_time')).toMatchObject({ at: 3, from: '2026-08', to: '2026-10' });
  expect(said('follow_up_time')).toEqual(['improved', undefined, true]);
  // from one in four to one in two, of some thirty: it may or may not be chance
  expect(said('quote_win_ratio')[2]).toBe(true);
  expect(said('average_order_size')[0]).toBe('cannot_tell');
  expect(said('retention')[1]).toBe('few_months');
});

test('whoever took part in the day of the programme is in no event of what was said', async () => {
  const { named } = await readOne(`
    select count(*)::int as named from ledger_event e where e.actor_id is not null
      and e.record_type in ('workshop_draft', 'workshop_ballot', 'pulse_period')`);
  expect(named).toBe(0);
  const { left } = await readOne(`select (select count(*) from workshop_draft)
    + (select count(*) from workshop_ballot) + (select count(*) from workshop_participant) as left`);
  expect(Number(left)).toBe(0);
});
