import { expect, test } from 'vitest';
import { readFormat } from './cell-value.ts';

test('a number format is read by what it shows, not by what stands in quotes', () => {
  expect(readFormat(164, 'dd.mm.yyyy')).toEqual({ kind: 'date' });
  expect(readFormat(164, 'yyyy-mm-dd hh:mm')).toEqual({ kind: 'datetime' });
  expect(readFormat(164, '00000')).toEqual({ kind: 'padded', width: 5 });
  expect(readFormat(164, '0.00 "days"')).toEqual({ kind: 'plain' });
});

test('a number format that no spreadsheet writes, a megabyte of open brackets, is not read', () => {
  expect(readFormat(164, '['.repeat(1_000_000))).toEqual({ kind: 'plain' });
});
