import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor } from './context.ts';
import type { Db } from './db/database.ts';

export interface OnceRequest {
  key: string;
  /** Tells the same request from another that reuses the key. */
  requestHash: string;
}

export interface StoredAnswer {
  status: number;
  body: unknown;
  version: number | undefined;
  /** The body is not kept. */
  secret: boolean;
  /** Null if nothing was changed. */
  commandId: string | null;
}

/** The request's Idempotency-Key; null if it has none. */
export function keyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError('invalid', 'An Idempotency-Key has 1 to 200 visible ASCII characters.');
}

/** What makes the request act once, if it has a key; `parts` tell it from any other. */
export function onceOf(request: Request, parts: unknown[]): OnceRequest | undefined {
  const key = keyOf(request);
  if (key === null) return undefined;
  const requestHash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { key, requestHash };
}

/**
 * Runs `work` once for a key of an actor and gives the first answer again for a repetition. A second
 * request that comes meanwhile waits for the first, on the unique key. A secret is not given again
 * (`already_done`).
 */
export async function answerOnce(
  db: Db,
  actor: Actor,
  request: OnceRequest,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const owner = sql`workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and key = ${request.key}`;
  const isFirst = await db.first(sql`
    insert into idempotent_answer (workspace_id, member_id, key, request_hash)
    values (${actor.workspaceId}, ${actor.memberId}, ${request.key}, ${request.requestHash})
    on conflict do nothing returning key`);
  if (!isFirst) {
    const stored = await db.first<{
      request_hash: string;
      status: number;
      body: unknown;
      is_secret: boolean;
      version: number | null;
      command_id: string | null;
    }>(
      sql`select request_hash, status, body, body is null as is_secret, version, command_id from idempotent_answer where ${owner}`,
    );
    if (stored?.request_hash !== request.requestHash) {
      throw new AppError(
        'conflict',
        'This Idempotency-Key was used for another request. Use a new key for each request.',
        { reason: 'idempotency_key_reused' },
      );
    }
    if (stored.is_secret) {
      throw new AppError(
        'conflict',
        'This was done already, and its secret is told only once. If you do not have it, make a new one and take the first back.',
        { reason: 'already_done' },
      );
    }
    return {
      status: stored.status,
      body: stored.body,
      version: stored.version ?? undefined,
      secret: false,
      commandId: stored.command_id,
    };
  }
  const answer = await work();
  const body = answer.secret ? null : JSON.stringify(answer.body ?? null);
  await db.rows(sql`
    update idempotent_answer set status = ${answer.status}, command_id = ${answer.commandId},
      version = ${answer.version ?? null},
      body = ${body}::jsonb
    where ${owner}`);
  return answer;
}
