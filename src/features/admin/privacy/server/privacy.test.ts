import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { AUDIENCES } from '#src/records/define-record.ts';
import { visible } from '#src/records/server/visible.ts';
import { runRead } from '#src/server/run-command.ts';
import { explainSight } from './sight.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let eva: TestMember;
let boss: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max Member' });
  eva = await app.member(ada, { name: 'Eva Else' });
  boss = await app.member(ada, { role: 'manager' });
  stranger = await app.workspace('Other');
});
afterAll(() => app.close());

async function person(member: TestMember, body: object): Promise<string> {
  return (await app.call(member, 'POST /api/v1/people', { body })).body.id;
}

test('who looked is told to the owner, managers and administrators, and at most once an hour each', async () => {
  const id = await person(max, { first_name: 'Anna' });
  for (const _ of [1, 2]) await app.call(eva, `POST /api/v1/people/${id}/viewed`);
  for (const who of [max, boss, ada]) {
    const answer = await app.call(who, `GET /api/v1/people/${id}/looks`);
    expect(answer.body.items).toHaveLength(1);
    expect(answer.body.items[0].member_id).toBe(eva.actor.memberId);
  }
  expect((await app.call(eva, `GET /api/v1/people/${id}/looks`)).status).toBe(403);
  expect((await app.call(stranger, `GET /api/v1/people/${id}/looks`)).status).toBe(404);
  const mine = (await app.call(max, 'GET /api/v1/me/looks')).body.items;
  expect(mine).toMatchObject([
    { id, title: 'Anna', type: 'person', member_id: eva.actor.memberId },
  ]);
  expect((await app.call(eva, 'GET /api/v1/me/looks')).body.items).toEqual([]);
  expect((await app.call(stranger, 'GET /api/v1/me/looks')).body.items).toEqual([]);
});

test('what is recorded about a member is what they did, counted by month and kind', async () => {
  const neo = await app.member(ada, { name: 'Neo' });
  const id = await person(neo, { first_name: 'Nina' });
  await app.call(neo, `PATCH /api/v1/people/${id}`, { body: { city: 'Bozen' } });
  const { months, last, views } = (await app.call(neo, 'GET /api/v1/me/recorded')).body;
  const month = new Date().toISOString().slice(0, 7);
  expect(months).toContainEqual({ month, verb: 'person.created', count: 1 });
  expect(last[0]).toMatchObject({ verb: 'person.changed', id, title: 'Nina', via: 'api' });
  expect(views).toEqual([]);
  // a title that is hidden from them since stays hidden
  const theirs = await person(ada, { first_name: 'Hidden later' });
  await app.call(neo, `POST /api/v1/people/${theirs}/viewed`);
  await app.call(ada, `PATCH /api/v1/people/${theirs}`, { body: { visibility: 'private' } });
  const again = (await app.call(neo, 'GET /api/v1/me/recorded')).body.last;
  expect(again.find((event: { id: string }) => event.id === theirs).title).toBeNull();
});

test('the reason why a member sees a record is that of the rule itself, for any record and member', async () => {
  const team = await app.team(ada, 'North');
  const other = await app.team(ada, 'South');
  const id = await person(ada, { first_name: 'Rule' });
  const { memberId, workspaceId } = max.actor;
  const row = fc.record({
    visibility: fc.constantFrom(...AUDIENCES),
    owner_id: fc.constantFrom(memberId, ada.actor.memberId, null),
    team_id: fc.constantFrom(team, other, null),
  });
  const who = fc.record({
    role: fc.constantFrom('member', 'manager', 'administrator'),
    teams: fc.constantFrom<{ teamIds: string[]; ledTeamIds?: string[] }>(
      { teamIds: [] },
      { teamIds: [team], ledTeamIds: [] },
      { teamIds: [team], ledTeamIds: [team] },
      { teamIds: [team, other], ledTeamIds: [other] },
    ),
    viewerId: fc.constantFrom(undefined, ada.actor.memberId),
  });
  await fc.assert(
    fc.asyncProperty(row, who, async (given, { viewerId, teams, role }) => {
      const actor = {
        ...max.actor,
        role,
        ...teams,
        ...(viewerId && { viewerId }),
      } as typeof max.actor;
      const found = await runRead(app.app.services.machinery, actor, (ctx) =>
        ctx.db.rows(sql`
          select r.id from (select ${workspaceId}::uuid as workspace_id, ${id}::uuid as id,
            ${given.visibility}::text as visibility, ${given.owner_id}::uuid as owner_id,
            ${given.team_id}::uuid as team_id) r where ${visible(ctx.actor, 'r')}`),
      );
      const sight = explainSight(actor, { id, ...given });
      expect(sight.sees).toBe(found.length === 1);
      if (sight.reason === 'owner') expect(given.owner_id).toBe(actor.memberId);
      if (sight.reason === 'private') expect(given.visibility).toBe('private');
    }),
    { numRuns: 300 },
  );
});

test('why somebody sees a record is told to whoever sees it', async () => {
  const id = await person(max, { first_name: 'Seen' });
  const sight = async (who: TestMember, of: TestMember) =>
    app.call(who, `GET /api/v1/people/${id}/sight?member_id=${of.actor.memberId}`);
  expect((await sight(eva, boss)).body).toEqual({ sees: true, reason: 'everyone' });
  expect((await sight(eva, max)).body).toEqual({ sees: true, reason: 'owner' });
  expect((await sight(eva, stranger)).status).toBe(404);
  expect((await sight(stranger, max)).status).toBe(404);
  await app.call(max, `PATCH /api/v1/people/${id}`, { body: { visibility: 'private' } });
  expect((await sight(max, ada)).body).toEqual({ sees: false, reason: 'private' });
  expect((await sight(ada, max)).status).toBe(404);
});

test('through a member’s eyes an administrator sees what they see, changes nothing, and it is told', async () => {
  const own = await person(max, { first_name: 'Private', visibility: 'private' });
  const open = await person(max, { first_name: 'Open' });
  const hers = await person(ada, { first_name: 'Hers', visibility: 'private' });
  const begun = await app.call(ada, `POST /api/v1/members/${max.actor.memberId}/view-as`);
  expect(begun.status).toBe(201);
  const headers = { 'uptake-view-as': begun.body.id as string };
  const as = (route: string, body?: object) =>
    app.call(ada, route, body ? { headers, body } : { headers });

  const me = (await as('GET /api/v1/me')).body;
  expect(me.member.id).toBe(max.actor.memberId);
  expect(me.viewer).toEqual({ id: ada.actor.memberId, name: 'Ada Admin' });
  expect((await as(`GET /api/v1/people/${open}`)).status).toBe(200);
  for (const hidden of [own, hers]) {
    expect((await as(`GET /api/v1/people/${hidden}`)).status).toBe(404);
  }
  expect((await as('GET /api/v1/search?q=Private')).body.items).toEqual([]);
  expect((await as('GET /api/v1/invitations')).status).toBe(403);

  const writes: [string, object?][] = [
    ['POST /api/v1/people', { first_name: 'No' }],
    [`PATCH /api/v1/people/${open}`, { city: 'No' }],
    [`DELETE /api/v1/people/${open}`],
    [`POST /api/v1/people/${open}/viewed`],
    ['PATCH /api/v1/me', { name: 'No' }],
    ['POST /api/v1/keys', { name: 'No' }],
    ['GET /api/v1/people/export?format=csv'],
    [`GET /api/v1/people/${open}/dossier`],
  ];
  for (const [route, body] of writes) {
    const refused = await as(route, body);
    expect(refused.status, route).toBe(403);
    expect(refused.body.reason, route).toBe('only_looking');
  }
  // another administrator, or a member, cannot go on with it
  const other = await app.member(ada, { role: 'administrator' });
  for (const who of [other, max, stranger]) {
    expect((await app.call(who, 'GET /api/v1/me', { headers })).body.reason).toBe('view_over');
  }

  const told = (await app.call(max, 'GET /api/v1/me/recorded')).body.views;
  expect(told).toMatchObject([{ viewer_id: ada.actor.memberId, ended_at: null }]);
  expect((await as('DELETE /api/v1/view-as')).status).toBe(200);
  expect((await as('GET /api/v1/me')).body.reason).toBe('view_over');
  const after = (await app.call(max, 'GET /api/v1/me/recorded')).body.views;
  expect(after[0].ended_at).not.toBeNull();
  const verbs = (await app.call(ada, 'GET /api/v1/me/recorded')).body.last.map(
    (event: { verb: string }) => event.verb,
  );
  expect(verbs.filter((verb: string) => verb.startsWith('view_as'))).toEqual([
    'view_as.ended',
    'view_as.begun',
  ]);
});

test('a view needs an administrator, and a member of the workspace who signs in', async () => {
  const route = (of: TestMember) => `POST /api/v1/members/${of.actor.memberId}/view-as`;
  expect((await app.call(boss, route(max))).status).toBe(403);
  expect((await app.call(ada, route(ada))).body.reason).toBe('own_view');
  expect((await app.call(ada, route(stranger))).status).toBe(404);
  const gone = await app.member(ada);
  const body = { active: false };
  await app.call(ada, `PATCH /api/v1/members/${gone.actor.memberId}`, { body });
  expect((await app.call(ada, route(gone))).body.reason).toBe('inactive');
});
