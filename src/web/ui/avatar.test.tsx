import { expect, test } from 'vitest';
import { pickHue, takeInitials } from './avatar.tsx';

test('initials are the first letters of the first and the last word', () => {
  expect(takeInitials('Anna Maria Rossi', 2)).toBe('AR');
  expect(takeInitials('Anna Maria Rossi', 1)).toBe('A');
  expect(takeInitials('madonna', 2)).toBe('M');
  expect(takeInitials('Émile (Paris) Zola', 2)).toBe('ÉZ');
});

test('a name without letters has a question mark', () => {
  expect(takeInitials('', 2)).toBe('?');
  expect(takeInitials('***', 2)).toBe('?');
});

test('a name keeps its colour', () => {
  expect(pickHue('Globex')).toBe(pickHue('Globex'));
});
