import { join } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { type Config, readConfig } from '#src/server/config/config.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { readOrMakeSecret } from '#src/server/config/secret.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from '#src/server/db/embedded/embedded-postgres.ts';
import { findPending, migrate, readHistory, readMigrations } from '#src/server/db/migrate.ts';
import { prepareJobs } from '#src/server/jobs/run-jobs.ts';
import { createLogger } from '#src/server/log/logger.ts';
import { type App, createApp } from '../create-app.ts';

/** What a command works on. */
export interface Installation {
  config: Config;
  /** The owner's connection. */
  url: string;
  /** An Uptake runs on the data folder; with a server of one's own it is not known. */
  isRunning: boolean;
  migrationsDir: string;
  webDir: string;
}

/** Finds the database, or starts the embedded one for as long as `work` lasts. */
export async function withInstallation<T>(
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const project = findProjectDir();
  const found = {
    config,
    migrationsDir: join(project, 'migrations'),
    webDir: join(project, 'dist/web'),
  };
  if (config.databaseUrl) return work({ ...found, url: config.databaseUrl, isRunning: false });
  const url = await findEmbeddedPostgres(config.dataDir);
  if (url) return work({ ...found, url, isRunning: true });
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    return await work({ ...found, url: postgres.url, isRunning: false });
  } finally {
    await postgres.stop();
  }
}

/** The same with everything that commands of the product need; beside a running one too. */
export function withApp<T>(work: (app: App, installation: Installation) => Promise<T>): Promise<T> {
  return withInstallation(async (installation) => {
    const { config, url, migrationsDir } = installation;
    // what runs must not find other tables under its feet
    if (installation.isRunning) await refusePending(url, migrationsDir);
    else await migrate(url, { dir: migrationsDir });
    await prepareJobs(url);
    const app = await createApp({
      databaseUrl: url,
      secret: config.secret ?? (await readOrMakeSecret(config.dataDir)),
      url: config.url,
      dataDir: config.dataDir,
      files: config.files,
      log: createLogger(),
    });
    try {
      return await work(app, installation);
    } finally {
      await app.close();
    }
  });
}

async function refusePending(url: string, migrationsDir: string): Promise<void> {
  const migrations = await readMigrations(migrationsDir);
  const client = await connectOwner(url, 'command');
  try {
    const { rows } = await client.query(
      `select to_regclass('directory.schema_migration') is not null as made`,
    );
    const history = rows[0].made ? await readHistory(client) : [];
    if (findPending(migrations, history).length === 0) return;
  } finally {
    await client.end();
  }
  throw new AppError(
    'conflict',
    'The Uptake that runs is just starting, or older than this one. Try again in a moment; if that does not help, start it anew.',
    { reason: 'pending_migrations' },
  );
}
