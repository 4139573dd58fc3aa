import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  companyDomainOf,
  isPlaceholder,
  isRoleAddress,
  parseDomains,
  parseEmails,
  parsePhones,
  parseWebsite,
} from './parse-values.ts';
import { findRegion } from './values/find-region.ts';

test.each([
  ['Anna@Globex.DE', ['anna@globex.de']],
  ['mailto:anna@globex.de?subject=x', ['anna@globex.de']],
  ['"Rossi, Anna" <anna@globex.it>; Bob <bob@globex.it>', ['anna@globex.it', 'bob@globex.it']],
  ['a@x.com ::: b@x.com', ['a@x.com', 'b@x.com']],
  ['a@x.com, A@X.com\nb@x.com', ['a@x.com', 'b@x.com']],
  ['jürgen@müller.de', ['jürgen@müller.de']],
])('mail addresses of %s', (text, values) => {
  expect(parseEmails(text)).toEqual({ values, rest: [] });
});

test('what is no mail address is given back', () => {
  expect(parseEmails('a@globex.com; ask Anna').rest).toEqual(['ask Anna']);
  for (const text of [
    'a@b',
    '@globex.com',
    'a..b@globex.com',
    'a@globex..com',
    '/o=ExchangeLabs/cn=anna',
    `${'x'.repeat(300)}@globex.com`,
  ]) {
    expect(parseEmails(text), text).toEqual({ values: [], rest: [text] });
  }
});

test.each([
  ['02 1234 5678', 'IT', ['+39 02 1234 5678']],
  ['+49 (0)89 / 123456', 'IT', ['+49 89 123456']],
  ['0049 89 123456', undefined, ['+49 89 123456']],
  ['089/123456; 0171-1234567', 'DE', ['+49 89 123456', '+49 171 1234567']],
  ['06 12 34 56 78', 'FR', ['+33 6 12 34 56 78']],
  ['+1 415 555 2671 x123', undefined, ['+1 415-555-2671 ext. 123']],
  ['4915112345678', 'DE', ['+49 1511 2345678']],
  ['Office: 089 123456', 'DE', ['+49 89 123456']],
  ['\u202a+39 02 12345678\u202c', undefined, ['+39 02 1234 5678']],
  ['tel:+39-333-1234567', undefined, ['+39 333 123 4567']],
])('phone numbers of %s in %s', (text, region, values) => {
  expect(parsePhones(text, region)).toEqual({ values, rest: [] });
});

test('a number that no plan knows stays as typed; words and shortened numbers are given back', () => {
  expect(parsePhones('123 456', 'DE').values).toEqual(['123 456']);
  expect(parsePhones('089 123456').values).toEqual(['089 123456']);
  expect(parsePhones('ask Anna; 4.91E+12', 'DE')).toEqual({
    values: [],
    rest: ['ask Anna', '4.91E+12'],
  });
});

test('domains and web addresses are found in what people type', () => {
  expect(parseDomains('https://www.Globex.com/x?y; info@initech.de, foo')).toEqual({
    values: ['globex.com', 'initech.de'],
    rest: ['foo'],
  });
  expect(parseWebsite('globex.com')).toBe('https://globex.com');
  expect(parseWebsite('http://globex.com/a')).toBe('http://globex.com/a');
  for (const text of [
    'javascript:alert(1)',
    'javascript://globex.com',
    'info@globex.com',
    'Globex',
    '',
  ]) {
    expect(parseWebsite(text), text).toBeUndefined();
  }
});

test('a mailbox at a provider tells no company', () => {
  for (const domain of [
    'gmail.com',
    'gmx.at',
    'web.de',
    'libero.it',
    'orange.fr',
    'yahoo.co.uk',
    'outlook.com',
    'live.fr',
    'me.com',
  ]) {
    expect(companyDomainOf(`a@${domain}`), domain).toBeUndefined();
  }
  for (const domain of ['globex.com', 'live-events.com', 'orange.com', 'gmail.globex.com']) {
    expect(companyDomainOf(`a@${domain}`), domain).toBe(domain);
  }
});

test('desks are told from people', () => {
  expect(['info@x.de', 'segreteria@x.it', 'hr@x.com'].every(isRoleAddress)).toBe(true);
  expect(['anna@x.de', 'infos.anna@x.de', 'maila@x.de'].some(isRoleAddress)).toBe(false);
});

test('cells that say "nothing" are empty, names that look alike are not', () => {
  expect(['', '-', '--', 'n/a', 'N.A.', 'k. A.', 'NULL', '#N/A', '?'].every(isPlaceholder)).toBe(
    true,
  );
  expect(['Na', 'Nan', 'Ana', 'none', '0', '-1'].some(isPlaceholder)).toBe(false);
});

test('a date of zeros, as Outlook writes where there is none, says nothing', () => {
  expect(['0/0/00', '00.00.0000', '0000-00-00', '0/0/0000'].every(isPlaceholder)).toBe(true);
  expect(['0/0', '0/1/00', '10/10/00', '000', '+00-00-00'].some(isPlaceholder)).toBe(false);
});

test('countries are known in four languages', () => {
  const names = {
    DE: ['Germany', 'Deutschland', 'Allemagne', 'D', 'de'],
    IT: ['Italia', 'Italie', 'I'],
    GB: ['UK', 'England', 'Royaume-Uni'],
    AT: ['Österreich', 'Oesterreich'],
  };
  for (const [code, spellings] of Object.entries(names)) {
    for (const name of spellings) expect(findRegion(name), name).toBe(code);
  }
  expect(['Atlantis', 'constructor', ''].map(findRegion)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('any text is safe, and quickly read', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.stringMatching(/^[@.;, +0-9<>"/()a-z]{0,80}$/),
  );
  fc.assert(
    fc.property(text, (typed) => {
      for (const email of parseEmails(typed).values) expect(email).toMatch(/^\S+@\S+\.\S+$/);
      parsePhones(typed, 'DE');
      parseDomains(typed);
      parseWebsite(typed);
    }),
  );
  const started = performance.now();
  for (const part of [' ', 'a', '@', '.', '0', ';', '"<', '+', '-', '/ ']) {
    const long = part.repeat(65_536 / part.length);
    for (const parse of [parseEmails, parsePhones, parseDomains, parseWebsite, isPlaceholder])
      parse(`x${long}x`);
  }
  expect(performance.now() - started).toBeLessThan(5000);
});
