import { resolve } from 'node:path';
import { exportWorkspace } from '#src/features/admin/backup/server/export/export-workspace.ts';
import { makeBackup } from '#src/features/admin/backup/server/keep/make-backup.ts';
import { restoreBackup } from '#src/features/admin/backup/server/restore-backup.ts';
import { writeLedgerMarks } from '#src/features/admin/doctor/server/ledger-marks.ts';
import { AppError } from '#src/lib/app-error.ts';
import { openFileStore } from '#src/server/files/open-file-store.ts';
import { recordTypes } from '../record-types.ts';
import { type CliInput, UsageError } from './cli-command.ts';
import { withApp, withInstallation } from './cli-installation.ts';
import { findAdministrator, findMember, findWorkspace } from './cli-lookup.ts';

/** `uptake export PATH` */
export async function exportRecords(input: CliInput): Promise<number> {
  const target = resolve(input.arguments[0]!);
  const { user, workspace } = input.options;
  return withApp(async ({ services }) => {
    const actor = user
      ? await findMember(services, { email: user.trim().toLowerCase(), workspace })
      : await findAdministrator(services, (await findWorkspace(services, workspace)).id);
    const { machinery } = services;
    const files = await exportWorkspace({
      machinery,
      actor,
      types: recordTypes,
      target,
      signal: input.signal,
    });
    for (const { path, records } of files) console.log(`${path}: ${records} records`);
    return 0;
  });
}

/** `uptake backup FILE` */
export async function backUp(input: CliInput): Promise<number> {
  const path = resolve(input.arguments[0]!);
  return withInstallation(async ({ url, config }) => {
    const onTable = showProgress('Reading');
    const files = openFileStore(config.files, config.dataDir);
    const request = { url, path, files, signal: input.signal, onTable };
    const backup = await makeBackup(request, config.dataDir);
    const size = (backup.bytes / 1e6).toFixed(1);
    console.log(
      `${path}: ${backup.rows} rows of ${backup.tables} tables, ${size} MB, read back and whole.`,
    );
    if (backup.missingFiles > 0) {
      console.error(`${backup.missingFiles} attachments are missing. Run: npx uptake doctor`);
    }
    if (backup.leftOut.length > 0) {
      console.error(`Left out, for Uptake did not make them: ${backup.leftOut.join(', ')}.`);
    }
    return 0;
  });
}

/** `uptake restore FILE` */
export async function restore(input: CliInput): Promise<number> {
  const path = resolve(input.arguments[0]!);
  const replace = input.switches.has('replace');
  if (replace !== input.switches.has('yes')) {
    throw new UsageError(
      '--replace throws away what the installation holds. If that is what you want, give both --replace and --yes.',
    );
  }
  return withInstallation(async ({ url, config, isRunning, migrationsDir }) => {
    if (isRunning) {
      throw new AppError('conflict', 'Uptake is running. Stop it first, then restore.', {
        reason: 'database_in_use',
      });
    }
    const onTable = showProgress('Loading');
    const { signal } = input;
    const files = openFileStore(config.files, config.dataDir);
    const request = { url, path, migrationsDir, replace, files, onTable };
    const summary = await restoreBackup({ ...request, signal });
    // the ledgers are those of the backup now, however far they had come
    await writeLedgerMarks(config.dataDir, {});
    console.log(
      `Restored as of ${summary.madeAt}: ${summary.rows} rows of ${summary.tables} tables. Examine it with npx uptake doctor, then start with npm start.`,
    );
    return 0;
  });
}

/** Names what is being worked on, where a person looks on. */
function showProgress(doing: string): (name: string) => void {
  return (name) => {
    if (process.stderr.isTTY) process.stderr.write(`${doing} ${name} …\n`);
  };
}
