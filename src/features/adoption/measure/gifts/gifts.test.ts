import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Verb } from '#src/lib/ledger-verbs.ts';
import { clockOf, dayText } from '../days/clock.ts';
import { gatherDays } from '../days/gather-days.ts';
import type { LedgerLine } from '../log/ledger-line.ts';
import { readTraces } from '../log/read-traces.ts';
import type { Records } from '../log/records.ts';
import type { Trace } from '../log/trace.ts';
import { giveGetOf } from '../rules/give-get.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { listGifts } from './list-gifts.ts';

/** What each person gets, of events in the order of the ledger. */
function giftsOf(events: readonly LedgerLine[], zone = 'Europe/Berlin') {
  return listed(events, zone).map(({ day, at, ...gift }) => ({
    ...gift,
    ...{ day: dayText(day), at: new Date(at).toISOString().replace('.000', '') },
  }));
}

function listed(events: readonly LedgerLine[], zone = 'Europe/Berlin') {
  const records: Records = new Map();
  const traces = new Map<string, Trace[]>();
  for (const trace of events.flatMap((one) => readTraces(records, one))) {
    traces.set(trace.member_id, [...(traces.get(trace.member_id) ?? []), trace]);
  }
  return [...traces].flatMap(([member, all]) => {
    const days = [...gatherDays(all, clockOf(zone)).values()].sort((a, b) => a.day - b.day);
    return listGifts(days).map((gift) => ({ ...gift, member }));
  });
}

function event(
  at: string,
  verb: Verb,
  given: Partial<LedgerLine> & { set?: object } = {},
): LedgerLine {
  const { set, ...rest } = given;
  const type = verb.split('.')[0]!;
  return {
    ...{ at, verb, record_type: type, record_id: `${type}-1`, actor_id: 'mia', via: 'web' },
    changes: Object.fromEntries(Object.entries(set ?? {}).map(([name, to]) => [name, [null, to]])),
    ...rest,
  };
}

const huber = { company_id: 'huber', owner_id: 'mia' };
const made = event('2026-01-01T09:00:00Z', 'company.created', { record_id: 'huber' });
const words = { owner_id: 'tom', body: 'The boss changes in May' };
const promised = event('2026-03-02T09:00:00Z', 'task.created', {
  set: { ...huber, due_on: '2026-03-12', kind: 'call' },
});
const done = (at: string, given = {}) =>
  event(at, 'task.completed', { set: { done_at: at }, ...given });
const called = (at: string, set: object = {}, given = {}) =>
  event(at, 'activity.created', { set: { ...huber, kind: 'call', ...set }, ...given });

test('a promise that came up on its day and was kept is a rescue, shown by the call', () => {
  const gifts = giftsOf([promised, called('2026-03-13T10:00:00Z'), done('2026-03-13T10:05:00Z')]);
  expect(gifts).toEqual([
    {
      ...{ member: 'mia', at: '2026-03-13T10:05:00Z', day: '2026-03-13', rule: 'task_kept' },
      ...{ kind: 'follow_up_rescued', seconds: THRESHOLDS.gift_s.follow_up_rescued, count: 1 },
      ...{ type: 'task', id: 'task-1', customer: 'huber' },
      shown: { type: 'activity', id: 'activity-1', at: Date.parse('2026-03-13T10:00:00Z') },
    },
  ]);
});

test('the call may be written down after the tick, and a tick without one is no rescue', () => {
  const late = giftsOf([promised, done('2026-03-12T10:00:00Z'), called('2026-03-12T12:00:00Z')]);
  expect(late.map(({ rule, at }) => [rule, at])).toEqual([['task_kept', '2026-03-12T12:00:00Z']]);
  expect(giftsOf([promised, done('2026-03-12T10:00:00Z')])).toEqual([]);
});

test('what was kept before its day, or promised the day before, needed no reminding', () => {
  const early = [promised, called('2026-03-10T10:00:00Z'), done('2026-03-10T10:05:00Z')];
  expect(giftsOf(early)).toEqual([]);
  const soon = event('2026-03-11T09:00:00Z', 'task.created', {
    set: { ...huber, due_on: '2026-03-12' },
  });
  expect(giftsOf([soon, called('2026-03-12T10:00:00Z'), done('2026-03-12T11:00:00Z')])).toEqual([]);
});

test('of a heap ticked off at once three count; one ticked off by a colleague or a rule does not', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const many = [
    ...ids.map((record_id) => ({ ...promised, record_id })),
    called('2026-03-12T09:00:00Z'),
    ...ids.map((record_id) => done('2026-03-12T10:00:00Z', { record_id, command_id: 'one' })),
  ];
  expect(giftsOf(many)).toHaveLength(3);
  const others = { actor_id: 'tom' };
  const call = called('2026-03-12T09:00:00Z');
  expect(giftsOf([promised, call, done('2026-03-12T10:00:00Z', others)])).toEqual([]);
  expect(giftsOf([promised, call, done('2026-03-12T10:00:00Z', { via: 'automation' })])).toEqual(
    [],
  );
});

test('a case that stood there when the customer was opened, and a colleague’s note, are told once', () => {
  const events = [
    made,
    event('2026-03-01T08:00:00Z', 'service_case.created', {
      actor_id: 'tom',
      set: { company_id: 'huber', owner_id: 'tom', status: 'open' },
    }),
    called('2026-03-01T09:00:00Z', words, { actor_id: 'tom', record_id: 'note' }),
    event('2026-03-02T08:00:00Z', 'company.viewed', { record_id: 'huber' }),
    called('2026-03-02T10:00:00Z', { kind: 'visit' }, { record_id: 'visit' }),
    event('2026-03-03T08:00:00Z', 'company.viewed', { record_id: 'huber' }),
    called('2026-03-03T10:00:00Z', { kind: 'visit' }, { record_id: 'again' }),
  ];
  const gifts = giftsOf(events);
  expect(gifts.map(({ kind, id, shown }) => [kind, id, shown?.id])).toEqual([
    ['case_warned', 'service_case-1', 'visit'],
    ['note_used', 'note', 'visit'],
  ]);
});

test('who opens a customer to write down what has been did not read before it', () => {
  const note = called('2026-03-01T09:00:00Z', words, { actor_id: 'tom', record_id: 'note' });
  const look = event('2026-03-02T09:58:00Z', 'company.viewed', { record_id: 'huber' });
  const visit = called('2026-03-02T10:00:00Z', {}, { record_id: 'visit' });
  expect(giftsOf([made, note, look, visit])).toEqual([]);
  const seen = called('2026-03-02T10:00:00Z', {}, { record_id: 'visit', via: 'phone' });
  expect(giftsOf([made, note, look, seen]).map(({ kind }) => kind)).toContain('note_used');
});

test('a line is understood once, whatever it makes; words typed are no gift', () => {
  const command_id = 'capture';
  const set = { ...huber, person_id: 'eva', body: 'Called Eva', due_on: null };
  const gifts = giftsOf([
    event('2026-03-02T10:00:00Z', 'activity.created', {
      via: 'capture',
      command_id,
      set: { ...set, kind: 'call' },
    }),
    event('2026-03-02T10:00:00Z', 'task.created', {
      via: 'capture',
      command_id,
      set: { ...set, due_on: '2026-03-09' },
    }),
  ]);
  expect(gifts.map(({ rule, count }) => [rule, count])).toEqual([
    ['fields_understood', 3],
    ['fields_understood', 1],
  ]);
});

test('what an import brought counts when its owner opens it, once, and not after sixty days', () => {
  const brought = event('2026-03-02T10:00:00Z', 'company.created', {
    ...{ actor_id: 'ada', via: 'import', record_id: 'huber' },
    set: { owner_id: 'mia', phones: ['+39 0471'], city: 'Bozen', title: 'Huber' },
  });
  const look = (at: string, actor_id = 'mia') =>
    event(at, 'company.viewed', { record_id: 'huber', actor_id });
  const gifts = giftsOf([
    brought,
    look('2026-03-03T10:00:00Z', 'tom'),
    look('2026-03-04T10:00:00Z'),
    look('2026-03-05T10:00:00Z'),
  ]);
  expect(gifts.map(({ at, count }) => [at, count])).toEqual([['2026-03-04T10:00:00Z', 2]]);
  expect(giftsOf([brought, look('2026-06-01T10:00:00Z')])).toEqual([]);
});

test('a promise of help that was warned of and kept, and a late deal brought up to date, are rescues', () => {
  const events = [
    event('2026-03-01T08:00:00Z', 'service_case.created', { set: { ...huber, status: 'open' } }),
    event('2026-03-01T09:00:00Z', 'service_case.escalated', { actor_id: null, via: 'automation' }),
    event('2026-03-01T09:30:00Z', 'service_case.answered', {
      set: { first_response_at: '2026-03-01T09:30:00Z' },
    }),
    event('2026-03-01T08:00:00Z', 'deal.created', { set: { ...huber, closes_on: '2026-03-20' } }),
    event('2026-03-25T08:00:00Z', 'deal.viewed'),
    event('2026-03-25T08:05:00Z', 'deal.changed', { set: { closes_on: '2026-04-20' } }),
  ];
  expect(giftsOf(events).map(({ rule, count }) => [rule, count])).toEqual([
    ['promise_kept', 1],
    ['deal_mended', 5],
  ]);
});

test('a contact seen by itself is written down for its owner who makes something of it, and a day is that of their clock', () => {
  const seen = called('2026-03-02T23:30:00Z', {}, { actor_id: null, via: 'email' });
  expect(giftsOf([seen])).toEqual([]);
  const look = event('2026-03-02T23:00:00Z', 'company.viewed', { record_id: 'huber' });
  expect(giftsOf([made, look, seen])).toMatchObject([
    { member: 'mia', kind: 'contact_logged', day: '2026-03-03' },
  ]);
});

test('whatever happens, the list and the sum agree, and nothing is given twice for the same record, to nobody, or for nothing', () => {
  const verbs = [
    'task.created',
    'task.completed',
    'activity.created',
    'company.viewed',
    'deal.viewed',
    'deal.changed',
    'service_case.created',
    'service_case.escalated',
    'service_case.answered',
  ];
  const one = fc.record({
    verb: fc.constantFrom(...verbs),
    minute: fc.integer({ min: 0, max: 40_000 }),
    via: fc.constantFrom('web', 'capture', 'email', 'import', 'automation'),
    actor_id: fc.constantFrom('mia', 'tom', null),
    nr: fc.integer({ min: 1, max: 3 }),
    set: fc.record(
      {
        owner_id: fc.constantFrom('mia', 'tom', null),
        company_id: fc.constantFrom('huber', 'kofler'),
        kind: fc.constantFrom('call', 'note', 'visit'),
        due_on: fc.constantFrom('2026-03-05', '2026-03-20', null),
        closes_on: fc.constantFrom('2026-03-05', '2026-03-20'),
        status: fc.constantFrom('open', 'closed', 'won'),
      },
      { requiredKeys: [] },
    ),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), (drafts) => {
      const start = Date.parse('2026-03-01T00:00:00Z');
      const later = drafts
        .sort((a, b) => a.minute - b.minute)
        .map(({ minute, verb, nr, ...rest }) =>
          event(new Date(start + minute * 60_000).toISOString(), verb as Verb, {
            ...rest,
            record_id: verb === 'company.viewed' ? 'huber' : `${verb.split('.')[0]}-${nr}`,
          }),
        );
      const events = [made, ...later];
      const gifts = giftsOf(events);
      for (const gift of gifts) {
        expect(gift.member).toBeTruthy();
        expect(gift.seconds).toBeGreaterThan(0);
      }
      const { given_s, by } = giveGetOf([], listed(events));
      expect(given_s).toBe(gifts.reduce((sum, { seconds }) => sum + seconds, 0));
      for (const { kind, seconds } of by) {
        const of = gifts.filter((gift) => gift.kind === kind);
        expect(of.reduce((sum, gift) => sum + gift.seconds, 0)).toBe(seconds);
      }
      const read = gifts.filter(({ kind }) => kind === 'note_used' || kind === 'case_warned');
      expect(new Set(read.map(({ member, id }) => `${member}:${id}`)).size).toBe(read.length);
    }),
  );
});
