import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExpired, isOpenToChange, mayFollow, QUOTE_STATUSES } from './quote-status.ts';

const status = fc.constantFrom(...QUOTE_STATUSES);
const ANSWERS = ['accepted', 'declined'] as const;

test('an answer follows only from what the customer has', () => {
  fc.assert(
    fc.property(status, fc.constantFrom(...ANSWERS), (before, answer) => {
      // a replaced version is declined again where the sending of the next one is taken back
      const had = before === 'sent' || before === answer;
      const isTakenBack = before === 'superseded' && answer === 'declined';
      expect(mayFollow(before, answer)).toBe(had || isTakenBack);
    }),
  );
});

test('from accepted one step leads back to the customer, and no other way on', () => {
  const next = QUOTE_STATUSES.filter((one) => one !== 'accepted' && mayFollow('accepted', one));
  expect(next).toEqual(['sent']);
});

test('each status can be reached from a draft', () => {
  const reached = new Set<string>(['draft']);
  for (let round = 0; round < QUOTE_STATUSES.length; round++) {
    for (const from of QUOTE_STATUSES) {
      if (!reached.has(from)) continue;
      for (const to of QUOTE_STATUSES) if (mayFollow(from, to)) reached.add(to);
    }
  }
  expect(reached.size).toBe(QUOTE_STATUSES.length);
});

test('what runs out is what was sent, from the day after its last', () => {
  const day = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(status, day, day, (one, until, today) => {
      const [last, now] = [until, today].map((date) => date.toISOString().slice(0, 10)) as [
        string,
        string,
      ];
      expect(isExpired({ status: one, valid_until: last }, now)).toBe(one === 'sent' && last < now);
      expect(isExpired({ status: one, valid_until: null }, now)).toBe(false);
      if (isOpenToChange(one))
        expect(isExpired({ status: one, valid_until: last }, now)).toBe(false);
    }),
  );
});
