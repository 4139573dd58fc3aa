import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import { UnknownOutcome } from '#src/server/db/unknown-outcome.ts';
import { runCommand } from '#src/server/run-command.ts';
import { FreshRecords, NOT_FOUND, UNDER_WAY } from '../matching/known-records.ts';
import type { ListRow } from '../matching/look-up.ts';
import { type Owners, planRows } from '../matching/plan-rows.ts';
import { type PlannedBatch, refusedRow } from '../matching/planned-row.ts';
import { fileOf } from '../store/import-files.ts';
import { type ImportRecord, startCounts } from '../store/import-record.ts';
import { IndexBehind, indexLeft } from './index-behind.ts';
import {
  type Desk,
  holdImport,
  holdInTurn,
  readOwners,
  takeImport,
  writeProgress,
} from './job-desk.ts';
import { type OpenList, openList, progressOf } from './open-list.ts';
import { ahead, readRows } from './read-rows.ts';
import { saveRows } from './save-rows.ts';
import { isCollision, isOutOfTurn, isRefusal } from './store-errors.ts';
import { addCounts, allOf, type DraftedBatch, draftBatch, sendRecords } from './store-plan.ts';

const switchSearch = beside('derived');
const BATCH = 1000;
const TRIES = 3;

/** Brings the list in, behind the rows that are in already, batch by batch. */
export async function runImport(desk: Desk): Promise<void> {
  const record = await takeImport(desk);
  if (record.rows_done > 0) await indexLeft(desk, record.command_id);
  const owners = await readOwners(desk);
  const list = await openList(desk, record);
  const { isLong } = list;
  try {
    if (isLong) await gatherWords(desk, true);
    await storeList(desk, list, { record, owners, list, behind: new IndexBehind(desk) });
    await finish(desk);
  } finally {
    if (isLong) await gatherWords(desk, false);
  }
  await rm(fileOf(desk.dataDir, { workspaceId: desk.actor.workspaceId, id: record.id }), {
    force: true,
  });
}

async function finish(desk: Desk): Promise<void> {
  await runCommand(desk.machinery, desk.actor, async (ctx) => {
    const { counts } = await holdImport(ctx.db, desk, { status: 'running' });
    await ctx.db.rows(sql`
      update import i set status = 'done', progress = 1, row_count = rows_done
      where i.workspace_id = current_workspace() and i.id = ${desk.importId}`);
    const changes = { counts: [null, counts] as [unknown, unknown] };
    ctx.emit({ verb: 'import.done', type: 'import', id: desk.importId, changes });
  });
}

/** Whether the indexes of search gather what is new, to take it up in bulk. */
async function gatherWords({ machinery }: Desk, isOn: boolean): Promise<void> {
  await switchSearch(machinery.database, null, (db) => db.rows(sql`select gather_words(${isOn})`));
}

interface Running {
  record: ImportRecord;
  owners: Owners;
  list: OpenList;
  behind: IndexBehind;
}

/** What a batch comes to, and its new records made ready. */
interface Ready {
  batch: PlannedBatch;
  drafted: DraftedBatch;
}

/** Rows with what they come to, by what was known when it was decided. */
interface Plan extends Ready {
  fresh: FreshRecords;
}

/** A batch on its way into the database. */
interface Sent {
  rows: ListRow[];
  /** When it has its turn, or has failed: before that, the next could come in front of it. */
  held: Promise<void>;
  /** False if it has to be decided anew and stored once what is before it is stored. */
  stored: Promise<boolean>;
}

/**
 * While batches are stored, the next is read and planned, and sent behind them; what the one makes,
 * the other knows. So PostgreSQL always has the next one at hand.
 */
async function storeList(desk: Desk, list: OpenList, running: Running): Promise<void> {
  const batches = readRows(list.table, list.plan, { skip: running.record.rows_done, size: BATCH });
  const sent: Sent[] = [];
  let before: FreshRecords | undefined;
  try {
    for await (const rows of ahead(batches)) {
      desk.checkSignal();
      await running.behind.settle({ left: before ? NOT_FOUND : 0 });
      const plan = await planAhead(desk, rows, { owners: running.owners, before });
      const holds = await settle(desk, sent, { running, left: plan ? UNDER_WAY - 1 : 0 });
      before = holds ? plan?.fresh : undefined;
      await sent.at(-1)?.held;
      if (plan && holds) sent.push(sendPlanned(desk, rows, { running, plan }));
      else await storeBatch(desk, rows, running);
      desk.tell();
    }
    await settle(desk, sent, { running, left: 0 });
  } finally {
    // none may still be on its way when somebody else goes on with the import
    await Promise.allSettled(sent.map(({ stored }) => stored));
    await running.behind.settle({ left: 0 });
  }
}

/**
 * Waits until no more than `left` batches are on their way. False if one could not be stored as
 * planned: it and those behind it, which were planned upon it, have been stored anew then.
 */
async function settle(
  desk: Desk,
  sent: Sent[],
  { running, left }: { running: Running; left: number },
): Promise<boolean> {
  while (sent.length > left) {
    if (await sent[0]!.stored) {
      sent.shift();
      continue;
    }
    await Promise.all(sent.map(({ stored }) => stored));
    for (const { rows } of sent.splice(0)) await storeBatch(desk, rows, running);
    return false;
  }
  return true;
}

/** Undefined where a row is refused: it is found when the rows are stored. */
async function planAhead(
  desk: Desk,
  rows: ListRow[],
  { owners, before }: { owners: Owners; before: FreshRecords | undefined },
): Promise<Plan | undefined> {
  const { machinery, actor } = desk;
  const fresh = new FreshRecords(before);
  try {
    return await machinery.database.read(actor.workspaceId, async (db) => {
      const ctx = { actor, db, now: machinery.now };
      return { fresh, ...(await makeReady(ctx, rows, { types: desk.types, fresh, owners })) };
    });
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function makeReady(
  ctx: ReadContext,
  rows: ListRow[],
  { types, ...given }: { types: RecordTypes; fresh: FreshRecords; owners: Owners },
): Promise<Ready> {
  const batch = await planRows(ctx, rows, given);
  return { batch, drafted: await draftBatch(ctx, types, batch) };
}

function sendPlanned(
  desk: Desk,
  rows: ListRow[],
  { running, plan }: { running: Running; plan: Plan },
): Sent {
  let tellHeld: () => void;
  const held = new Promise<void>((resolve) => {
    tellHeld = resolve;
  });
  const storing = storeRows(desk, running, (ctx, sent) => {
    const holding = holdInTurn(ctx.db, desk, rows[0]!.position - 1);
    holding.then(tellHeld, tellHeld);
    sent.push(holding);
    return plan;
  });
  const stored = storing.then(
    () => true,
    (error) => {
      tellHeld();
      if (isRefusal(error) || isCollision(error) || isOutOfTurn(error)) return false;
      throw error;
    },
  );
  stored.catch(() => {}); // it is thrown when it is awaited
  return { rows, held, stored };
}

/** Decides rows and stores them in one transaction; where one is refused, it alone is left out. */
async function storeBatch(desk: Desk, rows: ListRow[], running: Running): Promise<void> {
  const { types } = desk;
  const { owners, behind } = running;
  for (let tries = 1; ; tries++) {
    try {
      await behind.settle({ left: 0 });
      return await storeRows(desk, running, async (ctx) => {
        await hold(ctx.db, desk, rows);
        return makeReady(ctx, rows, { types, fresh: new FreshRecords(), owners });
      });
    } catch (error) {
      if (isCollision(error) && tries < TRIES) continue;
      if (!isRefusal(error)) throw error;
      if (rows.length === 1) return storeRefusal(desk, rows[0]!, { running, error });
      break;
    }
  }
  const half = Math.ceil(rows.length / 2);
  await storeBatch(desk, rows.slice(0, half), running);
  await storeBatch(desk, rows.slice(half), running);
}

/** Keeps the import, and gives the batch; what it adds to `sent` is waited for at the end. */
type Beginning = (ctx: ReadContext, sent: Promise<unknown>[]) => Ready | Promise<Ready>;

/**
 * The records, the rows' outcome and how far the import has come are written together or not at all;
 * search follows.
 * All of it and the commit leave at one stretch, so that PostgreSQL never waits for us: the commit
 * fails if what it follows has failed.
 */
async function storeRows(desk: Desk, running: Running, begin: Beginning): Promise<void> {
  const sent: Promise<unknown>[] = [];
  let ready: Ready;
  const storing = runCommand<void>(
    desk.machinery,
    desk.actor,
    async (ctx) => {
      ready = await begin(ctx, sent);
      await sendRecords(ctx, desk.types, { ...ready, sent });
    },
    {
      commandId: running.record.command_id,
      // how far it came is no event: it goes past the ledger
      wrap: async (db, run) => {
        await run();
        sent.push(...sendBooks(db, desk, { planned: ready.batch, list: running.list }));
      },
    },
  );
  await storing.catch(async (error) => {
    // says what was wrong, where the commit knows only that something was
    if (!(error instanceof UnknownOutcome)) await allOf(sent);
    throw error;
  });
  running.behind.follow(ready!.drafted);
}

function hold(db: Db, desk: Desk, rows: ListRow[]): Promise<ImportRecord> {
  return holdImport(db, desk, { status: 'running', rowsDone: rows[0]!.position - 1 });
}

/** Sends what became of the rows and how far the import is; gives what to wait for. */
function sendBooks(
  db: Db,
  desk: Desk,
  { planned, list }: { planned: PlannedBatch; list: OpenList },
): Promise<unknown>[] {
  const counts = addCounts(startCounts(), planned);
  const done = planned.rows.at(-1)!.position;
  const sent = [
    saveRows(db, desk.importId, { rows: planned.rows, isRehearsal: false }),
    db.rows(sql`
      update import i set rows_done = ${done}, progress = ${progressOf(list, done)},
        updated_at = now(), counts = i.counts || (
          select jsonb_object_agg(d.key, coalesce((i.counts->>d.key)::integer, 0) + d.value::integer)
          from jsonb_each_text(${JSON.stringify(counts)}::jsonb) d)
      where i.workspace_id = current_workspace() and i.id = ${desk.importId}`),
  ];
  for (const one of sent) one.catch(() => {}); // whoever waits is told
  return sent;
}

function storeRefusal(
  desk: Desk,
  row: ListRow,
  { running, error }: { running: Running; error: unknown },
): Promise<void> {
  const refused = refusedRow(row, 'failed');
  refused.issues.push(
    error instanceof AppError
      ? { reason: error.details.reason ?? error.code, message: error.message }
      : { reason: 'not_allowed', message: 'The database cannot hold a value of this row.' },
  );
  const planned: PlannedBatch = { rows: [refused], created: [], patches: [] };
  return writeProgress(desk.machinery.database, desk.actor.workspaceId, async (db) => {
    await hold(db, desk, [row]);
    await allOf(sendBooks(db, desk, { planned, list: running.list }));
  });
}
