import { expect, test } from 'vitest';
import { deal } from '#src/features/sales/deal/deal.ts';
import { exportColumns } from './export-columns.ts';

test.each([
  ['EUR', 123_450, 1234.5],
  ['HUF', 123_450, 1234.5],
  ['JPY', 1234, 1234],
  ['IQD', 1_234_500, 1234.5],
])('an amount in %s goes out as it was entered', (currency, amount, written) => {
  const [column] = exportColumns(deal, { names: ['amount'], members: new Map() }).slice(1);
  expect(column!.cell({ id: 'x', amount: { amount, currency } } as never, {})).toBe(written);
});
