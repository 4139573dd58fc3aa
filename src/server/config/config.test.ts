import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const MB = 1024 * 1024;

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    url: 'http://localhost:3000',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    secret: undefined,
    requestsPerMinute: 6000,
    files: { maxBytes: 25 * MB, quotaBytes: 20 * 1024 * MB, s3: undefined },
    trustedProxies: [],
    mail: undefined,
    pushHosts: [],
    webhookAllow: [],
    admin: undefined,
  });
});

test('the address follows the port unless it is given', () => {
  expect(readConfig({ PORT: '4711' }).url).toBe('http://localhost:4711');
  expect(readConfig({ PORT: '4711', UPTAKE_URL: 'https://crm.example.com/' }).url).toBe(
    'https://crm.example.com',
  );
});

test('every setting is read', () => {
  const config = readConfig({
    HOST: '0.0.0.0',
    UPTAKE_DATA: '/srv/uptake',
    DATABASE_URL: 'postgresql://u:p@db.example.com/crm',
    UPTAKE_SECRET: 'x'.repeat(32),
    UPTAKE_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7',
    UPTAKE_ADMIN_EMAIL: 'ada@example.com',
    UPTAKE_ADMIN_PASSWORD: ' kept as typed ',
  });
  expect(config).toMatchObject({
    host: '0.0.0.0',
    dataDir: '/srv/uptake',
    databaseUrl: 'postgresql://u:p@db.example.com/crm',
    secret: 'x'.repeat(32),
    trustedProxies: ['10.0.0.0/8', '192.0.2.7'],
    admin: { email: 'ada@example.com', password: ' kept as typed ' },
  });
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3e3'],
  ['UPTAKE_URL', 'crm.example.com'],
  ['UPTAKE_URL', 'ftp://crm.example.com'],
  ['UPTAKE_URL', 'https://crm.example.com/path'],
  ['DATABASE_URL', 'mysql://u:p@h/db'],
  ['DATABASE_URL', 'postgresql://u:p@h'],
  ['UPTAKE_SECRET', 'short'],
  ['UPTAKE_REQUESTS_PER_MINUTE', 'many'],
  ['UPTAKE_TRUSTED_PROXIES', 'proxy.example.com'],
  ['UPTAKE_TRUSTED_PROXIES', '10.0.0.0/8,'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test('a refused DATABASE_URL does not show its password', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:topsecret@h/db' })).not.toThrow(/topsecret/);
});

test('an administrator needs both a mail address and a password', () => {
  expect(() => readConfig({ UPTAKE_ADMIN_EMAIL: 'ada@example.com' })).toThrow(
    'UPTAKE_ADMIN_PASSWORD',
  );
  expect(() => readConfig({ UPTAKE_ADMIN_PASSWORD: 'x' })).toThrow('UPTAKE_ADMIN_EMAIL');
  expect(() => readConfig({ UPTAKE_ADMIN_EMAIL: 'ada', UPTAKE_ADMIN_PASSWORD: 'x' })).toThrow(
    'mail address',
  );
});

const S3 = {
  UPTAKE_FILES_S3_ENDPOINT: 'https://s3.example.com/',
  UPTAKE_FILES_S3_BUCKET: 'uptake-files',
  UPTAKE_FILES_S3_KEY_ID: 'id',
  UPTAKE_FILES_S3_SECRET: 'secret',
};

test('files go to an object store when all about it is told', () => {
  expect(readConfig(S3).files.s3).toEqual({
    endpoint: 'https://s3.example.com',
    bucket: 'uptake-files',
    region: 'us-east-1',
    keyId: 'id',
    secret: 'secret',
  });
  expect(readConfig({ UPTAKE_FILES_MAX_MB: '3' }).files.maxBytes).toBe(3 * MB);
});

test.each([
  ['UPTAKE_FILES_S3_SECRET', { ...S3, UPTAKE_FILES_S3_SECRET: '' }],
  ['UPTAKE_FILES_S3_ENDPOINT', { ...S3, UPTAKE_FILES_S3_ENDPOINT: 'ftp://x' }],
  ['UPTAKE_FILES_S3_BUCKET', { ...S3, UPTAKE_FILES_S3_BUCKET: 'A b' }],
  ['UPTAKE_FILES_MAX_MB', { UPTAKE_FILES_MAX_MB: '0' }],
  ['UPTAKE_FILES_QUOTA_MB', { UPTAKE_FILES_QUOTA_MB: 'much' }],
])('a setting of files that cannot be used is named: %s', (name, env) => {
  expect(() => readConfig(env)).toThrow(name);
});

const MAIL = {
  UPTAKE_SMTP_URL: 'smtp://user:topsecret@mail.example.com:587',
  UPTAKE_MAIL_FROM: 'Uptake <crm@example.com>',
};

test('mail needs a server and a sender', () => {
  expect(readConfig(MAIL).mail).toEqual({
    smtpUrl: MAIL.UPTAKE_SMTP_URL,
    from: MAIL.UPTAKE_MAIL_FROM,
  });
  expect(readConfig({ UPTAKE_PUSH_HOSTS: 'push.example.com, 127.0.0.1:8080' }).pushHosts).toEqual([
    'push.example.com',
    '127.0.0.1:8080',
  ]);
});

test.each([
  ['UPTAKE_MAIL_FROM', { ...MAIL, UPTAKE_MAIL_FROM: '' }],
  ['UPTAKE_MAIL_FROM', { ...MAIL, UPTAKE_MAIL_FROM: 'crm' }],
  ['UPTAKE_SMTP_URL', { ...MAIL, UPTAKE_SMTP_URL: '' }],
  ['UPTAKE_SMTP_URL', { ...MAIL, UPTAKE_SMTP_URL: 'https://mail.example.com' }],
  ['UPTAKE_PUSH_HOSTS', { UPTAKE_PUSH_HOSTS: 'https://push.example.com' }],
])('a setting of mail and push that cannot be used is named: %s', (name, env) => {
  expect(() => readConfig(env)).toThrow(name);
  expect(() => readConfig(env)).not.toThrow(/topsecret/);
});
