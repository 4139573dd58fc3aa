import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { senderOf } from '#src/server/http/client-address.ts';
import { createSenderLimit } from '#src/server/http/rate-limit.ts';
import type { Machinery } from '#src/server/run-command.ts';
import { READABLE_DAYS, readCode } from '../../limits.ts';
import type { WorkshopRow } from '../workshop-queries.ts';

const WRONG_PER_MINUTE = 20;
/** Of all addresses together; past it an address that was wrong even once is refused. */
const ALL_WRONG_PER_MINUTE = 600;
/** A room of phones behind one address looks at the board each time that somebody does something. */
const READS_PER_MINUTE = 12_000;

export interface Joined {
  workspaceId: string;
  row: WorkshopRow;
  /** Whom the address counts for. */
  sender: string;
}

interface Found {
  workspace_id: string;
  workshop_id: string;
}

/**
 * The way in by a code. An address guesses wrong twenty times in a minute, also if it sends all of them
 * at once; then it is refused whatever it sends, so that it does not learn which of them were right.
 */
export function createFindWorkshop({ database, now }: Machinery) {
  const known = new Map<string, Found>();
  const looking = new Map<string, Promise<Found | null>>();
  const countWrong = createSenderLimit(WRONG_PER_MINUTE);
  const countOnce = createSenderLimit(1);
  const countAll = createSenderLimit(ALL_WRONG_PER_MINUTE);
  const countRead = createSenderLimit(READS_PER_MINUTE);

  /** Counted before it is looked up, and given back where it was right. */
  async function look(code: string, address: string): Promise<Found | null> {
    await countWrong.count(address);
    const found = await database.read(null, (db) =>
      db.first<Found>(sql`
        select workspace_id, workshop_id from directory.workshop_code where code = ${code}`),
    );
    if (!found) return null;
    await countWrong.giveBack(address);
    if (known.size > 1000) known.clear();
    known.set(code, found);
    return found;
  }

  /** A room that opens its page in the same moment is looked up once. */
  async function find(code: string, address: string): Promise<Found | null> {
    const kept = known.get(code);
    if (kept) return kept;
    const key = `${code} ${address}`;
    const begun = looking.get(key) ?? look(code, address).finally(() => looking.delete(key));
    looking.set(key, begun);
    return begun;
  }

  async function refuseGuesser(address: string): Promise<void> {
    await countWrong.require(address);
    const isBusy = await countAll.require('all').then(
      () => false,
      () => true,
    );
    if (isBusy) await countOnce.require(address);
  }

  async function noteWrong(address: string): Promise<never> {
    await countOnce.count(address).catch(() => {});
    await countAll.count('all').catch(() => {});
    throw unknown();
  }

  function unknown(): AppError {
    return new AppError('not_found', 'There is no workshop with this code. Look at it again.', {
      reason: 'no_workshop',
    });
  }

  return async (typed: string, given: string): Promise<Joined> => {
    const address = senderOf(given);
    await refuseGuesser(address);
    const code = readCode(typed);
    // what is no code at all tells a guesser nothing, and makes no room stricter
    if (!code) throw unknown();
    const found = await find(code, address);
    if (!found) return noteWrong(address);
    await countRead.count(`${found.workshop_id} ${address}`);
    const { workspace_id: workspaceId, workshop_id: id } = found;
    const row = await database.read(workspaceId, (db) =>
      db.first<WorkshopRow>(sql`
        select w.* from workshop w where w.workspace_id = ${workspaceId} and w.id = ${id}
          and w.deleted_at is null`),
    );
    if (!row) {
      await countWrong.count(address);
      return noteWrong(address);
    }
    // what nobody closes ends as well
    if (daysSince(row.closed_on ?? row.held_on, now()) > READABLE_DAYS) {
      throw new AppError(
        'not_found',
        `This workshop was over more than ${READABLE_DAYS} days ago. Ask who facilitated it.`,
        { reason: 'ended' },
      );
    }
    return { workspaceId, row, sender: address };
  };
}

function daysSince(day: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(day)) / (24 * 3600 * 1000));
}
