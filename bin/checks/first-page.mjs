import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../setup/run.mjs';

/** The day's page, and what may be said above it, by the pieces that the build makes of them. */
const TODAY = [/^_today-.*js$/, /^_strips-.*js$/];

/** What somebody may open first, by what it is made of besides the entry. */
const PAGES = {
  'sign-in': [/sign-in-page\.tsx$/],
  Today: TODAY,
  'Today in German': [...TODAY, /near-de\.ts$/],
  'Today in Italian': [...TODAY, /near-it\.ts$/],
};

/** Of files, packed as browsers take them; headers and what the API answers come on top, within 220 KB in 25 requests. */
export const LIMITS = { kb: 200, requests: 16 };

/**
 * What the first pages of the built web app are made of: `{page, bytes, files: [{file, bytes}]}`,
 * the heaviest file first.
 */
export function weighFirstPages(web = join(root, 'dist/web')) {
  const manifest = JSON.parse(readFileSync(join(web, '.vite/manifest.json'), 'utf8'));
  return Object.entries(PAGES).map(([page, modules]) => {
    const named = modules.map((one) => Object.keys(manifest).find((key) => one.test(key)));
    if (named.includes(undefined)) throw new Error(`${page}: a part of it is not in the build`);
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

/** A typeface is packed already, the entry by the build, all others when they are asked for. */
function weigh(path) {
  if (!existsSync(path)) return 0;
  const bytes = readFileSync(path);
  if (path.endsWith('.woff2')) return bytes.length;
  if (existsSync(`${path}.br`)) return readFileSync(`${path}.br`).length;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
