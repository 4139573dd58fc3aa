import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
// @ts-expect-error It ships no types.
import subsetFont from 'subset-font';
import { defineConfig, type Plugin } from 'vite';

const TYPEFACES = join(import.meta.dirname, 'node_modules/.cache/uptake-typefaces');
const { resolve } = createRequire(import.meta.url);

/** Small parts of the frame that come with the first page, whoever is first to need them. */
const APP_CRUMBS =
  /@tanstack.(react-query|query-core)|src.web.(api|i18n)|src.web.ui.(form-field|theme)|record-link/;
/** What all screens of records share and what draws nothing heavy. */
const RECORDS_CRUMBS =
  /src.records.web.(data|labels|record-registry|record-mark|records-text|list.list-state|fields.(format|values|list-text|field-value|use-reading))/;

/** Kerning, accents that combine, and figures of one width for columns. */
const FEATURES = ['kern', 'ccmp', 'locl', 'mark', 'tnum'];

/** Cuts Inter to the weights, letters and features that the app shows: 22 KB of its 48 for Latin. */
async function cutTypeface(script: 'latin' | 'latin-ext', ranges: [number, number][]) {
  const file = resolve(`@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`);
  const codes = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  );
  const cut = await subsetFont(readFileSync(file), String.fromCodePoint(...codes), {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    variationAxes: { wght: { min: 400, max: 600 } },
  });
  mkdirSync(TYPEFACES, { recursive: true });
  writeFileSync(join(TYPEFACES, `inter-${script}.woff2`), cut);
}

/** Starts the download of the typeface with the page, not after the style sheet has been read. */
function preloadTypeface(): Plugin {
  return {
    name: 'preload-typeface',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => /inter-latin-(?!ext)/.test(name));
        if (!font) return html;
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '' };
        const tag = {
          tag: 'link',
          attrs: { ...attrs, href: `/${font}` },
          injectTo: 'head' as const,
        };
        return { html, tags: [tag] };
      },
    },
  };
}

export default defineConfig(async () => {
  await cutTypeface('latin', [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x2010, 0x2044],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
    [0x2190, 0x2193],
    [0x2212, 0x2212],
  ]);
  await cutTypeface('latin-ext', [
    [0x100, 0x17f],
    [0x218, 0x21b],
    [0x1e9e, 0x1e9e],
  ]);
  return {
    root: 'src/main/web',
    plugins: [react(), preloadTypeface()],
    resolve: { alias: { '@typefaces': TYPEFACES } },
    build: {
      outDir: '../../../dist/web',
      emptyOutDir: true,
      manifest: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // fewer, larger files: crumbs that several pages share do not come each by itself
            groups: [
              { name: 'app', tags: ['$initial' as const], priority: 2 },
              { name: 'app', test: APP_CRUMBS, priority: 2 },
              { name: 'icons', test: /lucide-react/, minShareCount: 2, priority: 1 },
              { name: 'records', test: RECORDS_CRUMBS },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': 'http://localhost:3000' } },
  };
});
