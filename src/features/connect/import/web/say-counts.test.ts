import { expect, test } from 'vitest';
import type { ImportList } from './import-queries.ts';
import { canBeUndone, countable, isUnsure, samplesOf } from './list-facts.ts';
import { sayCounts, sayCountsBriefly } from './say-counts.ts';

const NONE = { create: 0, change: 0, same: 0, skip: 0, failed: 0, companies: 0 };
const NAMED = [{ column: 0, heading: 'Name', target: 'person.full_name' }];

function told(counts: Partial<ImportList['counts']>, mapping: ImportList['mapping'] = NAMED) {
  return { counts: { ...NONE, ...counts }, mapping };
}

test('a rehearsal is told in sentences, with the numbers as the reader writes them', () => {
  const list = told({ create: 1312, companies: 41, change: 20, same: 77, failed: 2, skip: 1 });
  expect(sayCounts(list, 'would', 'en-GB')).toBe(
    '1,312 new people and 41 new companies. 97 are known already; 20 of them get something new. 3 rows are left out.',
  );
});

test('rows are people only where none of them may mean somebody twice', () => {
  expect(countable(told({ create: 3 }))).toBe('people');
  expect(countable(told({ create: 3, change: 1 }))).toBe('rows');
  expect(countable(told({ same: 2 }))).toBe('rows');
});

test('what is one is told as one', () => {
  const list = told({ create: 1, companies: 1, change: 1, failed: 1 });
  expect(sayCounts(list, 'did', 'en-GB')).toBe(
    'Added: 1 new person and 1 new company. 1 was known already and got something new. 1 row was left out.',
  );
});

test('a company without a person in a list of people is counted as a company only', () => {
  const list = told({ create: 4, companies: 3, company_rows: 1 });
  expect(sayCounts(list, 'would', 'en-GB')).toBe('3 new people and 3 new companies.');
  const alone = told({ create: 1, companies: 1, company_rows: 1 });
  expect(sayCounts(alone, 'would', 'en-GB')).toBe('1 new company.');
});

test('a list of companies alone speaks of companies, each once', () => {
  const mapping = [{ column: 0, heading: 'Company', target: 'company.name' }];
  expect(sayCounts(told({ create: 8, companies: 8 }, mapping), 'would', 'en-GB')).toBe(
    '8 new companies.',
  );
});

test('a list of which all is known, or nothing can be used, says so', () => {
  expect(sayCounts(told({ same: 2 }), 'would', 'en-GB')).toBe(
    '2 are known already and stay as they are.',
  );
  expect(sayCounts(told({}), 'would', 'en-GB')).toBe('There is nothing in this list to import.');
});

test('a line of a list names only what there is', () => {
  expect(sayCountsBriefly(told({ create: 5, skip: 1, failed: 1 }), 'en-GB')).toBe(
    '5 new · 2 left out',
  );
});

test('undo is offered for what was written, and for nothing else', () => {
  expect(canBeUndone({ status: 'done', ...told({ create: 1 }) })).toBe(true);
  expect(canBeUndone({ status: 'cancelled', ...told({ change: 1 }) })).toBe(true);
  expect(canBeUndone({ status: 'done', ...told({ same: 5 }) })).toBe(false);
  expect(canBeUndone({ status: 'rehearsed', ...told({ create: 1 }) })).toBe(false);
  expect(canBeUndone({ status: 'undone', ...told({ create: 1 }) })).toBe(false);
});

test('a column is for the person to look at if it is unsure and not empty', () => {
  const column = { column: 0, heading: 'X', target: 'person.about' };
  expect(isUnsure({ ...column, confidence: 0.3, why: 'unknown_heading' })).toBe(true);
  expect(isUnsure({ ...column, confidence: 0.5, why: 'empty_column' })).toBe(false);
  expect(isUnsure({ ...column, confidence: 0.9, why: 'heading' })).toBe(false);
  expect(isUnsure(column)).toBe(false);
});

test('samples are up to three different values that are there', () => {
  const sample = [['a', ''], ['b', ' x '], ['a', 'x'], ['c', ''], ['d']];
  expect(samplesOf(sample, 0)).toEqual(['a', 'b', 'c']);
  expect(samplesOf(sample, 1)).toEqual(['x']);
});
