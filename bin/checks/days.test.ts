import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error A script without types.
import { findStrayDays } from './days.mjs';

function faultsOf(files: Record<string, string>): string[] {
  const base = mkdtempSync(join(tmpdir(), 'uptake-days-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), content);
    }
    return (findStrayDays(base) as string[]).map((fault) => fault.split(' ')[0]!);
  } finally {
    rmSync(base, { recursive: true });
  }
}

test('a day cut from an instant is named with its line, on one line or two; tests may', () => {
  const raw = 'const today =\n  ctx.now().toISOString().slice(0, 10);\n';
  const files = {
    'src/a/server/one.ts': raw,
    'src/a/web/two.tsx': 'x\n  .toISOString()\n  .slice(0, 7);\n',
    'src/a/server/one.test.ts': raw,
    'src/a/server/test-answers.ts': raw,
    'src/a/fine.ts': 'utcDay(ctx.now()); at.toISOString();',
  };
  expect(faultsOf(files)).toEqual(['src/a/server/one.ts:2', 'src/a/web/two.tsx:2']);
});

test('the day of the database is for what is swept', () => {
  const query = 'sql`select current_date`';
  const swept = { 'src/server/jobs/housekeeping.ts': query };
  expect(faultsOf({ ...swept, 'src/a/server/one.ts': query })).toEqual(['src/a/server/one.ts:1']);
});

test('a near day has its name where it stands alone, and its date in a sentence', () => {
  const files = {
    'src/a/web/one.tsx': "text('until', { name, day: formatDay(due_on, who) })",
    'src/a/web/two.tsx': 'text(isLate ? `late` : `due`, {\n  day: formatDay(due_on, who),\n})',
    'src/a/web/fine.tsx':
      "{text('when')} {formatDay(due_on, who)} {text('by', { day: formatDate(x) })}",
  };
  expect(faultsOf(files)).toEqual(['src/a/web/one.tsx:1', 'src/a/web/two.tsx:1']);
});
