import { sql } from 'kysely';
import { newId } from '#src/lib/ids.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import type { Actor } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { enqueueOnce } from '#src/server/jobs/enqueue.ts';
import { followLedger, type LedgerEvent, skipToEnd } from '#src/server/ledger/follow-ledger.ts';
import { MOST_WAITING, wants } from '../webhook.ts';
import { pauseEndpoint } from './pause-endpoint.ts';
import { FOLLOWER, SEND_JOB, writeDeliveries } from './webhook-commands.ts';
import type { EndpointRow } from './webhook-queries.ts';

export type Hooking = Pick<Services, 'machinery' | 'log'> & { types: RecordTypes };

/** Reads the ledger on and leaves a message for each address that wants to know, and may. */
export async function followEndpoints(hooking: Hooking, workspaceId: string): Promise<void> {
  const { database, now } = hooking.machinery;
  const follower = { workspaceId, name: FOLLOWER };
  const begun = await database.read(workspaceId, (db) => readActive(db, workspaceId));
  if (begun.length === 0) return skipToEnd(database, follower);
  await followLedger(database, follower, async (events) => {
    const endpoints = await database.read(workspaceId, (db) => readActive(db, workspaceId));
    for (const endpoint of endpoints) {
      const given = { workspaceId, memberId: endpoint.responsible_id };
      const actor = await database.read(workspaceId, (db) =>
        readMemberActor(db, given, 'automation'),
      );
      if (actor?.role !== 'administrator') {
        await pauseEndpoint(hooking.machinery, { workspaceId, endpoint, detail: 'responsible' });
        continue;
      }
      const meant = events.filter(
        (event) =>
          event.seq > endpoint.since_seq &&
          hooking.types.has(event.record_type) &&
          !event.verb.endsWith('.viewed') &&
          wants(endpoint.events, event.verb),
      );
      if (meant.length === 0) continue;
      const at = now().toISOString();
      const waiting = await writeDeliveries(database, workspaceId, async (db) => {
        const count = await leave(db, { types: hooking.types, actor, endpoint, events: meant, at });
        if (count > 0) await enqueueOnce(db, SEND_JOB, { ...given, endpointId: endpoint.id });
        return countWaiting(db, workspaceId, endpoint.id);
      });
      if (waiting > MOST_WAITING) {
        await pauseEndpoint(hooking.machinery, { workspaceId, endpoint, detail: 'too_many' });
      }
    }
  });
}

function readActive(db: Db, workspaceId: string): Promise<EndpointRow[]> {
  return db.rows<EndpointRow>(sql`
    select * from webhook_endpoint where workspace_id = ${workspaceId} and state = 'on'
      and deleted_at is null order by created_at, id`);
}

interface Leaving {
  types: RecordTypes;
  actor: Actor;
  endpoint: EndpointRow;
  events: LedgerEvent[];
  at: string;
}

/** Events of records that are seen; each once, for a place in the ledger may be read twice. */
async function leave(db: Db, { types, actor, endpoint, events, at }: Leaving): Promise<number> {
  const { workspaceId } = actor;
  const seen = new Set<string>();
  for (const type of new Set(events.map(({ record_type }) => record_type))) {
    const ids = events.filter((event) => event.record_type === type).map((one) => one.record_id);
    const rows = await db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r
      where ${visible(actor, 'r')} and r.id = any(${ids}::uuid[])`);
    for (const { id } of rows) seen.add(id);
  }
  const left = [];
  for (const event of events.filter(({ record_id }) => seen.has(record_id))) {
    const type = types.get(event.record_type)!;
    const declaration = await declarationOf({ actor, db }, type.declaration);
    const changed = Object.keys(event.changes ?? {}).filter(
      (name) => name in declaration.fields || name === 'owner_id' || name === 'deleted_at',
    );
    left.push({
      id: newId(),
      occasion: `event:${event.seq}`,
      type: event.verb,
      record_type: event.record_type,
      record_id: event.record_id,
      changed,
      happened_at: event.at,
    });
  }
  if (left.length === 0) return 0;
  const rows = await db.rows(sql`
    insert into webhook_delivery (workspace_id, id, endpoint_id, occasion, type, record_type,
      record_id, changed, happened_at, state, next_try_at, created_at)
    select ${workspaceId}, g.id, ${endpoint.id}, g.occasion, g.type, g.record_type, g.record_id,
      array(select jsonb_array_elements_text(g.changed)), g.happened_at, 'waiting', ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as g (id uuid, occasion text, type text,
      record_type text, record_id uuid, changed jsonb, happened_at timestamptz)
    on conflict do nothing returning id`);
  return rows.length;
}

async function countWaiting(db: Db, workspaceId: string, endpointId: string): Promise<number> {
  const found = await db.first<{ count: number }>(sql`
    select count(*)::integer as count from webhook_delivery
    where workspace_id = ${workspaceId} and endpoint_id = ${endpointId} and state = 'waiting'`);
  return found!.count;
}
