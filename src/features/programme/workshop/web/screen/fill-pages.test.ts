import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillPages } from './fill-pages.ts';

const size = { columns: 3, lines: 12, chars: 20 };
const measure = (text: string) => ({ text, extra: 2 });

test('pages hold everything once, in its order, and no column overflows', () => {
  const texts = fc.array(fc.string({ maxLength: 280 }), { maxLength: 120 });
  fc.assert(
    fc.property(texts, (given) => {
      const pages = fillPages(given, size, measure);
      expect(pages.flat(2)).toEqual(given);
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(size.columns);
        for (const column of page.filter(({ length }) => length > 1)) {
          const lines = column.reduce((sum, text) => {
            const rows = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / 20)));
            return sum + rows.reduce((all, one) => all + one, 2);
          }, 0);
          expect(lines).toBeLessThanOrEqual(size.lines);
        }
      }
    }),
  );
});

test('nothing fills no page', () => {
  expect(fillPages([], size, measure)).toEqual([]);
});
