import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import type { Actor } from '#src/server/context.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import { findKeeper } from '#src/server/jobs/find-keeper.ts';
import { runRead } from '#src/server/run-command.ts';
import { FAILING_DAYS, pauseAfter } from '../webhook.ts';
import type { Hooking } from './follow-endpoints.ts';
import { pauseEndpoint } from './pause-endpoint.ts';
import { type Answered, sendMessage } from './send-message.ts';
import { sign, unseal } from './sign.ts';
import { type Keeping, SEND_JOB, writeDeliveries } from './webhook-commands.ts';
import type { EndpointRow } from './webhook-queries.ts';

export interface Due {
  id: string;
  type: string;
  record_type: string | null;
  record_id: string | null;
  changed: string[];
  happened_at: string;
  attempts: number;
}

export type Sending = Hooking & Keeping;

const AT_ONCE = 5;
const TAKEN_FOR_MS = 60_000;
/** A worker is not held for longer by one address; the next job goes on. */
const MOST_MS = 20_000;
const DAY_MS = 86_400_000;
const GONE = 410;

/** Sends what is due to an address, a few at a time; an address that fails is left alone for a while. */
export async function sendDue(
  sending: Sending,
  { workspaceId, endpointId }: { workspaceId: string; endpointId: string },
): Promise<void> {
  const begun = Date.now();
  for (;;) {
    const { endpoint, due } = await takeDue(sending, workspaceId, endpointId);
    if (!endpoint || due.length === 0) return;
    const answers = await Promise.all(
      due.map((one) => sendOne(sending, { workspaceId, endpoint, due: one })),
    );
    if (answers.some((answer) => answer?.problem)) return;
    if (Date.now() - begun > MOST_MS) break;
  }
  await addJobs(sending.machinery.database, workspaceId, async (db) => {
    const memberId = await findKeeper(db, workspaceId);
    if (memberId) await enqueueOnce(db, SEND_JOB, { workspaceId, memberId, endpointId });
  });
}

/** Takes what is due, so that no other server sends it at the same time. */
async function takeDue({ machinery }: Sending, workspaceId: string, endpointId: string) {
  const now = machinery.now();
  const until = new Date(now.getTime() + TAKEN_FOR_MS).toISOString();
  return writeDeliveries(machinery.database, workspaceId, async (db) => {
    const endpoint = await db.first<EndpointRow>(sql`
      select * from webhook_endpoint where workspace_id = ${workspaceId} and id = ${endpointId}
        and state = 'on' and deleted_at is null`);
    if (!endpoint) return { endpoint, due: [] };
    const due = await db.rows<Due>(sql`
      update webhook_delivery d set next_try_at = ${until}
      where d.workspace_id = ${workspaceId} and d.id in (
        select w.id from webhook_delivery w
        where w.workspace_id = ${workspaceId} and w.endpoint_id = ${endpointId}
          and w.state = 'waiting' and w.next_try_at <= ${now.toISOString()}
        order by w.created_at, w.id limit ${AT_ONCE} for update skip locked)
      returning id, type, record_type, record_id, changed, happened_at, attempts`);
    return { endpoint, due };
  });
}

interface One {
  workspaceId: string;
  endpoint: EndpointRow;
  due: Due;
}

async function sendOne(sending: Sending, one: One): Promise<Answered | null> {
  const { machinery, key } = sending;
  const { workspaceId, endpoint, due } = one;
  const given = { workspaceId, memberId: endpoint.responsible_id };
  const actor = await machinery.database.read(workspaceId, (db) =>
    readMemberActor(db, given, 'automation'),
  );
  const body = actor && (await writeBody(sending, actor, due));
  const secrets = secretsOf(endpoint, key, machinery.now());
  if (!body || !secrets) {
    await drop(sending, one);
    return null;
  }
  const timestamp = Math.floor(machinery.now().getTime() / 1000);
  const answer = await sendMessage(
    {
      url: endpoint.url,
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Uptake-Webhooks',
        'webhook-id': due.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': sign(secrets, { id: due.id, timestamp, body }),
      },
    },
    sending.allowed,
  );
  await keepAnswer(sending, one, answer);
  return answer;
}

function secretsOf(endpoint: EndpointRow, key: Buffer, now: Date): string[] | null {
  const secret = unseal(key, endpoint.secret);
  if (!secret) return null;
  const isOldGood = endpoint.old_secret && Date.parse(endpoint.old_secret_until!) > now.getTime();
  const old = isOldGood ? unseal(key, endpoint.old_secret!) : null;
  return old ? [secret, old] : [secret];
}

/** What is told: the record as it is now and as the responsible sees it; null if they do not. */
export async function writeBody(
  { machinery, types }: Pick<Sending, 'machinery' | 'types'>,
  actor: Actor,
  due: Pick<Due, 'type' | 'record_type' | 'record_id' | 'changed' | 'happened_at'>,
): Promise<string | null> {
  const timestamp = new Date(due.happened_at).toISOString();
  const type = due.record_type ? types.get(due.record_type) : undefined;
  if (!due.record_type) {
    const data = { message: 'This is a test. Nothing has happened.' };
    return JSON.stringify({ type: due.type, timestamp, data });
  }
  if (!type) return null;
  return runRead(machinery, actor, async (ctx) => {
    const found = await getRecord(ctx, type.declaration, due.record_id!).catch((error) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (!found) return null;
    const declaration = await declarationOf(ctx, type.declaration);
    const { id, title, owner_id, version, created_at, updated_at, deleted_at } = found.row;
    const values = Object.keys(declaration.fields).map((name) => [name, found.row[name]]);
    const data = {
      ...{
        type: due.record_type,
        id,
        title,
        owner_id,
        version,
        created_at,
        updated_at,
        deleted_at,
      },
      ...Object.fromEntries(values),
      changed: due.changed,
    };
    return JSON.stringify({ type: due.type, timestamp, data });
  });
}

/** Nothing is left that may be told. */
async function drop({ machinery }: Sending, { workspaceId, due }: One): Promise<void> {
  await writeDeliveries(machinery.database, workspaceId, (db) =>
    db.rows(sql`update webhook_delivery d set state = 'dropped', tried_at = ${machinery.now().toISOString()}
      where d.workspace_id = ${workspaceId} and d.id = ${due.id}`),
  );
}

async function keepAnswer(sending: Sending, one: One, answer: Answered): Promise<void> {
  const { machinery } = sending;
  const { workspaceId, endpoint, due } = one;
  const now = machinery.now();
  const attempts = due.attempts + 1;
  const isSent = answer.problem === null;
  const pause = isSent ? null : pauseAfter(attempts, Math.random());
  const state = isSent ? 'sent' : pause === null ? 'failed' : 'waiting';
  const next = new Date(now.getTime() + (pause ?? 0)).toISOString();
  const since = await writeDeliveries(machinery.database, workspaceId, async (db) => {
    await db.rows(sql`
      update webhook_delivery d set state = ${state}, attempts = ${attempts},
        status = ${answer.status}, problem = ${answer.problem}, took_ms = ${answer.tookMs},
        tried_at = ${now.toISOString()}, next_try_at = ${next}
      where d.workspace_id = ${workspaceId} and d.id = ${due.id}`);
    const found = await db.first<{ failing_since: string | null }>(sql`
      update webhook_endpoint e set
        failing_since = case when ${isSent} then null
          else coalesce(failing_since, ${now.toISOString()}::timestamptz) end
      where e.workspace_id = ${workspaceId} and e.id = ${endpoint.id}
      returning failing_since`);
    return found?.failing_since;
  });
  if (isSent) return;
  const hasFailedLong = since && now.getTime() - Date.parse(since) > FAILING_DAYS * DAY_MS;
  if (!hasFailedLong && answer.status !== GONE) return;
  await pauseEndpoint(machinery, { workspaceId, endpoint, detail: answer.problem! });
}
