import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { addBusinessTime } from '../business-time.ts';
import { servicePromise } from '../service-promise.ts';
import { readPromises } from './promise-queries.ts';

/** A year of hours around the clock. */
const MOST_MINUTES = 525_600;

/** For each kind of case one promise, so that it is plain what holds. */
export const servicePromiseType: RecordType = {
  declaration: servicePromise,
  capability: 'cases',
  async beforeSave(ctx, rows) {
    for (const { after } of rows) requireTimes(after);
    await requireOnlyOne(ctx, rows);
    await requireKeepable(ctx, rows);
  },
};

function requireTimes({ response_minutes, resolution_minutes }: Row): void {
  const response = response_minutes as number | null;
  const resolution = resolution_minutes as number | null;
  if (response === null || resolution === null) return;
  for (const [field, minutes] of Object.entries({
    response_minutes: response,
    resolution_minutes: resolution,
  })) {
    if (minutes >= 1 && minutes <= MOST_MINUTES) continue;
    throw invalid(field, 'Give a time between a minute and a year.');
  }
  if (resolution >= response) return;
  throw invalid(
    'resolution_minutes',
    'A case is resolved after it is answered. Give it more time.',
  );
}

async function requireOnlyOne(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const living = rows.map(({ after }) => after).filter((row) => row.deleted_at === null);
  const kept = await ctx.db.rows<Row>(sql`
    select id, priority, queue_id, company_tag from service_promise
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
      and not id = any(${living.map(({ id }) => id)}::uuid[])`);
  const known = new Set(kept.map(kindOf));
  for (const row of living) {
    const kind = kindOf(row);
    if (known.has(kind)) {
      throw invalid('priority', 'There is a promise for this already. Change that one.');
    }
    known.add(kind);
  }
}

/** What the hours leave no time for within years is refused where it is promised. */
async function requireKeepable(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const { hoursOf } = await readPromises(ctx);
  for (const { after } of rows) {
    const { calendar_id, resolution_minutes } = after;
    if (calendar_id === null || resolution_minutes === null) continue;
    const hours = hoursOf(String(calendar_id));
    addBusinessTime(ctx.now().toISOString(), resolution_minutes as number, hours);
  }
}

function kindOf({ priority, queue_id, company_tag }: Row): string {
  return [priority, queue_id, String(company_tag ?? '').toLowerCase()].join(' ');
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
