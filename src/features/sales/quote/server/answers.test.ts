import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { NET, startQuotes } from './test-quotes.ts';

let q: Awaited<ReturnType<typeof startQuotes>>;
let owner: pg.Client;

beforeAll(async () => {
  q = await startQuotes();
  owner = new pg.Client(q.app.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await q.app.close();
});

const yes = { name: 'Anna Rossi', agreed: 'yes' };

const ordersOf = async (id: string) => {
  const filter = JSON.stringify({ field: 'quote_id', op: 'is', value: id });
  return (await q.app.call(q.ada, `GET /api/v1/orders?filter=${encodeURIComponent(filter)}`)).body
    .items;
};
const eventsOf = async (id: string) =>
  (await q.app.call(q.ada, `GET /api/v1/quotes/${id}/page`)).body.events;

const noteYes = (member: TestMember, id: string) =>
  q.app.call(member, `POST /api/v1/quotes/${id}/accept`, { body: { name: 'Anna, by phone' } });
const commandOf = (answer: { headers: Headers }) => answer.headers.get('uptake-command')!;
const takeBack = (member: TestMember, command: string) =>
  q.app.call(member, `POST /api/v1/commands/${command}/undo`);

describe('accepting', () => {
  test('makes the order, wins the deal and tells the owner, all in one', async () => {
    const company = await q.make(q.ada, 'companies', { name: 'Globex' });
    const deal = await q.make(q.ada, 'deals', { name: 'Pumps', company_id: company.id });
    const { quote, path } = await q.sent(q.ada, { deal_id: deal.id, company_id: company.id });
    const answer = await q.post(`${path}/accept`, yes, { 'user-agent': 'Safari' });
    expect([answer.status, answer.place]).toEqual([303, `${path}?accepted`]);
    const page = await q.open(`${path}?accepted`);
    expect(page.text).toContain('Thank you! You have accepted this quote.');
    expect(page.text).not.toContain('name="agreed"');
    expect(await q.get(q.ada, quote.id)).toMatchObject({
      ...{ status: 'accepted', answered_by: 'Anna Rossi', answered_at: '2026-11-22T10:00:00Z' },
    });
    const [order] = await ordersOf(quote.id);
    expect(order).toMatchObject({
      ...{ status: 'open', deal_id: deal.id, company_id: company.id, net: { amount: NET } },
      ...{ owner_id: q.ada.actor.memberId, ordered_on: '2026-11-22' },
    });
    const won = (await q.app.call(q.ada, `GET /api/v1/deals/${deal.id}`)).body;
    expect(won.status).toBe('won');
    const tasks = (await q.app.call(q.ada, 'GET /api/v1/tasks')).body.items;
    expect(tasks[0]).toMatchObject({ due_on: '2026-11-22', deal_id: deal.id });
    expect(tasks[0].subject).toContain('was accepted by Anna Rossi');
    const { rows } = await owner.query(
      `select actor_id, via, changes from ledger_event where record_id = $1 and verb = 'quote.accepted'`,
      [quote.id],
    );
    expect(rows).toMatchObject([
      {
        actor_id: null,
        via: 'page',
        changes: { user_agent: [null, 'Safari'], address: [null, ''] },
      },
    ]);
    expect((await eventsOf(quote.id))[0]).toMatchObject({
      ...{ verb: 'accepted', member_id: null, name: 'Anna Rossi' },
    });
  });

  test('wins the deal at what the quote comes to before tax, not at what was guessed', async () => {
    for (const guessed of [{ amount: 99_900, currency: 'EUR' }, null]) {
      const deal = await q.make(q.ada, 'deals', { name: 'Pumps', amount: guessed });
      const { path } = await q.sent(q.ada, { deal_id: deal.id });
      expect((await q.post(`${path}/accept`, yes)).status).toBe(303);
      const won = (await q.app.call(q.ada, `GET /api/v1/deals/${deal.id}`)).body;
      expect(won).toMatchObject({ status: 'won', amount: { amount: NET, currency: 'EUR' } });
      const { rows } = await owner.query(
        `select via, changes->'amount' as amount from ledger_event
         where record_id = $1 and changes ? 'amount' order by seq desc limit 1`,
        [deal.id],
      );
      expect(rows).toEqual([{ via: 'page', amount: [guessed, { amount: NET, currency: 'EUR' }] }]);
    }
  });

  test('leaves a deal that is kept in another currency as it is, and tells its owner', async () => {
    const amount = { amount: 99_900, currency: 'CHF' };
    const deal = await q.make(q.ada, 'deals', { name: 'Pumps', amount });
    const { path } = await q.sent(q.ada, { deal_id: deal.id });
    await q.post(`${path}/accept`, yes);
    const won = (await q.app.call(q.ada, `GET /api/v1/deals/${deal.id}`)).body;
    expect(won).toMatchObject({ status: 'won', amount });
    const { items } = (await q.app.call(q.ada, 'GET /api/v1/tasks')).body;
    const task = items.find(({ deal_id }: { deal_id: string }) => deal_id === deal.id);
    expect(task.note).toBe(
      'The deal is kept in CHF, the quote in EUR: the amount of the deal stayed as it was. Please set it.',
    );
  });

  test('stands on the timeline under the name of the customer, for those who see the quote', async () => {
    const deal = await q.make(q.ada, 'deals', { name: 'Pumps' });
    const { path } = await q.sent(q.ada, { deal_id: deal.id, visibility: 'private' });
    await q.post(`${path}/accept`, yes);
    const told = { type: 'turn', status: 'won', owner_id: null };
    const colleague = await q.app.member(q.ada);
    for (const [reader, accepted_by] of [
      [q.ada, 'Anna Rossi'],
      [colleague, null],
    ] as const) {
      const { items } = (await q.app.call(reader, `GET /api/v1/timeline?deal_id=${deal.id}`)).body;
      const turn = items.find(({ status }: { status: string }) => status === 'won');
      expect(turn).toMatchObject({ ...told, accepted_by });
    }
  });

  test('twice, or by ten at once, makes one order, and everybody reads that it is accepted', async () => {
    const { quote, path } = await q.sent(q.ada);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => q.post(`${path}/accept`, yes)),
    );
    const done = answers.filter(({ status }) => status === 303);
    const late = answers.filter(({ status }) => status === 409);
    expect([done.length, late.length]).toEqual([1, 9]);
    expect(late[0]!.text).toContain('This quote has already been accepted.');
    expect(await ordersOf(quote.id)).toHaveLength(1);
    expect((await q.post(`${path}/accept`, yes)).text).toContain('already been accepted');
    expect((await q.post(`${path}/decline`, { reason: 'No' })).text).toContain(
      'already been accepted',
    );
  });

  test.each([
    ['superseded', 'send'],
    ['revoked', 'revoke'],
  ])('while it is being %s, one of the two holds and never both', async (other, verb) => {
    for (let round = 0; round < 3; round++) {
      const { quote, path } = await q.sent(q.ada);
      const draft = (await q.app.call(q.ada, `POST /api/v1/quotes/${quote.id}/revise`)).body;
      const id = verb === 'send' ? draft.id : quote.id;
      const [accepted, replaced] = await Promise.all([
        q.post(`${path}/accept`, yes),
        q.app.call(q.ada, `POST /api/v1/quotes/${id}/${verb}`),
      ]);
      const isAccepted = accepted.status === 303;
      expect(replaced.status).toBe(isAccepted ? 409 : 200);
      expect(await ordersOf(quote.id)).toHaveLength(isAccepted ? 1 : 0);
      expect((await q.get(q.ada, quote.id)).status).toBe(isAccepted ? 'accepted' : other);
    }
  });

  test('without a name or the tick says kindly what is missing, and keeps what was typed', async () => {
    const { quote, path } = await q.sent(q.ada);
    const bare = await q.post(`${path}/accept`, { name: ' ', agreed: 'yes' });
    expect([bare.status, bare.text.includes('write your name')]).toEqual([400, true]);
    const unticked = await q.post(`${path}/accept`, { name: 'Anna <b>' });
    expect(unticked.text).toContain('value="Anna &lt;b&gt;"');
    expect(await q.get(q.ada, quote.id)).toMatchObject({ status: 'sent' });
  });

  test('is not possible after its last day, and it says so and offers a new one', async () => {
    const { quote, path } = await q.sent(q.ada, { valid_until: '2026-11-22' });
    q.clock.now = new Date('2026-11-23T10:00:00Z');
    const answer = await q.post(`${path}/accept`, yes);
    const page = await q.open(path);
    const asked = await q.post(`${path}/ask`, { text: 'Please renew it', name: 'Anna' });
    const tasks = (await q.app.call(q.ada, 'GET /api/v1/tasks')).body.items;
    q.clock.now = new Date('2026-11-22T10:00:00Z');
    expect([answer.status, page.status, asked.status]).toEqual([409, 200, 303]);
    expect(answer.text).toContain('This quote was valid until 22 November 2026.');
    expect(page.text).toContain('Ask for a new quote');
    expect(page.text).not.toContain('name="agreed"');
    expect(tasks[0].subject).toContain('Send Anna a new version');
    expect(await q.get(q.ada, quote.id)).toMatchObject({ status: 'sent' });
  });

  test('works although company and deal are in the bin by now', async () => {
    const company = await q.make(q.ada, 'companies', { name: 'Gone Ltd' });
    const deal = await q.make(q.ada, 'deals', { name: 'Gone', company_id: company.id });
    const { quote, path } = await q.sent(q.ada, { deal_id: deal.id, company_id: company.id });
    await q.app.call(q.ada, `DELETE /api/v1/deals/${deal.id}`);
    await q.app.call(q.ada, `DELETE /api/v1/companies/${company.id}`);
    expect((await q.post(`${path}/accept`, yes)).status).toBe(303);
    expect((await ordersOf(quote.id))[0]).toMatchObject({ company_id: null, deal_id: null });
  });

  test('wins a deal that its owner keeps to themselves', async () => {
    const max = await q.app.member(q.ada, { name: 'Max' });
    const deal = await q.make(max, 'deals', { name: 'Quiet', visibility: 'private' });
    const { path } = await q.sent(max, { deal_id: deal.id });
    expect((await q.post(`${path}/accept`, yes)).status).toBe(303);
    expect((await q.app.call(max, `GET /api/v1/deals/${deal.id}`)).body.status).toBe('won');
  });
});

describe('an acceptance noted by a member', () => {
  test('is taken back with its order and its deal, done again, and given anew', async () => {
    const deal = await q.make(q.ada, 'deals', { name: 'Pumps' });
    const stateOf = async (id: string) => ({
      quote: (await q.get(q.ada, id)).status,
      deal: (await q.app.call(q.ada, `GET /api/v1/deals/${deal.id}`)).body.status,
      orders: (await ordersOf(id)).length,
    });
    const { quote } = await q.sent(q.ada, { deal_id: deal.id });
    const noted = await noteYes(q.ada, quote.id);
    expect(noted.body).toMatchObject({ status: 'accepted', answered_by: 'Anna, by phone' });
    const page = (await q.app.call(q.ada, `GET /api/v1/quotes/${quote.id}/page`)).body;
    const undo = commandOf(noted);
    expect(page.acceptance).toEqual({ member_id: q.ada.actor.memberId, undo });
    const done = await q.app.call(q.ada, 'GET /api/v1/my-commands');
    expect(done.body.items[0]).toMatchObject({ verb: 'quote.accepted', can_undo: true });

    const taken = await takeBack(q.ada, undo);
    expect(taken.status).toBe(200);
    expect(await stateOf(quote.id)).toEqual({ quote: 'sent', deal: 'open', orders: 0 });
    expect(await q.get(q.ada, quote.id)).toMatchObject({ answered_by: null, answered_at: null });
    expect((await eventsOf(quote.id))[0]).toMatchObject({ verb: 'undone' });

    const again = await takeBack(q.ada, commandOf(taken));
    expect(again.status).toBe(200);
    expect(await stateOf(quote.id)).toEqual({ quote: 'accepted', deal: 'won', orders: 1 });
    const [first] = await ordersOf(quote.id);
    expect((await takeBack(q.ada, commandOf(again))).status).toBe(200);

    expect((await noteYes(q.ada, quote.id)).status).toBe(200);
    expect(await stateOf(quote.id)).toEqual({ quote: 'accepted', deal: 'won', orders: 1 });
    const restored = await q.app.call(q.ada, `POST /api/v1/orders/${first.id}/restore`);
    expect([restored.status, restored.body.reason]).toEqual([409, 'quote_was_ordered']);
  });

  test('takes up the order that somebody brought back from the bin', async () => {
    const { quote } = await q.sent(q.ada);
    const noted = await noteYes(q.ada, quote.id);
    const [order] = await ordersOf(quote.id);
    await takeBack(q.ada, commandOf(noted));
    await q.app.call(q.ada, `POST /api/v1/orders/${order.id}/restore`);
    expect((await noteYes(q.ada, quote.id)).status).toBe(200);
    expect((await ordersOf(quote.id)).map(({ id }: { id: string }) => id)).toEqual([order.id]);
  });

  test.each([
    ['delivered', (id: string) => q.app.call(q.ada, `POST /api/v1/orders/${id}/deliver`)],
    ['named by a case', (id: string) => q.make(q.ada, 'cases', { subject: 'Leak', order_id: id })],
  ])('stays once its order was %s', async (_, goOn) => {
    const { quote } = await q.sent(q.ada);
    const noted = await noteYes(q.ada, quote.id);
    const [order] = await ordersOf(quote.id);
    await goOn(order.id);
    const refused = await takeBack(q.ada, commandOf(noted));
    expect([refused.status, refused.body.reason]).toEqual([409, 'order_was_used']);
    expect((await q.get(q.ada, quote.id)).status).toBe('accepted');
    expect(await ordersOf(quote.id)).toHaveLength(1);
  });

  test('is taken back by a manager, and by no colleague nor another company', async () => {
    const max = await q.app.member(q.ada, { name: 'Max' });
    const stranger = await q.app.workspace('Elsewhere');
    const { quote } = await q.sent(q.ada);
    const undo = commandOf(await noteYes(q.ada, quote.id));
    const page = (await q.app.call(max, `GET /api/v1/quotes/${quote.id}/page`)).body;
    expect(page.acceptance).toEqual({ member_id: q.ada.actor.memberId, undo: null });
    for (const actor of [max, stranger]) expect((await takeBack(actor, undo)).status).toBe(404);
    const mia = await q.app.member(q.ada, { name: 'Mia', role: 'manager' });
    expect((await takeBack(mia, undo)).status).toBe(200);
  });

  test('is not what the customer did on the page: that stays', async () => {
    const { quote, path } = await q.sent(q.ada);
    await q.post(`${path}/accept`, yes);
    const { rows } = await owner.query(
      `select command_id from ledger_event where record_id = $1 and verb = 'quote.accepted'`,
      [quote.id],
    );
    const page = (await q.app.call(q.ada, `GET /api/v1/quotes/${quote.id}/page`)).body;
    expect(page.acceptance).toEqual({ member_id: null, undo: null });
    const refused = await takeBack(q.ada, rows[0].command_id);
    expect([refused.status, refused.body.reason]).toEqual([409, 'quote_was_accepted']);
  });
});

describe('the page', () => {
  test('counts a look once in half an hour, and neither robots nor colleagues', async () => {
    const { quote, path } = await q.sent(q.ada);
    await q.open(path, { 'user-agent': 'WhatsApp/2' });
    await q.open(path, { 'user-agent': 'Firefox', authorization: `Bearer ${q.ada.key}` });
    expect((await q.get(q.ada, quote.id)).opens).toBe(0);
    await q.open(path);
    await q.open(path);
    expect(await q.get(q.ada, quote.id)).toMatchObject({ opens: 1, opened_at: expect.any(String) });
    expect((await eventsOf(quote.id)).map(({ verb }: { verb: string }) => verb)).toEqual([
      'opened',
      'sent',
    ]);
  });

  test('counts the look of a customer who works in another company here, and greets no colleague', async () => {
    const { quote, path } = await q.sent(q.ada);
    const customer = await q.app.workspace('Globex');
    const headers = { 'user-agent': 'Firefox', authorization: `Bearer ${customer.key}` };
    const own = { ...headers, authorization: `Bearer ${q.ada.key}` };
    const notice = 'This is what your customer sees';
    expect((await q.open(path, own)).text).toContain(notice);
    expect((await q.open(path, headers)).text).not.toContain(notice);
    expect((await q.get(q.ada, quote.id)).opens).toBe(1);
  });

  test('a question becomes a message on the timeline and a task; a robot’s does not', async () => {
    const { quote, path } = await q.sent(q.ada);
    await q.post(`${path}/ask`, { text: 'Spam', website: 'http://spam' });
    const answer = await q.post(`${path}/ask`, {
      text: 'Does it fit?\nWe have 40 mm.',
      name: 'Anna',
    });
    expect(answer.place).toBe(`${path}?asked`);
    expect((await q.open(`${path}?asked`)).text).toContain('your message has arrived');
    const company = (await q.get(q.ada, quote.id)).company_id;
    const timeline = await q.app.call(q.ada, `GET /api/v1/timeline?company_id=${company}`);
    const messages = timeline.body.items.filter(
      (item: { kind: string }) => item.kind === 'message',
    );
    const said = messages.map(({ body }: { body: string }) => body).join('\n');
    expect(said).toContain('Does it fit?\nWe have 40 mm.');
    expect(said).toMatch(/^(?!.*Spam).*Quote Q-2026-\d+ over €3,656.65 was sent\./s);
    expect(timeline.body.open[0].subject).toContain('Answer Anna about quote');
  });

  test('a decline keeps the reason', async () => {
    const { quote, path } = await q.sent(q.ada);
    expect((await q.post(`${path}/decline`, { reason: '' })).status).toBe(400);
    expect((await q.post(`${path}/decline`, { reason: 'Too dear' })).place).toBe(
      `${path}?declined`,
    );
    expect(await q.get(q.ada, quote.id)).toMatchObject({
      ...{ status: 'declined', decline_reason: 'Too dear', answered_by: null },
    });
    expect((await q.post(`${path}/accept`, yes)).status).toBe(409);
  });

  test('whatever stands in a quote stands there as text', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'</title><script>';
    await q.app.call(q.ada, 'PATCH /api/v1/quote-settings', {
      body: { company_name: evil, address: evil, contact: evil },
    });
    const line = { name: evil, details: evil, quantity: '1', unit: '<b>', unit_price: 1 };
    const { path } = await q.sent(q.ada, {
      ...{ name: evil, intro: evil, terms: evil, recipient: evil, lines: [line] },
    });
    await q.post(`${path}/accept`, { name: evil, agreed: 'yes' });
    for (const page of [
      await q.open(path),
      await q.post(`${path}/ask`, { text: '', name: evil }),
    ]) {
      expect(page.text.replaceAll(/<style>.*?<\/style>/gs, '')).not.toMatch(/<(img|script|b)[ >]/);
      expect(page.text).toContain('&lt;img src=x');
    }
    expect((await q.open(path)).headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    await q.app.call(q.ada, 'PATCH /api/v1/quote-settings', { body: { company_name: '' } });
  });

  test('a flood of questions makes a few tasks, whatever addresses it comes from', async () => {
    const { path } = await q.sent(q.ada, { name: 'Flooded' });
    const answers = [];
    for (let at = 0; at < 10; at++) {
      const headers = { 'x-forwarded-for': `203.0.113.${at}` };
      answers.push(
        (await q.post(`${path}/ask`, { text: `Question ${at}`, name: 'Eve' }, headers)).status,
      );
    }
    expect(answers.filter((status) => status === 303)).toHaveLength(6);
    expect(answers.filter((status) => status === 429)).toHaveLength(4);
    expect((await q.open(path)).status).toBe(200);
  });

  test('speaks the language of the quote', async () => {
    const { path } = await q.sent(q.ada, { language: 'de' });
    const page = await q.open(path, { 'accept-language': 'it', 'user-agent': 'Firefox' });
    expect(page.text).toContain('Dieses Angebot annehmen');
    expect(page.text).toContain('3.656,65');
  });

  test('names the country of the customer in the language of the quote, and whom to ask', async () => {
    const place = { name: 'Globex', city: 'Bolzano', country: 'Italy' };
    const company = await q.make(q.ada, 'companies', place);
    const { path } = await q.sent(q.ada, { language: 'de', company_id: company.id });
    const { text } = await q.open(path);
    expect(text).toContain('Bolzano<br>Italien');
    const { name, email } = (await q.app.call(q.ada, 'GET /api/v1/me')).body.member;
    expect(text).toMatch(new RegExp(`Für Sie da: <strong>${name}</strong>.*mailto:${email}`));
  });

  test('speaks of its terms only where it has some', async () => {
    const bare = await q.open((await q.sent(q.ada, { terms: '' })).path);
    expect(bare.text).toContain('I accept quote');
    expect(bare.text).not.toContain('with its terms');
    const full = await q.open((await q.sent(q.ada, { terms: 'Payable within 30 days.' })).path);
    expect(full.text).toContain('with its terms');
  });

  test('a wrong link and one of a quote in the bin lead to a friendly page', async () => {
    const { quote, path } = await q.sent(q.ada);
    expect((await q.open(`${path.slice(0, -1)}!`)).text).toContain('This link does not work');
    await q.app.call(q.ada, `DELETE /api/v1/quotes/${quote.id}`);
    expect((await q.open(path)).status).toBe(410);
  });
});
