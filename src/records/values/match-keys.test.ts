import { expect, test } from 'vitest';
import { contactKeys, phoneDigits } from './match-keys.ts';

test('a phone number is known by its last nine digits, however the country is dialled', () => {
  expect(phoneDigits('+39 0471 123456')).toBe('471123456');
  expect(phoneDigits('0039 (0471) 12 34 56')).toBe('471123456');
  expect(phoneDigits('ext. 1234')).toBeUndefined();
});

test('every address, number and domain of a record is a key; an extension is none', () => {
  const values = {
    emails: ['Anna@Globex.de'],
    phones: ['123', '089 1234567'],
    domains: ['Globex.de'],
  };
  expect(contactKeys(values)).toEqual(['mail:anna@globex.de', 'tel:891234567', 'dom:globex.de']);
  expect(contactKeys({})).toEqual([]);
});
