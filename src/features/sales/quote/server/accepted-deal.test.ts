import { afterAll, beforeAll, expect, test } from 'vitest';
import { speakOf } from '#src/features/sales/approval/server/test-approvals.ts';
import type { TestMember } from '#src/main/server/test-app.ts';
import { startQuotes } from './test-quotes.ts';

let q: Awaited<ReturnType<typeof startQuotes>>;
let we: ReturnType<typeof speakOf>;
let max: TestMember;

beforeAll(async () => {
  q = await startQuotes();
  we = speakOf(q.app);
  max = await q.app.member(q.ada);
  await we.rule(q.ada, { conditions: { amount_over: { amount: 5000, currency: 'EUR' } } });
});
afterAll(() => q.app.close());

const amount = { amount: 900_000, currency: 'EUR' };
const lines = [{ name: 'Pump P-900', quantity: '1', unit_price: 900_000, tax: '22' }];

test('a customer accepts although the deal has to be approved: it is asked for, and the order is made', async () => {
  const dealId = await we.deal(max, { amount: { ...amount, amount: 99_900 } });
  const { quote, path } = await q.sent(max, { deal_id: dealId, lines });
  const answer = await q.post(`${path}/accept`, { name: 'Anna Rossi', agreed: 'yes' });
  expect([answer.status, answer.place]).toEqual([303, `${path}?accepted`]);
  expect((await q.get(max, quote.id)).status).toBe('accepted');
  const deal = (await we.call(max, `GET /api/v1/deals/${dealId}`)).body;
  expect(deal).toMatchObject({ status: 'open', amount });
  const [card] = await we.list(q.ada, 'waiting');
  expect(card).toMatchObject({ record_id: dealId, requester: { id: max.actor.memberId } });
  expect(card!.reason).toBe(`Anna Rossi accepted quote ${quote.number}.`);
  await we.answer(q.ada, card!.id, 'approve', {});
  expect((await we.call(max, `POST /api/v1/deals/${dealId}/win`, {})).body.status).toBe('won');
});

test('the same noted by a member, and taken back with what was asked for', async () => {
  const dealId = await we.deal(max, { amount });
  const { quote } = await q.sent(max, { deal_id: dealId, lines });
  const noted = await we.call(max, `POST /api/v1/quotes/${quote.id}/accept`, { name: 'Anna' });
  expect([noted.status, noted.body.status]).toEqual([200, 'accepted']);
  expect((await we.undo(max, noted)).status).toBe(200);
  expect((await q.get(max, quote.id)).status).toBe('sent');
  expect((await we.list(q.ada, 'waiting')).map(({ record_id }) => record_id)).not.toContain(dealId);
});

test('a customer accepts although the deal and the quote belong to nobody', async () => {
  const dealId = await we.deal(max, { amount });
  const drafted = await q.draft(max, { deal_id: dealId });
  for (const record of [`quotes/${drafted.id}`, `deals/${dealId}`]) {
    expect((await we.call(max, `PATCH /api/v1/${record}`, { owner_id: null })).status).toBe(200);
  }
  const { path } = await q.send(max, drafted.id);
  const answer = await q.post(`${path}/accept`, { name: 'Anna Rossi', agreed: 'yes' });
  expect(answer.status).toBe(303);
});

test('nobody accepts what was taken back, changed and sent again while they read', async () => {
  const { id } = await q.draft(max);
  const sent = await we.call(max, `POST /api/v1/quotes/${id}/send`, {});
  const { body } = await we.call(max, `GET /api/v1/quotes/${id}/page`);
  const path = new URL(body.url).pathname;
  const read = (await q.open(path, { 'user-agent': 'HeadlessChrome' })).text;
  const seen = /name="sent" value="([^"]+)"/.exec(read)![1]!;
  expect((await we.undo(max, sent)).status).toBe(200);
  const lines = [{ name: 'Pump P-200', quantity: '1', unit_price: 99_999_999 }];
  await we.call(max, `PATCH /api/v1/quotes/${id}`, { lines });
  q.clock.now = new Date(q.clock.now.getTime() + 60_000);
  await we.call(max, `POST /api/v1/quotes/${id}/send`, {});
  const form = { name: 'Anna Rossi', agreed: 'yes', sent: seen };
  const late = await q.post(`${path}/accept`, form);
  expect([late.status, (await q.get(max, id)).status]).toEqual([409, 'sent']);
  const now = /name="sent" value="([^"]+)"/.exec(late.text)![1]!;
  expect((await q.post(`${path}/accept`, { ...form, sent: now })).status).toBe(303);
});

test('who owns a quote does not approve it because a colleague asked', async () => {
  const boss = await q.app.member(q.ada, { name: 'Boss', role: 'manager' });
  const steps = [{ approver: { kind: 'manager' }, hours: 4 }];
  await we.rule(q.ada, { record_type: 'quote', conditions: { discount_over: '15' }, steps });
  const { id } = await q.draft(boss, { discount: 50 });
  const reason = { approval_reason: 'For the boss' };
  await we.call(max, `POST /api/v1/quotes/${id}/send`, reason);
  const asked = await we.list(max, 'asked');
  const card = asked.find(({ record_id }) => record_id === id)!;
  expect((await we.answer(boss, card.id, 'approve', {})).status).toBe(403);
  expect((await we.answer(q.ada, card.id, 'approve', {})).status).toBe(200);
});

test('what was approved for one customer is not approved for another', async () => {
  const mia = await q.app.member(q.ada, { name: 'Mia', role: 'manager' });
  const steps = [{ approver: { kind: 'manager' }, hours: 4 }];
  await we.rule(q.ada, { record_type: 'quote', conditions: { discount_over: '15' }, steps });
  const { id } = await q.draft(max, { discount: 50 });
  const reason = { approval_reason: 'For Globex' };
  await we.call(max, `POST /api/v1/quotes/${id}/send`, reason);
  const asked = await we.list(max, 'asked');
  const card = asked.find(({ record_id }) => record_id === id)!;
  expect((await we.answer(mia, card.id, 'approve', {})).status).toBe(200);
  expect((await q.get(max, id)).status).toBe('ready');
  const other = await q.app.call(max, 'POST /api/v1/companies', { body: { name: 'Other' } });
  const patch = { body: { company_id: other.body.id, person_id: null } };
  await q.app.call(max, `PATCH /api/v1/quotes/${id}`, patch);
  const sent = await we.call(max, `POST /api/v1/quotes/${id}/send`, reason);
  expect(sent.body.status).toBe('waiting');
});

test('a quote that somebody of another team approves stays with the team of its owner', async () => {
  const [north, south] = [await q.app.team(q.ada, 'North'), await q.app.team(q.ada, 'South')];
  const nora = await q.app.member(q.ada, { name: 'Nora', teamId: north });
  const nils = await q.app.member(q.ada, { name: 'Nils', teamId: north });
  const sam = await q.app.member(q.ada, { name: 'Sam', role: 'manager', teamId: south });
  const sara = await q.app.member(q.ada, { name: 'Sara', teamId: south });
  const steps = [{ approver: { kind: 'member', member_id: sam.actor.memberId }, hours: 4 }];
  await we.rule(q.ada, { record_type: 'quote', conditions: { team_ids: [north] }, steps });
  const { id } = await q.draft(nora, { visibility: 'team' });
  await we.call(nora, `POST /api/v1/quotes/${id}/send`, { approval_reason: 'For Globex' });
  const card = (await we.list(sam, 'waiting')).find(({ record_id }) => record_id === id)!;
  expect((await we.answer(sam, card.id, 'approve', {})).status).toBe(200);
  expect((await q.get(nils, id)).status).toBe('ready');
  expect((await we.call(sara, `GET /api/v1/quotes/${id}`)).status).toBe(404);
});
