import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Verdict } from '#src/features/admin/doctor/finding.ts';
import { mendSearch } from '#src/features/admin/doctor/server/check-search.ts';
import { examine } from '#src/features/admin/doctor/server/examine.ts';
import { readConfig } from '#src/server/config/config.ts';
import { findProjectDir } from '#src/server/config/project-dir.ts';
import { connectOwner } from '#src/server/db/connect-owner.ts';
import { openDatabase } from '#src/server/db/database.ts';
import { openFileStore } from '#src/server/files/open-file-store.ts';
import { recordTypes } from '../record-types.ts';
import type { CliInput } from './cli-command.ts';
import { type Installation, withInstallation } from './cli-installation.ts';

const declarations = [...recordTypes.values()].map(({ declaration }) => declaration);
const MARKS: Record<Verdict, string> = { ok: 'ok     ', warning: 'WARNING', fault: 'FAULT  ' };

/** `uptake doctor`: 1 if anything must be put right. */
export async function printFindings(input: CliInput): Promise<number> {
  const findings = await findAll(input.switches.has('mend-search'));
  const ok = findings.every(({ verdict }) => verdict !== 'fault');
  if (input.switches.has('json')) console.log(JSON.stringify({ ok, findings }, null, 1));
  else console.log(findings.map(formatFinding).join('\n'));
  return ok ? 0 : 1;
}

function formatFinding({ check, verdict, message }: Finding): string {
  return `${MARKS[verdict]}  ${check}: ${message}`;
}

/** A doctor only looks: where there is no database yet, none is made. */
async function findAll(mend: boolean): Promise<Finding[]> {
  const { databaseUrl, dataDir } = readConfig();
  if (databaseUrl || existsSync(join(dataDir, 'postgres'))) {
    return withInstallation((installation) => look(installation, mend)).catch((error: Error) =>
      lookWithout(error.message),
    );
  }
  return lookWithout(
    `There is no database in ${dataDir} yet. Start Uptake once, or set UPTAKE_DATA.`,
  );
}

async function look(installation: Installation, mend: boolean): Promise<Finding[]> {
  const { config, url, ...folders } = installation;
  if (mend) await mendAll(url);
  const { dataDir } = config;
  const files = openFileStore(config.files, dataDir);
  return examine({ ...folders, database: { url }, dataDir, declarations, files, now: new Date() });
}

async function lookWithout(problem: string): Promise<Finding[]> {
  const project = findProjectDir();
  return examine({
    database: { problem },
    migrationsDir: join(project, 'migrations'),
    webDir: join(project, 'dist/web'),
    dataDir: readConfig().dataDir,
    declarations,
    now: new Date(),
  });
}

async function mendAll(url: string): Promise<void> {
  const client = await connectOwner(url, 'doctor');
  const database = openDatabase({ url });
  try {
    const mended = await mendSearch(client, database, declarations);
    console.error(`${mended} entries of search were put right.`);
  } finally {
    await database.close();
    await client.end();
  }
}
