import { beforeAll, expect, test, vi } from 'vitest';
import { company } from '#src/features/people/company/company.ts';
import { readBoard } from '#src/features/sales/deal/board-api.ts';
import { deal } from '#src/features/sales/deal/deal.ts';
import type { Filter } from '#src/records/filter.ts';
import type { OutgoingWrite } from '#src/web/api/door.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';

vi.stubGlobal('window', { addEventListener() {} });
vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
vi.stubGlobal('document', { documentElement: { lang: 'en' } });
vi.stubGlobal('localStorage', { getItem: () => null, setItem() {} });

const OWNER = '01920000-0000-7000-8000-000000000001';
const DEAL = '01920000-0000-7000-8000-00000000000d';
const GLOBEX = '01920000-0000-7000-8000-00000000000c';
const types = new Map([deal, company].map((one) => [one.type, one] as const));

let planWrite: typeof import('../plan-write.ts').planWrite;
let layOver: typeof import('../lay-over.ts').layOver;

beforeAll(async () => {
  ({ planWrite } = await import('../plan-write.ts'));
  ({ layOver } = await import('../lay-over.ts'));
});

function stage(id: string, position: number, more: Values = {}) {
  const asks = { exit_fields: [], exit_checks: [] };
  return {
    id,
    name: id,
    pipeline_id: 'p',
    position,
    kind: 'open',
    probability: null,
    ...asks,
    ...more,
  };
}

const stages = [
  stage('talk', 1),
  stage('offer', 2, { exit_fields: ['closes_on'], exit_checks: ['Budget named'] }),
  stage('close', 3),
  stage('won', 4, { kind: 'won' }),
];
const settings = { pipelines: [{ id: 'p', name: 'Sales', stages }], reasons: [] };

function aDeal(stage_id: string): Values {
  const facts = { stage_id, status: 'open', closes_on: null, checks_met: [] };
  const base = { version: 4, created_at: '2026-01-01T00:00:00.000Z', deleted_at: null };
  return { id: DEAL, name: 'New roof', title: 'New roof', ...facts, ...base };
}

interface Writing {
  method: OutgoingWrite['method'];
  url: string;
  body: Values;
}

/** Moves the deal as the board does without a connection. */
function move(of: Values, body: Values, entries: Entry[] = []): Promise<Entry> {
  return write(of, { method: 'POST', url: `/api/v1/deals/${DEAL}/move`, body }, entries);
}

/** Changes its fields as a list or its page does. */
function change(of: Values, body: Values, entries: Entry[] = []): Promise<Entry> {
  return write(of, { method: 'PATCH', url: `/api/v1/deals/${DEAL}`, body }, entries);
}

async function write(of: Values, writing: Writing, entries: Entry[]): Promise<Entry> {
  const known = {
    find: async (id: string) =>
      id === DEAL
        ? (layOver({ url: `/api/v1/deals/${DEAL}`, answer: of }, entries, types) as Values)
        : undefined,
    at: async (url: string) => (url === '/api/v1/pipelines/settings' ? settings : undefined),
    all: async () => [{ url: '/api/v1/today', answer: { refs: globex } }],
    entries,
    owner: OWNER,
  };
  const plan = planWrite({ ...writing, options: {} }, known, types);
  if (!plan) throw new Error('cannot wait');
  const { answer: _answer, ...foreseen } = await plan.foresee();
  const { method, url: path } = writing;
  const sent = { method: method as Entry['method'], path, body: plan.body };
  const state = { state: 'waiting', refusal: null, breaks: 0 } as const;
  const writtenAt = '2026-01-02T00:00:00.000Z';
  const fixed = { seq: entries.length + 1, owner: OWNER, key: 'keep-1', writtenAt } as const;
  return { ...fixed, ...sent, makes: plan.makes, target: plan.target, ...foreseen, ...state };
}

const globex = { [GLOBEX]: { type: 'company', title: 'Globex' } };

function readLaid(entries: Entry[], given: object = board(), query = '') {
  const answer = layOver({ url: `/api/v1/deals/board${query}`, answer: given }, entries, types);
  return readBoard.output.parse(answer).columns;
}

function board() {
  const none = { company_id: null, company: null, person_id: null, person: null, owner: null };
  const card = {
    ...{ id: DEAL, title: 'New roof', version: 4, stage_id: 'talk', status: 'open' },
    ...{ amount: { amount: 500_00, currency: 'EUR' }, closes_on: null, owner_id: OWNER },
    ...none,
    ...{ next_step: null, stale: null },
  };
  const columns = stages.map(({ id, name, kind }) => {
    const cards = id === 'talk' ? [card] : [];
    const sums = cards.map(({ amount }) => amount);
    const facts = { probability: null, days: null, more: false };
    return { stage_id: id, name, kind, cards, sums, count: cards.length, ...facts };
  });
  return { pipeline_id: 'p', pipelines: [], columns };
}

test('a deal that is moved without a connection waits, and stands on the board where it was put', async () => {
  const entry = await move(aDeal('talk'), { stage_id: 'offer', from_stage_id: 'talk' });
  expect(entry).toMatchObject({ target: DEAL, says: '“New roof” moved to offer', base: 4 });
  const answer = layOver({ url: '/api/v1/deals/board?owners=me', answer: board() }, [entry], types);
  const { columns } = readBoard.output.parse(answer);
  expect(columns.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
  expect(columns[1]!.sums).toEqual([{ amount: 500_00, currency: 'EUR' }]);
  const shown = (answer as { columns: { cards: Values[] }[] }).columns[1]!.cards[0];
  expect(shown).toMatchObject({ stage_id: 'offer', waiting: true });
});

test('moved twice it stands where it was put last, and its page says so', async () => {
  const first = await move(aDeal('talk'), { stage_id: 'offer', from_stage_id: 'talk' });
  const again = { stage_id: 'won', from_stage_id: 'offer', note: 'They know us' };
  const second = await move(aDeal('talk'), again, [first]);
  const entries = [first, second];
  const url = `/api/v1/deals/${DEAL}`;
  const answer = layOver({ url, answer: aDeal('talk') }, entries, types);
  expect(answer).toMatchObject({ stage_id: 'won', status: 'won', waiting: true });
  const laid = layOver({ url: '/api/v1/deals/board', answer: board() }, entries, types);
  expect(readBoard.output.parse(laid).columns.map(({ count }) => count)).toEqual([0, 0, 0, 1]);
});

test('what a stage asks for is asked before the move waits, as the server would', async () => {
  const on = { stage_id: 'close', from_stage_id: 'offer' };
  const asked = { code: 'conflict', reason: 'exit_criteria' };
  await expect(move(aDeal('offer'), on)).rejects.toMatchObject(asked);
  const half = { ...on, closes_on: '2026-05-01' };
  await expect(move(aDeal('offer'), half)).rejects.toMatchObject(asked);
  const whole = await move(aDeal('offer'), { ...half, checks_met: ['Budget named'] });
  expect(whole.shows[0]!.values).toMatchObject({ stage_id: 'close', closes_on: '2026-05-01' });
  await move(aDeal('offer'), { ...on, skip_reason: 'They are in a hurry' });
  await move(aDeal('offer'), { stage_id: 'talk', from_stage_id: 'offer' });
});

test('of a deal that is known by its card alone the server asks later', async () => {
  const { created_at: _created, ...card } = aDeal('offer');
  const entry = await move(card, { stage_id: 'close', from_stage_id: 'offer' });
  expect(entry).toMatchObject({ target: DEAL, state: 'waiting' });
});

test('a stage changed in a list moves the card too, and the deal is what it is in that stage', async () => {
  const entry = await change(aDeal('talk'), { stage_id: 'won' });
  const columns = readLaid([entry]);
  expect(columns.map(({ count }) => count)).toEqual([0, 0, 0, 1]);
  expect(columns[3]!.cards[0]).toMatchObject({ stage_id: 'won', status: 'won' });
  expect(columns.map(({ sums }) => sums.length)).toEqual([0, 0, 0, 1]);
  const url = `/api/v1/deals/${DEAL}`;
  const shown = layOver({ url, answer: aDeal('talk') }, [entry], types);
  expect(shown).toMatchObject({ stage_id: 'won', status: 'won', pipeline_id: 'p', waiting: true });
  expect(entry.body).toEqual({ stage_id: 'won' });
});

test('what a deal is worth counts in its column as it was given last, with a move or without', async () => {
  const amount = { amount: 900_00, currency: 'EUR' };
  const filledIn = { stage_id: 'offer', from_stage_id: 'talk', amount };
  const moved = await move(aDeal('talk'), filledIn);
  expect(readLaid([moved]).map(({ sums }) => sums)).toEqual([[], [amount], [], []]);
  const dollars = { amount: 70_00, currency: 'USD' };
  const changed = await change(aDeal('talk'), { amount: dollars, name: 'Old roof' }, [moved]);
  const [, offer] = readLaid([moved, changed]);
  expect(offer).toMatchObject({ sums: [dollars], cards: [{ title: 'Old roof' }] });
  const none = await change(aDeal('talk'), { amount: null }, [moved, changed]);
  expect(readLaid([moved, changed, none])[1]).toMatchObject({ count: 1, sums: [] });
});

test('a deal that is made without a connection stands on the board, and can be moved there', async () => {
  const amount = { amount: 100_00, currency: 'EUR' };
  const body = { id: DEAL.replace('d', 'e'), name: 'New gate', amount };
  const made = await write({}, { method: 'POST', url: '/api/v1/deals', body }, []);
  const [talk] = readLaid([made]);
  expect(talk).toMatchObject({ count: 2, sums: [{ amount: 600_00, currency: 'EUR' }] });
  expect(talk!.cards[0]).toMatchObject({ id: body.id, title: 'New gate', stage_id: 'talk' });
});

test('a card says what the company is called that was chosen without a connection', async () => {
  const entry = await change(aDeal('talk'), { company_id: GLOBEX });
  expect(readLaid([entry])[0]!.cards[0]).toMatchObject({ company_id: GLOBEX, company: 'Globex' });
  const url = `/api/v1/deals/${DEAL}`;
  const page = layOver({ url, answer: { ...aDeal('talk'), refs: {} } }, [entry], types);
  expect(page).toMatchObject({ company_id: GLOBEX, refs: globex });
  const body = { id: DEAL.replace('d', 'e'), name: 'New gate', company_id: GLOBEX };
  const made = await write({}, { method: 'POST', url: '/api/v1/deals', body }, []);
  expect(readLaid([made])[0]!.cards[0]).toMatchObject({ id: body.id, company: 'Globex' });
  const acme = { id: GLOBEX.replace('c', 'f'), name: 'Acme' };
  const firm = await write({}, { method: 'POST', url: '/api/v1/companies', body: acme }, []);
  const named = await change(aDeal('talk'), { company_id: acme.id }, [firm]);
  expect(readLaid([firm, named])[0]!.cards[0]).toMatchObject({ company: 'Acme' });
});

/** The first column counts three deals and shows none of them. */
function longBoard() {
  const [talk, ...others] = board().columns;
  const sums = [{ amount: 2000_00, currency: 'EUR' }];
  return { ...board(), columns: [{ ...talk!, cards: [], count: 3, sums, more: true }, ...others] };
}

test('a deal beyond the shown cards counts in its column as it is now, and is seen where it comes to', async () => {
  const amount = { amount: 500_00, currency: 'EUR' };
  const of = { ...aDeal('talk'), amount, owner_id: OWNER, company_id: null, person_id: null };
  const dearer = await change(of, { amount: { amount: 700_00, currency: 'EUR' } });
  const [changed] = readLaid([dearer], longBoard());
  expect(changed).toMatchObject({ count: 3, cards: [] });
  expect(changed!.sums).toEqual([{ amount: 2200_00, currency: 'EUR' }]);
  const moved = await move(of, { stage_id: 'offer', from_stage_id: 'talk' }, [dearer]);
  const [talk, offer] = readLaid([dearer, moved], longBoard());
  expect(talk).toMatchObject({ count: 2, sums: [{ amount: 1500_00, currency: 'EUR' }], cards: [] });
  expect(offer).toMatchObject({ count: 1, cards: [{ id: DEAL, title: 'New roof' }] });
  expect(offer!.sums).toEqual([{ amount: 700_00, currency: 'EUR' }]);
});

test('what a board does not count is not taken from its sums', async () => {
  const theirs = { ...aDeal('talk'), amount: { amount: 500_00, currency: 'EUR' }, owner_id: 'm-2' };
  const moved = await move(theirs, { stage_id: 'offer', from_stage_id: 'talk' });
  expect(readLaid([moved], longBoard(), '?owners=me')[0]).toMatchObject({ count: 3 });
  const elsewhere = await move(aDeal('close'), { stage_id: 'offer', from_stage_id: 'close' });
  expect(readLaid([elsewhere], longBoard()).map(({ count }) => count)).toEqual([3, 0, 0, 0]);
});

test('a filtered list loses the deal that a change takes out of it, and shows the one that it brings in', async () => {
  const won = await change({ ...aDeal('talk'), refs: {} }, { stage_id: 'won' });
  const list = (filter: Filter, items: Values[]) => {
    const url = `/api/v1/deals?${new URLSearchParams({ filter: JSON.stringify(filter) })}`;
    return layOver({ url, answer: { items, refs: {} } }, [won], types) as { items: Values[] };
  };
  const status = (value: string) => ({ field: 'status', op: 'is', value }) as const;
  expect(list(status('open'), [aDeal('talk')]).items).toEqual([]);
  expect(list({ field: 'status', op: 'is_not', value: 'won' }, [aDeal('talk')]).items).toEqual([]);
  expect(list(status('won'), []).items).toMatchObject([{ id: DEAL, status: 'won', waiting: true }]);
  // what only the server can tell stays
  const soon = { field: 'closes_on', op: 'within', value: { this: 'month' } } as const;
  expect(list(soon, [aDeal('talk')]).items).toHaveLength(1);
  expect(list(soon, []).items).toEqual([]);
});
