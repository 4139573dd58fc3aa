import { expect, test } from 'vitest';
import { languageOf, likelierRegion } from './heading-language.ts';

test('headings tell their language, if more than one does and none tells another as often', () => {
  expect(languageOf(['Nome', 'Cognome', 'Telefono', 'E-mail'])).toBe('it');
  expect(languageOf(['Vorname', 'Nachname', 'Straße', 'PLZ/Ort'])).toBe('de');
  expect(languageOf(['Prénom', 'Nom', 'Société', 'Ville'])).toBe('fr');
  expect(languageOf(['First name', 'Last name', 'Phone', 'City'])).toBeNull();
  expect(languageOf(['Name', 'Firma', 'Phone'])).toBeNull();
  expect(languageOf(['Telefon', 'Firma', 'Nome', 'Cognome'])).toBeNull();
  expect(languageOf([])).toBeNull();
});

test('a country where the language is spoken is left as it is, another is doubted', () => {
  const italian = ['Nome', 'Cognome', 'Cellulare'];
  expect(likelierRegion(italian, 'DE')).toBe('IT');
  expect(likelierRegion(italian, 'CH')).toBeNull();
  expect(likelierRegion(italian, null)).toBeNull();
  expect(likelierRegion(['Vorname', 'Nachname'], 'AT')).toBeNull();
  expect(likelierRegion(['First name', 'Last name'], 'DE')).toBeNull();
});
