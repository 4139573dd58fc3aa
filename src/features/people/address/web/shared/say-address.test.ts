import { expect, test } from 'vitest';
import { sayAddress } from './say-address.ts';

test('the country of an address is named in the language of the reader', () => {
  const address = 'Lauben 3, 39100 Bozen, Italy';
  expect(sayAddress(address, 'de')).toBe('Lauben 3, 39100 Bozen, Italien');
  expect(sayAddress(address, 'en-GB')).toBe(address);
  expect(sayAddress('Markt 1, 10115 Berlin, Deutschland', 'it')).toBe(
    'Markt 1, 10115 Berlin, Germania',
  );
  expect(sayAddress('Österreich', 'en')).toBe('Austria');
});

test('what is no country that anybody knows stays as it was written', () => {
  for (const address of ['Lauben 3, 39100 Bozen', 'Main St 1, Atlantis', '', 'No'])
    expect(sayAddress(address, 'de')).toBe(address);
});
