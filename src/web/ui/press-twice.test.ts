import { expect, test } from 'vitest';
import { isPressedTwice } from './press-twice.ts';

function press(clientX: number, timeStamp: number, detail = 1): boolean {
  return isPressedTwice({ clientX, clientY: 100, timeStamp, detail });
}

test('the second press at the same place is the first one again, later it is one of its own', () => {
  expect(press(50, 1000)).toBe(false);
  expect(press(52, 1350)).toBe(true);
  expect(press(52, 1600)).toBe(true);
  expect(press(52, 2200)).toBe(false);
});

test('presses elsewhere and by a key are never held back', () => {
  expect(press(50, 5000)).toBe(false);
  expect(press(90, 5100)).toBe(false);
  expect(press(90, 5150, 0)).toBe(false);
});
