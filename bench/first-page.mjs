// What the first page costs: everything that the entry of the built web app loads before and with
// Today, gzipped as it is sent. Usage: node bench/first-page.mjs [--json] [route module …]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 220;
const LIMIT_REQUESTS = 25;
const web = join(import.meta.dirname, '../dist/web');
const manifest = JSON.parse(readFileSync(join(web, '.vite/manifest.json'), 'utf8'));
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const today = Object.keys(manifest).filter((key) => /today-page\.tsx$/.test(key));

const files = new Set(['index.html', 'favicon.svg']);
function take(key) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const sheet of chunk.css ?? []) files.add(sheet);
  for (const needed of chunk.imports ?? []) take(needed);
}
for (const key of ['index.html', ...today, ...named]) take(key);
for (const { file } of Object.values(manifest)) {
  if (/inter-latin-(?!ext).*\.woff2$/.test(file)) files.add(file);
}

const sizes = [...files].map((file) => {
  const bytes = readFileSync(join(web, file));
  return { file, bytes: /\.woff2$/.test(file) ? bytes.length : gzipSync(bytes).length };
});
sizes.sort((a, b) => b.bytes - a.bytes);
const totalKb = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
const result = {
  total_kb: totalKb,
  limit_kb: LIMIT_KB,
  static_requests: sizes.length,
  files: sizes,
};

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(result));
} else {
  for (const { file, bytes } of sizes) console.log(`${String(bytes).padStart(8)}  ${file}`);
  console.log(`${(totalKb * 1000).toFixed(0).padStart(8)}  together, of at most ${LIMIT_KB}000`);
}
if (totalKb > LIMIT_KB || sizes.length > LIMIT_REQUESTS) process.exitCode = 1;
