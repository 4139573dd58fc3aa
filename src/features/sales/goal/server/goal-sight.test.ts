import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { seenChanges } from '#src/records/server/seen-changes.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import { runRead } from '#src/server/run-command.ts';

const PERIOD = '2027-Q1';
/** As figures by which each is known again wherever it is told. */
const TARGETS = { ofMax: 77_777_701, ofNorth: 88_888_801, ofAll: 99_999_901 };
type Goal = keyof typeof TARGETS;
const GOALS = Object.keys(TARGETS) as Goal[];

/** Who sees which: whom it names, that team, and who leads them. */
const SEEN: Record<string, Goal[]> = {
  'whom it names': ['ofMax', 'ofNorth', 'ofAll'],
  'a colleague of the team': ['ofNorth', 'ofAll'],
  'a colleague of another team': ['ofAll'],
  'who leads the team': ['ofMax', 'ofNorth', 'ofAll'],
  'who leads another team': ['ofAll'],
  'a manager': ['ofMax', 'ofNorth', 'ofAll'],
  'an administrator': ['ofMax', 'ofNorth', 'ofAll'],
  'a stranger': [],
};
const WHO = Object.keys(SEEN);

let app: TestApp;
const who: Record<string, TestMember> = {};
let north: string;
const ids = {} as Record<Goal, string>;
let metric: string;

beforeAll(async () => {
  app = await startTestApp();
  const ada = await app.workspace();
  who['an administrator'] = ada;
  who['a stranger'] = await app.workspace('Other');
  north = await app.team(ada, 'North');
  const south = await app.team(ada, 'South');
  const mia = await app.member(ada, { name: 'Mia', role: 'manager' });
  who['a manager'] = mia;
  const max = await app.member(ada, { name: 'Max', teamId: north });
  who['whom it names'] = max;
  who['a colleague of the team'] = await app.member(ada, { name: 'Nora', teamId: north });
  who['a colleague of another team'] = await app.member(ada, { name: 'Sven', teamId: south });
  for (const [name, team] of [
    ['who leads the team', north],
    ['who leads another team', south],
  ] as const) {
    const leader = await app.member(ada, { name, teamId: team });
    const { memberId, workspaceId } = leader.actor;
    await ok(ada, `PATCH /api/v1/teams/${team}`, { leader_id: memberId });
    const { database } = app.app.services.machinery;
    const actor = await readActor(database, { memberId, workspaceId }, 'api');
    who[name] = { ...leader, actor: actor! };
  }
  const set = (goal: Goal, of: object) =>
    ok(mia, 'POST /api/v1/goals/set', { period: PERIOD, target: TARGETS[goal], ...of });
  ids.ofMax = (await set('ofMax', { member_id: max.actor.memberId })).id;
  ids.ofNorth = (await set('ofNorth', { team_id: north })).id;
  ids.ofAll = (await set('ofAll', {})).id;
  const definition = { source: 'goal_period', time: 'begins_on', measure: { sum: 'amount' } };
  const body = { name: 'Goals', definition: JSON.stringify(definition), direction: 'up' };
  metric = `m_${(await ok(ada, 'POST /api/v1/own_metrics', body)).id.replaceAll('-', '')}`;
});
afterAll(() => app.close());

async function ok(by: TestMember, route: string, body?: object) {
  const answer = await app.call(by, route, body ? { body } : {});
  expect(answer.status, `${route} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
}

/** All goals that a text tells of, by their figure or id. */
function toldIn(answer: unknown): Goal[] {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  // an export says 777777.01
  const digits = text.replaceAll(/(?<=\d)\.(?=\d\d\b)/g, '');
  return GOALS.filter((goal) => digits.includes(String(TARGETS[goal])) || text.includes(ids[goal]));
}

const sumOf = (goals: Goal[]) => goals.reduce((sum, goal) => sum + TARGETS[goal], 0);
const figures = (by: TestMember, more: object = {}) =>
  app.call(by, 'POST /api/v1/figures/run', {
    body: { requests: [{ metrics: [metric], period: 'all', ...more }] },
  });

describe.each(WHO)('of goals %s', (name) => {
  const seen = SEEN[name]!;
  const member = () => who[name]!;

  test('reads in lists, counts, groups, search and the feed just those meant for them', async () => {
    const lists = ['goals?limit=200', `search?q=${PERIOD}&limit=50`, 'goals?sort=period&limit=50'];
    for (const path of lists) {
      expect(toldIn(await ok(member(), `GET /api/v1/${path}`)), path).toEqual(seen);
    }
    expect((await ok(member(), 'GET /api/v1/goals/count')).count).toBe(seen.length);
    const { items } = await ok(member(), 'GET /api/v1/goals/groups?by=of_member');
    const counts = items.map(({ count }: { count: number }) => count);
    expect(counts.reduce((sum: number, one: number) => sum + one, 0)).toBe(seen.length);
    const bins = await ok(member(), 'GET /api/v1/goals?deleted=true');
    expect(toldIn(bins)).toEqual([]);
    if (member().actor.role !== 'member') {
      expect(toldIn(await ok(member(), 'GET /odata/v4/goals'))).toEqual(seen);
    }
  });

  test('opens no other, nor its history, nor who sees it, and hears of no change of it', async () => {
    for (const goal of GOALS) {
      const status = seen.includes(goal) ? 200 : 404;
      const one = `GET /api/v1/goals/${ids[goal]}`;
      const of = `member_id=${member().actor.memberId}`;
      for (const path of [one, `${one}/history`, `${one}/sight?${of}`]) {
        expect((await app.call(member(), path)).status, `${goal} ${path}`).toBe(status);
      }
    }
    const changes = GOALS.map((goal) => ({ type: 'goal', id: ids[goal] }));
    const heard = await runRead(app.app.services.machinery, member().actor, (ctx) =>
      seenChanges(ctx, recordTypes, changes),
    );
    expect(heard.map(({ id }) => id).sort()).toEqual(seen.map((goal) => ids[goal]).sort());
  });

  test('takes no other out as a file', async () => {
    const by = member();
    const right = `PUT /api/v1/members/${by.actor.memberId}/export-right`;
    const giver = name === 'a stranger' ? by : who['an administrator']!;
    await ok(giver, right, { decided: true });
    const answer = await app.call(by, 'GET /api/v1/goals/export?format=csv');
    expect(answer.status).toBe(200);
    expect(toldIn(answer.body)).toEqual(seen);
  });

  test('is told on the page and in figures of those alone', async () => {
    const { rows } = await ok(member(), `GET /api/v1/forecast?period=${PERIOD}`);
    expect(toldIn(rows)).toEqual(seen);
    if (name === 'a stranger') return;
    const [answer] = (await figures(member())).body.answers;
    expect(answer.totals[0].value, JSON.stringify(answer)).toBe(sumOf(seen));
  });
});

test('who opens a page sees on it what the API gives them, no more and no less', async () => {
  for (const name of WHO) {
    const { rows } = await ok(who[name]!, `GET /api/v1/forecast?period=${PERIOD}`);
    const shown = rows.filter(({ goal }: { goal: number | null }) => goal !== null).length;
    expect(shown, name).toBe(SEEN[name]!.length);
  }
});

test('nobody decides whom a goal is shown to but by whom it names', async () => {
  for (const name of ['whom it names', 'a manager', 'an administrator']) {
    for (const body of [
      { visibility: 'workspace' },
      { owner_id: who['a manager']!.actor.memberId },
    ]) {
      const answer = await app.call(who[name]!, `PATCH /api/v1/goals/${ids.ofMax}`, { body });
      expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining('names')]);
    }
  }
  const told = await ok(who['whom it names']!, `GET /api/v1/goals/${ids.ofMax}`);
  const owner_id = who['whom it names']!.actor.memberId;
  expect(told).toMatchObject({ visibility: 'named', owner_id, can: ['edit', 'delete'] });
  expect(await ok(who['a manager']!, `GET /api/v1/goals/${ids.ofAll}`)).toMatchObject({
    visibility: 'workspace',
    owner_id: null,
  });
});

test('through a member’s eyes an administrator sees the goals that they see', async () => {
  const ada = who['an administrator']!;
  for (const name of ['whom it names', 'a colleague of the team', 'who leads the team']) {
    const begun = await app.call(ada, `POST /api/v1/members/${who[name]!.actor.memberId}/view-as`);
    const headers = { 'uptake-view-as': begun.body.id as string };
    const told = await app.call(ada, 'GET /api/v1/goals', { headers });
    expect(toldIn(told.body), name).toEqual(SEEN[name]);
  }
});

describe('what is set and taken back', () => {
  const period = '2028';
  const goalOf = async (by: TestMember, name: string) =>
    (await ok(by, `GET /api/v1/forecast?period=${period}`)).rows.find(
      (row: { name: string }) => row.name === name,
    )?.goal;
  const set = (by: TestMember, target: number | null, of: object) =>
    app.call(by, 'POST /api/v1/goals/set', { body: { period, target, ...of } });
  const undo = (by: TestMember, made: { headers: Headers }) =>
    app.call(by, `POST /api/v1/commands/${made.headers.get('uptake-command')}/undo`);

  test('by a manager is changed by whom it names, and each takes back what they did', async () => {
    const [max, mia] = [who['whom it names']!, who['a manager']!];
    const of = { member_id: max.actor.memberId };
    const made = await set(mia, 500, of);
    expect(made.status).toBe(200);
    const changed = await set(max, 700, of);
    expect([changed.status, changed.body.id]).toEqual([200, made.body.id]);
    expect(await goalOf(mia, 'Max')).toBe(700);
    expect((await undo(max, changed)).status).toBe(200);
    expect(await goalOf(max, 'Max')).toBe(500);
    const again = await set(max, 800, of);
    expect((await undo(mia, again)).status).toBe(200);
    expect(await goalOf(max, 'Max')).toBe(500);
    expect((await undo(mia, made)).status).toBe(200);
    expect(await goalOf(max, 'Max')).toBeNull();
  });

  test('is taken back by no colleague, and by no manager who is one no more', async () => {
    const ada = who['an administrator']!;
    const late = await app.member(ada, { name: 'Late', role: 'manager' });
    const made = await set(late, 900, { member_id: who['whom it names']!.actor.memberId });
    for (const name of ['a colleague of the team', 'who leads the team', 'a stranger']) {
      expect((await undo(who[name]!, made)).status, name).toBe(404);
    }
    await ok(ada, `PATCH /api/v1/members/${late.actor.memberId}`, { role: 'member' });
    const refused = await undo(late, made);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(refused.body)).not.toContain('900');
    expect(await goalOf(ada, 'Max')).toBe(900);
    expect(toldIn(await ok(late, 'GET /api/v1/goals'))).toEqual(['ofAll']);
  });

  test('of a team is the team’s to see; a member sets none for it', async () => {
    const refused = await set(who['who leads the team']!, 300, { team_id: north });
    expect(refused.status).toBe(403);
    expect((await set(who['a manager']!, 300, { team_id: north })).status).toBe(200);
    expect(await goalOf(who['a colleague of the team']!, 'North')).toBe(300);
  });

  test('goes to the new leader with whoever changes teams', async () => {
    const ada = who['an administrator']!;
    const max = who['whom it names']!;
    const south = who['who leads another team']!.actor.teamId;
    const path = `PATCH /api/v1/members/${max.actor.memberId}`;
    await ok(ada, path, { team_id: south });
    expect(toldIn(await ok(who['who leads another team']!, 'GET /api/v1/goals'))).toEqual([
      'ofMax',
      'ofAll',
    ]);
    expect(toldIn(await ok(who['who leads the team']!, 'GET /api/v1/goals'))).not.toContain(
      'ofMax',
    );
    await ok(ada, path, { team_id: north });
  });
});
