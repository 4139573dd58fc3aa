import type { Client } from 'pg';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import { readMigrations } from '#src/server/db/migrate.ts';
import type { FileStore } from '#src/server/files/file-store.ts';
import { type Finding, judge } from '../finding.ts';
import { checkSchema, checkServer } from './check-database.ts';
import { checkFiles } from './check-files.ts';
import { checkLastBackup, checkRights, checkSpace, checkWeb } from './check-folder.ts';
import { checkLedgers } from './check-ledgers.ts';
import { checkMail } from './check-mail.ts';
import { checkSearch } from './check-search.ts';
import { checkUptake } from './check-uptake.ts';
import { checkRole, checkWall } from './check-wall.ts';

export interface Installation {
  /** The owner's connection; or why there is none. */
  database: { url: string } | { problem: string };
  migrationsDir: string;
  dataDir: string;
  webDir: string;
  declarations: RecordDeclaration[];
  /** Where attachments lie; absent: they are not looked at. */
  files?: FileStore | undefined;
  now: Date;
}

/** A name, for the case that it fails, and what to look at. */
type Check = [name: string, look: () => Promise<Finding | Finding[]>];

/** Looks at everything and says what it saw. A check that fails is a fault, and the others go on. */
export async function examine(installation: Installation): Promise<Finding[]> {
  const { dataDir, now } = installation;
  return [
    ...(await examineDatabase(installation)),
    ...(await runChecks([
      ['data folder', () => checkRights(dataDir)],
      ['disk', () => checkSpace(dataDir)],
      ['backup', () => checkLastBackup(dataDir, now)],
      ['web app', async () => checkWeb(installation.webDir)],
    ])),
  ];
}

async function examineDatabase(installation: Installation): Promise<Finding[]> {
  const { database } = installation;
  if ('problem' in database) return [judge('database', [database.problem], { well: '' })];
  let client: Client | undefined;
  try {
    client = await connectOwner(database.url, 'doctor');
    return await examineAt(client, installation);
  } catch (error) {
    return [judge('database', [(error as Error).message], { well: '' })];
  } finally {
    await client?.end();
  }
}

/** Looks at one moment of the database, while the product may go on working. */
async function examineAt(client: Client, installation: Installation): Promise<Finding[]> {
  // whoever is bound by row-level security would find an empty product whole
  await client.query(`begin isolation level repeatable read;
    set local row_security = off; set local statement_timeout = 0; set local jit = off`);
  const migrations = await readMigrations(installation.migrationsDir);
  const basis = await runChecks(
    [
      ['database', () => checkServer(client)],
      ['migrations', () => checkSchema(client, migrations)],
    ],
    client,
  );
  const { rows } = await client.query(`select to_regclass('search_word') is not null as filled`);
  if (!rows[0].filled) return basis;
  const rest = await runChecks(
    [
      ['walls between workspaces', () => checkWall(client)],
      ['application role', () => checkRole(client)],
      ['ledger', () => checkLedgers(client, installation)],
      ['search', () => checkSearch(client, installation.declarations)],
      ['mail', () => checkMail(client)],
      ['uptake', () => checkUptake(client)],
      ...filesCheck(client, installation),
    ],
    client,
  );
  return [...basis, ...rest];
}

function filesCheck(client: Client, { files }: Installation): Check[] {
  return files ? [['files', () => checkFiles(client, files)]] : [];
}

async function runChecks(checks: Check[], client?: Client): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, look] of checks) {
    await client?.query('savepoint look');
    const found = await look().catch((error: Error) =>
      judge(name, [`This could not be examined: ${error.message}.`], { well: '' }),
    );
    await client?.query('rollback to look');
    findings.push(...[found].flat());
  }
  return findings;
}
