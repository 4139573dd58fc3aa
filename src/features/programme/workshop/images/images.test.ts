import { expect, test } from 'vitest';
import english from '../texts/images.en.json' with { type: 'json' };
import { IMAGE_NAMES, IMAGES, isImageName } from './images.ts';

test('there are 24 images, each offered once and told in words', () => {
  expect(IMAGE_NAMES).toHaveLength(24);
  expect([...IMAGE_NAMES].sort()).toEqual(Object.keys(IMAGES).sort());
  expect(Object.keys(english).sort()).toEqual(Object.keys(IMAGES).sort());
});

test('a name from outside is no image', () => {
  expect(isImageName('road')).toBe(true);
  expect(isImageName('toString')).toBe(false);
  expect(isImageName('')).toBe(false);
});
