import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMapCurrent } from '../map.mjs';
import { ensureBuilt } from '../setup/build.mjs';
import { root, run } from '../setup/run.mjs';
import { findChromium } from './chromium.mjs';
import { findStrayDays } from './days.mjs';
import { findDeadNames, findDeadPaths } from './docs-paths.mjs';
import { findStrayEnvironment } from './environment.mjs';
import { findHeavyPages, weighFirstPages } from './first-page.mjs';
import { findFullFolders } from './folders.mjs';
import { findLeftOut } from './lockfile.mjs';
import { findPostgres15, withPostgres15 } from './postgres-15.mjs';
import { checkTexts } from './texts.mjs';
import { findUnsaidVerbs } from './verbs.mjs';

/** Thrown by a check that cannot be made here, with what would make it possible. */
export class Skipped extends Error {}

/**
 * The checks of `npm test`, step after step: those of one step run side by side. Each resolves to a
 * word on what it saw, or throws an error that says what is wrong.
 */
export const STEPS = [
  [
    ['lockfile', () => refuseAny(listLeftOut(), 'run: node bin/checks/lockfile.mjs --fix')],
    ['style', () => runBin('biome', ['ci', '.'])],
    ['types of the server', () => runBin('tsc', ['-p', 'tsconfig.server.json', '--noEmit'])],
    ['types of the web app', () => runBin('tsc', ['-p', 'tsconfig.web.json', '--noEmit'])],
    ['boundaries', checkBoundaries],
    ['unused code', () => runBin('knip', ['--no-progress'])],
    ['environment', () => refuseAny(findStrayEnvironment(), 'read it in src/server/config')],
    ['days', () => refuseAny(findStrayDays())],
    ['folders', () => refuseAny(findFullFolders())],
    ['verbs of the ledger', () => refuseAny(findUnsaidVerbs())],
    ['texts in three languages', holdTexts],
    ['paths and names in docs', () => refuseAny([...findDeadPaths(), ...findDeadNames()])],
    [
      'docs/map.md',
      () => refuseAny(isMapCurrent() ? [] : ['it is out of date'], 'run: npm run map'),
    ],
    ['build', ensureBuilt],
  ],
  [['weight of the first page', holdFirstPage]],
  [['tests on the embedded PostgreSQL', () => runTests()]],
  [['tests on PostgreSQL 15', testOnPostgres15]],
  [['journeys in the browser', runJourneys]],
];

async function runBin(name, args, env = {}) {
  const { code, output } = await run(join(root, 'node_modules/.bin', name), args, {
    env: { NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    timeoutMs: 45 * 60_000,
  });
  if (code !== 0) throw new Error(output.trim());
  return output;
}

async function refuseAny(problems, advice = '') {
  if (problems.length > 0) throw new Error([...problems, advice].filter(Boolean).join('\n'));
}

function listLeftOut() {
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return findLeftOut(lockfile).map(({ path }) => `${path} is missing`);
}

async function checkBoundaries() {
  const { findBrokenBoundaries } = await import('./boundaries.mjs');
  const { modules, broken } = await findBrokenBoundaries();
  await refuseAny(broken);
  return `${modules} modules`;
}

async function holdTexts() {
  const { faults, texts } = await checkTexts();
  await refuseAny(faults);
  return `${texts} texts`;
}

async function holdFirstPage() {
  await ensureBuilt();
  const pages = weighFirstPages();
  await refuseAny(findHeavyPages(pages), 'see what it is made of: node bench/first-page.mjs');
  return pages.map(({ page, bytes }) => `${page} ${Math.round(bytes / 1000)} KB`).join(', ');
}

async function runTests(args = [], env = {}) {
  const output = await runBin('vitest', ['run', '--reporter=dot', ...args], env);
  return /Tests\s+(.*)/.exec(output)?.[1];
}

async function testOnPostgres15() {
  const binaries = await findPostgres15();
  if (!binaries) {
    const advice = 'install it to run this too (Debian: apt-get install postgresql-15)';
    if (process.env.CI) throw new Error(`PostgreSQL 15 is not here; ${advice}`);
    throw new Skipped(advice);
  }
  // The other projects of vitest.config.ts never ask a database.
  const args = ['--project', 'server', '--exclude', 'src/server/db/embedded/**'];
  return withPostgres15(binaries, (url) => runTests(args, { UPTAKE_TEST_DATABASE_URL: url }));
}

async function runJourneys() {
  const isThere = readdirSync(join(root, 'e2e')).some((name) => name.endsWith('.e2e.ts'));
  if (!isThere || !existsSync(join(root, 'vitest.e2e.config.ts'))) {
    throw new Skipped('there are none yet');
  }
  const chromium = await findChromium();
  return runTests(['--config', 'vitest.e2e.config.ts'], { UPTAKE_TEST_CHROMIUM: chromium });
}
