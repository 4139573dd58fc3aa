import { expect, test } from 'vitest';
import { readList, writeList } from './list-text.ts';

test('a line of addresses is read as a list, however it is separated', () => {
  expect(readList('anna@globex.com, a@home.it;anna@globex.com\n')).toEqual([
    'anna@globex.com',
    'a@home.it',
  ]);
  expect(readList(' , ;')).toEqual([]);
});

test('a list survives being edited as a line', () => {
  const phones = ['+39 06 1234', '+49 (0)30 55-66'];
  expect(readList(writeList(phones))).toEqual(phones);
});
