import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDay } from '#src/features/adoption/measure/days/day-trace.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Expectations } from '../expectation-api.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
/** The sponsor. */
let ingrid: TestMember;
/** Leads the team of the others. */
let lea: TestMember;
let team: TestMember[];

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  const north = await app.team(ada, 'North');
  ingrid = await app.member(ada, { name: 'Ingrid', role: 'manager' });
  lea = await app.member(ada, { name: 'Lea', teamId: north });
  await app.call(ada, `PATCH /api/v1/teams/${north}`, { body: { leader_id: lea.actor.memberId } });
  team = [];
  for (let at = 0; at < 3; at += 1) {
    team.push(await app.member(ada, { name: `Member ${at}`, teamId: north }));
  }
  const charter = {
    ...{ objective: 'More of our quotes are accepted', metric: 'quote_win_ratio' },
    ...{ sponsor_id: ingrid.actor.memberId, everybody: true, begins_on: '2026-03-02' },
  };
  const saved = await app.call(ada, 'PUT /api/v1/programme/charter', { body: charter });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

async function read(who: TestMember): Promise<Expectations> {
  const answer = await app.call(who, 'GET /api/v1/expectations');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const WORDS = { asks: ['Say what happened by the end of the next day'], gives: ['Time to learn'] };
const save = (who: TestMember, words: object = WORDS) =>
  app.call(who, 'PUT /api/v1/expectations/draft', { body: words });
const post = (who: TestMember, path: string, body: object = {}) =>
  app.call(who, `POST /api/v1/expectations${path}`, { body });
const say = (who: TestMember, path: string) => app.call(who, `POST /api/v1/expectations${path}`);
const undo = (who: TestMember, { headers }: { headers: Headers }) =>
  app.call(who, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`);

const HELP = `insert into help_state values ($1, $2, 'capture', 'learnt')`;
const LESSON = `insert into lesson_recall (workspace_id, member_id, lesson, learnt_on, passed, next_on)
  values ($1, $2, 'find', '2026-02-20', 1, '2026-02-27')`;

/** Everybody has had the introduction, and gets back more than they give. */
async function support(): Promise<void> {
  const day = Math.floor(NOW.getTime() / 86_400_000) - 3;
  const gift = { type: 'activity', id: 'a', at: 0, customer: null, count: 1 };
  const gifts = Array(5).fill({ ...gift, rule: 'contact_seen' as const });
  const trace = { ...emptyDay(day), asked_ms: 60_000, gifts };
  for (const { actor } of [ada, ingrid, lea, ...team]) {
    const own = [actor.workspaceId, actor.memberId];
    // a lesson passed counts as much as what the help page keeps
    await owner.query(actor === lea.actor ? LESSON : HELP, own);
    await owner.query(`insert into uptake_day values ($1, $2, '2026-02-27', $3)`, [
      ...own,
      JSON.stringify(trace),
    ]);
  }
}

test('the sponsor alone writes it, and nobody sees it before leaders are asked', async () => {
  expect((await save(ada)).body.reason).toBe('not_sponsor');
  expect((await save(team[0]!)).status).toBe(403);
  const other = await app.workspace('Other');
  expect((await save(other)).body.reason).toBe('no_programme');
  expect((await save(ingrid)).status).toBe(200);
  expect((await read(ingrid)).draft).toMatchObject({ edition: 1, ...WORDS });
  expect((await read(lea)).draft).toBeNull();
  expect((await read(other)).current).toBeNull();
  const many = { ...WORDS, asks: Array(9).fill('Say what happened') };
  expect((await save(ingrid, many)).status).toBe(400);
});

test('leaders sign first, and openly where they do not lead by the live figures yet', async () => {
  expect((await say(ingrid, '/publish')).body.reason).toBe('not_opened');
  expect((await say(ingrid, '/open')).status).toBe(200);
  const { draft, may } = await read(lea);
  expect(may).toEqual({ edit: false, sign: true, answer: false });
  expect((await read(team[0]!)).draft).toBeNull();
  const { id } = draft!;
  expect((await post(team[0]!, `/${id}/agree`)).body.reason).toBe('no_leader');
  expect((await post(lea, `/${id}/agree`)).body.reason).toBe('say_openly');
  const statement = 'I open every Monday meeting live from May on';
  expect((await post(lea, `/${id}/agree`, { statement })).status).toBe(200);
  expect(
    (await say(ingrid, '/publish')).body.missing.map((one: { name: string }) => one.name),
  ).toEqual(['introduced', 'fair', 'leaders_signed']);
  expect((await post(ingrid, `/${id}/agree`)).status).toBe(200);
  expect((await say(ingrid, '/publish')).body.reason).toBe('support_gate');
});

test('it is asked of everybody only after support; who has read it is counted', async () => {
  await support();
  expect((await say(lea, '/publish')).body.reason).toBe('not_sponsor');
  const published = await say(ingrid, '/publish');
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const [max, eva] = team as [TestMember, TestMember];
  const { current, counts } = await read(max);
  expect(current).toMatchObject({ ...WORDS, read_on: null, agreed_on: null });
  expect(current!.leaders.find(({ name }) => name === 'Lea')!.statement).toContain('Monday');
  expect(counts).toEqual({ people: 6, read: 2, agreed: null });
  const { id } = current!;
  expect((await say(max, `/${id}/read`)).status).toBe(200);
  const agreed = await post(eva, `/${id}/agree`);
  expect(agreed.status).toBe(200);
  expect((await read(ada)).counts).toEqual({ people: 6, read: 4, agreed: null });
  expect((await read(eva)).current!.agreed_on).toBe('2026-03-02');
  const seen = await app.throughEyes(ada, eva, 'GET /api/v1/expectations');
  expect(seen.body.current).toMatchObject({ read_on: null, agreed_on: null });
  expect((await undo(eva, agreed)).status).toBe(200);
  expect((await read(eva)).current!.agreed_on).toBeNull();
  const elsewhere = await app.workspace('Third');
  expect((await post(elsewhere, `/${id}/agree`)).status).toBe(404);
  expect(JSON.stringify((await read(ada)).current)).not.toContain('Member 0');
});

test('a question goes to the sponsor alone, and its words into no event', async () => {
  const { id } = (await read(team[0]!)).current!;
  const question = 'What if I am with customers all day?';
  const asked = await post(team[0]!, `/${id}/questions`, { question });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  expect((await read(ada)).questions).toEqual([]);
  expect((await read(lea)).questions).toEqual([]);
  expect((await read(ingrid)).questions).toMatchObject([{ question, by: 'Member 0' }]);
  const answer = (who: TestMember) =>
    app.call(who, `POST /api/v1/expectation-questions/${asked.body.id}/answer`, {
      body: { answer: 'Then the day after is early enough.' },
    });
  expect((await answer(ada)).status).toBe(403);
  expect((await answer(ingrid)).status).toBe(200);
  expect((await read(team[0]!)).questions).toMatchObject([
    { by: null, answer: 'Then the day after is early enough.' },
  ]);
  const { rows } = await owner.query('select changes::text as changes from ledger_event');
  expect(rows.some(({ changes }) => /customers all day|early enough/.test(changes ?? ''))).toBe(
    false,
  );
});

test('a new edition asks again, and the old one holds until it is there', async () => {
  const asks = ['Say what happened the same day'];
  expect((await save(ingrid, { ...WORDS, asks })).status).toBe(200);
  const { current, draft } = await read(ingrid);
  expect([current!.edition, draft!.edition]).toEqual([1, 2]);
  await say(ingrid, '/open');
  for (const who of [lea, ingrid]) {
    await post(who, `/${draft!.id}/agree`, { statement: 'I will from May on, every Monday' });
  }
  const published = await say(ingrid, '/publish');
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  expect((await read(team[1]!)).current).toMatchObject({ edition: 2, asks, agreed_on: null });
  expect((await undo(ingrid, published)).status).toBe(200);
  expect((await read(team[1]!)).current).toMatchObject({ edition: 1 });
});
