import { join, resolve } from 'node:path';
import { AppError } from '#src/lib/app-error.ts';
import { type FilesConfig, USUAL_FILES } from '../files/open-file-store.ts';
import { readNetworks } from '../http/client-address.ts';
import type { MailConfig } from '../mail/mailer.ts';
import { findProjectDir } from './project-dir.ts';

/** What the environment decides; everything else is decided inside the product. */
export interface Config {
  port: number;
  /** The address listened on; the machine itself alone, unless told otherwise. */
  host: string;
  /** The origin that people open, without a slash at the end. */
  url: string;
  /** Absolute path of the data folder. */
  dataDir: string;
  /** A PostgreSQL server of one's own; absent means the embedded one. */
  databaseUrl: string | undefined;
  /** Absent means the one kept in the data folder (`readOrMakeSecret`). */
  secret: string | undefined;
  /** Requests a minute for each person or key; 0 is no limit. */
  requestsPerMinute: number;
  /** Proxies whose word is taken for whose request it is: addresses or networks. */
  trustedProxies: readonly string[];
  /** How attachments are kept. */
  files: FilesConfig;
  /** Absent: no mail is sent. */
  mail: MailConfig | undefined;
  /** Push services besides those of the known browsers. */
  pushHosts: readonly string[];
  /** Addresses of one's own network that webhooks may reach: hosts, addresses or networks. */
  webhookAllow: readonly string[];
  /** The first administrator, for a set-up without a person. */
  admin: { email: string; password: string } | undefined;
}

type Environment = Record<string, string | undefined>;

const MIN_SECRET_LENGTH = 32;

/** Reads the environment; a value that cannot be used is an `AppError` that names the variable. */
export function readConfig(env: Environment = process.env): Config {
  const port = readPort(env);
  return {
    port,
    host: read(env, 'HOST') ?? '127.0.0.1',
    url: readUrl(env) ?? `http://localhost:${port}`,
    dataDir: resolve(read(env, 'UPTAKE_DATA') ?? join(findProjectDir(), 'data')),
    databaseUrl: readDatabaseUrl(env),
    secret: readSecret(env),
    requestsPerMinute: readRequestsPerMinute(env),
    trustedProxies: readTrustedProxies(env),
    files: readFiles(env),
    mail: readMail(env),
    pushHosts: readPushHosts(env),
    webhookAllow: readWebhookAllow(env),
    admin: readAdmin(env),
  };
}

function read(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function refuse(name: string, message: string): AppError {
  return new AppError('invalid', `${name} ${message}`, { reason: 'wrong_setting', setting: name });
}

function readPort(env: Environment): number {
  const text = read(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw refuse('PORT', `must be a number from 0 to 65535, such as 3000; it is "${text}".`);
  }
  return port;
}

function readRequestsPerMinute(env: Environment): number {
  const name = 'UPTAKE_REQUESTS_PER_MINUTE';
  const text = read(env, name) ?? '6000';
  if (!/^\d{1,9}$/.test(text)) throw refuse(name, `must be a whole number; it is "${text}".`);
  return Number(text);
}

function readTrustedProxies(env: Environment): string[] {
  const name = 'UPTAKE_TRUSTED_PROXIES';
  const networks = (read(env, name)?.split(',') ?? []).map((network) => network.trim());
  if (!readNetworks(networks)) {
    throw refuse(name, 'must be addresses or networks with commas between, such as "10.0.0.0/8".');
  }
  return networks;
}

function readUrl(env: Environment): string | undefined {
  const text = read(env, 'UPTAKE_URL');
  if (!text) return undefined;
  const url = parseUrl(text);
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search;
  if (!isOrigin || url.username || url.hash) {
    throw refuse(
      'UPTAKE_URL',
      `must be the address that people open, without a path, such as https://crm.example.com; it is "${text}".`,
    );
  }
  return url.origin;
}

function readDatabaseUrl(env: Environment): string | undefined {
  const text = read(env, 'DATABASE_URL');
  if (!text) return undefined;
  const url = parseUrl(text.replace('@/', '@localhost/'));
  const isPostgres = url && /^postgres(ql)?:$/.test(url.protocol);
  // The value may hold a password, so it is never repeated.
  if (!isPostgres || url.pathname.length < 2) {
    throw refuse(
      'DATABASE_URL',
      'must be an address such as postgresql://user:password@host:5432/database.',
    );
  }
  return text;
}

function readSecret(env: Environment): string | undefined {
  const secret = read(env, 'UPTAKE_SECRET');
  if (secret && secret.length < MIN_SECRET_LENGTH) {
    throw refuse(
      'UPTAKE_SECRET',
      `must have at least ${MIN_SECRET_LENGTH} characters; leave it out and Uptake makes one.`,
    );
  }
  return secret;
}

function readAdmin(env: Environment): Config['admin'] {
  const email = read(env, 'UPTAKE_ADMIN_EMAIL');
  const password = env.UPTAKE_ADMIN_PASSWORD || undefined;
  if (!email && !password) return undefined;
  if (!email) throw refuse('UPTAKE_ADMIN_EMAIL', 'is needed beside UPTAKE_ADMIN_PASSWORD.');
  if (!password) throw refuse('UPTAKE_ADMIN_PASSWORD', 'is needed beside UPTAKE_ADMIN_EMAIL.');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw refuse('UPTAKE_ADMIN_EMAIL', `must be a mail address; it is "${email}".`);
  }
  return { email, password };
}

function readFiles(env: Environment): FilesConfig {
  const { maxBytes, quotaBytes } = USUAL_FILES;
  return {
    maxBytes: readMegabytes(env, 'UPTAKE_FILES_MAX_MB', { usual: maxBytes, most: 1900 }),
    quotaBytes: readMegabytes(env, 'UPTAKE_FILES_QUOTA_MB', { usual: quotaBytes, most: 1e9 }),
    s3: readS3(env),
  };
}

function readMegabytes(env: Environment, name: string, known: { usual: number; most: number }) {
  const text = read(env, name);
  if (!text) return known.usual;
  if (!/^\d{1,10}$/.test(text) || Number(text) < 1 || Number(text) > known.most) {
    throw refuse(name, `must be a number of megabytes from 1 to ${known.most}; it is "${text}".`);
  }
  return Number(text) * 1024 * 1024;
}

/** All of these, or none and the files lie in the data folder. */
function readS3(env: Environment): FilesConfig['s3'] {
  const names = ['ENDPOINT', 'BUCKET', 'KEY_ID', 'SECRET'] as const;
  const values = names.map((name) => read(env, `UPTAKE_FILES_S3_${name}`));
  if (values.every((value) => value === undefined)) return undefined;
  const missing = names.find((_, index) => values[index] === undefined);
  if (missing)
    throw refuse(
      `UPTAKE_FILES_S3_${missing}`,
      'is needed beside the other UPTAKE_FILES_S3_… settings.',
    );
  const [endpoint, bucket, keyId, secret] = values as [string, string, string, string];
  const url = parseUrl(endpoint);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.username) {
    throw refuse(
      'UPTAKE_FILES_S3_ENDPOINT',
      `must be an address such as https://s3.example.com; it is "${endpoint}".`,
    );
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,62}$/.test(bucket)) {
    throw refuse('UPTAKE_FILES_S3_BUCKET', `must be the name of a bucket; it is "${bucket}".`);
  }
  const region = read(env, 'UPTAKE_FILES_S3_REGION') ?? 'us-east-1';
  return { endpoint: url.href.replace(/\/$/, ''), bucket, region, keyId, secret };
}

/** Both or neither: without a sender no server takes a mail. */
function readMail(env: Environment): MailConfig | undefined {
  const smtpUrl = read(env, 'UPTAKE_SMTP_URL');
  const from = read(env, 'UPTAKE_MAIL_FROM');
  if (!smtpUrl && !from) return undefined;
  if (!smtpUrl) throw refuse('UPTAKE_SMTP_URL', 'is needed beside UPTAKE_MAIL_FROM.');
  const url = parseUrl(smtpUrl);
  // The value may hold a password, so it is never repeated.
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw refuse(
      'UPTAKE_SMTP_URL',
      'must be an address such as smtp://user:password@mail.example.com:587.',
    );
  }
  if (!from) throw refuse('UPTAKE_MAIL_FROM', 'is needed beside UPTAKE_SMTP_URL.');
  if (!/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(from)) {
    throw refuse(
      'UPTAKE_MAIL_FROM',
      `must be a mail address, such as "Uptake <crm@example.com>"; it is "${from}".`,
    );
  }
  return { smtpUrl, from };
}

function readPushHosts(env: Environment): string[] {
  const name = 'UPTAKE_PUSH_HOSTS';
  const hosts = (read(env, name)?.split(',') ?? []).map((host) => host.trim().toLowerCase());
  if (!hosts.every((host) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(host))) {
    throw refuse(name, 'must be hosts with commas between, such as "push.example.com".');
  }
  return hosts;
}

function readWebhookAllow(env: Environment): string[] {
  const name = 'UPTAKE_WEBHOOK_ALLOW';
  const places = (read(env, name)?.split(',') ?? []).map((place) => place.trim().toLowerCase());
  const isPlace = (place: string) =>
    /^[a-z0-9.-]+$/.test(place) || readNetworks([place]) !== undefined;
  if (!places.every(isPlace)) {
    throw refuse(
      name,
      'must be hosts, addresses or networks with commas between, such as "erp.local,10.0.0.0/8".',
    );
  }
  return places;
}
