// What the first pages cost: the files that sign-in and Today load, packed as browsers take them.
// Usage: node bench/first-page.mjs [--json]
import { findHeavyPages, LIMITS, weighFirstPages } from '../bin/checks/first-page.mjs';

const pages = weighFirstPages();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ limits: LIMITS, pages }));
} else {
  for (const { page, bytes, files } of pages) {
    console.log(`${page}: ${bytes} bytes, ${files.length} files`);
    for (const one of files) console.log(`${String(one.bytes).padStart(8)}  ${one.file}`);
  }
}
if (findHeavyPages(pages).length > 0) process.exitCode = 1;
