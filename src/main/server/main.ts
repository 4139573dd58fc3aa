import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo } from '#src/features/admin/demo/server/load-demo.ts';
import { setUpFirstWorkspace } from '#src/features/admin/workspace/server/first-set-up.ts';
import { AppError } from '#src/lib/app-error.ts';
import { type Config, readConfig } from '#src/server/config/config.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { readOrMakeSecret } from '#src/server/config/secret.ts';
import { signInAsApp } from '#src/server/db/app-role.ts';
import { startEmbeddedPostgres } from '#src/server/db/embedded/embedded-postgres.ts';
import { migrate } from '#src/server/db/migrate.ts';
import type { Services } from '#src/server/feature.ts';
import { keepHouse } from '#src/server/jobs/housekeeping.ts';
import { prepareJobs, runJobs } from '#src/server/jobs/run-jobs.ts';
import { createLogger, type Logger } from '#src/server/log/logger.ts';
import { createApp } from './create-app.ts';
import { listen } from './listen.ts';
import { demoDoors } from './ports/demo-doors.ts';
import { recordTypes } from './record-types.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';

/** Starts the product and keeps it running until it is told to stop. */
async function main(): Promise<void> {
  const log = createLogger();
  const shutdown = createShutdown(log);
  try {
    const config = readConfig();
    const { values: wanted } = parseArgs({ options: { demo: { type: 'boolean' } } });
    const { ownerUrl, appUrl } = await openDatabases(config, shutdown, log);
    const secret = config.secret ?? (await readOrMakeSecret(config.dataDir));
    const webDir = join(findProjectDir(), 'dist/web');
    const app = await createApp({
      databaseUrl: appUrl,
      ownerUrl,
      secret,
      url: config.url,
      dataDir: config.dataDir,
      log,
      requestsPerMinute: config.requestsPerMinute,
      trustedProxies: config.trustedProxies,
      files: config.files,
      mail: config.mail,
      pushHosts: config.pushHosts,
      webhookAllow: config.webhookAllow,
      ...(existsSync(webDir) && { webDir }),
    });
    shutdown.add(() => app.close());
    const { machinery } = app.services;
    const runner = await runJobs({ ownerUrl, machinery, log }, app.jobs);
    shutdown.add(() => runner.stop());
    shutdown.add(keepHouse(ownerUrl, log).stop);
    const notices = await setUp(app.services, { ...config, ...wanted, ownerUrl, secret });
    for (const { stop } of app.begin()) shutdown.add(stop);
    shutdown.add((await listen(app.http, { ...config, log })).close);
    for (const notice of notices) console.log(notice);
    console.log(`Uptake is ready: ${config.url}`);
  } catch (error) {
    // what a person can mend is said in one sentence; the rest needs its stack
    if (error instanceof AppError) console.error(error.message);
    else log.error({ err: error }, 'could not start');
    await shutdown.run(1);
  }
}

/** The database as its owner and as the application, with everything in it that it needs. */
async function openDatabases(config: Config, shutdown: Shutdown, log: Logger) {
  let ownerUrl = config.databaseUrl;
  if (!ownerUrl) {
    const postgres = await startEmbeddedPostgres({
      dataDir: config.dataDir,
      onFailure: (error) => {
        log.error({ err: error }, 'PostgreSQL has ended');
        void shutdown.run(1);
      },
    });
    shutdown.add(() => postgres.stop());
    ownerUrl = postgres.url;
  }
  await migrate(ownerUrl, { dir: join(findProjectDir(), 'migrations') });
  await prepareJobs(ownerUrl);
  const appUrl = config.databaseUrl ? ownerUrl : await signInAsApp(ownerUrl);
  return { ownerUrl, appUrl };
}

/** Makes what is needed to sign in; gives what people need to know to do so. */
async function setUp(
  services: Services,
  given: { admin: Config['admin']; demo?: boolean; ownerUrl: string; secret: string },
): Promise<string[]> {
  const notices: (string | undefined)[] = [];
  // whoever comes for the demo alone needs no company of their own
  if (given.admin || !given.demo) notices.push(await setUpFirstWorkspace(services, given.admin));
  if (given.demo)
    notices.push(await loadDemo(services, recordTypes, { ...given, doors: demoDoors }));
  return notices.filter((notice) => notice !== undefined);
}

void main();
