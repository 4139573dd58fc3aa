import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLines } from '#src/records/values/clean-lines.ts';
import { draftOf, firstWrong, moveDraft, newDraft, readDrafts } from './line-draft.ts';

const EURO = { currency: 'EUR', locale: 'en' };

test('what is shown of a line is read back as the same, in any currency and language', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 ** 6 }),
      fc.nat({ max: 10 ** 9 }),
      fc.nat({ max: 10_000 }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.constantFrom('en', 'de', 'it', 'de-CH'),
      (quantity, unit_price, discount, currency, locale) => {
        const lines = cleanLines([
          {
            name: 'Chair',
            quantity: String(quantity / 1000),
            unit_price,
            discount: String(discount / 100),
          },
        ]);
        const typing = { currency, locale };
        const { lines: again, bad } = readDrafts([draftOf(lines[0]!, typing)], typing);
        expect(bad.size).toBe(0);
        expect(again).toEqual(lines);
      },
    ),
  );
});

test('numbers are typed as people write them', () => {
  const draft = newDraft({
    name: 'Chair',
    quantity: '1,5',
    price: '1.234,50',
    discount: '10 %',
    tax: '',
  });
  const { lines, totals } = readDrafts([draft], EURO);
  expect(lines[0]).toMatchObject({ quantity: '1.5', unit_price: 123450, discount: '10', tax: '0' });
  expect(totals?.net).toBe(166658);
});

test('a thousand is typed with the mark that the language of its writer has for it', () => {
  const draft = newDraft({ name: 'Screw', quantity: '1.250', price: '1.250', discount: '2,5' });
  const { lines } = readDrafts([draft], { currency: 'EUR', locale: 'de-DE' });
  expect(lines[0]).toMatchObject({ quantity: '1250', unit_price: 125_000, discount: '2.5' });
  const [again] = lines.map((line) => draftOf(line, { currency: 'EUR', locale: 'de-DE' }));
  expect(again).toMatchObject({ quantity: '1250', price: '1250', discount: '2,5' });
  const english = readDrafts([{ ...draft, quantity: '1,250' }], EURO);
  expect(english.lines[0]).toMatchObject({ quantity: '1250' });
});

test.each([
  [{ quantity: '-1' }, ['quantity']],
  [{ quantity: '0' }, ['quantity']],
  [{ quantity: 'two' }, ['quantity']],
  [{ price: '-5' }, ['price']],
  [{ price: 'dear' }, ['price']],
  [{ discount: '101' }, ['discount']],
  [{ tax: '22%%' }, ['tax']],
  [{ name: ' ' }, ['name']],
  [{ quantity: '1000000', price: '90071992547409' }, ['quantity', 'price']],
])('%j is marked where it is wrong, and the other lines are reckoned', (part, wrong) => {
  const good = newDraft({ name: 'Table', price: '10' });
  const draft = newDraft({ name: 'Chair', price: '1', ...part });
  const { bad, totals } = readDrafts([good, draft], EURO);
  expect(bad.get(draft.id)).toEqual(wrong);
  const named = wrong.length > 1 ? 'both' : wrong[0];
  expect(firstWrong(bad.get(draft.id)!)).toBe(named);
  expect(totals?.net).toBe(1000);
});

test('a line moves up and down, and never out', () => {
  const drafts = ['a', 'b', 'c'].map((name) => newDraft({ name }));
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join('');
  expect(names(moveDraft(drafts, 2, 0))).toBe('cab');
  expect(names(moveDraft(drafts, 0, -1))).toBe('abc');
  expect(names(moveDraft(drafts, 0, 9))).toBe('bca');
});
