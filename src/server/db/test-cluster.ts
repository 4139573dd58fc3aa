import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { readTestDatabaseUrl } from '#src/server/config/test-settings.ts';
import { prepareJobs } from '../jobs/run-jobs.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** What each test file gets told of the server that all share. */
export interface TestCluster {
  url: string;
  /** The database that the test databases are copied from. */
  template: string;
  /** Why there is no template; tests without a database run all the same. */
  problem?: string;
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** Runs once before all tests (Vitest's `globalSetup`); what it returns runs after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `uptake_template_${process.pid}`;
  const problem = await makeTemplate(server.url, template).then(
    () => undefined,
    (error: Error) => error.message,
  );
  project.provide('testCluster', { url: server.url, template, problem });
  return async () => {
    if (server.isShared) await run(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function openServer() {
  const url = readTestDatabaseUrl();
  if (url) return { url, isShared: true, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'uptake-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  const stop = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  return { url: postgres.url, isShared: false, stop };
}

async function makeTemplate(url: string, template: string): Promise<void> {
  await run(url, `drop database if exists ${template} with (force)`);
  await run(url, `create database ${template} template template0 encoding 'UTF8'`);
  const address = new URL(url);
  address.pathname = `/${template}`;
  await migrate(address.href, { dir: join(findProjectDir(), 'migrations') });
  await prepareJobs(address.href);
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}
