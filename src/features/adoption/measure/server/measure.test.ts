import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import { clockOf, dayText } from '../days/clock.ts';
import { gatherDays } from '../days/gather-days.ts';
import { inOrder, type LedgerLine } from '../log/ledger-line.ts';
import { readTraces } from '../log/read-traces.ts';
import type { Records } from '../log/records.ts';
import type { Trace } from '../log/trace.ts';
import { matchDays } from './follow/match-days.ts';
import { readOn } from './follow/read-on.ts';
import { measureAll } from './freshen-commands.ts';
import { findKeptFaults } from './kept-faults-queries.ts';

let app: TestApp;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let eva: TestMember;
let outsider: TestMember;
let team: string;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  lea = await app.member(ada, { name: 'Lea' });
  team = (await call(ada, 'POST /api/v1/teams', { name: 'North', leader_id: lea.actor.memberId }))
    .body.id;
  max = await app.member(ada, { name: 'Max', teamId: team });
  eva = await app.member(ada, { name: 'Eva' });
  outsider = await app.workspace('Other');
});
afterAll(() => app.close());

function call(who: TestMember, route: string, body?: unknown) {
  return app.call(who, route, body === undefined ? {} : { body });
}

async function look(who: TestMember, path: string) {
  return (await call(who, `GET /api/v1/adoption/${path}`)).status;
}

/** Says a history that the product's commands would have made, straight into the ledger. */
async function tell(events: Partial<LedgerLine>[]): Promise<void> {
  const rows = events.map((event, index) => ({
    ...{ id: crypto.randomUUID(), via: 'web', command_id: crypto.randomUUID(), actor_id: null },
    ...{ record_id: crypto.randomUUID(), index },
    ...event,
  }));
  const { database } = app.app.services.machinery;
  await database[TRANSACT](max.actor.workspaceId, (db) =>
    db.rows(sql`select append_ledger_events(${JSON.stringify(rows)}::jsonb)`),
  );
}

const keptDays = (who: TestMember) =>
  app.app.services.machinery.database.read(who.actor.workspaceId, (db) =>
    db.rows<{ member_id: string; trace: unknown }>(sql`
      select member_id, trace from uptake_day
      where workspace_id = ${who.actor.workspaceId} order by member_id, day`),
  );

test('one’s own figures end with one’s own day, ahead of the server and behind it', async () => {
  const own = await app.member(ada, { name: 'Kim' });
  for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
    await app.app.services.machinery.database[TRANSACT](own.actor.workspaceId, (db) =>
      db.rows(sql`update member set time_zone = ${zone} where id = ${own.actor.memberId}`),
    );
    const { body } = await call(own, 'GET /api/v1/adoption/me');
    expect(body.to).toBe(dayText(clockOf(zone)(Date.now()).day));
    const later = await call(own, 'GET /api/v1/adoption/me?on=2999-01-01');
    expect(later.body.to).toBe(body.to);
  }
});

describe('who may know it', () => {
  test('oneself, who leads one, whom one leads, and administrators; nobody else', async () => {
    expect(await look(max, 'me')).toBe(200);
    expect(await look(lea, `members/${max.actor.memberId}`)).toBe(200);
    expect(await look(max, `members/${lea.actor.memberId}`)).toBe(200);
    expect(await look(ada, `members/${max.actor.memberId}`)).toBe(200);
    expect(await look(eva, `members/${max.actor.memberId}`)).toBe(403);
    expect(await look(max, `members/${eva.actor.memberId}`)).toBe(403);
    expect(await look(outsider, `members/${max.actor.memberId}`)).toBe(404);
  });

  test('a team is seen by its members, its leader, and administrators', async () => {
    expect(await look(max, `teams/${team}`)).toBe(200);
    expect(await look(lea, `teams/${team}`)).toBe(200);
    expect(await look(eva, `teams/${team}`)).toBe(404);
    expect(await look(outsider, `teams/${team}`)).toBe(404);
    const { body } = await call(lea, `GET /api/v1/adoption/teams/${team}`);
    expect(body).toMatchObject({ people: 2, state: 'not_enough', shadow: null });
    expect(body.members.map(({ name }: { name: string }) => name)).toEqual(['Lea', 'Max']);
  });

  test('a manager of nobody in it is told of a team, and of no person', async () => {
    const far = await app.member(ada, { name: 'Far', role: 'manager' });
    for (const path of ['teams', `teams/${team}`]) {
      const { body } = await call(far, `GET /api/v1/adoption/${path}`);
      const told = path === 'teams' ? body.items[0] : body;
      expect(told).toMatchObject({ team_id: team, leader: null, exempt: [] });
      expect(JSON.stringify(body)).not.toContain(lea.actor.memberId);
    }
  });

  test('whoever looks as somebody else sees, sees neither their page nor anybody’s', async () => {
    const begun = await call(ada, `POST /api/v1/members/${lea.actor.memberId}/view-as`);
    const headers = { 'uptake-view-as': begun.body.id as string };
    const as = (path: string) => app.call(ada, `GET /api/v1/adoption/${path}`, { headers });
    for (const who of [lea, max]) {
      const { status, body } = await as(`members/${who.actor.memberId}`);
      expect([status, body.reason]).toEqual([403, 'only_theirs']);
    }
    expect((await as('me')).body.reason).toBe('only_theirs');
  });

  test('a look at somebody else is an event of the ledger, once an hour; at oneself it is none', async () => {
    const { database } = app.app.services.machinery;
    await look(lea, `members/${lea.actor.memberId}`);
    await look(lea, `members/${max.actor.memberId}`);
    const looks = await database.read(max.actor.workspaceId, (db) =>
      db.rows(sql`select record_id from ledger_event where verb = 'uptake.looked'
        and workspace_id = ${max.actor.workspaceId} and actor_id = ${lea.actor.memberId}`),
    );
    expect(looks).toEqual([{ record_id: max.actor.memberId }]);
  });

  test('each figure says how it is made', async () => {
    const { body } = await call(max, 'GET /api/v1/adoption/formulas');
    expect(body.items.map(({ name }: { name: string }) => name)).toContain('coverage');
  });
});

describe('working days', () => {
  test('are one’s own to change, and an empty week is refused', async () => {
    expect((await call(max, 'PATCH /api/v1/me', { working_days: [5, 1, 1] })).status).toBe(200);
    expect((await call(max, 'GET /api/v1/me')).body.member.working_days).toEqual([1, 5]);
    expect((await call(max, 'PATCH /api/v1/me', { working_days: [] })).status).toBe(400);
    expect((await call(max, 'PATCH /api/v1/me', { working_days: [8] })).status).toBe(400);
  });
});

describe('what is kept', () => {
  test('is the same as what the whole ledger gives, however it was cut up', async () => {
    const { database } = app.app.services.machinery;
    const { workspaceId } = max.actor;
    await tell(story());
    for (
      let part = 0;
      part < 200 && (await readOn(database, workspaceId, { batch: 7 }));
      part += 1
    ) {
      if (part % 3 === 0) await database[TRANSACT](workspaceId, (db) => matchDays(db, workspaceId));
    }
    await database[TRANSACT](workspaceId, (db) => matchDays(db, workspaceId));
    const kept = await keptDays(max);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual(await fromScratch());
  });

  test('the doctor finds it whole, and a day that somebody changed', async () => {
    const client = new Client({ connectionString: app.url });
    await client.connect();
    const workspace = max.actor.workspaceId;
    try {
      expect(await findKeptFaults(client, workspace)).toEqual([]);
      await client.query('begin');
      await client.query(
        `update uptake_day set trace = jsonb_set(trace, '{asked_ms}', '1') where ctid =
           (select ctid from uptake_day where workspace_id = $1 and member_id = $2 limit 1)`,
        [workspace, max.actor.memberId],
      );
      expect(await findKeptFaults(client, workspace)).toHaveLength(1);
      await client.query('rollback');
    } finally {
      await client.end();
    }
  });

  test('everyone is measured in one go, and another workspace keeps nothing of it', async () => {
    const { database } = app.app.services.machinery;
    await measureAll(database, max.actor.workspaceId, today);
    const figures = await database.read(max.actor.workspaceId, (db) =>
      db.rows(sql`select member_id from uptake_figure
        where workspace_id = ${max.actor.workspaceId} and on_day = ${today}`),
    );
    expect(figures).toHaveLength(6);
    expect(await keptDays(outsider)).toEqual([]);
  });
});

async function fromScratch() {
  const { database } = app.app.services.machinery;
  const { workspaceId } = max.actor;
  const events = await database.read(workspaceId, (db) =>
    db.rows<LedgerLine>(sql`select * from ledger_event
      where workspace_id = ${workspaceId} order by seq`),
  );
  const records: Records = new Map();
  const traces = new Map<string, Trace[]>();
  for (const trace of inOrder(events).flatMap((event) => readTraces(records, event))) {
    traces.set(trace.member_id, [...(traces.get(trace.member_id) ?? []), trace]);
  }
  return [...traces]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([member_id, list]) =>
      [...gatherDays(list, clockOf('UTC')).values()]
        .sort((a, b) => a.day - b.day)
        .map((trace) => ({ member_id, trace })),
    );
}

/** Calls, notes late and in time, look-ups, promises, an undo, and what came in late. */
function story(): Partial<LedgerLine>[] {
  const companies = ['a', 'b', 'c', 'd'].map(() => crypto.randomUUID());
  const members = [max.actor.memberId, lea.actor.memberId];
  const now = Date.now();
  const events: Partial<LedgerLine>[] = companies.map((id) => ({
    ...{ verb: 'company.created', record_type: 'company', record_id: id },
    ...{ actor_id: max.actor.memberId, changes: { name: [null, 'Acme'] } },
  }));
  for (let at = 0; at < 60; at += 1) {
    const actor_id = members[at % 2]!;
    const company_id = companies[at % 4]!;
    const when = new Date(now - (at % 25) * 86_400_000).toISOString();
    const changes = {
      company_id: [null, company_id],
      occurred_at: [null, when],
      body: [null, 'said'],
    };
    const activity = { verb: 'activity.created', record_type: 'activity', actor_id } as const;
    events.push(
      { ...activity, via: 'calendar', changes: { ...changes, body: [null, null] } as never },
      { verb: 'company.viewed', record_type: 'company', record_id: company_id, actor_id },
      { ...activity, occurred_at: when, changes: changes as never },
    );
    if (at % 5 === 0) {
      const id = crypto.randomUUID();
      const task = { record_type: 'task', record_id: id, actor_id };
      const due = { company_id: [null, company_id], due_on: [null, when.slice(0, 10)] };
      events.push(
        { ...task, verb: 'task.created', changes: { ...due, owner_id: [null, actor_id] } as never },
        { ...task, verb: 'task.completed', changes: { done_at: [null, when] } },
      );
    }
    if (at % 7 === 0) {
      const undo_of = events.at(-1)!.command_id ?? null;
      events.push({ ...activity, verb: 'activity.deleted', undo_of });
    }
  }
  return events;
}

test('days are told by number and text alike', () => {
  expect(dayText(clockOf('Europe/Rome')(Date.parse('2026-03-28T23:30:00Z')).day)).toBe(
    '2026-03-29',
  );
});

test('more who look at once than there are connections are all answered', async () => {
  const paths = [
    'me',
    'teams',
    `teams/${team}`,
    `members/${max.actor.memberId}`,
    'leaders',
    'sums',
  ];
  const asked = [...paths, ...paths, ...paths, ...paths].map((path) => look(lea, path));
  for (const status of await Promise.all(asked)) expect([200, 403]).toContain(status);
});
