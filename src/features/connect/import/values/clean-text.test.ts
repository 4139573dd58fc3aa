import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

test('plain text is left as it is, and accents are composed', () => {
  expect(cleanText('Anna\tRossi\n', 100)).toEqual({ text: 'Anna\tRossi\n' });
  expect(cleanText('Zoe\u0308', 100)).toEqual({ text: 'Zoë' });
});

test('what was changed is told', () => {
  expect(cleanText('a\0b', 100)).toEqual({ text: 'ab', damage: 'control_characters' });
  expect(cleanText('a\udc00b', 100)).toEqual({ text: 'a\ufffdb', damage: 'damaged_characters' });
  expect(cleanText('abcd', 2)).toEqual({ text: 'ab', damage: 'cut' });
  expect(cleanText('a😀', 2)).toEqual({ text: 'a', damage: 'cut' });
});

test('any text becomes one that a database takes, and cleaning it again changes nothing', () => {
  const units = fc.array(fc.nat(0xffff), { maxLength: 50 });
  fc.assert(
    fc.property(units, (codes) => {
      const { text } = cleanText(String.fromCharCode(...codes), 40);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('\0');
      expect(text.length).toBeLessThanOrEqual(40);
      expect(cleanText(text, 40).text).toBe(text);
    }),
  );
});
