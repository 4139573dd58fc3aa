import { expect, test } from 'vitest';
import { readNames } from './mentions.ts';

test('a name ends before the dots and dashes that follow it', () => {
  expect(readNames('Ask @Anna-Maria O’Neil-... (and @Bo.)')).toEqual([
    ['Anna-Maria O’Neil', 'Anna-Maria'],
    ['Bo'],
  ]);
});

test.each(['.', '-', '’.'])(
  'a note of nothing but %j behind a sign is read once through',
  (mark) => {
    const name = `A${mark.repeat(100_000)}x`;
    expect(readNames(`@${name}`)).toEqual([[name]]);
  },
);
