import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error A script without types.
import { findFullFolders } from './folders.mjs';

const numbered = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => name(n));

test('a folder of more than fifteen files is named; tests, texts and what lies below do not count', () => {
  const base = mkdtempSync(join(tmpdir(), 'uptake-folders-'));
  try {
    const paths = [
      ...numbered(16, (n) => `src/full/f${n}.ts`),
      ...numbered(15, (n) => `src/fine/f${n}.tsx`),
      ...numbered(9, (n) => `src/fine/f${n}.test.tsx`),
      ...numbered(9, (n) => `src/fine/below/f${n}.ts`),
      ...numbered(16, (n) => `src/old/f${n}.ts`),
      'src/fine/de.json',
    ];
    for (const path of paths) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), '');
    }
    const named = (fuller: object) =>
      (findFullFolders(base, fuller) as string[]).map((fault) => fault.split(' ')[0]);
    expect(named({ 'src/old': 16 })).toEqual(['src/full']);
    expect(named({ 'src/old': 15 }).sort()).toEqual(['src/full', 'src/old']);
  } finally {
    rmSync(base, { recursive: true });
  }
});
