import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, type FilterTest, leavesOf } from '#src/records/filter.ts';
import type { ReadContext } from '#src/server/context.ts';
import { visible } from '../visible.ts';

/** A saved view that a filter speaks of. */
export interface Segment {
  id: string;
  name: string;
  record_type: string;
  filter: Filter | null;
}

const MOST_SEGMENTS = 30;
/** Of all conditions once each segment is written out where it stands; more would keep the database busy. */
const MOST_TESTS = 1000;
/** Of these each is a query of its own within the query. */
const MOST_HAS = 50;

/**
 * The segments that a filter is made of, and those that these are made of. One that the actor does
 * not see is refused, for without it the filter would mean more than it says; so is a circle.
 * `ofView` is the view whose filter it is to be.
 */
export async function readSegments(
  ctx: ReadContext,
  filter: Filter | undefined,
  ofView?: string,
): Promise<ReadonlyMap<string, Segment>> {
  const known = new Map<string, Segment>();
  if (!filter) return known;
  const first = segmentsIn(filter);
  let wanted = first;
  while (wanted.length > 0) {
    if (ofView && wanted.includes(ofView)) throw circle();
    for (const segment of await readViews(ctx, wanted)) known.set(segment.id, segment);
    if (wanted.some((id) => !known.has(id))) throw lost();
    if (known.size > MOST_SEGMENTS) throw tooMany();
    const next = wanted.flatMap((id) => segmentsOf(known, id));
    wanted = [...new Set(next)].filter((id) => !known.has(id));
  }
  const looked: Looked = new Map();
  for (const id of first) lookInto(known, id, looked);
  if (isTooMuch(countTests(filter, looked))) throw first.length > 0 ? tooMany() : tooLong();
  return known;
}

/** How many tests there are, and how many of these are of what belongs to the record. */
interface Size {
  tests: number;
  has: number;
}

/** The size of each segment; `circle` while it is being looked into. */
type Looked = Map<string, Size | 'circle'>;

function lookInto(known: ReadonlyMap<string, Segment>, id: string, looked: Looked): void {
  if (looked.get(id) === 'circle') throw circle();
  if (looked.has(id)) return;
  looked.set(id, 'circle');
  for (const next of segmentsOf(known, id)) lookInto(known, next, looked);
  const filter = known.get(id)?.filter;
  const size = filter ? countTests(filter, looked) : { tests: 1, has: 0 };
  if (isTooMuch(size)) throw tooMany();
  looked.set(id, size);
}

function countTests(filter: Filter, looked: Looked): Size {
  const size = { tests: 0, has: 0 };
  for (const one of leavesOf(filter)) {
    const part = sizeOf(one, looked);
    size.tests += part.tests;
    size.has += part.has;
  }
  return size;
}

function sizeOf(one: FilterTest, looked: Looked): Size {
  if ('segment' in one) {
    const known = looked.get(one.segment);
    return known === undefined || known === 'circle' ? { tests: 1, has: 0 } : known;
  }
  if (!('has' in one)) return { tests: 1, has: 0 };
  const inner = one.filter ? countTests(one.filter, looked) : { tests: 0, has: 0 };
  return { tests: inner.tests + 1, has: inner.has + 1 };
}

function isTooMuch({ tests, has }: Size): boolean {
  return tests > MOST_TESTS || has > MOST_HAS;
}

function segmentsOf(known: ReadonlyMap<string, Segment>, id: string): string[] {
  const filter = known.get(id)?.filter;
  return filter ? segmentsIn(filter) : [];
}

/** The ids of segments that a filter names, at whatever depth. */
function segmentsIn(filter: Filter): string[] {
  const found = leavesOf(filter).flatMap((one) => {
    if ('segment' in one) return [one.segment];
    return 'has' in one && one.filter ? segmentsIn(one.filter) : [];
  });
  return [...new Set(found)];
}

async function readViews(ctx: ReadContext, ids: string[]): Promise<Segment[]> {
  const rows = await ctx.db.rows<Omit<Segment, 'filter'> & { filter: string | null }>(sql`
    select r.id, r.name, r.record_type, r.filter from saved_view r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.id = any(${ids}::uuid[])`);
  return rows.map((row) => ({ ...row, filter: row.filter ? JSON.parse(row.filter) : null }));
}

function tooMany(): AppError {
  return bad('This segment is made of too many others. Put some of their conditions here instead.');
}

function tooLong(): AppError {
  return bad('These are too many conditions at once. Take some of them out.');
}

function circle(): AppError {
  return bad(
    'This segment would be made of itself. Take the segment out that leads back to it.',
    'circle',
  );
}

function lost(): AppError {
  const message =
    'This is made of a segment that is no longer there or not shared with you. Open it and take that condition out.';
  return new AppError('conflict', message, { reason: 'lost_segment' });
}

export function refuseSegment({ pluralLabel }: RecordDeclaration): AppError {
  return bad(`That segment is not one of ${pluralLabel.toLowerCase()}. Choose another.`);
}

function bad(message: string, reason = 'bad_filter'): AppError {
  return new AppError('invalid', message, { reason });
}
