import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { READABLE_DAYS } from '../../limits.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';
import { forgetBoard, keepBoard, readKeptBoard } from './kept-board.ts';

const DAY_MS = 24 * 3600 * 1000;
const board = { title: 'The day' } as WorkshopBoard;
let boards: Map<string, Response>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  boards = new Map();
  const cache = {
    match: async (address: string) => boards.get(address)?.clone(),
    put: async (address: string, answer: Response) => void boards.set(address, answer),
    delete: async (address: string) => boards.delete(address),
    keys: async () => [...boards.keys()],
  };
  vi.stubGlobal('caches', { open: async () => cache });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a phone keeps no board longer than it can be read, whichever workshop it looks at', async () => {
  await keepBoard('OLD', board);
  vi.setSystemTime(Date.now() + (READABLE_DAYS - 1) * DAY_MS);
  expect(await readKeptBoard('OLD')).toEqual(board);
  await keepBoard('NEW', board);
  vi.setSystemTime(Date.now() + 2 * DAY_MS);
  expect(await readKeptBoard('NEW')).toEqual(board);
  expect([...boards.keys()]).toEqual(['/api/v1/join/NEW/board']);
  await forgetBoard('NEW');
  expect(boards.size).toBe(0);
});
