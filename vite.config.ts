import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
// @ts-expect-error It ships no types.
import subsetFont from 'subset-font';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import { isKept } from './src/web/offline/worker/is-kept.ts';

const TYPEFACES = join(import.meta.dirname, 'node_modules/.cache/uptake-typefaces');
const { resolve } = createRequire(import.meta.url);

/** Small parts of the frame that come with the first page, whoever is first to need them. */
const APP_CRUMBS =
  /@tanstack.(react-query|query-core)|src.web.(api.(?!files)|i18n.)[^.]+.(ts$|en)|src.web.ui.(form-field|theme|press-twice)|record-link|task.web.shared.(phone-link|day.say-day)|src.web.offline.signs.signs-text|kind-(text|icon)|icons.(circle|circle-check|notebook-pen|phone|map-pin|calendar-clock|user-round-plus|arrow-right|mail|users|cloud-upload|printer|repeat)\.mjs/;
/** What all screens of records share and what draws nothing heavy. */
const RECORDS_CRUMBS =
  /src.records.web.(data|labels|record-registry|record-mark|records-text|list.list-state|fields.(format|values|list-text|field-value|use-reading))/;

/** What a row of a task brings along: Today shows it first, and calendar and pages of records too. */
const TASK_CRUMBS =
  /task.web.shared.(.*(task-row|task-text|use-task-place|use-task-verbs|hand-over-button|move-button))|visit.web.shared.visit-link|approval.web.shared.approval-queries|address.web.shared.say-address|records.values.country/;

/** The day's page, what stands around it, and what brings that along. */
const TODAY_CRUMBS =
  /work.today.web.(?!feature|today-query|de|it)|(approvals|recall|news|pulse|thanks)-place|(learning|pulse|news|thanks)-query|shell.bring-along/;

/** What the day may say above itself, in one piece: more would be too many files for the first page. */
const STRIP_CRUMBS =
  /pulse.web.(pulse-card|use-pulse-verbs)|meeting.web.(shared.(thanks-strip|hold-text)|meeting.module)|measure.thresholds|lesson.web.(recall-strip|learning-text|learning\.module|use-learning-verbs|en\.json)|help.web.(help-text|use-open-lesson|en\.json|shared.use-lesson|lessons)/;

/** What waits for one's approval, for Today and for the sidebar: a file of its own, fetched where something does. */
const WAITING_CRUMBS = /approval.web.shared.(approval-text|en\.json|say-grounds|waiting)/;

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

/** Builds the service worker last, since it names all files of the build; a change of any is a new one. */
function buildWorker(): Plugin {
  return {
    name: 'build-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const addressOf = (path: string) => path.slice(dir!.length).split(sep).join('/');
      const files = readdirSync(dir!, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => isKept(addressOf(path)))
        .toSorted();
      const hash = createHash('sha256').update(readFileSync(join(dir!, 'index.html')));
      for (const path of files) hash.update(path.slice(dir!.length)).update(readFileSync(path));
      const all = files.map(addressOf);
      const first = firstFiles(bundle);
      const values = {
        BUILD: hash.digest('hex').slice(0, 12),
        SHELL: all.filter((path) => first.has(path.slice(1))),
        REST: all.filter((path) => !first.has(path.slice(1))),
      };
      await writeWorker(dir!, 'sw', values);
    },
  };
}

/** Builds one of the service workers in one file, with what only the build knows. */
async function writeWorker(outDir: string, name: string, values: object): Promise<void> {
  const entry = join(import.meta.dirname, `src/web/offline/worker/${name}.ts`);
  await build({
    configFile: false,
    root: import.meta.dirname,
    publicDir: false,
    logLevel: 'warn',
    define: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]),
    ),
    build: {
      outDir,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => `${name}.js` },
    },
  });
}

/** Builds the page of who takes part in a workshop by itself, with a worker that keeps it on the phone. */
function buildJoinPage(): Plugin {
  return {
    name: 'build-join-page',
    apply: 'build',
    async writeBundle({ dir }) {
      await build({
        configFile: false,
        root: join(import.meta.dirname, 'src/main/web'),
        publicDir: false,
        logLevel: 'warn',
        plugins: [react()],
        build: {
          outDir: dir!,
          emptyOutDir: false,
          modulePreload: { polyfill: false },
          assetsInlineLimit: 0,
          rolldownOptions: {
            input: join(import.meta.dirname, 'src/main/web/join.html'),
            output: {
              entryFileNames: 'assets/join-[hash].js',
              assetFileNames: 'assets/join-[hash][extname]',
            },
          },
        },
      });
      const assets = readdirSync(join(dir!, 'assets')).filter((name) => name.startsWith('join-'));
      const FILES = assets.map((name) => `/assets/${name}`).toSorted();
      const hash = createHash('sha256').update(readFileSync(join(dir!, 'join.html')));
      for (const path of FILES) hash.update(path);
      await writeWorker(dir!, 'join-sw', { BUILD: hash.digest('hex').slice(0, 12), FILES });
    },
  };
}

/** Packs the entry, most of the first page, as tightly as can be, which takes too long for a request. */
function packEntry(): Plugin {
  return {
    name: 'pack-entry',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const name of firstFiles(bundle)) {
        if (!/\.(js|css)$/.test(name)) continue;
        const path = join(dir!, name);
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
      }
    },
  };
}

/** What the page itself loads: its entry, all that imports, and the typeface. */
function firstFiles(bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set<string>();
  function take(name: string): void {
    const chunk = bundle[name];
    if (!chunk || found.has(name)) return;
    found.add(name);
    if (chunk.type !== 'chunk') return;
    for (const needed of [...chunk.imports, ...(chunk.viteMetadata?.importedCss ?? [])]) {
      take(needed);
    }
  }
  for (const [name, chunk] of Object.entries(bundle)) {
    if (chunk.type === 'chunk' && chunk.isEntry) take(name);
    if (/inter-latin-(?!ext)/.test(name)) take(name);
  }
  return found;
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
    plugins: [react(), preloadTypeface(), buildWorker(), buildJoinPage(), packEntry()],
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
              { name: 'task', test: TASK_CRUMBS, priority: 2 },
              { name: 'today', test: TODAY_CRUMBS, priority: 1 },
              { name: 'waiting', test: WAITING_CRUMBS, priority: 1 },
              { name: 'strips', test: STRIP_CRUMBS, priority: 1 },
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
