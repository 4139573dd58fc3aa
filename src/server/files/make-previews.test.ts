import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePreviews } from './make-previews.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('who sends many pictures keeps nobody waiting for all of them', async () => {
  const path = join(folder, 'picture.png');
  const blank = { width: 400, height: 300, channels: 3, background: 'white' } as const;
  await sharp({ create: blank }).png().toFile(path);
  const done: string[] = [];
  const draw = async (person: string) => {
    expect(await makePreviews(path, person)).toBe(true);
    done.push(person);
  };
  await Promise.all(['Ada', 'Ada', 'Ada', 'Max'].map(draw));
  expect(done).toEqual(['Ada', 'Max', 'Ada', 'Ada']);
});
