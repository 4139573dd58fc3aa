import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import type { Client } from 'pg';
import { type App, createApp } from '#src/main/server/create-app.ts';
import { listen } from '#src/main/server/listen.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { signInAsApp } from '#src/server/db/app-role.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import { startEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { migrate } from '#src/server/db/migrate.ts';
import { prepareJobs } from '#src/server/jobs/run-jobs.ts';

export const PASSWORD = 'simulated-people-4-ever';

/** The whole product on a database of its own, of which the clock alone is not real. */
export interface OpenProduct {
  app: App;
  /** As the owner of the tables. */
  owner: Client;
  url: string;
  /** Where files may be written. */
  dir: string;
  /** What time it is, for the product and for its ledger. */
  setClock(at: number): Promise<void>;
  close(): Promise<void>;
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const silent = { info: () => {}, warn: () => {}, error: console.error };

export async function openProduct(begin: number): Promise<OpenProduct> {
  const dir = await mkdtemp(join(tmpdir(), 'uptake-simulate-'));
  const postgres = await startEmbeddedPostgres({ dataDir: dir, settings: SETTINGS });
  const migrations = join(findProjectDir(), 'migrations');
  await migrate(postgres.url, { dir: migrations });
  await prepareJobs(postgres.url);
  let now = begin;
  const hash = await hashPassword(PASSWORD);
  const app = await createApp({
    databaseUrl: await signInAsApp(postgres.url),
    secret: 'a secret for simulated organisations',
    ...{ url: 'http://127.0.0.1', dataDir: dir, log: silent, requestsPerMinute: 0 },
    now: () => new Date(now),
    // everyone has the same password, and hashing is slow by intent
    hashPassword: () => Promise.resolve(hash),
  });
  const owner = await connectOwner(postgres.url, 'simulate');
  await fakeLedgerClock(owner, begin);
  const server = await listen(app.http, { host: '127.0.0.1', port: 0, log: silent });
  return {
    ...{ app, owner, dir, url: `http://127.0.0.1:${server.port}` },
    async setClock(at) {
      now = at;
      await owner.query('update simulated.clock set at = to_timestamp($1)', [at / 1000]);
    },
    async close() {
      await server.close();
      await app.close();
      await owner.end();
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The ledger takes its time from PostgreSQL; here a function of the same name stands before its own. */
async function fakeLedgerClock(owner: Client, begin: number): Promise<void> {
  await owner.query(`
    create schema simulated;
    create table simulated.clock (at timestamptz not null);
    create function simulated.clock_timestamp() returns timestamptz language sql stable
      as 'select at from simulated.clock';
    alter function append_ledger(jsonb, boolean)
      set search_path = simulated, public, pg_catalog, pg_temp`);
  await owner.query('insert into simulated.clock values (to_timestamp($1))', [begin / 1000]);
}
