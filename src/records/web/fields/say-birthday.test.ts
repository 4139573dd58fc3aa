import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBirthday } from '#src/records/values/birthday.ts';
import { formatBirthday } from '#src/web/i18n/dates.ts';

test('a birthday is said in the words of who reads it', () => {
  const say = (text: string, locale: string) => formatBirthday(text, locale);
  expect(say('1961-03-12', 'en-GB')).toBe('12 March 1961');
  expect(say('1961-03-12', 'de-DE')).toBe('12. März 1961');
  expect(say('--05-17', 'en-GB')).toBe('17 May');
  expect(say('--05-17', 'it-IT')).toBe('17 maggio');
  expect(say('--02-29', 'en-US')).toBe('February 29');
  expect(say('in spring', 'en-GB')).toBe('in spring');
});

test('what is said in any language is understood again', () => {
  const day = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2024-12-31'),
    noInvalidDate: true,
  });
  const locale = fc.constantFrom('en-GB', 'en-US', 'de-DE', 'it-IT', 'de-AT', 'it-CH');
  fc.assert(
    fc.property(day, locale, fc.boolean(), (at, reader, withYear) => {
      const iso = at.toISOString().slice(0, 10);
      const kept = withYear ? iso : `-${iso.slice(4)}`;
      expect(readBirthday(formatBirthday(kept, reader)).date).toBe(kept);
    }),
  );
});
