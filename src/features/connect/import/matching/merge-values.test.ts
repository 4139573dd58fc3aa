import fc from 'fast-check';
import { expect, test } from 'vitest';
import { person } from '#src/features/people/person/person.ts';
import { mergeValues } from './merge-values.ts';

test('empty fields are filled, lists and notes get what they lack, the rest is kept and told', () => {
  const ours = {
    job_title: 'Buyer',
    city: null,
    emails: ['anna@globex.de'],
    phones: ['+49 89 1234567'],
    tags: ['VIP'],
    about: 'Likes tea',
  };
  const theirs = {
    job_title: 'Engineer',
    city: 'Bonn',
    emails: ['anna@globex.de', 'a@web.de'],
    phones: ['089/1234567', '0049 89 1234567'],
    tags: ['vip', 'Fair'],
    about: 'Likes tea\nHas a dog',
  };
  expect(mergeValues(person, ours, theirs)).toEqual({
    patch: {
      city: 'Bonn',
      emails: ['anna@globex.de', 'a@web.de'],
      tags: ['VIP', 'Fair'],
      about: 'Likes tea\nHas a dog',
    },
    kept: [{ field: 'job_title', ours: 'Buyer', theirs: 'Engineer' }],
  });
});

test.each([
  ['country', 'Germany', 'Deutschland'],
  ['country', 'IT', 'Italia'],
  ['birthday', '1980-05-17', '--05-17'],
  ['street', 'Weg 1', 'weg  1.'],
])('%s: %s says what %s says', (field, ours, theirs) => {
  expect(mergeValues(person, { [field]: ours }, { [field]: theirs })).toEqual({
    patch: {},
    kept: [],
  });
});

test('a birthday gets its year, but no other day', () => {
  const merge = (theirs: string) =>
    mergeValues(person, { birthday: '--05-17' }, { birthday: theirs });
  expect(merge('1980-05-17').patch).toEqual({ birthday: '1980-05-17' });
  expect(merge('1980-05-18')).toMatchObject({ patch: {}, kept: [{ field: 'birthday' }] });
});

test('nothing filled is lost, no list outgrows its limit, and a second time brings nothing new', () => {
  const text = fc.string({ minLength: 1, maxLength: 12 }).map((part) => part.trim() || 'x');
  const list = fc.uniqueArray(text, { maxLength: 30 });
  const values = fc.record(
    { city: text, about: text, tags: list, emails: list },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(values, values, (given, theirs) => {
      const ours = { ...given, ...(given.emails && { emails: given.emails.slice(0, 20) }) };
      const { patch } = mergeValues(person, ours, theirs);
      const after = { ...ours, ...patch } as typeof ours;
      if (ours.city) expect(after.city).toBe(ours.city);
      for (const field of ['tags', 'emails'] as const) {
        expect(after[field] ?? []).toEqual(expect.arrayContaining(ours[field] ?? []));
      }
      expect((after.emails ?? []).length).toBeLessThanOrEqual(20);
      expect(mergeValues(person, after, theirs).patch).toEqual({});
    }),
  );
});
