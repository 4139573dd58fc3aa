import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { EndpointOutput } from '../webhook-api.ts';

/** An address as its table holds it. */
export interface EndpointRow {
  id: string;
  name: string;
  url: string;
  events: string[];
  secret: Buffer;
  old_secret: Buffer | null;
  old_secret_until: string | null;
  state: 'on' | 'off' | 'paused';
  pause_detail: string | null;
  failing_since: string | null;
  responsible_id: string;
  since_seq: number;
  version: number;
  deleted_at: string | null;
}

const PAGE = 50;

/** Throws `not_found`; for a change under the lock of the row. */
export async function readEndpoint(
  ctx: Pick<ReadContext, 'actor' | 'db'>,
  id: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<EndpointRow> {
  const row = isId(id)
    ? await ctx.db.first<EndpointRow>(sql`
        select * from webhook_endpoint
        where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null
        ${sql.raw(isLocked ? 'for update' : '')}`)
    : undefined;
  if (!row) throw new AppError('not_found', 'There is no such address in this workspace.');
  return row;
}

/** Addresses as the API gives them: all, or one. Their secrets are never among it. */
export async function listEndpointOutputs(
  ctx: ReadContext,
  id?: string,
): Promise<EndpointOutput[]> {
  return ctx.db.rows<EndpointOutput>(sql`
    select e.id, e.name, e.url, e.events, e.state, e.pause_detail, e.failing_since,
      case when e.old_secret_until > ${ctx.now().toISOString()} then e.old_secret_until end
        as old_secret_until,
      e.responsible_id, e.version,
      (select count(*)::integer from webhook_delivery d where d.workspace_id = e.workspace_id
        and d.endpoint_id = e.id and d.state = 'waiting') as waiting,
      (select max(d.tried_at) from webhook_delivery d where d.workspace_id = e.workspace_id
        and d.endpoint_id = e.id and d.state = 'sent') as last_sent_at
    from webhook_endpoint e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.deleted_at is null
      and ${id ? sql`e.id = ${id}` : sql`true`}
    order by e.created_at, e.id`);
}

interface DeliveryRow {
  id: string;
  type: string;
  record_type: string | null;
  record_id: string | null;
  state: 'waiting' | 'sent' | 'failed' | 'dropped';
  attempts: number;
  status: number | null;
  problem: string | null;
  took_ms: number | null;
  created_at: string;
  tried_at: string | null;
  next_try_at: string | null;
}

/** What was sent to an address, the last first; records by their titles, as far as one sees them. */
export async function listDeliveries(
  ctx: ReadContext,
  types: RecordTypes,
  { endpointId, before }: { endpointId: string; before?: string | undefined },
) {
  const { workspaceId } = ctx.actor;
  await readEndpoint(ctx, endpointId);
  const rows = await ctx.db.rows<DeliveryRow>(sql`
    select id, type, record_type, record_id, state, attempts, status, problem, took_ms, created_at,
      tried_at, case when state = 'waiting' then next_try_at end as next_try_at
    from webhook_delivery d
    where d.workspace_id = ${workspaceId} and d.endpoint_id = ${endpointId}
      and ${
        before
          ? sql`(d.created_at, d.id) < (select b.created_at, b.id from webhook_delivery b
              where b.workspace_id = ${workspaceId} and b.id = ${before})`
          : sql`true`
      }
    order by d.created_at desc, d.id desc limit ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  const titles = new Map<string, string>();
  for (const type of new Set(shown.map(({ record_type }) => record_type))) {
    if (!type || !types.has(type)) continue;
    const ids = shown.filter((row) => row.record_type === type).map((row) => row.record_id);
    const found = await ctx.db.rows<{ id: string; title: string }>(sql`
      select r.id, r.title from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    for (const { id, title } of found) titles.set(id, title);
  }
  return {
    items: shown.map((row) => ({ ...row, title: titles.get(row.record_id ?? '') ?? null })),
    more: rows.length > PAGE,
  };
}
