import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agendaOf, lackingIn, leaderUse, mayBecome } from './agenda.ts';

const need = fc.record({
  type: fc.constantFrom('deal', 'person'),
  field: fc.constantFrom('closes_on', 'amount', 'email'),
  label: fc.constant('A field'),
  filled: fc.nat(50),
  of: fc.nat(50),
});
const fitness = fc.array(need, { maxLength: 3 }).map((needs) => ({
  ...{ fit: false, rows: 1, needed: 5, coverage: 0, needs, quiet: { people: 2, days: 9 } },
  reasons: [],
}));
const figure = fc.record({
  id: fc.uuid(),
  answer: fc.oneof(
    fc.record({
      totals: fc.array(
        fc.record({
          metric: fc.constant('m'),
          value: fc.constant(1),
          rows: fc.constant(1),
          fitness,
        }),
        { maxLength: 2 },
      ),
    }),
    fc.constant({ error: 'none' }),
  ),
});
const decision = fc.record({ id: fc.uuid() });

test('an agenda loses nothing: what is open comes first, then each figure once, then what they lack', () => {
  fc.assert(
    fc.property(fc.array(decision), fc.array(figure), (followUps, figures) => {
      const items = agendaOf({ followUps, figures });
      const kinds = items.map(({ kind }) => kind);
      expect(items.filter((one) => one.kind === 'follow_up').map(({ id }) => id)).toEqual(
        followUps.map(({ id }) => id),
      );
      expect(items.filter((one) => one.kind === 'figure').map(({ id }) => id)).toEqual(
        figures.map(({ id }) => id),
      );
      const order = ['follow_up', 'figure', 'lacking'];
      expect(kinds).toEqual(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
      expect(kinds.filter((kind) => kind === 'lacking').length).toBeLessThanOrEqual(1);
    }),
  );
});

test('what is lacking is told once for each field, with the most, and only where some lack it', () => {
  fc.assert(
    fc.property(fc.array(figure), (figures) => {
      const found = lackingIn(figures);
      const names = found.map(({ type, field }) => `${type} ${field}`);
      expect(new Set(names).size).toBe(names.length);
      const needs = figures
        .flatMap(({ answer }) => ('error' in answer ? [] : answer.totals))
        .flatMap((total) => total.fitness.needs)
        .filter(({ filled, of }) => of > filled);
      for (const { type, field, filled, of } of needs) {
        const one = found.find((each) => each.type === type && each.field === field);
        expect(one?.missing).toBeGreaterThanOrEqual(of - filled);
      }
      expect(found.every(({ missing }) => missing > 0)).toBe(true);
    }),
  );
});

test('no meeting ends that was not started, and none is started twice', () => {
  expect(mayBecome('planned', 'ended')).toBe(false);
  for (const status of ['planned', 'open', 'ended'] as const) {
    expect(mayBecome(status, status)).toBe(false);
  }
});

test('leader use is the share of due meetings that were opened, drilled into and decided in', () => {
  const held = (starts_on: string, opened: boolean, drilled = opened, decided = opened) => ({
    ...{ starts_on, opened, drilled, decided },
  });
  const today = '2026-11-22';
  expect(leaderUse([], today).share).toBeNull();
  expect(leaderUse([held('2026-11-29', false)], today)).toEqual({ due: 0, used: 0, share: null });
  const meetings = [
    held('2026-11-22', false),
    held('2026-11-15', true),
    held('2026-11-08', true, false),
    held('2026-11-01', false),
  ];
  expect(leaderUse(meetings, today)).toEqual({ due: 3, used: 1, share: 1 / 3 });
});
