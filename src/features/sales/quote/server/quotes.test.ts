import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINES, NET, startQuotes } from './test-quotes.ts';

let q: Awaited<ReturnType<typeof startQuotes>>;

beforeAll(async () => {
  q = await startQuotes();
});
afterAll(() => q.app.close());

const status = (answer: { body: { reason?: string }; status: number }) => [
  answer.status,
  answer.body.reason,
];

describe('a new quote', () => {
  test('gets a number, a day until which it holds, and what its lines come to', async () => {
    const quote = await q.draft(q.ada);
    expect(quote).toMatchObject({
      number: expect.stringMatching(/^Q-2026-\d{4}$/),
      version_number: 1,
      status: 'draft',
      valid_until: '2026-12-22',
      net: { amount: NET, currency: 'EUR' },
      tax: { amount: 65_940, currency: 'EUR' },
      total: { amount: NET + 65_940, currency: 'EUR' },
      title: expect.stringContaining('New pumps'),
    });
  });

  test('takes over from its deal in one call', async () => {
    const company = await q.make(q.ada, 'companies', { name: 'Initech' });
    const person = await q.make(q.ada, 'people', { first_name: 'Anna', company_id: company.id });
    const deal = await q.make(q.ada, 'deals', {
      ...{ name: 'Boiler room', company_id: company.id, person_id: person.id },
      amount: { amount: 0, currency: 'CHF' },
    });
    const quote = await q.make(q.ada, 'quotes', { deal_id: deal.id });
    expect(quote).toMatchObject({
      ...{ name: 'Boiler room', deal_id: deal.id, company_id: company.id },
      ...{ person_id: person.id, currency: 'CHF', lines: [] },
    });
  });

  test('numbers are not given twice, however many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => q.draft(q.ada)));
    expect(new Set(made.map(({ number }) => number)).size).toBe(8);
  });

  test('refuses a discount, a currency and amounts that are none', async () => {
    for (const [field, value] of [
      ['discount', 100.5],
      ['discount', -1],
      ['discount', 1.234],
      ['currency', 'XYZ'],
    ] as const) {
      const answer = await q.app.call(q.ada, 'POST /api/v1/quotes', { body: { [field]: value } });
      expect([answer.status, answer.body.issues?.[0]?.path], `${field} ${value}`).toEqual([
        400,
        [field],
      ]);
    }
    const line = { ...LINES[0], quantity: '100000', unit_price: Number.MAX_SAFE_INTEGER };
    const answer = await q.app.call(q.ada, 'POST /api/v1/quotes', { body: { lines: [line] } });
    expect(answer.status).toBe(400);
  });
});

describe('sending', () => {
  test('freezes what the customer reads, and opens its page', async () => {
    const { quote, path } = await q.sent(q.ada);
    expect(quote).toMatchObject({ status: 'sent', sent_at: expect.any(String) });
    expect(quote.recipient).toContain('Globex\nBolzano');
    for (const patch of [
      { lines: [] },
      { discount: 5 },
      { terms: 'x' },
      { valid_until: '2027-01-01' },
    ]) {
      const answer = await q.app.call(q.ada, `PATCH /api/v1/quotes/${quote.id}`, { body: patch });
      expect(status(answer)).toEqual([409, 'quote_was_sent']);
    }
    expect((await q.open(path)).status).toBe(200);
    const again = await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/send`);
    expect(status(again)).toEqual([409, 'quote_was_sent']);
  });

  test('keeps its deal and who looks after it, whatever way somebody comes', async () => {
    const [one, other] = [
      await q.make(q.ada, 'deals', { name: 'Pumps' }),
      await q.make(q.ada, 'deals', { name: 'Seals' }),
    ];
    const max = await q.app.member(q.ada, { name: 'Max' });
    const lea = await q.app.member(q.ada, { name: 'Lea', role: 'manager' });
    const drafted = await q.draft(max, { deal_id: other.id });
    const moved = await q.app.call(max, `PATCH /api/v1/quotes/${drafted.id}`, {
      body: { deal_id: one.id },
    });
    expect(moved.status).toBe(200);
    const { quote } = await q.send(max, drafted.id);
    const book = await q.make(q.ada, 'price_books', { name: 'Spring', currency: 'EUR' });
    for (const patch of [
      { deal_id: other.id },
      { deal_id: null },
      { price_book_id: book.id },
      { owner_id: null },
      { owner_id: q.ada.actor.memberId },
    ]) {
      const answer = await q.app.call(max, `PATCH /api/v1/quotes/${quote.id}`, { body: patch });
      expect(status(answer), JSON.stringify(patch)).toEqual([409, 'quote_was_sent']);
      const body = { ids: [quote.id], patch };
      const bulk = await q.app.call(max, 'POST /api/v1/quotes/bulk', { body });
      expect([bulk.body.changed ?? 0, bulk.status < 500]).toEqual([0, true]);
    }
    const undo = `POST /api/v1/commands/${moved.headers.get('uptake-command')}/undo`;
    expect((await q.app.call(max, undo)).status).toBe(409);
    const merge = { body: { others: [one.id] } };
    expect((await q.app.call(q.ada, `POST /api/v1/deals/${other.id}/merge`, merge)).status).toBe(
      200,
    );
    const given = await q.app.call(lea, `PATCH /api/v1/quotes/${quote.id}`, {
      body: { owner_id: q.ada.actor.memberId },
    });
    expect([given.status, given.body.deal_id]).toEqual([200, other.id]);
  });

  test('asks for what is missing, field by field', async () => {
    const empty = await q.draft(q.ada, { lines: [] });
    const nobody = await q.draft(q.ada, { company_id: null });
    const late = await q.draft(q.ada, { valid_until: '2026-11-21' });
    for (const [quote, field] of [
      [empty, 'lines'],
      [nobody, 'company_id'],
      [late, 'valid_until'],
    ]) {
      const answer = await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/send`);
      expect([...status(answer), answer.body.issues[0].path[0]]).toEqual([
        409,
        'quote_unfinished',
        field,
      ]);
    }
  });

  test('is taken back as long as nobody has opened it, and closes its page', async () => {
    const { id } = await q.draft(q.ada);
    const answer = await q.app.call(q.ada, `POST /api/v1/quotes/${id}/send`);
    const { url } = (await q.app.call(q.ada, `GET /api/v1/quotes/${id}/page`)).body;
    const undo = `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`;
    expect((await q.app.call(q.ada, undo)).status).toBe(200);
    expect(await q.get(q.ada, id)).toMatchObject({ status: 'draft', sent_at: null });
    expect((await q.open(new URL(url).pathname)).status).toBe(410);

    const second = await q.app.call(q.ada, `POST /api/v1/quotes/${id}/send`);
    const page = (await q.app.call(q.ada, `GET /api/v1/quotes/${id}/page`)).body;
    await q.open(new URL(page.url).pathname);
    const late = `POST /api/v1/commands/${second.headers.get('uptake-command')}/undo`;
    expect(status(await q.app.call(q.ada, late))).toEqual([409, 'quote_was_opened']);
  });

  test('waits for approval where a rule asks for it, and goes out when it was given', async () => {
    const boss = await q.app.member(q.ada, { role: 'manager', name: 'Bea Boss' });
    const rule = await q.app.call(q.ada, 'POST /api/v1/approval-rules', {
      body: {
        ...{ record_type: 'quote', conditions: { discount_over: '15' } },
        steps: [{ approver: { kind: 'member', member_id: boss.actor.memberId }, hours: 4 }],
      },
    });
    expect(rule.status).toBeLessThan(300);
    const small = await q.draft(q.ada, { discount: 5 });
    expect((await q.send(q.ada, small.id)).quote.status).toBe('sent');
    const big = await q.draft(q.ada, { discount: 20 });
    const bare = await q.app.call(q.ada, `POST /api/v1/quotes/${big.id}/send`);
    expect(status(bare)).toEqual([400, 'approval_reason']);
    const body = { approval_reason: 'They buy three more next year' };
    const asked = await q.app.call(q.ada, `POST /api/v1/quotes/${big.id}/send`, { body });
    expect(asked.body.status).toBe('waiting');
    const waiting = (await q.app.call(boss, 'GET /api/v1/approvals?box=waiting')).body.items;
    expect(waiting[0].summary).toMatchObject({ customer: 'Globex', title: big.title });
    await q.app.call(boss, `POST /api/v1/approvals/${waiting[0].id}/approve`, { body: {} });
    expect((await q.get(q.ada, big.id)).status).toBe('ready');
    expect((await q.send(q.ada, big.id)).quote.status).toBe('sent');
    // what was approved was approved as it was
    const other = await q.draft(q.ada, { discount: 20 });
    await q.app.call(q.ada, `POST /api/v1/quotes/${other.id}/send`, { body });
    const patch = { body: { discount: 30 } };
    const changed = await q.app.call(q.ada, `PATCH /api/v1/quotes/${other.id}`, patch);
    expect(changed.body.status).toBe('draft');
    const left = await q.app.call(boss, 'GET /api/v1/approvals?box=waiting');
    expect(left.body.items).toEqual([]);
  });
});

describe('versions', () => {
  test('a change after sending is the next version, which replaces the old one when it is sent', async () => {
    const { quote, path } = await q.sent(q.ada);
    const revised = (await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/revise`)).body;
    expect(revised).toMatchObject({ number: quote.number, version_number: 2, status: 'draft' });
    expect(revised.title).toContain(`${quote.number}-2`);
    const again = (await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/revise`)).body;
    expect(again.id).toBe(revised.id);
    expect((await q.get(q.ada, quote.id)).status).toBe('sent');
    const next = await q.send(q.ada, revised.id);
    expect((await q.get(q.ada, quote.id)).status).toBe('superseded');
    expect((await q.open(path)).text).toContain('newer version');
    expect((await q.open(next.path)).text).toContain(`${quote.number}-2`);
    const page = (await q.app.call(q.ada, `GET /api/v1/quotes/${quote.id}/page`)).body;
    expect(page.versions.map((v: { version_number: number }) => v.version_number)).toEqual([2, 1]);
  });

  test('two who revise at once get the same draft', async () => {
    const { quote } = await q.sent(q.ada);
    const answers = await Promise.all(
      [1, 2, 3].map(() => q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/revise`)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  test('a copy says the same under a number of its own', async () => {
    const { quote } = await q.sent(q.ada, { discount: 3 });
    const copy = (await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/copy`)).body;
    expect(copy).toMatchObject({ status: 'draft', version_number: 1, total: quote.total });
    expect(copy.number).not.toBe(quote.number);
  });

  test('a revoked quote has no page, until that is taken back', async () => {
    const { quote, path } = await q.sent(q.ada);
    const answer = await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/revoke`);
    expect(answer.body.status).toBe('revoked');
    expect((await q.open(path)).status).toBe(410);
    expect((await q.post(`${path}/accept`, { name: 'Anna', agreed: 'yes' })).status).toBe(410);
    const undo = `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`;
    await q.app.call(q.ada, undo);
    expect((await q.open(path)).status).toBe(200);
  });

  test('a new link ends the old one', async () => {
    const { quote, path } = await q.sent(q.ada);
    const renewed = await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/new-link`);
    expect((await q.open(path)).status).toBe(410);
    expect((await q.open(new URL(renewed.body.url).pathname)).status).toBe(200);
  });
});

describe('who may', () => {
  test('another workspace finds nothing, and a hidden quote stays hidden from a colleague', async () => {
    const { quote } = await q.sent(q.ada, { visibility: 'private' });
    const stranger = await q.app.workspace('Other');
    const colleague = await q.app.member(q.ada);
    for (const who of [stranger, colleague]) {
      for (const route of [
        ...['send', 'revise', 'copy', 'revoke', 'new-link'].map(
          (verb) => `POST /api/v1/quotes/${quote.id}/${verb}`,
        ),
        ...['page', 'pdf'].map((part) => `GET /api/v1/quotes/${quote.id}/${part}`),
      ]) {
        expect((await q.app.call(who, route)).status, route).toBe(404);
      }
      const body = { name: 'Eve' };
      const accept = `POST /api/v1/quotes/${quote.id}/accept`;
      expect((await q.app.call(who, accept, { body })).status).toBe(404);
    }
    expect((await q.get(q.ada, quote.id)).status).toBe('sent');
  });

  test('settings are changed by administrators alone, and back by undo', async () => {
    const member = await q.app.member(q.ada);
    const body = { company_name: 'Brightwater GmbH', valid_days: 14 };
    const no = await q.app.call(member, 'PATCH /api/v1/quote-settings', { body });
    expect(no.status).toBe(403);
    const yes = await q.app.call(q.ada, 'PATCH /api/v1/quote-settings', { body });
    expect(yes.body).toMatchObject({ ...body, workspace_name: 'Brightwater' });
    const again = await q.app.call(q.ada, 'PATCH /api/v1/quote-settings', { body });
    expect([again.status, again.headers.get('uptake-command')]).toEqual([200, null]);
    expect((await q.draft(member)).valid_until).toBe('2026-12-06');
    const undo = `POST /api/v1/commands/${yes.headers.get('uptake-command')}/undo`;
    expect((await q.app.call(q.ada, undo)).status).toBe(200);
    expect((await q.app.call(member, 'GET /api/v1/quote-settings')).body.valid_days).toBe(30);
  });

  test('the mark on quotes is given as a file, and taken back by undo', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#146' } })
      .png()
      .toBuffer();
    const given = await q.app.app.http.request('http://localhost:3000/api/v1/quote-settings/logo', {
      method: 'POST',
      headers: { authorization: `Bearer ${q.ada.key}` },
      body: new Uint8Array(png),
    });
    expect(((await given.json()) as { logo: string }).logo).toMatch(/^data:image/);
    const undo = `POST /api/v1/commands/${given.headers.get('uptake-command')}/undo`;
    expect((await q.app.call(q.ada, undo)).status).toBe(200);
    expect((await q.app.call(q.ada, 'GET /api/v1/quote-settings')).body.logo).toBeNull();
  });
});

describe('orders', () => {
  test('are delivered or cancelled with a reason, and taken up again', async () => {
    const order = await q.make(q.ada, 'orders', {
      name: 'Spare parts',
      lines: LINES,
      currency: 'EUR',
    });
    expect(order).toMatchObject({ status: 'open', ordered_on: '2026-11-22', net: { amount: NET } });
    expect(order.number).toMatch(/^O-2026-\d{4}$/);
    const at = (verb: string, body?: object) =>
      q.app.call(q.ada, `POST /api/v1/orders/${order.id}/${verb}`, body ? { body } : {});
    expect((await at('deliver')).body).toMatchObject({
      status: 'delivered',
      delivered_on: '2026-11-22',
    });
    expect(status(await at('cancel', { reason: 'Too late' }))).toEqual([409, 'wrong_order_status']);
    const patch = { body: { lines: [] } };
    const frozen = await q.app.call(q.ada, `PATCH /api/v1/orders/${order.id}`, patch);
    expect(status(frozen)).toEqual([409, 'order_closed']);
    expect((await at('reopen')).body).toMatchObject({ status: 'open', delivered_on: null });
    expect((await at('cancel', { reason: ' ' })).status).toBe(400);
    expect((await at('cancel', { reason: 'Budget was cut' })).body).toMatchObject({
      ...{ status: 'cancelled', cancel_reason: 'Budget was cut' },
    });
  });
});
