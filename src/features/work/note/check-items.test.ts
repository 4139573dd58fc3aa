import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchItems, readCheckItems } from './check-items.ts';

test('lines with a box are found, with what is ticked', () => {
  const body =
    'Visit\n- [ ] send price list fri\n  * [x] ask Bea\n- point\n[ ] none\n-[ ] none\n- [] call';
  expect(readCheckItems(body)).toEqual([
    { line: 1, text: 'send price list fri', done: false },
    { line: 2, text: 'ask Bea', done: true },
    { line: 6, text: 'call', done: false },
  ]);
  expect(readCheckItems(null)).toEqual([]);
});

const known = [
  { id: '1', item: 'send price list fri' },
  { id: '2', item: 'call Ana' },
];

test('a line that was reworded is still the same, another one is new', () => {
  const found = matchItems(known, ['call Ana', 'send the price list mon', 'book a hotel']);
  expect(found.map((one) => one?.id ?? null)).toEqual(['2', '1', null]);
});

const items = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 15 });

test('saving the same lines again, in whatever order, finds each exactly once', () => {
  fc.assert(
    fc.property(
      items.chain((texts) =>
        fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length })),
      ),
      ([texts, shuffled]) => {
        const before = texts.map((item, at) => ({ id: String(at), item }));
        const found = matchItems(before, shuffled);
        expect(found.map((one) => one?.item)).toEqual(shuffled);
        expect(new Set(found.map((one) => one?.id)).size).toBe(texts.length);
      },
    ),
  );
});

test('nothing known is used twice', () => {
  fc.assert(
    fc.property(items, items, (texts, later) => {
      const before = texts.map((item, at) => ({ id: String(at), item }));
      const ids = matchItems(before, later).flatMap((one) => one?.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
