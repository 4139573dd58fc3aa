import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
// @ts-expect-error the checks are plain JavaScript
import { findBrokenBoundaries } from './boundaries.mjs';

/** The names of the rules that a tree breaks: files with what each imports. */
async function check(files: Record<string, string[]>): Promise<string[]> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'uptake-boundaries-')));
  onTestFinished(() => rm(root, { recursive: true }));
  const manifest = { type: 'module', imports: { '#src/*': './src/*' } };
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
  for (const [path, imports] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    const lines = imports.map((from, n) => `import { x as x${n} } from '${from}';`);
    const body = path.endsWith('.tsx')
      ? 'export const x = <b title="x">x</b>;'
      : 'export const x = 1;';
    await writeFile(join(root, path), [...lines, body].join('\n'));
  }
  const { broken } = await findBrokenBoundaries(root);
  return broken.map((one: string) => one.split(':')[0]!).sort();
}

test('a tree that keeps the rules breaks none', async () => {
  expect(
    await check({
      'src/main/server/main.ts': ['#src/features/work/task/server/feature.ts'],
      'src/features/work/task/server/feature.ts': ['../task.ts', '#src/server/db.ts', 'node:fs'],
      'src/features/work/task/task.ts': ['#src/lib/ids.ts', '#src/records/define.ts'],
      'src/features/work/task/web/page.tsx': [
        '../task.ts',
        '#src/features/people/person/person.ts',
        '#src/features/people/person/web/shared/link.tsx',
      ],
      'src/features/work/task/server/task-commands.ts': [
        '#src/features/people/person/server/person-queries.ts',
      ],
      'src/features/people/person/person.ts': [],
      'src/features/people/person/server/person-queries.ts': [],
      'src/features/people/person/web/shared/link.tsx': [],
      'src/server/run-command.ts': ['./db/transact.ts'],
      'src/server/db/transact.ts': [],
      'src/records/define.ts': [],
      'src/server/db.ts': [],
      'src/lib/ids.ts': [],
    }),
  ).toEqual([]);
});

test.each<[string, string, string]>([
  ['web-knows-no-server', 'src/web/a.tsx', 'src/server/b.ts'],
  ['server-knows-no-web', 'src/server/a.ts', 'src/web/b.tsx'],
  ['both-sides-code-is-pure', 'src/records/a.ts', 'src/server/b.ts'],
  ['both-sides-code-is-pure', 'src/features/work/task/a.ts', 'src/features/work/task/web/b.tsx'],
  ['both-sides-code-needs-no-node', 'src/records/a.ts', 'node:fs'],
  ['both-sides-code-needs-no-node', 'src/web/a.ts', 'node:path'],
  [
    'feature-is-entered-by-its-doors',
    'src/features/work/task/server/a.ts',
    'src/features/people/person/server/feature.ts',
  ],
  [
    'feature-is-entered-by-its-doors',
    'src/features/work/task/web/a.tsx',
    'src/features/work/today/web/b.tsx',
  ],
  [
    'feature-is-entered-by-its-doors',
    'src/features/work/task/a.ts',
    'src/features/connect/import/values/b.ts',
  ],
  ['machinery-knows-no-feature', 'src/server/a.ts', 'src/features/work/task/task.ts'],
  ['machinery-knows-no-feature', 'src/web/a.ts', 'src/features/work/task/task.ts'],
  ['machinery-knows-no-feature', 'src/records/server/a.ts', 'src/features/work/task/task.ts'],
  ['lib-imports-nothing-of-ours', 'src/lib/a.ts', 'src/records/b.ts'],
  ['every-write-is-told-or-declared', 'src/server/a.ts', 'src/server/db/transact.ts'],
  [
    'every-write-is-told-or-declared',
    'src/features/work/task/server/a.ts',
    'src/server/db/transact.ts',
  ],
  ['main-is-imported-by-none', 'src/server/a.ts', 'src/main/server/b.ts'],
  ['product-needs-no-tests', 'src/server/a.ts', 'src/server/test-database.ts'],
  ['everything-is-declared', 'src/server/a.ts', 'no-such-package'],
])('%s: %s → %s', async (rule, from, to) => {
  const isOurs = to.startsWith('src/');
  const files = { [from]: [isOurs ? `#${to}` : to], ...(isOurs && { [to]: [] }) };
  expect(await check(files)).toEqual([rule]);
});

test('no-circles: files that import each other', async () => {
  const broken = await check({ 'src/server/a.ts': ['./b.ts'], 'src/server/b.ts': ['./a.ts'] });
  expect(broken).toContain('no-circles');
});

test('a tree that could not be read is no success', async () => {
  await expect(check({})).rejects.toThrow();
});
