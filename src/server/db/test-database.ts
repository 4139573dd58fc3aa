import { Client } from 'pg';
import { inject } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import './test-cluster.ts';

export interface TestDatabase {
  /** A connection string of the superuser, who owns all tables. */
  url: string;
  close(): Promise<void>;
}

/** A database of one's own with all migrations applied and a queue, empty: for one test file, or one test. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { template, problem } = inject('testCluster');
  if (problem) throw new Error(`The migrations do not apply. ${problem}`);
  return createDatabase(template);
}

/** A database without migrations. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const { url: server } = inject('testCluster');
  const name = `uptake_test_${newId().replaceAll('-', '')}`;
  // as files, since none of it need be written twice
  await run(server, `create database ${name} template ${template} strategy file_copy`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return {
    url: address.href,
    close: () => run(server, `drop database if exists ${name} with (force)`),
  };
}

async function run(server: string, sql: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
