import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { AUDIENCES } from '#src/records/define-record.ts';
import type { Actor, Role } from '#src/server/context.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { createRecords } from './record-commands.ts';
import type { Row } from './record-type.ts';
import { findByKeys, matchWords } from './search/search-records.ts';
import { sees, unseen, visible } from './visible.ts';

const ROLES: Role[] = ['member', 'manager', 'administrator'];
const MARK = 'Zyzzyva';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
/** Every kind of row: each visibility, with each owner and team that make a difference. */
let rows: Row[];
let teams: { own: string; led: string; other: string };

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  const { machinery } = app.app.services;
  teams = {
    own: await app.team(ada, 'Own'),
    led: await app.team(ada, 'Led'),
    other: await app.team(ada, 'Other'),
  };
  const kinds = AUDIENCES.flatMap((visibility) =>
    [ada.actor.memberId, max.actor.memberId, null].flatMap((owner_id) =>
      [...Object.values(teams), null].map((team_id) => ({ visibility, owner_id, team_id })),
    ),
  );
  const people = kinds.map((_, index) => ({ first_name: MARK, emails: [`p${index}@x.example`] }));
  const ids = await runCommand(machinery, ada.actor, (ctx) =>
    createRecords(ctx, recordTypes.get('person')!, people),
  );
  rows = kinds.map((kind, index) => ({ id: ids[index]!, ...kind }));
  // no command makes all of these, but every part of the rule has to be told apart
  const owner = new pg.Client(app.url);
  await owner.connect();
  // people name nobody, but the rule is one for all types
  await owner.query('alter table person drop constraint person_visibility_check');
  for (const [table, id] of [
    ['person', 'id'],
    ['search_entry', 'record_id'],
  ]) {
    await owner.query(
      `update ${table} r set visibility = g.visibility, owner_id = g.owner_id, team_id = g.team_id
       from jsonb_to_recordset($1) as g(id uuid, visibility text, owner_id uuid, team_id uuid)
       where r.${id} = g.id`,
      [JSON.stringify(rows)],
    );
  }
  await owner.end();
});
afterAll(() => app.close());

interface Teams {
  teamIds: string[];
  ledTeamIds: string[];
}

function actorOf(role: Role, { teamIds, ledTeamIds }: Teams): Actor {
  return { ...max.actor, role, teamIds, ledTeamIds, teamId: teamIds[0] ?? null };
}

describe.each(ROLES)('who may see a record, for a %s', (role) => {
  test.each([
    ['of no team', () => ({ teamIds: [], ledTeamIds: [] })],
    ['of a team', () => ({ teamIds: [teams.own], ledTeamIds: [] })],
    ['who leads another', () => ({ teamIds: [teams.own, teams.led], ledTeamIds: [teams.led] })],
  ])('%s, is the same for lists, search, keys and single rows', async (_, of) => {
    const actor = actorOf(role, of());
    const expected = rows.filter((row) => mayBeSeen(actor, row)).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(12);
    expect(expected.length).toBeLessThan(rows.length);
    expect(rows.filter((row) => sees(actor, row)).map(({ id }) => id)).toEqual(expected);
    const { listed, left, matched, held } = await runRead(
      app.app.services.machinery,
      actor,
      async (ctx) => ({
        listed: await ctx.db.rows<{ id: string }>(
          sql`select r.id from person r where ${visible(actor, 'r')}`,
        ),
        left: await ctx.db.rows<{ id: string }>(
          sql`select r.id from person r where ${unseen(actor, 'r')} is not true`,
        ),
        matched: await matchWords(ctx, { text: MARK, types: null, limit: 100 }),
        held: await findByKeys(
          ctx,
          rows.map((_, index) => `mail:p${index}@x.example`),
          null,
        ),
      }),
    );
    for (const found of [listed, left, matched, held]) {
      expect(found.map(({ id }) => id).sort()).toEqual([...expected].sort());
    }
  });
});

/**
 * The rule in words of its own: all see what is for all, owners their own, teams what is theirs; what
 * names a member or a team is seen by them and by who leads.
 */
function mayBeSeen(actor: Actor, row: Row): boolean {
  if (row.visibility === 'workspace' || row.owner_id === actor.memberId) return true;
  if (row.visibility === 'private') return false;
  if (row.visibility === 'named') {
    const theirs = row.owner_id === null ? actor.teamIds : actor.ledTeamIds!;
    return actor.role !== 'member' || theirs.some((id) => id === row.team_id);
  }
  return actor.role === 'administrator' || actor.teamIds.some((id) => id === row.team_id);
}

describe('nobody hands a record over so that they lose sight of it', () => {
  async function refuse(who: TestMember, route: string, body: object) {
    const answer = await app.call(who, route, { body });
    expect(answer).toMatchObject({ status: 409, body: { reason: 'would_be_hidden' } });
    expect(answer.body.detail).toContain('Share it with everyone');
  }

  test('a private one to another member', async () => {
    const body = { first_name: 'Bob', visibility: 'private' };
    const { id } = (await app.call(ada, 'POST /api/v1/people', { body })).body;
    await refuse(ada, `PATCH /api/v1/people/${id}`, { owner_id: max.actor.memberId });
    expect((await app.call(ada, `GET /api/v1/people/${id}`)).body.version).toBe(1);
  });

  test("a team's one to another team, whether it is there or new", async () => {
    const nina = await app.member(ada, { teamId: teams.own });
    const sven = await app.member(ada, { teamId: teams.other });
    const body = { first_name: 'Bob', visibility: 'team' };
    const { id } = (await app.call(nina, 'POST /api/v1/people', { body })).body;
    const owner_id = sven.actor.memberId;
    await refuse(nina, `PATCH /api/v1/people/${id}`, { owner_id });
    await refuse(nina, 'POST /api/v1/people', { ...body, owner_id });
    const shared = await app.call(nina, `PATCH /api/v1/people/${id}`, {
      body: { owner_id, visibility: 'workspace' },
    });
    expect(shared.status).toBe(200);
  });
});
