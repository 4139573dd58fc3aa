import { expect, test } from 'vitest';
import { endsStream } from './ends-stream.ts';

const max = { memberId: 'max' };
const adaAsMax = { memberId: 'max', viewerId: 'ada' };
const ended = (type: string, id: string) =>
  [max, adaAsMax].map((actor) => endsStream(actor, { changes: [{ type, id }] }));

test('a view ends with the session of who looks, and with the view itself', () => {
  expect(ended('session', 'max')).toEqual([true, false]);
  expect(ended('session', 'ada')).toEqual([false, true]);
  expect(ended('view_as', 'max')).toEqual([false, true]);
  expect(ended('view_as', 'mia')).toEqual([false, false]);
  expect(ended('member', 'mia')).toEqual([true, true]);
  expect(ended('person', 'max')).toEqual([false, false]);
});
