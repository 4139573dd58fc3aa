import { existsSync, openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKey, revokeKey } from '#src/features/admin/workspace/server/key-commands.ts';
import type { getImport } from '#src/features/connect/import/import-api.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { Actor } from '#src/server/context.ts';
import { runJobs } from '#src/server/jobs/run-jobs.ts';
import { createLogger } from '#src/server/log/logger.ts';
import { runCommand } from '#src/server/run-command.ts';
import type { App } from '../create-app.ts';
import type { CliInput } from './cli-command.ts';
import { withApp } from './cli-installation.ts';
import { findAdministrator, findMember, findWorkspace } from './cli-lookup.ts';

type Import = EndpointOutput<typeof getImport>;
type Call = (route: string, body?: FormData) => Promise<Response>;

const LOOK_EVERY_MS = 300;
const UNDER_WAY: readonly Import['status'][] = ['uploaded', 'rehearsing', 'rehearsed', 'running'];

/** `uptake import FILE`: the same path as an upload in the browser, run at once. */
export async function importFile(input: CliInput): Promise<number> {
  const path = resolve(input.arguments[0]!);
  if (!existsSync(path)) {
    throw new AppError('not_found', `There is no file ${path}.`, { reason: 'no_such_file' });
  }
  const { user, workspace, failed } = input.options;
  return withApp(async (app, { url }) => {
    const { services } = app;
    const actor = user
      ? await findMember(services, { email: user.trim().toLowerCase(), workspace })
      : await findAdministrator(services, (await findWorkspace(services, workspace)).id);
    const { machinery } = services;
    const runner = await runJobs({ ownerUrl: url, machinery, log: createLogger() }, app.jobs);
    try {
      return await withCalls(app, actor, async (call) => {
        const done = await follow(call, await upload(call, path), input.signal);
        return report(call, done, failed);
      });
    } finally {
      await runner.stop();
    }
  });
}

/** Calls of the API in the actor's name, by a key that lives no longer than `work`. */
async function withCalls<T>(app: App, actor: Actor, work: (call: Call) => Promise<T>): Promise<T> {
  const { machinery, url } = app.services;
  const { id, key } = await runCommand(machinery, actor, (ctx) => createKey(ctx, 'Import'));
  const headers = { authorization: `Bearer ${key}` };
  try {
    return await work(async (route, body) => {
      const [method, path] = route.split(' ') as [string, string];
      const request = new Request(`${url}${path}`, { method, headers, ...(body && { body }) });
      const response = await app.http.request(request);
      if (response.ok) return response;
      const problem = (await response.json()) as { detail?: string };
      throw new AppError('invalid', problem.detail ?? 'The list could not be imported.');
    });
  } finally {
    await runCommand(machinery, actor, (ctx) => revokeKey(ctx, id));
  }
}

async function upload(call: Call, path: string): Promise<Import> {
  const form = new FormData();
  form.append('file', await openAsBlob(path), basename(path));
  form.append('run', 'true');
  const response = await call('POST /api/v1/imports', form);
  return (await response.json()) as Import;
}

/** Waits for its end, and cancels it once if the person wants. */
async function follow(call: Call, begun: Import, signal: AbortSignal): Promise<Import> {
  let now = begun;
  let isCancelled = false;
  while (UNDER_WAY.includes(now.status)) {
    if (signal.aborted && !isCancelled) {
      isCancelled = true;
      await call(`POST /api/v1/imports/${now.id}/cancel`);
    }
    await sleep(LOOK_EVERY_MS);
    now = (await (await call(`GET /api/v1/imports/${now.id}`)).json()) as Import;
    showProgress(now);
  }
  return now;
}

function showProgress({ status, progress }: Import): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${status} ${Math.round(progress * 100)} %   `);
  if (!UNDER_WAY.includes(status)) process.stderr.write('\n');
}

async function report(call: Call, done: Import, failedPath?: string): Promise<number> {
  const { counts } = done;
  if (done.error) throw new AppError('invalid', done.error);
  console.log(
    `${done.rows} rows: ${counts.create} new, ${counts.change} changed, ${counts.same} known already, ${counts.skip} left out, ${counts.failed} failed.`,
  );
  if (counts.failed > 0 && failedPath) {
    const response = await call(`GET /api/v1/imports/${done.id}/failed.csv`);
    await writeFile(failedPath, await response.text(), { flag: 'wx', mode: 0o600 });
    console.log(`What failed, with reasons: ${failedPath}`);
  } else if (counts.failed > 0) {
    console.log('What failed, with reasons, is in the web app under this import.');
  }
  if (done.status === 'cancelled')
    console.error('Cancelled. What was written can be undone in the web app.');
  return done.status === 'done' ? 0 : 1;
}
