import { beforeAll, expect, test, vi } from 'vitest';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { activity } from '#src/features/work/activity/activity.ts';
import { readCalendar } from '#src/features/work/calendar/calendar-api.ts';
import { readNextStep } from '#src/features/work/follow-up/follow-up-api.ts';
import { task } from '#src/features/work/task/task.ts';
import { readTimeline } from '#src/features/work/timeline/timeline-api.ts';
import { readToday } from '#src/features/work/today/today-api.ts';
import type { OutgoingWrite } from '#src/web/api/door.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';

vi.stubGlobal('window', { addEventListener() {} });
vi.stubGlobal('navigator', { onLine: true, languages: ['en'], language: 'en' });
vi.stubGlobal('document', { documentElement: { lang: 'en' } });
vi.stubGlobal('localStorage', { getItem: () => null, setItem() {} });

const OWNER = '01920000-0000-7000-8000-000000000001';
const ANNA = '01920000-0000-7000-8000-00000000000a';
const QUOTE = '01920000-0000-7000-8000-00000000000b';
const types = new Map([person, company, activity, task].map((one) => [one.type, one] as const));
const today = new Date().toISOString().slice(0, 10);

let planWrite: typeof import('./plan-write.ts').planWrite;
let layOver: typeof import('./lay-over.ts').layOver;

beforeAll(async () => {
  ({ planWrite } = await import('./plan-write.ts'));
  ({ layOver } = await import('./lay-over.ts'));
});

const quote = {
  id: QUOTE,
  version: 3,
  subject: 'Send the quote',
  note: null,
  kind: 'follow_up',
  due_on: today,
  due_at: null,
  person_id: ANNA,
  company_id: null,
};
const refs = { [ANNA]: { type: 'person', title: 'Anna Rossi' } };

function dayWith(items: Values[]) {
  const none = { items: [], total: 0 };
  const tasks = items.map((one) => ({ days_late: 0, phone: null, ...one }));
  const promised = { items: tasks, total: tasks.length };
  const known = { day: today, time_zone: 'UTC', undated: 0, refs, slipped: none, coming: none };
  return { ...known, promised, meetings: none };
}

/** Writes as the screens do, without a connection. */
async function write(writes: Partial<OutgoingWrite>[]): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const given of writes) {
    const outgoing = { method: 'POST', url: '', body: {}, options: {}, ...given } as OutgoingWrite;
    const find = async (id: string) => (id === QUOTE ? quote : undefined);
    const all = async () => [{ url: '/api/v1/today', answer: dayWith([quote]) }];
    const plan = planWrite(
      outgoing,
      { at: async () => undefined, find, all, entries, owner: OWNER },
      types,
    );
    if (!plan) throw new Error(`cannot wait: ${outgoing.url}`);
    const { answer: _answer, ...foreseen } = await plan.foresee();
    const { body, makes, target } = plan;
    const writtenAt = new Date().toISOString();
    const fixed = { seq: entries.length + 1, owner: OWNER, key: 'keep-1', writtenAt } as const;
    const state = { state: 'waiting', refusal: null, breaks: 0 } as const;
    const { method, url: path } = outgoing;
    const sent = { method: method as Entry['method'], path, body, makes, target };
    entries.push({ ...fixed, ...sent, ...foreseen, ...state });
  }
  return entries;
}

function timeline(entries: Entry[], answer: unknown, id = ANNA) {
  return layOver({ url: `/api/v1/timeline?person_id=${id}`, answer }, entries, types) as {
    open: Values[];
    items: Values[];
  };
}

const empty = { open: [], more_open: false, items: [], next_cursor: null, refs };

test('a task finished with a note leaves the day, and the note and the next step are there', async () => {
  const next = { subject: 'Ask again', due_on: today };
  const url = `/api/v1/tasks/${QUOTE}/complete`;
  const entries = await write([{ url, body: { note: 'She likes it', next } }]);
  const answer = layOver({ url: '/api/v1/today', answer: dayWith([quote]) }, entries, types);
  const day = readToday.output.parse(answer);
  expect(day.promised.items.map(({ subject }) => subject)).toEqual(['Ask again']);
  expect(day.promised.total).toBe(1);
  const { items } = timeline(entries, empty);
  expect(items).toMatchObject([{ type: 'activity', body: 'She likes it', waiting: true }]);
});

test('what is laid over a timeline is what the server would answer', async () => {
  const occurred_at = new Date().toISOString();
  const entries = await write([
    {
      url: '/api/v1/activities',
      body: { kind: 'note', body: 'Met at the fair', occurred_at, person_id: ANNA },
    },
    { url: '/api/v1/tasks', body: { subject: 'Send samples', person_id: ANNA } },
  ]);
  const { open, items } = readTimeline.output.parse(timeline(entries, empty));
  expect([open, items]).toMatchObject([[{ subject: 'Send samples' }], [{ type: 'activity' }]]);
});

test('a line is shown as it is understood, about the one whom it names', async () => {
  const text = 'called Anna Rossi, wants blue ones, call back tomorrow';
  const entries = await write([{ url: '/api/v1/capture', body: { text } }]);
  const { open, items } = timeline(entries, empty);
  expect(items).toMatchObject([{ kind: 'call', body: text, person_id: ANNA }]);
  expect(open).toMatchObject([{ kind: 'call', person_id: ANNA }]);
});

test('a new person has a page and a timeline, with what was changed and written since', async () => {
  const made = await write([{ url: '/api/v1/people', body: { first_name: 'Bea' } }]);
  const id = made[0]!.makes!;
  const rest = await write([
    { method: 'PATCH', url: `/api/v1/people/${id}`, body: { last_name: 'Bianchi' } },
    { url: '/api/v1/activities', body: { kind: 'note', body: 'Hello', person_id: id } },
  ]);
  const entries = [...made, ...rest];
  const url = `/api/v1/people/${id}`;
  expect(layOver({ url, answer: undefined }, entries, types)).toMatchObject({
    title: 'Bea Bianchi',
    version: 1,
  });
  expect(timeline(entries, undefined, id).items).toMatchObject([{ body: 'Hello' }]);
  const listed = { items: [], next_cursor: null, refs: {} };
  const list = layOver({ url: '/api/v1/people?limit=100', answer: listed }, entries, types);
  expect(list).toMatchObject({ items: [{ id }] });
});

test('a moved task stands on its new day, and what the server refused shows nothing', async () => {
  const url = `/api/v1/tasks/${QUOTE}/postpone`;
  const due_on = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const entries = await write([{ url, body: { due_on } }]);
  const given = { url: '/api/v1/today', answer: dayWith([quote]) };
  expect(layOver(given, entries, types)).toMatchObject({
    promised: { items: [], total: 0 },
    coming: { items: [{ id: QUOTE, due_on }], total: 1 },
  });
  const refused = entries.map((entry) => ({ ...entry, state: 'refused' as const }));
  expect(layOver(given, refused, types)).toBe(given.answer);
});

test('a meeting that was planned here stands in the calendar, in its stretch alone', async () => {
  const due_at = `${today}T10:00:00.000Z`;
  const body = { subject: 'Meet Anna', kind: 'meeting', due_on: today, due_at, guests: [ANNA] };
  const entries = await write([{ url: '/api/v1/tasks', body }]);
  const answer = { time_zone: 'UTC', items: [], busy: [], cut: false, refs: {} };
  const at = (from: string, to: string) =>
    readCalendar.output.parse(
      layOver(
        { url: `/api/v1/calendar?from=${from}&to=${to}&members=${OWNER}`, answer },
        entries,
        types,
      ),
    ).items;
  expect(at(today, '2999-01-01')).toMatchObject([
    { subject: 'Meet Anna', day: today, last_day: today, starts_at: due_at, guests: [ANNA] },
  ]);
  expect(at('2020-01-01', '2020-01-08')).toEqual([]);
});

test('a step that is planned on a deal comes next there, the soonest first, and is told on its timeline', async () => {
  const deal_id = '01920000-0000-7000-8000-00000000000d';
  const plan = (subject: string, due_on: string) => ({
    url: '/api/v1/tasks',
    body: { subject, due_on, deal_id },
  });
  const url = `/api/v1/next-step?deal_id=${deal_id}`;
  const first = await write([plan('Send the offer', '2030-01-02')]);
  const none = { step: null, others: 0 };
  const next = layOver({ url, answer: none }, first, types);
  expect(readNextStep.output.parse(next)).toMatchObject({
    step: { subject: 'Send the offer', owner_id: OWNER, by: null },
    others: 0,
  });
  const both = await write([
    plan('Send the offer', '2030-01-02'),
    plan('Call before', '2030-01-01'),
  ]);
  expect(layOver({ url, answer: none }, both, types)).toMatchObject({
    step: { subject: 'Call before' },
    others: 1,
  });
  expect(layOver({ url, answer: undefined }, both, types)).toBeUndefined();
  const told = layOver({ url: `/api/v1/timeline?deal_id=${deal_id}`, answer: empty }, both, types);
  expect((told as { open: Values[] }).open).toHaveLength(2);
});

test('of a person who was made here nothing comes next until it is planned', async () => {
  const [made] = await write([{ url: '/api/v1/people', body: { first_name: 'Bea' } }]);
  const url = `/api/v1/next-step?person_id=${made!.makes}`;
  expect(layOver({ url, answer: undefined }, [made!], types)).toEqual({ step: null, others: 0 });
});
