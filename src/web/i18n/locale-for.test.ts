import { expect, test } from 'vitest';
import { localeFor } from './locale-for.ts';

test.each([
  ['en', ['en-US', 'en'], 'en-US'],
  ['en', ['en-GB'], 'en-GB'],
  ['en', ['de-DE', 'de', 'en-US', 'en'], 'en-GB'],
  ['de', ['de-AT', 'en-US'], 'de-AT'],
  ['it', ['en-GB', 'it-CH'], 'it-CH'],
  ['it', ['en-GB'], 'it'],
  ['en', [], 'en'],
])('%s in a browser that names %j is written as %s', (language, wishes, locale) => {
  expect(localeFor(language, wishes)).toBe(locale);
});
