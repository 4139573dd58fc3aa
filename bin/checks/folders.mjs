import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const MOST = 15;

/** What was fuller before this was held, and how full it may be: nothing comes to it. */
const FULLER = {
  'src/lib': 22,
  'src/web/api': 16,
  'src/web/shell': 20,
};

/** Names the folders that hold more files, their tests aside, than one takes in at a look. */
export function findFullFolders(base = root, fuller = FULLER) {
  const counts = new Map();
  for (const entry of readdirSync(join(base, 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name))
      continue;
    const folder = entry.parentPath.slice(base.length + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > (fuller[folder] ?? MOST))
    .map(
      ([folder, count]) =>
        `${folder} holds ${count} files besides its tests: give a part of them a folder`,
    );
}
