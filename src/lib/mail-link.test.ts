import { expect, test } from 'vitest';
import { mailLink } from './mail-link.ts';

test('a letter goes to the address and to nobody whom the address names besides', () => {
  expect(mailLink('anna@globex.com')).toBe('mailto:anna@globex.com');
  const { pathname, search } = new URL(mailLink('anna@globex.com?bcc=eve%40evil.example&cc=x'));
  expect(search).toBe('');
  expect(decodeURIComponent(pathname)).toBe('anna@globex.com?bcc=eve%40evil.example&cc=x');
  expect(new URL(mailLink('a@b.c,eve@evil.example')).pathname).not.toContain(',');
});

test('what is written stands in the letter as it is', () => {
  const letter = { subject: 'Quote 7 & more', body: 'Line\n100 % = all' };
  const { searchParams } = new URL(mailLink('anna@globex.com', letter));
  expect(Object.fromEntries(searchParams)).toEqual(letter);
});
