import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const NEEDED_BYTES = 4 * 1024 ** 3;

/** A folder in memory for what does not outlive the tests, where none waits for a disk; if there is room. */
export function findMemoryFolder() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    const hasRoom = Math.min(bavail * bsize, process.availableMemory() / 2) > NEEDED_BYTES;
    return hasRoom && runsPrograms() ? IN_MEMORY : undefined;
  } catch {
    return undefined;
  }
}

/** Some systems let no program be started there; PostgreSQL's may be copied to where its data is. */
function runsPrograms() {
  const folder = mkdtempSync(join(IN_MEMORY, 'uptake-'));
  try {
    writeFileSync(join(folder, 'program'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    return spawnSync(join(folder, 'program')).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
