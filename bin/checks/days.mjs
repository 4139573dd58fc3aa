import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const TESTS = /\.test\.tsx?$|\/test-[a-z-]+\.ts$/;

/** Each with where it is right; tests may write what they like. */
const RULES = [
  {
    // the first ten letters of an instant are the day in UTC, seldom the one that a member is in
    wrong: /toISOString\(\)\s*\.(slice\(0, ?(10|7)\)|substring\(0, ?(10|7)\)|split\('T'\))/g,
    right: [],
    advice: 'take the member’s day (readMemberDay, todayIn), or utcDay of src/lib/days.ts',
  },
  {
    wrong: /\bcurrent_date\b/gi,
    right: [
      // what is swept and summed for a workspace as a whole
      'src/server/jobs/housekeeping.ts',
      'src/features/adoption/measure/server/team-records-queries.ts',
    ],
    advice: 'give the member’s day (readMemberDay), or utcDay of src/lib/days.ts',
  },
  {
    wrong: /\btext\(\s*[^,;]{1,80},\s*\{[^{};]{0,200}\bformatDay\(/g,
    right: [],
    advice: 'within a sentence say formatDate: nobody says “until Tomorrow”',
  },
];

/** Names the lines below `src` that take or say a day in a way that is wrong for somebody. */
export function findStrayDays(base = root) {
  const faults = [];
  for (const name of readdirSync(join(base, 'src'), { recursive: true })) {
    const path = `src/${name}`;
    if (!/\.tsx?$/.test(path) || TESTS.test(path)) continue;
    const source = readFileSync(join(base, path), 'utf8');
    for (const { wrong, right, advice } of RULES) {
      if (right.includes(path)) continue;
      for (const { index } of source.matchAll(wrong)) {
        const line = source.slice(0, index).split('\n').length;
        faults.push(`${path}:${line} ${advice}`);
      }
    }
  }
  return faults.sort();
}
