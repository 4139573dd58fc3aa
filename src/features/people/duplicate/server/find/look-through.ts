import { sql } from 'kysely';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { isQuiet } from '#src/server/jobs/quiet-times.ts';
import { DUPLICATE_TYPES, type DuplicateType } from '../../duplicate-api.ts';
import { askForLook, LOOK, LOOK_SOON_SECONDS } from '../duplicate-commands.ts';
import { compareRecords } from './compare-records.ts';

const writePairs = beside(
  'derived',
  ...['duplicate_progress', 'duplicate_block', 'duplicate_pair'],
);

/** Records that one short transaction compares. */
const AT_ONCE = 300;
/** Events of the ledger that are read at once; most are of other kinds. */
const EVENTS = 5000;

interface Progress {
  seq: number;
  first_type: DuplicateType | null;
  first_after: string | null;
}

/**
 * Goes through what has changed since it did so last; at first through everything. While people or
 * an import write, it does one step and goes on later, so that they have the machine.
 */
export function lookJob({ machinery }: Services): Job {
  return {
    name: LOOK,
    isLong: true,
    async run(_, actor, signal) {
      const { database } = machinery;
      while (!(await writePairs(database, actor.workspaceId, lookOnce)) && !signal.aborted) {
        if (isQuiet()) continue;
        await addJobs(database, actor.workspaceId, (db) =>
          askForLook({ db, actor }, LOOK_SOON_SECONDS),
        );
        return;
      }
    },
  };
}

/** One step; true when nothing is left, or another is at it. */
export async function lookOnce(db: Db): Promise<boolean> {
  await db.rows(sql`
    insert into duplicate_progress (workspace_id, seq, first_type)
    select current_workspace(), coalesce((select h.seq from ledger_head h
      where h.workspace_id = current_workspace()), 0), ${DUPLICATE_TYPES[0]}
    on conflict do nothing`);
  const progress = await db.first<Progress>(sql`
    select p.seq, p.first_type, p.first_after from duplicate_progress p
    where p.workspace_id = current_workspace() for update skip locked`);
  if (!progress) return true;
  return progress.first_type ? goThroughAll(db, progress) : goThroughChanges(db, progress);
}

async function goThroughAll(db: Db, { first_type, first_after }: Progress): Promise<boolean> {
  const type = first_type!;
  const rows = await db.rows<{ id: string }>(sql`
    select r.id from ${sql.table(type)} r
    where r.workspace_id = current_workspace() and r.deleted_at is null
      and (${first_after}::uuid is null or r.id > ${first_after}::uuid)
    order by r.id limit ${AT_ONCE}`);
  if (rows.length > 0)
    await compareRecords(
      db,
      type,
      rows.map(({ id }) => id),
    );
  const isLast = rows.length < AT_ONCE;
  const next = isLast ? (DUPLICATE_TYPES[DUPLICATE_TYPES.indexOf(type) + 1] ?? null) : type;
  const after = isLast ? null : rows.at(-1)!.id;
  await db.rows(sql`update duplicate_progress p set first_type = ${next}, first_after = ${after}::uuid
    where p.workspace_id = current_workspace()`);
  return false;
}

async function goThroughChanges(db: Db, { seq }: Progress): Promise<boolean> {
  const events = await db.rows<{
    seq: number;
    record_type: string;
    record_id: string;
    verb: string;
  }>(
    sql`select e.seq, e.record_type, e.record_id, e.verb from ledger_event e
      where e.workspace_id = current_workspace() and e.seq > ${seq} order by e.seq limit ${EVENTS}`,
  );
  const changed = new Map<string, DuplicateType>();
  let upTo = seq;
  for (const { seq: at, record_type, record_id, verb } of events) {
    if (changed.size >= AT_ONCE) break;
    upTo = at;
    const type = DUPLICATE_TYPES.find((one) => one === record_type);
    if (type && !verb.endsWith('.viewed')) changed.set(record_id, type);
  }
  for (const type of DUPLICATE_TYPES) {
    const ids = [...changed].filter(([, of]) => of === type).map(([id]) => id);
    if (ids.length > 0) await compareRecords(db, type, ids);
  }
  if (upTo > seq) {
    await db.rows(sql`update duplicate_progress p set seq = ${upTo}
      where p.workspace_id = current_workspace()`);
  }
  return upTo === (events.at(-1)?.seq ?? seq) && events.length < EVENTS;
}
