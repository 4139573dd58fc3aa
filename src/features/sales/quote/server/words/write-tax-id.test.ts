import { expect, test } from 'vitest';
import { writeTaxId } from './write-tax-id.ts';

test.each([
  ['DE123456789', 'de', 'USt-IdNr. DE123456789'],
  ['DE 123 456 789', 'en', 'VAT no. DE 123 456 789'],
  ['FRXX999999999', 'en', 'VAT no. FRXX999999999'],
  ['CHE-123.456.789 MWST', 'de', 'USt-IdNr. CHE-123.456.789 MWST'],
  ['IT01234567890', 'it', 'P. IVA IT01234567890'],
  ['01234567890', 'it', 'P. IVA 01234567890'],
  ['12/345/67890', 'de', 'Steuernummer 12/345/67890'],
] as const)('a bare number %j gets its name', (number, language, written) => {
  expect(writeTaxId(number, language)).toBe(written);
});

test.each([
  'USt-IdNr. DE123456789',
  'VAT GB123456789',
  'P.IVA 01234567890',
  'UID: ATU12345678',
  'St.-Nr. 12/345',
  ' ',
])('what says its name already, or nothing, is left: %j', (written) => {
  expect(writeTaxId(written, 'de')).toBe(written.trim());
});
