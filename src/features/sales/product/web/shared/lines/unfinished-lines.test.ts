import { expect, test } from 'vitest';
import { noteUnfinished, unfinishedLines } from './unfinished-lines.ts';

const show = () => {};
const ids = () => [...unfinishedLines.get().keys()];

test('lines that are not saved are known by their record until they are mended', () => {
  const mendOne = noteUnfinished('one', show);
  const mendOther = noteUnfinished('other', show);
  expect(ids()).toEqual(['one', 'other']);
  mendOne();
  expect(ids()).toEqual(['other']);
  mendOther();
  expect(ids()).toEqual([]);
});

test('an editor that closes late leaves what the next one has noted', () => {
  const leaveFirst = noteUnfinished('one', () => {});
  const leaveNext = noteUnfinished('one', show);
  leaveFirst();
  expect(unfinishedLines.get().get('one')).toBe(show);
  leaveNext();
  expect(ids()).toEqual([]);
});
