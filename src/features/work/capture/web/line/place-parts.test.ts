import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CapturePart, PART_ROLES } from '../../capture.ts';
import { placeParts } from './place-parts.ts';

const read = {
  text: 'called Anna, 12k',
  parts: [
    { role: 'verb', span: [0, 6], key: null },
    { role: 'person', span: [7, 11], key: 'anna' },
    { role: 'amount', span: [13, 16], key: null },
  ] satisfies CapturePart[],
};

function show(line: string): string {
  return placeParts(line, read)
    .map(({ text, role }) => (role ? `[${role}:${text}]` : text))
    .join('');
}

test('each part that was read is told apart', () => {
  expect(show('called Anna, 12k')).toBe('[verb:called] [person:Anna], [amount:12k]');
});

test('what is typed before a part moves it along', () => {
  expect(show('I called Anna, 12k')).toBe('I [verb:called] [person:Anna], [amount:12k]');
  expect(show('  called Anna, 12k')).toBe('  [verb:called] [person:Anna], [amount:12k]');
  expect(show('called Anna, 12k and')).toBe('[verb:called] [person:Anna], [amount:12k] and');
});

test('a part that is typed into is plain until it has been read again', () => {
  expect(show('called Anxna, 12k')).toBe('[verb:called] Anxna, [amount:12k]');
  expect(show('called')).toBe('[verb:called]');
});

test('nothing is coloured before the first reading', () => {
  expect(placeParts('called', null)).toEqual([{ text: 'called', role: null }]);
});

test('nothing of the line is lost, whatever was read before', () => {
  const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]): [number, number] => [a, a + b]);
  const part = fc.record({ role: fc.constantFrom(...PART_ROLES), span, key: fc.constant(null) });
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.array(part), (line, text, parts) => {
      const inside = parts.filter((one) => one.span[1] <= text.length);
      const shown = placeParts(line, { text, parts: inside });
      expect(shown.map((one) => one.text).join('')).toBe(line);
    }),
  );
});
