import { expect, test } from 'vitest';
import { findMeant } from './use-pick-list.ts';

const york = { value: 'America/New_York', label: 'America/New York' };
const rome = { value: 'Europe/Rome', label: 'Europe/Rome' };
const sure = { isUnsure: false };

test('who typed what fits one option alone and goes on has chosen it', () => {
  expect(findMeant([york], 'new york', sure)).toBe(york);
  expect(findMeant([york, rome], 'europe/rome', sure)).toBe(rome);
});

test('what fits several or nothing chooses nothing', () => {
  expect(findMeant([york, rome], 'e', sure)).toBeUndefined();
  expect(findMeant([], 'Atlantis', sure)).toBeUndefined();
});

test('where something new may be meant, or not all is listed, its whole name is needed', () => {
  expect(findMeant([york], 'new york', { isUnsure: true })).toBeUndefined();
  expect(findMeant([york], 'America/New York', { isUnsure: true })).toBe(york);
});
