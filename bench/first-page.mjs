// What the first pages cost: the files that sign-in and Today load, gzipped as they are sent, and by
// brotli. Usage: node bench/first-page.mjs [--json]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { findHeavyPages, LIMITS, weighFirstPages } from '../bin/checks/first-page.mjs';

const web = join(import.meta.dirname, '../dist/web');
const pages = weighFirstPages(web).map((page) => ({
  ...page,
  brotli: page.files.reduce((sum, { file, bytes }) => sum + byBrotli(file, bytes), 0),
}));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ limits: LIMITS, pages }));
} else {
  for (const { page, bytes, brotli, files } of pages) {
    console.log(`${page}: ${bytes} bytes by gzip, ${brotli} by brotli, ${files.length} files`);
    for (const one of files) console.log(`${String(one.bytes).padStart(8)}  ${one.file}`);
  }
}
if (findHeavyPages(pages).length > 0) process.exitCode = 1;

function byBrotli(file, gzipped) {
  if (file.endsWith('.woff2')) return gzipped;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return brotliCompressSync(readFileSync(join(web, file)), { params }).length;
}
