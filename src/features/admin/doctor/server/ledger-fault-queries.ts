import type { Client } from 'pg';

export interface LedgerFault {
  /** The place in the ledger; 0 for the ledger as a whole. */
  seq: number;
  fault: string;
}

/** The end of a ledger as it was seen once: the event there can never be another. */
export interface LedgerMark {
  seq: number;
  /** Hexadecimal. */
  hash: string;
}

const MAX_FAULTS = 1000;

/** What does not fit in a workspace's ledger; one that nobody has touched gives nothing. */
export async function findLedgerFaults(
  client: Client,
  workspaceId: string,
  mark?: LedgerMark,
): Promise<LedgerFault[]> {
  const { rows } = await client.query<LedgerFault>({
    text: `
      select seq::float8 as seq, fault from ledger_faults($1)
      union all
      select h.seq, 'the end of the ledger is not the event that was written last'
      from ledger_head h join ledger_event e on e.workspace_id = h.workspace_id and e.seq = h.seq
      where h.workspace_id = $1 and e.hash <> h.hash
      union all
      select 0, 'the ledger is missing'
      where not exists (select from ledger_event where workspace_id = $1)
      union all
      select 0, 'the end of the ledger is not known'
      where not exists (select from ledger_head where workspace_id = $1)
        and exists (select from ledger_event where workspace_id = $1)
      union all
      select seq, 'this event has values although they were erased'
      from ledger_event where workspace_id = $1 and changes_salt is null and changes is not null
      union all
      select $2::bigint, 'the ledger was cut off or written anew since it was last examined'
      where $2::bigint is not null and not exists (
        select from ledger_event
        where workspace_id = $1 and seq = $2::bigint and encode(hash, 'hex') = $3)
      order by seq limit ${MAX_FAULTS}`,
    values: [workspaceId, mark?.seq ?? null, mark?.hash ?? null],
  });
  return rows;
}

/** Where the ledger ends now; undefined if it has no event. */
export async function readLedgerMark(
  client: Client,
  workspaceId: string,
): Promise<LedgerMark | undefined> {
  const { rows } = await client.query<LedgerMark>(
    `select seq::float8 as seq, encode(hash, 'hex') as hash from ledger_event
     where workspace_id = $1 order by seq desc limit 1`,
    [workspaceId],
  );
  return rows[0];
}
