import { expect, test } from 'vitest';
import { defineRecord } from './define-record.ts';
import { valueSchema } from './field-checks.ts';
import { createSchema } from './record-schema.ts';

const shop = defineRecord({
  type: 'shop',
  plural: 'shops',
  label: 'Shop',
  pluralLabel: 'Shops',
  title: () => 'Shop',
  listFields: ['website'],
  fields: {
    website: { kind: 'url', maxLength: 500, label: 'Website', why: 'To read up.', usedIn: [] },
  },
});

function accepts(website: string): boolean {
  return createSchema(shop).safeParse({ website }).success;
}

test.each([
  'https://globex.com/a?b=c#d',
  'HTTP://globex.com',
  ' globex.com ',
  'globex.com:8080/shop',
  'localhost:3000',
  'www.globex.com/a:b',
  'müller.example',
])('%j is a web address', (website) => {
  expect(accepts(website)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://globex.com/1',
  'mailto:anna@globex.com',
  'https://globex.com/\u0085',
  'https://globex.com/\u0000',
])('%j is no web address', (website) => {
  expect(accepts(website)).toBe(false);
});

test('what is far too long is refused at once, not held against the pattern first', () => {
  const list = {
    ...shop,
    fields: { domains: { ...shop.fields.website, kind: 'domains', maxItems: 9 } },
  };
  const begun = performance.now();
  const given = { domains: [`${'a.'.repeat(200_000)}@`] };
  expect(createSchema(list as unknown as typeof shop).safeParse(given).success).toBe(false);
  expect(performance.now() - begun).toBeLessThan(1000);
});

test('an amount in words is answered as to a person, one that is no whole number as to a program', () => {
  const field = { kind: 'money', label: 'Price', why: 'To add up.', usedIn: [] } as const;
  const say = (amount: unknown) =>
    valueSchema(field).safeParse({ amount, currency: 'EUR' }).error?.issues[0]?.message;
  expect(say('about a thousand')).toBe('Write the amount in figures, such as 1200 or 99.50.');
  expect(say('12k')).toBe('Write the amount in figures, such as 1200 or 99.50.');
  for (const amount of [12.5, '1200', null]) expect(say(amount)).toContain('smallest unit');
  expect(say(1250)).toBeUndefined();
});
