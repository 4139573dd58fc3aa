import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../setup/run.mjs';

/** What somebody may open first, by the modules it is made of besides the entry. */
const PAGES = {
  'sign-in': [/sign-in-page\.tsx$/],
  Today: [/today-page\.tsx$/, /prepare-strips\.ts$/],
  'Today in German': [/today-page\.tsx$/, /prepare-strips\.ts$/, /near-de\.ts$/],
  'Today in Italian': [/today-page\.tsx$/, /prepare-strips\.ts$/, /near-it\.ts$/],
};

/** Of files, gzipped as the product sends them; what the API answers comes on top, within 220 KB. */
export const LIMITS = { kb: 212, requests: 18 };

/**
 * What the first pages of the built web app are made of: `{page, bytes, files: [{file, bytes}]}`,
 * the heaviest file first.
 */
export function weighFirstPages(web = join(root, 'dist/web')) {
  const manifest = JSON.parse(readFileSync(join(web, '.vite/manifest.json'), 'utf8'));
  return Object.entries(PAGES).map(([page, modules]) => {
    const named = Object.keys(manifest).filter((key) => modules.some((one) => one.test(key)));
    if (named.length === 0) throw new Error(`${page}: none of its modules is in the build`);
    const files = listFiles(manifest, ['index.html', ...named])
      .map((file) => ({ file, bytes: weigh(join(web, file)) }))
      .toSorted((a, b) => b.bytes - a.bytes);
    return { page, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
  });
}

/** Says of each first page that is too heavy, or asks too often, by how much and what weighs most. */
export function findHeavyPages(pages, limits = LIMITS) {
  return pages
    .filter(({ bytes, files }) => bytes > limits.kb * 1000 || files.length > limits.requests)
    .map(({ page, bytes, files }) => {
      const heaviest = files.slice(0, 5).map((one) => `${one.file} ${one.bytes}`);
      return `${page}: ${bytes} bytes in ${files.length} files, of at most ${limits.kb}000 in ${limits.requests}: ${heaviest.join(', ')} …`;
    });
}

/** The files that come with these modules, the page itself and its typeface among them. */
function listFiles(manifest, modules) {
  const files = new Set(['index.html', 'favicon.svg']);
  function take(key) {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const needed of chunk.imports ?? []) take(needed);
  }
  modules.forEach(take);
  for (const { file } of Object.values(manifest)) {
    if (/inter-latin-(?!ext).*\.woff2$/.test(file)) files.add(file);
  }
  return [...files];
}

/** A typeface is packed already. */
function weigh(path) {
  if (!existsSync(path)) return 0;
  const bytes = readFileSync(path);
  return path.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}
