import { sql } from 'kysely';
import type { Logger } from '../log/logger.ts';
import type { Machinery } from '../run-command.ts';
import { keepDoing } from './keep-doing.ts';

interface Needs {
  machinery: Machinery;
  log: Logger;
}

export interface WorkspaceWork<S extends Needs, T> {
  everyMs: number;
  /** Unless it is given, the first time is at once. */
  firstAfterMs?: number;
  /** What the log says of a failure. */
  failed: string;
  work(services: S, workspaceId: string): Promise<T>;
}

/** Does a piece of work in every workspace again and again, as `keepDoing` does. */
export function keepDoingForWorkspaces<S extends Needs, T>(
  services: S,
  work: WorkspaceWork<S, T>,
): { stop(): Promise<void> } {
  return keepDoing(() => doForWorkspaces(services, work), {
    everyMs: work.everyMs,
    ...(work.firstAfterMs !== undefined && { firstAfterMs: work.firstAfterMs }),
    failed: (error) => services.log.warn({ err: error }, work.failed),
  });
}

/** Once in every workspace, with what came of it; one that fails keeps no other waiting. */
export async function doForWorkspaces<S extends Needs, T>(
  services: S,
  { failed, work }: Pick<WorkspaceWork<S, T>, 'failed' | 'work'>,
): Promise<T[]> {
  const workspaces = await services.machinery.database.read(null, (db) =>
    db.rows<{ id: string }>(sql`select id from directory.workspace order by id`),
  );
  const done: T[] = [];
  for (const { id } of workspaces) {
    try {
      done.push(await work(services, id));
    } catch (error) {
      services.log.warn({ err: error, workspaceId: id }, failed);
    }
  }
  return done;
}
