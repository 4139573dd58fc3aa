import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo } from '#src/features/admin/demo/server/load-demo.ts';
import { setUpFirstWorkspace } from '#src/features/admin/workspace/server/first-set-up.ts';
import { type Config, readConfig } from '#src/server/config/config.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { readOrMakeSecret } from '#src/server/config/secret.ts';
import { startEmbeddedPostgres } from '#src/server/db/embedded-postgres.ts';
import { migrate } from '#src/server/db/migrate.ts';
import type { Services } from '#src/server/feature.ts';
import { keepHouse } from '#src/server/jobs/housekeeping.ts';
import { prepareJobs, runJobs } from '#src/server/jobs/run-jobs.ts';
import { createLogger } from '#src/server/log/logger.ts';
import { createApp } from './create-app.ts';
import { listen } from './listen.ts';
import { recordTypes } from './record-types.ts';

/** Starts the product and keeps it running until it is told to stop. */
async function main(): Promise<void> {
  const log = createLogger();
  const project = findProjectDir();
  const stopping: (() => Promise<void>)[] = [];
  async function stop(code: number): Promise<void> {
    while (stopping.length > 0) {
      await stopping.pop()!().catch((error) => log.error({ err: error }, 'while stopping'));
    }
    process.exit(code);
  }
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop(0);
    });
  }

  try {
    const config = readConfig();
    const { values: wanted } = parseArgs({ options: { demo: { type: 'boolean' } } });
    let ownerUrl = config.databaseUrl;
    if (!ownerUrl) {
      const postgres = await startEmbeddedPostgres({
        dataDir: config.dataDir,
        onFailure: (error) => {
          log.error({ err: error }, 'PostgreSQL has ended');
          void stop(1);
        },
      });
      stopping.push(() => postgres.stop());
      ownerUrl = postgres.url;
    }
    await migrate(ownerUrl, { dir: join(project, 'migrations') });
    await prepareJobs(ownerUrl);
    const secret = config.secret ?? (await readOrMakeSecret(config.dataDir));
    const webDir = join(project, 'dist/web');
    const app = await createApp({
      databaseUrl: ownerUrl,
      secret,
      url: config.url,
      dataDir: config.dataDir,
      log,
      requestsPerMinute: config.requestsPerMinute,
      ...(existsSync(webDir) && { webDir }),
    });
    stopping.push(() => app.close());
    const { machinery } = app.services;
    const runner = await runJobs({ ownerUrl, machinery, log }, app.jobs);
    stopping.push(() => runner.stop());
    const house = keepHouse(ownerUrl, log);
    stopping.push(async () => house.stop());
    const notices = await setUp(app.services, { ...config, ...wanted, ownerUrl, secret });
    const server = await listen(app.http, config);
    stopping.push(() => server.close());
    for (const notice of notices) console.log(notice);
    console.log(`Uptake is ready: ${config.url}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    log.error({ err: error }, 'could not start');
    await stop(1);
  }
}

/** Makes what is needed to sign in; gives what people need to know to do so. */
async function setUp(
  services: Services,
  given: { admin: Config['admin']; demo?: boolean; ownerUrl: string; secret: string },
): Promise<string[]> {
  const notices: (string | undefined)[] = [];
  // whoever comes for the demo alone needs no company of their own
  if (given.admin || !given.demo) notices.push(await setUpFirstWorkspace(services, given.admin));
  if (given.demo) notices.push(await loadDemo(services, recordTypes, given));
  return notices.filter((notice) => notice !== undefined);
}

void main();
