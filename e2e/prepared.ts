import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the data folders of a run are, and those that they are copied from. */
    prepared: { folder: string };
  }
}

/** Runs once before all journeys (Vitest's `globalSetup`); what it returns runs after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'uptake-e2e-'));
  project.provide('prepared', { folder });
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
