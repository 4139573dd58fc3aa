import type { Authenticator } from './auth/authenticate.ts';
import type { SignIn } from './auth/sign-in.ts';
import type { FileStore } from './files/file-store.ts';
import type { Route } from './http/route.ts';
import type { Job } from './jobs/job.ts';
import type { Logger } from './log/logger.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Change, Machinery } from './run-command.ts';

/** What a feature gets from the process when it is put together. */
export interface Services {
  machinery: Machinery;
  signIn: SignIn;
  authenticator: Authenticator;
  log: Logger;
  /** The origin that people open, for links. */
  url: string;
  /** The connection of the tables' owner, for backups alone; absent where none are made. */
  ownerUrl?: string | undefined;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** Where attachments lie, and how much is taken in. */
  files: { store: FileStore; maxBytes: number; quotaBytes: number };
  /** Null where mail is not set up. */
  mail: Mailer | null;
  /** Push services besides those of the known browsers: hosts, with their port if they have one. */
  pushHosts: readonly string[];
  /** Addresses of one's own network that webhooks may reach: hosts, with their port, or networks. */
  webhookAllow: readonly string[];
  /** A key of 32 bytes for one purpose, made of the installation's secret. */
  keyFor(purpose: string): Buffer;
}

/** What a feature adds to the server besides its record types. */
export interface ServerFeature {
  routes: Route[];
  jobs?: Job[];
  /** Begins what is done again and again for as long as the server runs. */
  begin?(): { stop(): Promise<void> };
  /** Told after each commit of this process, at once; it must not wait for anything. */
  changed?(workspaceId: string, changes: readonly Change[]): void;
  /** Told of what was committed here and in other servers, a moment after it. */
  heard?(workspaceId: string, changes: readonly Change[]): void;
}
