import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#src/lib/days.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Conversation, Conversations } from '../conversation-api.ts';
import { eraseOld } from './sweep.ts';

/** A day ahead of the ledger, whose moments are those of the real clock. */
const TODAY = addDays(new Date().toISOString().slice(0, 10), 1);
const onDay = (days: number) => addDays(TODAY, days);
let clock = new Date(`${TODAY}T09:00:00Z`);
let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
/** Leads the team of Max and Eva. */
let lea: TestMember;
let max: TestMember;
let eva: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  const north = await app.team(ada, 'North');
  lea = await app.member(ada, { name: 'Lea' });
  await app.call(ada, `PATCH /api/v1/teams/${north}`, { body: { leader_id: lea.actor.memberId } });
  max = await app.member(ada, { name: 'Max', teamId: north });
  eva = await app.member(ada, { name: 'Eva', teamId: north });
  stranger = await app.member(ada, { name: 'Sam' });
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

const post = (who: TestMember, path: string, body: object = {}) =>
  app.call(who, `POST /api/v1/conversations${path}`, { body });
const bare = (who: TestMember, path: string) => app.call(who, `POST /api/v1/conversations${path}`);
const propose = (who: TestMember, other: TestMember) =>
  post(who, '', { with: other.actor.memberId });
const say = (who: TestMember, id: string, body: object) =>
  app.call(who, `PATCH /api/v1/conversations/${id}`, { body });
const list = async (who: TestMember): Promise<Conversations> =>
  (await app.call(who, 'GET /api/v1/conversations')).body;
async function read(who: TestMember, id: string): Promise<Conversation> {
  const answer = await app.call(who, `GET /api/v1/conversations/${id}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const unmet = async (who: TestMember, id: string) =>
  (await read(who, id)).preconditions.filter(({ met }) => !met).map(({ name }) => name);

/** Lea has opened a meeting that was due live, looked behind it and decided. */
async function leadLive(): Promise<void> {
  const ask = async (route: `POST ${string}`, body?: object) => {
    const answer = await app.call(lea, route, body ? { body } : {});
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const plan = { name: 'North', board: 'seller', starts_on: onDay(-3), attendees: [] };
  const meeting = await ask('POST /api/v1/meetings', plan);
  await ask(`POST /api/v1/meetings/${meeting.id}/start`);
  await ask(`POST /api/v1/meetings/${meeting.id}/drilled`);
  const decision = { what: 'Call Huber', reason: 'It waits', due_on: onDay(7) };
  const owner_id = lea.actor.memberId;
  await ask(`POST /api/v1/meetings/${meeting.id}/decide`, { ...decision, owner_id });
}

/** Every row of every table and the ledger, as one text. */
async function everything(): Promise<string> {
  const { rows: tables } = await owner.query(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public'`);
  let all = '';
  for (const { name } of tables) {
    if (name === 'conversation') continue;
    const { rows } = await owner.query(`select coalesce(string_agg(t::text, ' '), '') as text
      from "${name}" t`);
    all += `${rows[0].text} `;
  }
  return all;
}

let id: string;

test('either side proposes it, to one person, and never two at once', async () => {
  expect((await propose(stranger, max)).body.reason).toBe('not_led');
  expect((await propose(max, eva)).status).toBe(403);
  expect((await propose(ada, max)).status).toBe(403);
  const made = await propose(max, lea);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  id = made.body.id;
  expect((await propose(lea, max)).body.reason).toBe('open');
  expect((await list(lea)).items).toMatchObject([
    { id, side: 'leader', other: { name: 'Max' }, proposed_by_you: false },
  ]);
  expect((await list(lea)).with.map(({ name }) => name)).toEqual(['Eva', 'Max']);
  expect((await list(max)).with).toMatchObject([{ name: 'Lea', side: 'member' }]);
});

test('nobody but the two knows of it: no colleague, no administrator, no other workspace', async () => {
  const other = await app.workspace('Other');
  for (const who of [eva, stranger, ada, other]) {
    expect((await app.call(who, `GET /api/v1/conversations/${id}`)).status).toBe(404);
    expect((await list(who)).items).toEqual([]);
    expect((await post(who, `/${id}/answer`, { answer: 'yes' })).status).toBe(404);
    expect((await say(who, id, { situation: 'x' })).status).toBe(404);
    expect((await post(who, `/${id}/agree`, { agreed: true, version: 1 })).status).toBe(404);
    expect((await bare(who, `/${id}/close`)).status).toBe(404);
    expect((await post(who, `/${id}/erase`, { erase: true })).status).toBe(404);
    expect((await post(who, `/${id}/barrier`, { found: 'Nothing is in it' })).status).toBe(404);
  }
});

test('reading it measures the whole team on the same day, so that no figure tells who the two are', async () => {
  await owner.query(`update member set time_zone = 'Pacific/Kiritimati' where id = $1`, [
    lea.actor.memberId,
  ]);
  clock = new Date(`${TODAY}T13:00:00Z`);
  await read(max, id);
  const { rows } = await owner.query('select distinct member_id, on_day::text from uptake_figure');
  const team = [lea, max, eva].map(({ actor }) => ({ member_id: actor.memberId, on_day: TODAY }));
  expect(rows).toHaveLength(team.length);
  expect(rows).toEqual(expect.arrayContaining(team));
  await owner.query(`update member set time_zone = 'UTC' where id = $1`, [lea.actor.memberId]);
  clock = new Date(`${TODAY}T09:00:00Z`);
});

test('an administrator who looks through a member’s eyes sees none of it', async () => {
  const begun = await app.call(ada, `POST /api/v1/members/${max.actor.memberId}/view-as`);
  expect(begun.status).toBe(201);
  const cookie = begun.headers.get('set-cookie')!.split(';')[0]!;
  const look = (path: string) => app.call(ada, `GET ${path}`, { headers: { cookie } });
  expect((await look('/api/v1/conversations')).body.items).toEqual([]);
  expect((await look(`/api/v1/conversations/${id}`)).status).toBe(404);
  expect((await look('/api/v1/me/conversations')).body.conversations).toEqual([]);
  await app.call(ada, 'DELETE /api/v1/view-as');
});

test('it begins only once the leader is ready for it', async () => {
  expect((await post(max, `/${id}/answer`, { answer: 'yes' })).body.reason).toBe('own');
  expect(await unmet(max, id)).toEqual(['trained', 'barrier', 'leads_live']);
  const early = await post(lea, `/${id}/answer`, { answer: 'yes' });
  expect(early.body.reason).toBe('not_ready');
  const wrong = await post(lea, '/introduction', { answers: [0, 0, 0] });
  expect(wrong.body.reason).toBe('not_right');
  expect((await post(lea, '/introduction', { answers: [1, 0, 2] })).status).toBe(200);
  expect((await post(max, `/${id}/barrier`, { found: 'I looked for it' })).status).toBe(403);
  const found = { found: 'The form asks for a postcode on the phone' };
  expect((await post(lea, `/${id}/barrier`, found)).status).toBe(200);
  expect(await unmet(lea, id)).toEqual(['leads_live']);
  await leadLive();
  expect(await unmet(lea, id)).toEqual([]);
  expect((await say(lea, id, { situation: 'Too early' })).body.reason).toBe('not_begun');
  expect((await post(lea, `/${id}/answer`, { answer: 'yes' })).status).toBe(200);
});

test('each writes their own part, and both agree to the same words in their own session', async () => {
  const parts = { situation: 'Three visits in Brixen', behaviour: 'Nothing was written' };
  expect((await say(lea, id, parts)).status).toBe(200);
  expect((await say(max, id, { impact: 'For me' })).body.reason).toBe('not_yours');
  expect((await say(lea, id, { listened: 'They said' })).body.reason).toBe('not_yours');
  expect((await say(max, id, { listened: 'No signal there', kind: 'technical' })).status).toBe(200);
  const late = await say(max, id, { check_on: onDay(15) });
  expect(late.body.reason).toBe('too_late');
  let { version } = await read(lea, id);
  const agree = (who: TestMember, at: number) =>
    post(who, `/${id}/agree`, { agreed: true, version: at });
  expect((await agree(lea, version)).body.reason).toBe('not_said');
  ({ version } = (await say(lea, id, { impact: 'Eva drove there twice' })).body);
  expect((await agree(lea, version)).body.reason).toBe('no_agreement');
  const agreement = { agreement: 'Offline capture is shown to Max', check_on: onDay(14) };
  expect((await say(lea, id, { ...agreement, version: version - 1 })).status).toBe(412);
  expect((await say(lea, id, { ...agreement, version })).body.version).toBe(version + 1);
  expect((await agree(max, version)).status).toBe(412);
  expect((await agree(max, version + 1)).status).toBe(200);
  expect((await agree(lea, version + 1)).status).toBe(200);
  expect(await read(max, id)).toMatchObject({
    ...{ you_agreed_on: TODAY, other_agreed_on: TODAY, ...parts, ...agreement },
  });
  await say(max, id, { check_on: onDay(10) });
  expect(await read(lea, id)).toMatchObject({ you_agreed_on: null, other_agreed_on: null });
  for (const who of [max, lea]) expect((await agree(who, version + 2)).status).toBe(200);
});

test('its words are nowhere else, and the ledger names nobody', async () => {
  const all = await everything();
  expect(all).not.toMatch(/Brixen|No signal there|Offline capture|postcode on the phone/);
  expect(all).not.toContain(id);
  const { rows } = await owner.query(
    `select distinct actor_id, verb, changes from ledger_event where record_type = 'conversation'`,
  );
  expect(rows).toEqual([{ actor_id: null, verb: 'conversation.noted', changes: null }]);
  const found = await app.call(max, 'GET /api/v1/search?q=Brixen');
  expect(found.body.items).toEqual([]);
  const own = await app.call(max, 'GET /api/v1/me/conversations');
  expect(own.body.conversations).toMatchObject([{ leader: 'Lea', words: { kind: 'technical' } }]);
  expect((await app.call(ada, 'GET /api/v1/me/conversations')).body.conversations).toEqual([]);
});

test('that it was held is counted and nothing else, and told from five on', async () => {
  expect((await say(max, id, { checked: 'It works' })).status).toBe(200);
  expect((await bare(lea, `/${id}/close`)).status).toBe(200);
  expect((await bare(lea, `/${id}/close`)).body.reason).toBe('closed');
  const { rows } = await owner.query('select held, not_held from conversation_sum');
  expect(rows).toEqual([{ held: 1, not_held: 0 }]);
  expect((await list(eva)).held).toBeNull();
  await owner.query('update conversation_sum set held = 9');
  expect((await list(eva)).held).toBe(5);
});

test('a no needs no reason, and is counted as not held', async () => {
  const made = await propose(lea, eva);
  expect((await post(eva, `/${made.body.id}/answer`, { answer: 'no' })).status).toBe(200);
  expect((await list(lea)).items.find((one) => one.id === made.body.id)).toMatchObject({
    ...{ begun_on: null, closed_on: TODAY },
  });
  const { rows } = await owner.query('select not_held from conversation_sum');
  expect(rows).toEqual([{ not_held: 1 }]);
});

test('it is erased once both ask for it, or after 90 days', async () => {
  const erase = (who: TestMember, yes: boolean) => post(who, `/${id}/erase`, { erase: yes });
  expect((await erase(max, true)).body.erased).toBe(false);
  expect((await erase(max, false)).body.erased).toBe(false);
  expect((await erase(lea, true)).body.erased).toBe(false);
  expect((await erase(max, true)).body.erased).toBe(true);
  expect((await app.call(max, `GET /api/v1/conversations/${id}`)).status).toBe(404);
  const left = async () => (await owner.query('select id from conversation')).rows.length;
  expect(await left()).toBe(1);
  clock = new Date(`${onDay(91)}T09:00:00Z`);
  expect((await list(lea)).items).toEqual([]);
  const noted = async () => {
    const { rows } = await owner.query(
      `select workspace_id, actor_id, verb, changes from ledger_event
      where record_type = 'conversation' order by seq`,
    );
    return rows;
  };
  const before = await noted();
  await eraseOld(app.app.services);
  expect(await left()).toBe(0);
  expect((await noted()).slice(before.length)).toEqual([
    {
      ...{ workspace_id: ada.actor.workspaceId, actor_id: null },
      ...{ verb: 'conversation.noted', changes: null },
    },
  ]);
  await eraseOld(app.app.services);
  expect(await noted()).toHaveLength(before.length + 1);
});

test('where erasing fails in one workspace, it is done in the others', async () => {
  const others = [await app.workspace(), await app.workspace()];
  const made: string[] = [];
  for (const boss of others) {
    const team = await app.team(boss, 'South');
    const leader = { leader_id: boss.actor.memberId };
    await app.call(boss, `PATCH /api/v1/teams/${team}`, { body: leader });
    const member = await app.member(boss, { name: 'Kim', teamId: team });
    made.push((await propose(boss, member)).body.id);
  }
  const [first] = others.map(({ actor }) => actor.workspaceId).sort();
  await owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no luck'; end $$;
    create trigger refuse before delete on conversation
      for each row when (old.workspace_id = '${first}') execute function refuse()`);
  clock = new Date(`${onDay(200)}T09:00:00Z`);
  await eraseOld(app.app.services);
  const { rows } = await owner.query('select workspace_id from conversation');
  expect(made).toHaveLength(2);
  expect(rows).toEqual([{ workspace_id: first }]);
});
