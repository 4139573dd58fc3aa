import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from '../setup/run.mjs';

/** The first of the programs that PATH has, with its folder. */
export function findInPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRunnable);
}

/** Whether we may install Debian's packages here. */
export function canInstall() {
  return process.getuid?.() === 0 && findInPath(['apt-get']) !== undefined;
}

/** Installs Debian's packages, without what they only recommend. */
export async function installPackages(names) {
  say(`  installing ${names.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '--yes', '--no-install-recommends', ...names], { env });
  const first = await install();
  if (first.code === 0) return;
  // The lists of a fresh image are empty or old.
  await run('apt-get', ['update'], { env });
  const { code, output } = await install();
  if (code !== 0) throw new Error(`apt-get could not install ${names.join(', ')}:\n${output}`);
}

function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
