import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { sweepApprovals } from './answer/sweep.ts';
import { speakOf } from './test-approvals.ts';

const HOUR_MS = 3_600_000;
let app: TestApp;
let we: ReturnType<typeof speakOf>;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let tom: TestMember;
let teamId: string;
let clockMs = Date.parse('2026-11-23T09:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(clockMs) });
  we = speakOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  clockMs = Date.parse('2026-11-23T09:00:00Z');
  ada = await app.workspace();
  teamId = await app.team(ada, 'Sales');
  lea = await app.member(ada, { name: 'Lea', teamId });
  max = await app.member(ada, { name: 'Max', teamId });
  tom = await app.member(ada, { name: 'Tom', role: 'manager' });
  const led = await we.call(ada, `PATCH /api/v1/teams/${teamId}`, {
    leader_id: lea.actor.memberId,
  });
  expect(led.status, JSON.stringify(led.body)).toBe(200);
});

/** As the API writes it. */
function inHours(hours: number): string {
  return new Date(clockMs + hours * HOUR_MS).toISOString().replace('.000Z', 'Z');
}

const byLeader = { steps: [{ approver: { kind: 'leader' }, hours: 4 }] };

/** Max asks for his deal; the request's id. */
async function asked(given: object = byLeader): Promise<{ id: string; dealId: string }> {
  await we.rule(ada, given);
  const dealId = await we.deal(max, { client_goal: 'No standstill in winter' });
  const need = await we.ask(max, dealId, { team_id: teamId, owner_id: max.actor.memberId });
  expect(need.needed).toBe(true);
  return { id: need.needed ? need.requests[0]!.id! : '', dealId };
}

test('without a rule that holds nothing is asked', async () => {
  await we.rule(ada);
  const id = await we.deal(max);
  expect(await we.ask(max, id, { discount: '15' })).toEqual({ needed: false });
  expect(await we.list(ada, 'waiting')).toEqual([]);
});

test('who is asked sees what, why and until when, and one tap approves it', async () => {
  const { id, dealId } = await asked();
  const [card] = await we.list(lea, 'waiting');
  expect(card).toMatchObject({
    ...{ id, type: 'deal', record_id: dealId, record_seen: true, reason: 'To win it' },
    ...{ requester: { name: 'Max' }, waits_for: [{ name: 'Lea' }], way: 'rule' },
    summary: { title: 'Pumps for Globex', client_goal: 'No standstill in winter' },
    grounds: [{ kind: 'discount', over: '15', is: '18' }],
    due_at: inHours(4),
    can: ['approve', 'reject', 'delegate'],
  });
  expect((await we.call(lea, 'GET /api/v1/approvals/count')).body).toEqual({ waiting: 1, late: 0 });
  expect((await we.list(max, 'asked'))[0]).toMatchObject({
    status: 'pending',
    can: ['withdraw', 'remind'],
  });
  const done = await we.answer(lea, id, 'approve', {});
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  expect(done.body).toMatchObject({
    status: 'approved',
    steps: [{ answered_by: { name: 'Lea' }, how: 'rule' }],
  });
  expect(await we.list(lea, 'waiting')).toEqual([]);
  expect(await we.list(lea, 'answered')).toHaveLength(1);
  const team = { team_id: teamId };
  expect(await we.ask(max, dealId, team)).toEqual({ needed: false });
  expect((await we.ask(max, dealId, { ...team, discount: '19' })).needed).toBe(true);
});

test('the reason is asked for where there is none, and nothing is written', async () => {
  await we.rule(ada);
  const dealId = await we.deal(max);
  await expect(we.ask(max, dealId, {}, '  ')).rejects.toMatchObject({
    details: {
      reason: 'approval_reason',
      approval: { waits_for: [{ name: 'Ada Admin' }], hours: 4 },
    },
  });
  expect(await we.list(ada, 'waiting')).toEqual([]);
});

test('whoever is not asked is refused with whom it waits for, and a stranger learns nothing', async () => {
  const { id } = await asked();
  const refused = await we.answer(tom, id, 'approve', {});
  expect([refused.status, refused.body.reason]).toEqual([403, 'not_approver']);
  expect(refused.body.detail).toBe('This waits for Lea. Only they can answer it.');
  const own = await we.answer(max, id, 'approve', {});
  expect([own.status, own.body.reason]).toEqual([403, 'own_request']);
  const other = await app.workspace('Other');
  for (const what of ['approve', 'withdraw', 'remind']) {
    expect((await we.answer(other, id, what, what === 'approve' ? {} : undefined)).status).toBe(
      404,
    );
  }
  expect((await we.call(other, `GET /api/v1/approvals/${id}`)).status).toBe(404);
  expect(await we.list(other)).toEqual([]);
});

test('a request about a private deal is shown to whom it concerns, and to nobody else', async () => {
  await we.rule(ada, byLeader);
  const dealId = await we.deal(max, { visibility: 'private' });
  await we.ask(max, dealId, { team_id: teamId, owner_id: max.actor.memberId });
  const [card] = await we.list(lea, 'waiting');
  expect(card).toMatchObject({ record_seen: false, summary: { title: 'Pumps for Globex' } });
  expect(await we.list(tom)).toEqual([]);
  expect(await we.list(ada)).toEqual([]);
  expect((await we.call(tom, `GET /api/v1/approvals/${card!.id}`)).status).toBe(404);
  expect((await we.answer(lea, card!.id, 'approve', {})).status).toBe(200);
});

test('of two who answer at once the later is told who was first', async () => {
  const { id } = await asked({ steps: [{ approver: { kind: 'manager' }, hours: 4 }] });
  const eva = await app.member(ada, { name: 'Eva', role: 'manager' });
  const answers = await Promise.all([
    we.answer(tom, id, 'approve', {}),
    we.answer(eva, id, 'reject', { reason: 'Too cheap' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = answers.find(({ status }) => status === 409)!;
  expect(late.body.reason).toBe('already_answered');
  expect(late.body.detail).toMatch(/^(Tom|Eva) has answered this already/);
});

test('a rejection says why, and asking anew is a new request', async () => {
  const { id, dealId } = await asked();
  expect((await we.answer(lea, id, 'reject', { reason: ' ' })).status).toBe(400);
  const done = await we.answer(lea, id, 'reject', { reason: 'Too cheap' });
  expect(done.body).toMatchObject({
    status: 'rejected',
    steps: [{ answer: 'rejected', note: 'Too cheap' }],
  });
  expect((await we.ask(max, dealId, { team_id: teamId })).needed).toBe(true);
  expect(await we.list(lea, 'waiting')).toHaveLength(1);
});

test('several answer one after the other, and nobody is asked the same twice', async () => {
  const { id } = await asked({
    steps: [
      { approver: { kind: 'leader' }, hours: 4 },
      { approver: { kind: 'member', member_id: lea.actor.memberId }, hours: 4 },
      { approver: { kind: 'manager' }, hours: 8 },
    ],
  });
  expect(await we.list(tom, 'waiting')).toEqual([]);
  clockMs += HOUR_MS;
  const done = await we.answer(lea, id, 'approve', { note: 'Fine with me' });
  expect(done.body).toMatchObject({ status: 'pending', step: 2, waits_for: [{ name: 'Tom' }] });
  expect(done.body.due_at).toBe(inHours(8));
  expect((await we.undo(lea, done)).status).toBe(200);
  expect(await we.list(lea, 'waiting')).toHaveLength(1);
  await we.answer(lea, id, 'approve', {});
  expect((await we.answer(tom, id, 'approve', {})).body.status).toBe('approved');
});

test('an answer can be undone once, and what was asked can be undone until it is answered', async () => {
  const { id } = await asked();
  const done = await we.answer(lea, id, 'approve', {});
  const undone = await we.undo(lea, done);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect((await we.list(lea, 'waiting'))[0]).toMatchObject({
    status: 'pending',
    answered_at: null,
  });
  expect((await we.undo(lea, done)).status).toBe(409);
  const back = await we.answer(max, id, 'withdraw');
  expect(back.status, JSON.stringify(back.body)).toBe(200);
  expect(await we.list(lea, 'waiting')).toEqual([]);
  expect((await we.answer(lea, id, 'approve', {})).status).toBe(409);
});

test('what somebody asked or answered is taken back by them, or an administrator whose own it is not', async () => {
  const { id } = await asked();
  const done = await we.answer(lea, id, 'approve', {});
  const refused = await we.undo(tom, done);
  expect([refused.status, refused.body.reason]).toEqual([403, 'not_yours_to_undo']);
  expect((await we.undo(max, done)).status).toBe(404);
  expect((await we.call(lea, `GET /api/v1/approvals/${id}`)).body.status).toBe('approved');
  expect((await we.undo(ada, done)).status).toBe(200);
  expect((await we.call(lea, `GET /api/v1/approvals/${id}`)).body.status).toBe('pending');
});

test('an administrator takes back no answer about what is their own', async () => {
  await we.rule(ada, { steps: [{ approver: { kind: 'manager' }, hours: 4 }] });
  const dealId = await we.deal(ada);
  const need = await we.ask(ada, dealId, { owner_id: ada.actor.memberId });
  const id = need.needed ? need.requests[0]!.id! : '';
  const done = await we.answer(tom, id, 'reject', { reason: 'Too cheap' });
  expect((await we.undo(ada, done)).body.reason).toBe('not_yours_to_undo');
  expect((await we.undo(tom, done)).status).toBe(200);
});

test('it can be given to somebody with the right, who has the whole time', async () => {
  const { id } = await asked();
  const give = (member_id: string) => we.answer(lea, id, 'delegate', { member_id });
  const eva = await app.member(ada, { name: 'Eva' });
  expect((await give(eva.actor.memberId)).body.reason).toBe('no_right');
  expect((await give(max.actor.memberId)).body.reason).toBe('own_request');
  clockMs += HOUR_MS;
  expect((await give(tom.actor.memberId)).status).toBe(200);
  const [card] = await we.list(tom, 'waiting');
  expect(card).toMatchObject({ delegated_by: { name: 'Lea' }, way: 'delegated' });
  expect(card!.due_at).toBe(inHours(4));
  expect(await we.list(lea, 'waiting')).toEqual([]);
  await we.call(ada, `PATCH /api/v1/members/${tom.actor.memberId}`, { active: false });
  expect(await we.list(lea, 'waiting')).toHaveLength(1);
});

test('who is away is stood in for from that moment, and who leaves is replaced', async () => {
  await asked();
  const away = { first_day: '2026-11-23', last_day: '2026-11-30' };
  const absent = await we.call(lea, 'POST /api/v1/absences', {
    ...away,
    substitute_id: tom.actor.memberId,
  });
  expect(absent.status, JSON.stringify(absent.body)).toBe(201);
  expect((await we.list(tom, 'waiting'))[0]).toMatchObject({ way: 'substitute' });
  expect(await we.list(lea, 'waiting')).toEqual([]);
  await we.call(ada, `PATCH /api/v1/members/${lea.actor.memberId}`, { active: false });
  expect(await we.list(tom, 'waiting')).toEqual([]);
  expect((await we.list(ada, 'waiting'))[0]).toMatchObject({ waits_for: [{ name: 'Ada Admin' }] });
});

test('when the time promised is over the next is asked besides, each once', async () => {
  const { id } = await asked();
  const { services } = app.app;
  await sweepApprovals(services);
  expect((await we.list(max, 'asked'))[0]!.level).toBe(0);
  clockMs += 4 * HOUR_MS;
  await Promise.all([sweepApprovals(services), sweepApprovals(services)]);
  const [card] = await we.list(ada, 'waiting');
  expect(card).toMatchObject({ id, level: 1, way: 'escalated' });
  expect(card!.waits_for.map(({ name }) => name)).toEqual(['Lea', 'Ada Admin']);
  expect((await we.answer(lea, id, 'approve', {})).status).toBe(200);
});

test('the requester may remind once a day', async () => {
  const { id } = await asked();
  expect((await we.answer(lea, id, 'remind')).status).toBe(403);
  expect((await we.answer(max, id, 'remind')).status).toBe(200);
  expect((await we.answer(max, id, 'remind')).body.reason).toBe('reminded_today');
  clockMs += 24 * HOUR_MS;
  expect((await we.answer(max, id, 'remind')).status).toBe(200);
});

test('what lies in the bin waits for nobody until it comes back', async () => {
  const { id, dealId } = await asked();
  await we.call(ada, `DELETE /api/v1/deals/${dealId}`);
  expect(await we.list(lea, 'waiting')).toEqual([]);
  expect((await we.answer(lea, id, 'approve', {})).body.reason).toBe('in_bin');
  await we.call(ada, `POST /api/v1/deals/${dealId}/restore`);
  expect(await we.list(lea, 'waiting')).toHaveLength(1);
});

test('after a change the old request is replaced by the new one', async () => {
  const { id, dealId } = await asked();
  const team = { team_id: teamId };
  const same = await we.ask(max, dealId, team);
  expect(same.needed && same.requests[0]!.id).toBe(id);
  await we.ask(max, dealId, { ...team, discount: '25' });
  const [card] = await we.list(lea, 'waiting');
  expect(card!.grounds).toEqual([{ kind: 'discount', over: '15', is: '25' }]);
  expect((await we.call(lea, `GET /api/v1/approvals/${id}`)).body.status).toBe('replaced');
});

test('a deal over the limit is won once it is approved, and by no other way', async () => {
  const amount = { amount: 5_000_001, currency: 'EUR' };
  await we.rule(ada, { conditions: { amount_over: { amount: 5_000_000, currency: 'EUR' } } });
  const dealId = await we.deal(max, { amount });
  const win = (body: object) => we.call(max, `POST /api/v1/deals/${dealId}/win`, body);
  expect((await win({})).body.reason).toBe('approval_reason');
  const stages = (await we.call(ada, 'GET /api/v1/stages?limit=100')).body.items;
  const won = stages.find(({ kind }: { kind: string }) => kind === 'won');
  const patched = await we.call(max, `PATCH /api/v1/deals/${dealId}`, { stage_id: won.id });
  expect(patched.body.reason).toBe('needs_approval');
  const waiting = await win({ note: 'They signed for three years' });
  expect([waiting.status, waiting.body.status]).toEqual([200, 'open']);
  const [card] = await we.list(ada, 'waiting');
  expect(card).toMatchObject({ reason: 'They signed for three years', summary: { total: amount } });
  await we.answer(ada, card!.id, 'approve', {});
  expect((await win({ note: 'They signed for three years' })).body.status).toBe('won');
});

test('the time promised is counted in business hours where the workspace has entered some', async () => {
  const hours = { name: 'Office', time_zone: 'UTC', hours: 'mon-fri 09:00-17:00' };
  const entered = await we.call(ada, 'POST /api/v1/business_calendars', hours);
  expect(entered.status, JSON.stringify(entered.body)).toBe(201);
  clockMs = Date.parse('2026-11-27T15:00:00Z');
  await asked();
  expect((await we.list(max, 'asked'))[0]!.due_at).toBe('2026-11-30T11:00:00Z');
});
