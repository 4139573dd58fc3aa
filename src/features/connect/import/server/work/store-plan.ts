import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import {
  type DraftedRecords,
  draftRecords,
  sendDrafted,
} from '#src/records/server/write/draft-records.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { Known } from '../matching/known-records.ts';
import type { PlannedBatch, RecordWrite } from '../matching/planned-row.ts';
import type { Counts } from '../store/import-record.ts';

/** The new records of a batch, ready to be sent. */
export type DraftedBatch = Partial<Record<Known['type'], DraftedRecords>>;

/** Makes the new records of a batch ready; only reads. */
export async function draftBatch(
  ctx: ReadContext,
  types: RecordTypes,
  { created }: PlannedBatch,
): Promise<DraftedBatch> {
  const drafted: DraftedBatch = {};
  // the companies were found or made by the plan
  const known = new Set(created.flatMap(({ company }) => company?.id ?? []));
  for (const type of TYPES) {
    const inputs = created
      .filter((write) => write.known.type === type)
      .map((write) => ({ ...inputOf(write), id: write.known.id }));
    if (inputs.length === 0) continue;
    drafted[type] = await draftRecords(ctx, types.get(type)!, inputs, { known });
  }
  return drafted;
}

/** Companies before the people who refer to them. */
const TYPES = ['company', 'person'] as const;

/** Sends the records of a batch, and adds to `sent` what is to be waited for. */
export async function sendRecords(
  ctx: WriteContext,
  types: RecordTypes,
  {
    batch,
    drafted,
    sent,
  }: { batch: PlannedBatch; drafted: DraftedBatch; sent: Promise<unknown>[] },
): Promise<void> {
  for (const { known } of batch.created) Object.assign(known, { isNew: false, version: 1 });
  for (const type of TYPES) {
    const recordType = types.get(type)!;
    if (drafted[type]) sent.push(...(await sendDrafted(ctx, recordType, drafted[type])));
    const patches = batch.patches.filter(({ known }) => known.type === type);
    if (patches.length > 0) await change(ctx, recordType, patches);
  }
}

async function change(ctx: WriteContext, type: RecordType, writes: RecordWrite[]): Promise<void> {
  const given = writes.map((write) => ({
    id: write.known.id,
    patch: inputOf(write),
    ifVersion: write.known.version,
  }));
  const changed = new Set(await updateRecords(ctx, type, given));
  for (const { known } of writes) if (changed.has(known.id)) known.version++;
}

/** Waits for all, also when one fails: none may still send when its transaction is taken back. */
export async function allOf(work: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
}

function inputOf({ values, company }: RecordWrite) {
  return { ...values, ...(company && { company_id: company.id }) };
}

export function addCounts(counts: Counts, batch: PlannedBatch): Counts {
  const sum = { ...counts };
  for (const { outcome } of batch.rows) sum[outcome]++;
  sum.companies += batch.created.filter(({ known }) => known.type === 'company').length;
  const alone = batch.rows.filter(
    ({ outcome, record }) => outcome === 'create' && record?.type === 'company',
  ).length;
  if (alone > 0) sum.company_rows = (sum.company_rows ?? 0) + alone;
  return sum;
}
