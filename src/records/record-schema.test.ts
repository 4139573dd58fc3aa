import { expect, test } from 'vitest';
import { defineRecord } from './define-record.ts';
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
