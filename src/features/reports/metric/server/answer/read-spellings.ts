import { LEVEL } from '../plan/select-sql.ts';
import { keyOf } from './arrange-groups.ts';
import type { Key } from './read-scans.ts';
import type { Reckoning } from './reckoning.ts';

/** How the texts of a key are most often written: now, or before where there are none now. */
export function readSpellings({ plan, rows }: Reckoning, index: 0 | 1): Map<Key, string> {
  const level = index === 0 ? LEVEL.by : LEVEL.split;
  const found = plan.scans
    .filter(({ tells }) => tells !== 'totals')
    .flatMap((scan) => rows.get(scan)!.map((row) => ({ row, isNow: scan.role === 'now' })))
    .filter(({ row }) => row.level === level)
    // of several for a key the last one stays
    .toSorted((a, b) => Number(a.isNow) - Number(b.isNow) || a.row.n - b.row.n);
  const spellings = new Map<Key, string>();
  for (const { row } of found) {
    const written = index === 0 ? row.w1 : row.w2;
    if (written) spellings.set(keyOf(row, index), written);
  }
  return spellings;
}
