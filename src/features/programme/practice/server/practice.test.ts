import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { mayKeep, stateOf } from '../trial.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let sellers: TestMember[];
let stranger: TestMember;
const NOW = new Date('2026-11-23T09:00:00Z');
let clock = NOW;

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  sellers = [];
  for (let at = 0; at < 6; at += 1) {
    sellers.push(await app.member(ada, { name: `Seller ${at}` }));
  }
  stranger = await app.workspace('Other');
  await sellDeals();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** Whoever calls within a day wins four in five, the others one in three; a visit changes nothing. */
async function sellDeals(): Promise<void> {
  const { workspaceId } = ada.actor;
  let state = 7;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let at = 0; at < 240; at += 1) {
    const seller = at % 6;
    const isQuick = random() < (seller < 3 ? 0.75 : 0.3);
    const isWon = random() < (isQuick ? 0.75 : 0.3);
    const [deal, ownerId] = [newId(), sellers[seller]!.actor.memberId];
    const made = new Date(NOW.getTime() - (40 + at) * 86_400_000);
    const closed = new Date(made.getTime() + 20 * 86_400_000);
    await owner.query(
      `insert into deal (workspace_id, id, title, name, owner_id, status, amount, created_at, closed_at)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
      [
        workspaceId,
        deal,
        `Deal ${at}`,
        ownerId,
        isWon ? 'won' : 'lost',
        JSON.stringify({ amount: String(1000 + (at % 7) * 500), currency: 'EUR' }),
        made,
        closed,
      ],
    );
    const said = new Date(made.getTime() + (isQuick ? 3 : 200) * 3_600_000);
    await owner.query(
      `insert into activity (workspace_id, id, title, kind, deal_id, owner_id, occurred_at, created_at)
       values ($1, $2, 'Called', $3, $4, $5, $6, $6)`,
      [workspaceId, newId(), random() < 0.3 ? 'visit' : 'call', deal, ownerId, said],
    );
  }
}

const list = async (who: TestMember) => {
  const answer = await app.call(who, 'GET /api/v1/practices');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const practiceOf = async (who: TestMember) => (await list(who)).practices[0];
const post = (who: TestMember | null, path: string, body: object) =>
  app.call(who, `POST /api/v1/practices${path}`, { body });
let id = '';

test('what the won deals have in common is found with its counts, and the rest is not claimed', async () => {
  const { findings, looked_at } = await list(sellers[0]!);
  expect(looked_at).toEqual({ deals: 240, customers: 0 });
  const quick = findings.find(({ habit }: { habit: string }) => habit === 'quick_touch');
  expect(quick).toMatchObject({ verdict: 'found', people: 6 });
  expect(quick.odds).toBeGreaterThan(2);
  expect(quick.low).toBeGreaterThan(1);
  const others = findings.filter(({ habit }: { habit: string }) => habit !== 'quick_touch');
  expect(others.every(({ verdict }: { verdict: string }) => verdict !== 'found')).toBe(true);
  expect((await list(stranger)).looked_at).toEqual({ deals: 0, customers: 0 });
});

test('only managers take up what was found, once, and only what was found', async () => {
  expect((await post(null, '', { habit: 'quick_touch' })).status).toBe(401);
  expect((await post(sellers[0]!, '', { habit: 'quick_touch' })).status).toBe(403);
  expect((await post(ada, '', { habit: 'visited' })).body.reason).toBe('not_found');
  expect((await post(ada, '', { habit: 'magic' })).status).toBe(400);
  // in Auckland it is the morning of the next day
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'Pacific/Auckland' } });
  clock = new Date('2026-11-23T20:00:00Z');
  const both = await Promise.all([0, 1].map(() => post(ada, '', { habit: 'quick_touch' })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  id = both.find(({ status }) => status === 201)!.body.id;
  expect((await practiceOf(ada)).taken_up_on).toBe('2026-11-24');
});

test('whoever does it is asked alone, and silence names nobody', async () => {
  expect((await practiceOf(sellers[0]!)).mine.may_show).toBe(true);
  expect((await practiceOf(sellers[4]!)).mine.may_show).toBe(false);
  const seen = JSON.stringify(await practiceOf(ada));
  expect(seen).not.toContain('Seller');
  expect(sellers.some(({ actor }) => seen.includes(actor.memberId))).toBe(false);
  expect((await post(sellers[4]!, `/${id}/show`, { consent: 'named' })).body.reason).toBe(
    'no_doer',
  );
  expect((await post(stranger, `/${id}/show`, { consent: 'named' })).status).toBe(404);
});

test('with consent it is watched on three real cases; without a name nobody is named', async () => {
  expect((await post(sellers[1]!, `/${id}/show`, { consent: 'unnamed' })).status).toBe(200);
  expect(await practiceOf(ada)).toMatchObject({ state: 'asking', shown_by: [], shown_unnamed: 1 });
  expect((await post(sellers[0]!, `/${id}/show`, { consent: 'named' })).status).toBe(200);
  const seen = await practiceOf(sellers[5]!);
  expect(seen).toMatchObject({ state: 'watched', shown_by: ['Seller 0'], shown_unnamed: 1 });
  expect(seen.cases).toHaveLength(3);
  const looked = await app.throughEyes(ada, sellers[1]!, 'GET /api/v1/practices');
  expect(looked.body.practices[0].mine).toMatchObject({ may_show: false, consent: null });
  expect((await post(sellers[0]!, `/${id}/show`, { consent: 'no' })).status).toBe(200);
  expect(await practiceOf(ada)).toMatchObject({ state: 'asking', shown_by: [], cases: [] });
  expect((await post(sellers[0]!, `/${id}/show`, { consent: 'named' })).status).toBe(200);
});

test('it is kept only after three others have tried it, and credited', async () => {
  const settle = (who: TestMember, outcome: string) =>
    post(who, `/${id}/settle`, { outcome, reason: 'It works with us.' });
  expect((await settle(sellers[3]!, 'kept')).status).toBe(403);
  expect((await settle(stranger, 'kept')).status).toBe(404);
  expect((await settle(ada, 'kept')).body.reason).toBe('too_early');
  expect((await post(sellers[0]!, `/${id}/try`, {})).body.reason).toBe('shows');
  expect((await post(stranger, `/${id}/try`, {})).status).toBe(404);
  const [shown] = (await practiceOf(ada)).cases;
  const early = await post(sellers[3]!, `/${id}/look`, { case_id: shown.id });
  expect(early.body.reason).toBe('not_trying');
  expect((await post(stranger, `/${id}/look`, { case_id: shown.id })).status).toBe(404);
  for (const one of sellers.slice(3)) {
    const tries = await post(one, `/${id}/try`, {});
    expect(tries.status, JSON.stringify(tries.body)).toBe(200);
    expect((await post(one, `/${id}/look`, { case_id: shown.id })).status).toBe(200);
    expect((await post(one, `/${id}/try`, { helps: true })).status).toBe(200);
  }
  expect((await post(sellers[3]!, `/${id}/look`, { case_id: id })).status).toBe(404);
  expect((await practiceOf(sellers[3]!)).cases[0]).toMatchObject({ looked: 3, looked_by_me: true });
  const seen = await practiceOf(ada);
  expect(seen).toMatchObject({ state: 'trying', may_keep: true });
  expect(seen.tried_by).toHaveLength(3);
  // in Los Angeles it is the evening of the day before
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'America/Los_Angeles' } });
  clock = new Date('2026-11-26T03:00:00Z');
  const done = await settle(ada, 'kept');
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(await practiceOf(sellers[4]!)).toMatchObject({
    ...{ state: 'kept', shown_by: ['Seller 0'], settled_on: '2026-11-25' },
  });
  expect((await post(sellers[2]!, `/${id}/show`, { consent: 'no' })).body.reason).toBe('settled');
  const undo = `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(200);
  expect((await practiceOf(ada)).state).toBe('trying');
});

test('two who say it helps are too few, and so are three of whom one does', () => {
  expect(mayKeep({ cases: 3, tried: [true, true, null] })).toBe(false);
  expect(mayKeep({ cases: 3, tried: [true, false, false] })).toBe(false);
  expect(mayKeep({ cases: 2, tried: [true, true, true] })).toBe(false);
  expect(mayKeep({ cases: 3, tried: [true, true, false] })).toBe(true);
  expect(stateOf({ outcome: null, cases: 3, tried: [] })).toBe('watched');
});
