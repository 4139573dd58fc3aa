import { sql } from 'kysely';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { partsOf } from '#src/lib/parts-of.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Desk } from './job-desk.ts';
import { isCollision } from './store-errors.ts';
import type { DraftedBatch } from './store-plan.ts';

const writeEntries = beside('derived', 'search_entry');
const DECLARATIONS = { company, person };
const TYPES = ['company', 'person'] as const;
type Ids = Partial<Record<(typeof TYPES)[number], string[]>>;
const TRIES = 3;

/**
 * Makes findable what an import has stored, while the next batch is stored: two connections give
 * PostgreSQL two cores. See `docs/decisions/055-search-follows-an-import.md`.
 */
export class IndexBehind {
  readonly #desk: Desk;
  /** One for each batch that search may not know yet, the first first. */
  readonly #waiting: Promise<void>[] = [];

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Goes on with a batch that is stored, when those before it are done. */
  follow(drafted: DraftedBatch): void {
    const ids: Ids = {};
    for (const type of TYPES) ids[type] = drafted[type]?.rows.map(({ after }) => after.id) ?? [];
    const before = this.#waiting.at(-1) ?? Promise.resolve();
    const indexed = before.then(() => index(this.#desk, ids));
    indexed.catch(() => {}); // it is thrown when it is awaited
    this.#waiting.push(indexed);
  }

  /** Waits until search knows all but the last `left` batches. */
  async settle({ left }: { left: number }): Promise<void> {
    while (this.#waiting.length > left) {
      await this.#waiting[0];
      this.#waiting.shift();
    }
  }
}

/** Makes findable what was stored before the job was broken off, and search does not know. */
export async function indexLeft(desk: Desk, commandId: string): Promise<void> {
  const { machinery, actor } = desk;
  for (const type of TYPES) {
    const left = await machinery.database.read(actor.workspaceId, (db) =>
      db.rows<{ record_id: string }>(sql`
        select distinct e.record_id from ledger_event e
        where e.workspace_id = current_workspace() and e.command_id = ${commandId}
          and e.record_type = ${type} and not exists (
            select from search_entry s
            where s.workspace_id = current_workspace() and s.record_id = e.record_id)`),
    );
    const ids = left.map(({ record_id }) => record_id);
    for (const some of partsOf(ids)) await index(desk, { [type]: some });
  }
}

/** Once more where somebody wrote a word or a record at the same time. */
async function index({ machinery, actor }: Desk, ids: Ids): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await writeEntries(machinery.database, actor.workspaceId, (db) =>
        Promise.all(
          TYPES.filter((type) => ids[type]?.length).map((type) =>
            indexRecords(db, DECLARATIONS[type], ids[type]!, { isBehind: true }),
          ),
        ),
      );
      return;
    } catch (error) {
      if (!isCollision(error) || tries === TRIES) throw error;
    }
  }
}
