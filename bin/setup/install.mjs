import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNpm, say } from './run.mjs';

/** Installs the dependencies if any is missing or of another version than the lockfile's. */
export async function ensureInstalled({ isBuilt = false } = {}) {
  const missing = findMissing({ isBuilt });
  if (missing.length === 0) return;
  refuseLink();
  say(`Installing ${missing.length} dependencies …`);
  const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund'], { isShown: false });
  if (code === 0) return;
  say(output);
  throw new Error('The dependencies could not be installed; npm says why above.');
}

/** npm would empty the folder that the link leads to, and leave the tree it belongs to without any. */
function refuseLink() {
  const folder = join(root, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    'node_modules is a link to the dependencies of another tree, and they differ from what package-lock.json asks for. Remove the link and start again.',
  );
}

/** Names what the lockfile asks for and is not there; what only builds is not needed once built. */
function findMissing({ isBuilt }) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  // npm writes here what it has installed, when it has finished.
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, { dev }]) => path !== '' && !(isBuilt && dev))
    .filter(([path, { optional }]) => !optional || path in installed)
    .filter(([path, { version }]) => installed[path]?.version !== version)
    .map(([path]) => path);
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}
