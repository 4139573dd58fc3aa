import { expect, test } from 'vitest';
import { sayTold } from './say-told.ts';

const german = { language: 'de', locale: 'de-DE' };
const english = { language: 'en', locale: 'en-GB' };

test('what Uptake wrote of a quote is read in the language of the reader', () => {
  const sent = 'Quote Q-2026-0058 over €6,188.00 was sent.';
  expect(sayTold(sent, german)).toBe('Angebot Q-2026-0058 über 6.188,00\u00a0€ gesendet.');
  expect(sayTold(sent, { language: 'it', locale: 'it-IT' })).toBe(
    'Preventivo Q-2026-0058 da 6188,00\u00a0€ inviato.',
  );
  expect(sayTold('Angebot Q-1 über 1.234.567,89\u00a0€ gesendet.', english)).toBe(
    'Quote Q-1 over €1,234,567.89 was sent.',
  );
  expect(sayTold(sent, english)).toBe(sent);
});

test('what the customer wrote beneath stays in their words', () => {
  expect(sayTold('Anna Rossi wrote about quote Q-1 on its page:\n\nWhen?\nSoon?', german)).toBe(
    'Anna Rossi hat auf der Seite zum Angebot Q-1 geschrieben:\n\nWhen?\nSoon?',
  );
  expect(sayTold('The customer accepted quote Q-1 v2 on its page.', german)).toBe(
    'The customer accepted quote Q-1 v2 on its page.',
  );
  expect(sayTold('The customer accepted quote Q-1 on its page.', german)).toBe(
    'Der Kunde hat das Angebot Q-1 auf seiner Seite angenommen.',
  );
});

test('what nobody knows the meaning of stays as it was written', () => {
  for (const body of [
    'Quote Q-1 was sent late, she says.',
    'Quote Q-2026-0058 over €6,188.00 was sent. And a drawing.',
    '',
  ]) {
    expect(sayTold(body, german)).toBe(body);
  }
  expect(sayTold('Quote Q-1 over $5,000.00 was sent.', german)).toBe(
    'Angebot Q-1 über $5,000.00 gesendet.',
  );
  expect(sayTold('Quote Q-1 over €1.00 was sent.', { language: 'fr', locale: 'fr' })).toBe(
    'Quote Q-1 over €1.00 was sent.',
  );
});
