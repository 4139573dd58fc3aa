import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
// @ts-expect-error A script without types.
import { findHeavyPages, weighFirstPages } from './first-page.mjs';

interface Weighed {
  page: string;
  bytes: number;
  files: { file: string; bytes: number }[];
}

let web: string;

beforeEach(() => {
  web = mkdtempSync(join(tmpdir(), 'uptake-first-page-'));
  mkdirSync(join(web, '.vite'));
});
afterEach(() => {
  rmSync(web, { recursive: true });
});

/** A build whose files cannot be packed any smaller. */
function build(sizes: Record<string, number>, manifest: object): Weighed[] {
  for (const [name, size] of Object.entries(sizes))
    writeFileSync(join(web, name), randomBytes(size));
  writeFileSync(join(web, '.vite/manifest.json'), JSON.stringify(manifest));
  return weighFirstPages(web);
}

const MANIFEST = {
  'index.html': { file: 'index.js', css: ['index.css'] },
  '_today-1.js': { file: 'today.js', imports: ['index.html', '_rows.js'] },
  '_strips-1.js': { file: 'strips.js' },
  'door/sign-in-page.tsx': { file: 'sign-in.js', imports: ['index.html'] },
  'languages/near-de.ts': { file: 'near-de.js' },
  'languages/near-it.ts': { file: 'near-it.js' },
  'board/board-page.tsx': { file: 'board.js', imports: ['_rows.js'] },
  '_rows.js': { file: 'rows.js' },
};
const SIZES = { 'index.html': 500, 'index.js': 9000, 'rows.js': 4000, 'board.js': 90_000 };

test('a first page is all that its modules import, and nothing of other pages', () => {
  const pages = build(SIZES, MANIFEST);
  const filesOf = (name: string) =>
    pages.find(({ page }) => page === name)!.files.map(({ file }) => file);
  expect(filesOf('Today')).toEqual(expect.arrayContaining(['index.css', 'today.js', 'rows.js']));
  expect(filesOf('Today')).not.toContain('board.js');
  expect(filesOf('sign-in')).not.toContain('rows.js');
  expect(filesOf('Today in German')).toContain('near-de.js');
});

test('a page that grows past the limit is named with what weighs most, and so is one of many files', () => {
  const pages = build(SIZES, MANIFEST);
  expect(findHeavyPages(pages, { kb: 14, requests: 10 })).toEqual([]);
  const [today] = findHeavyPages(pages, { kb: 13, requests: 10 }) as string[];
  expect(today).toMatch(/^Today: 13\d\d\d bytes .* index\.js 9\d\d\d, rows\.js 4/);
  const many = findHeavyPages(pages, { kb: 14, requests: 7 }) as string[];
  expect(many.map((line) => line.split(':')[0])).toEqual(['Today in German', 'Today in Italian']);
});

test('a page whose modules are called otherwise by now is not taken for a light one', () => {
  expect(() => build(SIZES, { 'index.html': { file: 'index.js' } })).toThrow('sign-in');
});
