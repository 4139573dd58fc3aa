// Checks that the lockfile names the optional packages of every platform, without which `npm ci`
// refuses it; `node bin/checks/lockfile.mjs --fix` writes down those that npm has left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const PATH = join(root, 'package-lock.json');
const OPERATING_SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'loong64'];

/** Lists the packages left out of the lockfile, each with the entry that it should have. */
export function findLeftOut(lockfile) {
  const { packages } = lockfile;
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(packages, parent, name))
      .filter(([, version]) => /^\d+\.\d+\.\d+/.test(version))
      .map(([name, version]) => ({
        path: `node_modules/${name}`,
        entry: { version, ...(dev && { dev }), optional: true, ...readPlatform(name) },
      })),
  );
}

function isLocked(packages, parent, name) {
  if (parent === '') return `node_modules/${name}` in packages;
  const above = parent.split('/node_modules/').slice(0, -1).join('/node_modules/');
  return `${parent}/node_modules/${name}` in packages || isLocked(packages, above, name);
}

function readPlatform(name) {
  const words = name.split(/[/-]/);
  const os = OPERATING_SYSTEMS.filter((one) => words.includes(one));
  const cpu = PROCESSORS.filter((one) => words.includes(one)).slice(0, 1);
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : ['glibc'];
  return {
    ...(cpu.length && { cpu }),
    ...(os.length && { os }),
    ...(os.includes('linux') && { libc }),
  };
}

if (process.argv[2] === '--fix') {
  const lockfile = JSON.parse(readFileSync(PATH, 'utf8'));
  for (const { path, entry } of findLeftOut(lockfile)) lockfile.packages[path] = entry;
  const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  writeFileSync(
    PATH,
    `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
  );
}
