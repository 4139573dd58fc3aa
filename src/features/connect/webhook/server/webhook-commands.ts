import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { WriteContext } from '#src/server/context.ts';
import { startFollowing } from '#src/server/ledger/follow-ledger.ts';
import { OLD_SECRET_HOURS } from '../webhook.ts';
import { type Allowed, readAddress } from './guard-address.ts';
import { makeSecret, seal } from './sign.ts';
import { type EndpointRow, readEndpoint } from './webhook-queries.ts';

export const FOLLOWER = 'webhook';
export const SEND_JOB = 'webhook.send';
/** Who reads the ledger for the addresses, and by what job. */
export const WEBHOOK_FOLLOW = { follower: FOLLOWER, job: 'webhook.follow' };

export const writeDeliveries = beside(
  'delivery',
  ...['webhook_delivery', 'webhook_endpoint(failing_since)'],
);

const MOST_ENDPOINTS = 20;
/** What the ledger tells of an address; its undo sets these back. */
export const TOLD = [
  ...(['name', 'url', 'events', 'state', 'pause_detail', 'responsible_id'] as const),
  'deleted_at',
] as const;
const TABLE = { name: 'webhook_endpoint', fields: TOLD } as const;
type Told = Pick<EndpointRow, (typeof TOLD)[number]>;

/** What is needed to keep and reach an address. */
export interface Keeping {
  key: Buffer;
  allowed: Allowed;
}

/** Adds an address. Its secret is told this once. */
export async function createEndpoint(
  ctx: WriteContext,
  { key, allowed }: Keeping,
  { name, url, events }: { name: string; url: string; events: string[] },
): Promise<{ id: string; secret: string }> {
  const { workspaceId, memberId } = ctx.actor;
  readAddress(url, allowed);
  const known = await ctx.db.first<{ count: number }>(sql`
    select count(*)::integer as count from webhook_endpoint
    where workspace_id = ${workspaceId} and deleted_at is null`);
  if (known!.count >= MOST_ENDPOINTS) {
    throw new AppError('conflict', `A workspace has ${MOST_ENDPOINTS} addresses at most.`);
  }
  const id = newId();
  const secret = makeSecret();
  const since_seq = await startFollowing(ctx.db, { workspaceId, name: FOLLOWER });
  await saveRow(ctx, TABLE, {
    id,
    after: { name, url, events, state: 'on', responsible_id: memberId },
    verb: 'created',
    besides: { secret: seal(key, secret), since_seq, created_at: ctx.now().toISOString() },
  });
  return { id, secret };
}

/** Changes an address; whoever does, what they see is what it is told. */
export async function changeEndpoint(
  ctx: WriteContext,
  allowed: Allowed,
  { id, patch }: { id: string; patch: { [Name in keyof Told]?: Told[Name] | undefined } },
): Promise<void> {
  const before = await readEndpoint(ctx, id, { isLocked: true });
  const given = Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as Partial<Told>;
  if (given.url !== undefined) readAddress(given.url, allowed);
  await saveEndpoint(ctx, before, {
    ...given,
    ...(given.state && { pause_detail: null }),
    responsible_id: ctx.actor.memberId,
  });
}

export async function deleteEndpoint(ctx: WriteContext, id: string): Promise<void> {
  const before = await readEndpoint(ctx, id, { isLocked: true });
  await saveEndpoint(ctx, before, { state: 'off', deleted_at: ctx.now().toISOString() });
}

/** A new secret; the one before signs along until its time is over, so that nothing is lost meanwhile. */
export async function rotateSecret(
  ctx: WriteContext,
  key: Buffer,
  id: string,
): Promise<{ secret: string }> {
  const before = await readEndpoint(ctx, id, { isLocked: true });
  const secret = makeSecret();
  const until = new Date(ctx.now().getTime() + OLD_SECRET_HOURS * 3_600_000).toISOString();
  await ctx.db.rows(sql`
    update webhook_endpoint e set secret = ${seal(key, secret)}, old_secret = ${before.secret},
      old_secret_until = ${until}, version = version + 1
    where e.workspace_id = ${ctx.actor.workspaceId} and e.id = ${id}`);
  ctx.emit({ verb: 'webhook_endpoint.rotated', type: 'webhook_endpoint', id });
  return { secret };
}

/** Sets what the ledger tells of an address, with what follows from it. */
export async function saveEndpoint(
  ctx: WriteContext,
  before: EndpointRow,
  patch: Partial<Told>,
  undoOf?: string,
): Promise<void> {
  const { workspaceId } = ctx.actor;
  const after: EndpointRow = { ...before, ...patch };
  const begins = after.state === 'on' && before.state !== 'on';
  const since = begins ? await startFollowing(ctx.db, { workspaceId, name: FOLLOWER }) : null;
  const changes = await saveRow(ctx, TABLE, {
    ...{ id: before.id, before, after, undoOf },
    verb: undoOf ? 'undone' : after.deleted_at ? 'deleted' : 'changed',
    besides: begins ? { failing_since: null, since_seq: since } : {},
  });
  const isOver = after.deleted_at !== null || after.state === 'off';
  if (changes && isOver) await dropWaiting(ctx, after.id);
}

async function dropWaiting(ctx: WriteContext, endpointId: string): Promise<void> {
  await ctx.db.rows(sql`update webhook_delivery d set state = 'dropped'
    where d.workspace_id = ${ctx.actor.workspaceId} and d.endpoint_id = ${endpointId}
      and d.state = 'waiting'`);
}

interface Queued {
  endpointId: string;
  occasion: string;
  type: string;
  record?: { type: string; id: string };
}

/** Leaves a message to be sent after the commit. The caller's command emits its event. */
async function queueMessage(ctx: WriteContext, queued: Queued): Promise<string> {
  const id = newId();
  const now = ctx.now().toISOString();
  await ctx.db.rows(sql`
    insert into webhook_delivery (workspace_id, id, endpoint_id, occasion, type, record_type,
      record_id, happened_at, state, next_try_at, created_at)
    values (${ctx.actor.workspaceId}, ${id}, ${queued.endpointId}, ${queued.occasion},
      ${queued.type}, ${queued.record?.type ?? null}, ${queued.record?.id ?? null}, ${now},
      'waiting', ${now}, ${now})`);
  await ctx.enqueue(SEND_JOB, { endpointId: queued.endpointId });
  return id;
}

/** A step of a rule: the record is sent to an address. */
export async function queueForRule(
  ctx: WriteContext,
  given: { endpointId: string; occasion: string; record: { type: string; id: string } },
): Promise<void> {
  const endpoint = await readEndpoint(ctx, given.endpointId);
  if (endpoint.state !== 'on') {
    throw new AppError(
      'conflict',
      `The address “${endpoint.name}” is switched off. Switch it on in the settings.`,
    );
  }
  await queueMessage(ctx, { ...given, type: `${given.record.type}.rule` });
}

/** A message that tells nothing, to see whether it arrives. Gives the id of its delivery. */
export async function queueTest(ctx: WriteContext, id: string): Promise<string> {
  const endpoint = await readEndpoint(ctx, id);
  if (endpoint.state !== 'on') {
    throw new AppError('conflict', 'Switch this address on first, then send a test.');
  }
  const occasion = `test:${ctx.commandId}`;
  const delivery = await queueMessage(ctx, { endpointId: id, occasion, type: 'uptake.test' });
  ctx.emit({ verb: 'webhook_endpoint.tested', type: 'webhook_endpoint', id });
  return delivery;
}

/** Sends a message again, under the same id. */
export async function resend(ctx: WriteContext, deliveryId: string): Promise<void> {
  const { workspaceId } = ctx.actor;
  const delivery = await ctx.db.first<{ endpoint_id: string }>(sql`
    select endpoint_id from webhook_delivery d
    where d.workspace_id = ${workspaceId} and d.id = ${deliveryId} for update`);
  if (!delivery) throw new AppError('not_found', 'There is no such message, or it is too old.');
  const endpoint = await readEndpoint(ctx, delivery.endpoint_id);
  if (endpoint.state !== 'on') {
    throw new AppError('conflict', 'Switch this address on first, then send it again.');
  }
  await ctx.db.rows(sql`
    update webhook_delivery d set state = 'waiting', attempts = 0, problem = null,
      next_try_at = ${ctx.now().toISOString()}
    where d.workspace_id = ${workspaceId} and d.id = ${deliveryId}`);
  await ctx.enqueue(SEND_JOB, { endpointId: endpoint.id });
  ctx.emit({ verb: 'webhook_endpoint.resent', type: 'webhook_endpoint', id: endpoint.id });
}
