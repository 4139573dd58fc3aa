import { createHmac } from 'node:crypto';
import { BlockList } from 'node:net';
import { Hono } from 'hono';
import { z } from 'zod';
import { noteRefusal } from '#src/features/programme/desk/server/tally.ts';
import { keepCosts } from '#src/features/programme/plan/server/impact/keep-costs.ts';
import { lockRoutes } from '#src/features/programme/plan/server/lock/lock-routes.ts';
import { refuseMore } from '#src/features/programme/plan/server/lock/refuse-more.ts';
import { AppError } from '#src/lib/app-error.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { forgetDeclarations } from '#src/records/server/custom/effective-declaration.ts';
import { holdToVersion } from '#src/records/server/hold-to-version.ts';
import { seenChanges } from '#src/records/server/seen-changes.ts';
import { createAuthenticator } from '#src/server/auth/authenticate.ts';
import { createSignIn } from '#src/server/auth/sign-in.ts';
import { createViewAs } from '#src/server/auth/view-as.ts';
import { type Database, openDatabase } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { type FilesConfig, openFileStore, USUAL_FILES } from '#src/server/files/open-file-store.ts';
import { readNetworks } from '#src/server/http/client-address.ts';
import { createApi } from '#src/server/http/dispatch.ts';
import { createRateLimit } from '#src/server/http/rate-limit.ts';
import { type Route, raw } from '#src/server/http/route.ts';
import { createStaticFiles } from '#src/server/http/static-files.ts';
import type { Job } from '#src/server/jobs/job.ts';
import type { Logger } from '#src/server/log/logger.ts';
import { createMailer, type MailConfig } from '#src/server/mail/mailer.ts';
import { type ChangeFeed, openChangeFeed } from '#src/server/realtime/change-feed.ts';
import { createEventStreams } from '#src/server/realtime/event-stream.ts';
import type { Machinery } from '#src/server/run-command.ts';
import { endsStream, SESSION, touchesAccess } from './ends-stream.ts';
import { collectFeatures } from './features.ts';
import { costSetting } from './ports/cost-setting.ts';
import { recordTypes } from './record-types.ts';
import { createOpenApi } from './workspace-open-api.ts';

export interface AppOptions {
  databaseUrl: string;
  secret: string;
  /** The connection of the tables' owner; absent: no backups are made from within. */
  ownerUrl?: string;
  /** The origin that people open. */
  url: string;
  dataDir: string;
  log: Logger;
  /** The built web app; absent: the API alone. */
  webDir?: string;
  /** Requests a minute for each key or person; 0 is no limit. */
  requestsPerMinute?: number;
  /** Proxies whose word is taken for whose request it is: addresses or networks. */
  trustedProxies?: readonly string[];
  /** How attachments are kept; absent: in the data folder, within the usual limits. */
  files?: FilesConfig;
  /** Absent: no mail is sent. */
  mail?: MailConfig | undefined;
  /** Push services besides those of the known browsers. */
  pushHosts?: readonly string[];
  /** Addresses of one's own network that webhooks may reach. */
  webhookAllow?: readonly string[];
  now?: () => Date;
  checkOutput?: boolean;
  /** Absent: slowly, as guessing shall be slow. */
  hashPassword?: (password: string) => Promise<string>;
}

export interface App {
  http: Hono;
  services: Services;
  jobs: Job[];
  routes: Route[];
  /** Begins what features do again and again. */
  begin(): { stop(): Promise<void> }[];
  close(): Promise<void>;
}

/** The whole server but for the socket it listens on, the database it uses and its queue. */
export async function createApp(options: AppOptions): Promise<App> {
  const { log, url } = options;
  const database = openDatabase({ url: options.databaseUrl });
  const { databaseUrl, secret, hashPassword } = options;
  const signIn = createSignIn({ databaseUrl, secret, url, hashPassword });
  const { countRequest, countLookUp } = createRateLimit(options.requestsPerMinute ?? 6000);
  const authenticator = createAuthenticator({ database, signIn, countLookUp });
  const feed = await openChangeFeed(options.databaseUrl, log);
  feed.subscribe((set) => {
    if (touchesAccess(set)) authenticator.forget();
    forgetDeclarations(set.workspaceId, set.changes);
  });
  const machinery: Machinery = {
    database,
    now: options.now ?? (() => new Date()),
    refuse: refuseMore,
    failed: (err) => log.error({ err }, 'a change could not be told'),
    published: (workspaceId, changes) => {
      // here at once, in other servers with the feed
      if (touchesAccess({ workspaceId, changes })) authenticator.forget();
      forgetDeclarations(workspaceId, changes);
      feed.publish(workspaceId, changes);
      for (const feature of features) feature.changed?.(workspaceId, changes);
    },
  };
  const { dataDir } = options;
  const limits = options.files ?? USUAL_FILES;
  const files = { ...limits, store: openFileStore(limits, dataDir) };
  const services = {
    ...{ machinery, signIn, authenticator, log, url, dataDir, files },
    mail: options.mail ? createMailer(options.mail) : null,
    ownerUrl: options.ownerUrl,
    pushHosts: options.pushHosts ?? [],
    webhookAllow: options.webhookAllow ?? [],
    keyFor: (purpose: string) => createHmac('sha256', options.secret).update(purpose).digest(),
  };
  const features = collectFeatures(services);
  feed.subscribe(({ workspaceId, changes }) => {
    for (const feature of features) feature.heard?.(workspaceId, changes);
  });
  const shipping = keepCosts(
    features.flatMap((feature) => feature.routes),
    costSetting,
  );
  const locked = lockRoutes([...shipping, ...ownRoutes(database, feed, log)], machinery);
  const routes = holdToVersion(locked, recordTypes);
  const api = createApi(
    {
      machinery,
      log,
      authenticate: authenticator.authenticate,
      viewAs: createViewAs(database, machinery.now),
      countRequest,
      trustedProxies: readNetworks(options.trustedProxies ?? []) ?? new BlockList(),
      refused: (actor, { route }, error) => noteRefusal(actor, route, error, machinery.now()),
      checkOutput: options.checkOutput ?? false,
    },
    routes,
  );
  return {
    http: withPages(api, { routes, services, webDir: options.webDir }),
    services,
    routes,
    jobs: features.flatMap((feature) => feature.jobs ?? []),
    begin: () => features.flatMap((feature) => feature.begin?.() ?? []),
    async close() {
      await feed.close();
      await Promise.all([database.close(), signIn.close()]);
    },
  };
}

function ownRoutes(database: Database, feed: ChangeFeed, log: Logger): Route[] {
  const openStream = createEventStreams(feed, {
    log,
    endsOn: endsStream,
    async seenBy(actor, set) {
      const changes = set.changes.filter(({ type }) => type !== SESSION);
      if (changes.length === 0) return [];
      return database.read(actor.workspaceId, (db) =>
        seenChanges({ actor, db, now: () => new Date() }, recordTypes, changes),
      );
    },
  });
  return [
    raw(healthEndpoint, async () => {
      await database.read(null, (db) => db.rows({ text: 'select 1', values: [] }));
      return { status: 'ok' };
    }),
    raw(eventsEndpoint, ({ actor }) => openStream(actor!)),
  ];
}

const healthEndpoint = defineEndpoint({
  route: 'GET /api/health',
  summary: 'Whether the product and its database answer',
  tag: 'Operation',
  access: 'public',
  output: z.object({ status: z.literal('ok') }),
});
const eventsEndpoint = defineEndpoint({
  route: 'GET /api/v1/events',
  summary: 'Changes as they happen, as server-sent events',
  tag: 'Operation',
  access: 'member',
  output: z.unknown(),
});

interface Pages {
  routes: Route[];
  services: Services;
  webDir: string | undefined;
}

/** The API's description and the web app beside the API. */
function withPages(api: Hono, { routes, services, webDir }: Pages): Hono {
  const http = new Hono();
  const openApi = createOpenApi(routes, services);
  http.get('/api/v1/openapi.json', async (c) =>
    c.body(await openApi.jsonFor(c.req.raw), 200, {
      'content-type': 'application/json; charset=utf-8',
      // it names the fields of who asks
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    }),
  );
  http.get('/api/docs', (c) => {
    const { html, headers } = openApi.docs();
    return c.body(html, 200, headers);
  });
  http.route('/', api);
  if (webDir) {
    const serveFile = createStaticFiles(webDir);
    http.get('*', (c) => serveFile(c.req.raw));
  }
  http.all('*', () => {
    const error = new AppError('not_found', 'There is no such address.');
    return new Response(error.message, { status: 404 });
  });
  return http;
}
