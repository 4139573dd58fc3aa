import { expect, test } from 'vitest';
import { pickHue } from '#src/web/ui/avatar.tsx';
import { spreadHues } from './spread-hues.ts';

const NAMES = [
  'Jonas Lindqvist',
  'Tomasz Wójcik',
  'Stefan Brunner',
  'Charlotte Aubry',
  'Ada',
  'Bo',
];

test('no two colleagues share a colour, and none has the colour of what is one’s own', () => {
  const hues = spreadHues([...NAMES, 'Jonas Lindqvist']);
  expect(new Set(hues).size).toBe(hues.length);
  expect(hues).not.toContain(275);
  expect(hues).not.toContain(240);
});

test('who can keeps the colour of their avatar', () => {
  expect(spreadHues(['Tomasz Wójcik'])).toEqual([pickHue('Tomasz Wójcik')]);
});
