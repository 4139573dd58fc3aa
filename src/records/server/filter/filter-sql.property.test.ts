import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { DATE_UNITS, type FieldFilter, type Filter } from '#src/records/filter.ts';
import { passes } from './test-filter.ts';

type Row = Record<string, unknown>;
/** Half past midnight in Rome, the evening before in New York, past noon in Auckland; a clock change is near. */
const NOW = new Date('2026-03-28T23:30:00Z');
const ZONES = ['UTC', 'Europe/Rome', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let tasks: Row[];
const people = new Map<string, Row>();

beforeAll(async () => {
  app = await startTestApp({ now: () => NOW });
  ada = await app.workspace();
  max = await app.member(ada);
  for (const [first_name, city, tags, visibility] of [
    ['Anna', 'Rome', ['vip', 'fair'], 'workspace'],
    ['Bo', 'Łódź', [], 'workspace'],
    ['Cleo', null, ['fair'], 'private'],
  ] as const) {
    const body = { first_name, city, tags, visibility };
    const person = (await app.call(max, 'POST /api/v1/people', { body })).body;
    people.set(person.id, person);
  }
  const ids = [...people.keys()];
  for (let at = 0; at < 60; at++) {
    const due = new Date(NOW.getTime() + (((at * 37) % 60) - 30) * 0.9 * 86_400_000);
    const body = {
      subject: ['Call Ånna', 'offer 50%', 'VISIT_Rome', 'x'][at % 4],
      kind: [null, 'call', 'visit'][at % 3],
      due_on: at % 5 === 0 ? null : due.toISOString().slice(0, 10),
      due_at: at % 7 === 0 ? null : due.toISOString(),
      person_id: at % 4 === 3 ? null : ids[at % 3],
      owner_id: [ada.actor.memberId, max.actor.memberId, null][at % 3],
    };
    const made = await app.call(max, 'POST /api/v1/tasks', { body });
    expect(made.status).toBe(201);
  }
  tasks = (await app.call(ada, 'GET /api/v1/tasks?limit=200')).body.items;
});
afterAll(() => app.close());

const steps = fc.integer({ min: 1, max: 5 });
const unit = fc.constantFrom(...DATE_UNITS);
const day = fc
  .integer({ min: -40, max: 40 })
  .map((days) => new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10));
const dayValue = fc.oneof(
  day,
  fc.record({ ago: steps, unit }),
  fc.record({ in: fc.integer({ min: 0, max: 40 }), unit: fc.constant('day' as const) }),
);
const period = fc.oneof(
  fc.record({ this: unit }),
  fc.record({ last: fc.integer({ min: 1, max: 40 }), unit }),
  fc.record({ next: steps, unit }),
  fc.record({ from: day, to: day }),
);
const text = fc.constantFrom('Call Ånna', 'anna', '50%', '_', 'ROME', 'rome', 'x', 'Łódź', '');
const only = <T>(field: string, ops: FieldFilter['op'][], value: fc.Arbitrary<T>) =>
  fc.record({ field: fc.constant(field), op: fc.constantFrom(...ops), value });
const CHOSEN: FieldFilter['op'][] = ['is', 'is_not', 'is_empty', 'is_not_empty'];
const LISTED: FieldFilter['op'][] = ['any_of', 'none_of'];
const TEXT: FieldFilter['op'][] = [...CHOSEN, 'contains', 'not_contains'];
const MEASURED: FieldFilter['op'][] = [...CHOSEN, 'before', 'after'];
const kind = fc.constantFrom('call', 'visit', 'message');
const who = fc.constantFrom('$me', 'max');
const tests: fc.Arbitrary<FieldFilter> = fc.oneof(
  only('subject', TEXT, text),
  only('kind', CHOSEN, kind),
  only('kind', LISTED, fc.array(kind, { minLength: 1 })),
  only('owner_id', CHOSEN, who),
  only('owner_id', LISTED, fc.array(who, { minLength: 1 })),
  ...['due_on', 'due_at'].flatMap((field) => [
    only(field, MEASURED, dayValue),
    only(field, ['within'], period),
  ]),
  only('person_id.city', TEXT, text),
  only('person_id.tags', CHOSEN, fc.constantFrom('vip', 'fair')),
  only('person_id.tags', LISTED, fc.array(fc.constantFrom('vip', 'fair'), { minLength: 1 })),
);
const { filter: trees } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tests,
    fc.record({ and: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}));

/** Max has an id only once the tests run. */
function named(filter: Filter): Filter {
  return JSON.parse(JSON.stringify(filter).replaceAll('"max"', `"${max.actor.memberId}"`));
}

test('a filter in SQL finds the very rows that it finds in plain TypeScript, in every time zone', async () => {
  let found = 0;
  for (const timeZone of ZONES) {
    await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: timeZone } });
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        const filter = named(tree);
        const answer = await app.call(
          ada,
          `GET /api/v1/tasks?limit=200&filter=${encodeURIComponent(JSON.stringify(filter))}`,
        );
        fc.pre(!String(answer.body.detail).includes('nested too deeply'));
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
        const ids: string[] = answer.body.items.map(({ id }: { id: string }) => id);
        const expected = tasks.filter((row) =>
          passes(row, filter, {
            me: ada.actor.memberId,
            timeZone,
            nowMs: NOW.getTime(),
            instants: ['due_at'],
            read: readSeen,
          }),
        );
        if (ids.length > 0 && ids.length < tasks.length) found++;
        expect(ids.sort()).toEqual(expected.map(({ id }) => id as string).sort());
      }),
      { numRuns: 120, seed: 11 },
    );
  }
  expect(found).toBeGreaterThan(150);
}, 120_000);

/** Of a person who is not shared with the one who looks there is nothing to test. */
function readSeen(row: Row, field: string): unknown {
  const [own, far] = field.split('.');
  if (!far) return row[own!];
  const person = people.get(row[own!] as string);
  return person?.visibility === 'workspace' ? person[far] : null;
}

test.each([
  [{ field: 'due_on', op: 'within', value: { last: 0, unit: 'day' } }, 'filter'],
  [{ field: 'due_on', op: 'within', value: { last: 5, unit: 'fortnight' } }, 'filter'],
  [{ field: 'due_on', op: 'within', value: { ago: 5, unit: 'day' } }, '"within" takes'],
  [{ field: 'due_on', op: 'within', value: { from: '2026-02-30', to: '2026-03-01' } }, 'as days'],
  [{ field: 'due_on', op: 'is', value: '2026-02-30' }, 'cannot be compared'],
  [{ field: 'due_at', op: 'before', value: '1' }, 'cannot be compared'],
  [{ field: 'subject', op: 'within', value: { this: 'week' } }, 'does not fit'],
  [{ field: 'kind', op: 'is', value: '$me', x: 1 }, 'filter'],
  [{ field: 'person_id', op: 'is', value: '$me' }, 'cannot be compared'],
  [{ field: 'person_id.owner_id.name', op: 'is', value: 'x' }, 'no field'],
  [{ field: 'subject.city', op: 'is', value: 'x' }, 'no field'],
  [{ field: 'due_on', op: 'after', value: { in: 1000, unit: 'year' } }, null],
])('%j is refused in words, or taken', async (filter, message) => {
  const query = encodeURIComponent(JSON.stringify(filter));
  const answer = await app.call(ada, `GET /api/v1/tasks?filter=${query}`);
  expect(answer.status).toBe(message ? 400 : 200);
  if (message) expect(answer.body.detail).toContain(message);
});
