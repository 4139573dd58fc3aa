import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the data folders of a run are, and those that they are copied from. */
    prepared: { folder: string };
  }
}

const IN_MEMORY = '/dev/shm';
const NEEDED_BYTES = 3 * 1024 ** 3;

/** Runs once before all journeys (Vitest's `globalSetup`); what it returns runs after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await choosePlace(), 'uptake-e2e-'));
  project.provide('prepared', { folder });
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** In memory, where no journey waits for a disk, if there is enough of it. */
async function choosePlace(): Promise<string> {
  if (process.availableMemory() < 2 * NEEDED_BYTES) return tmpdir();
  const place = await statfs(IN_MEMORY).catch(() => undefined);
  return place && place.bavail * place.bsize > NEEDED_BYTES ? IN_MEMORY : tmpdir();
}
