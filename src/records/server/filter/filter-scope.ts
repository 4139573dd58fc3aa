import { sql } from 'kysely';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, leavesOf } from '#src/records/filter.ts';
import type { ReadContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import type { RecordType } from '../record-type.ts';
import type { TestScope } from './named-test.ts';
import { readSegments, type Segment } from './read-segments.ts';

/** What a filter needs besides its words: who asks, what day they have, what fields refer to. */
export interface FilterScope extends TestScope {
  declaration: RecordDeclaration;
  /** How many "has" stand around. */
  nested: number;
  /** The member's. */
  timeZone: string;
  /** Other record types by name, for tests of what a field refers to and of what belongs to it. */
  related: (type: string) => RecordDeclaration | undefined;
  testsOf: (type: string) => RecordType['tests'];
  segments: ReadonlyMap<string, Segment>;
  /** Told of each field that the filter reads, by whoever keeps account of it. */
  noteRead?: ((type: string, field: string) => void) | undefined;
  /** Told of whom or of whose team a test asks, by whoever guards that. */
  noteWhose?: ((of: 'members' | 'teams', ids: readonly string[]) => void) | undefined;
}

export type RelatedTypes = (type: string) => RecordType | undefined;

interface ScopeInput {
  declaration: RecordDeclaration;
  filter: Filter | undefined;
  related?: RelatedTypes | undefined;
  /** The member's, where it is known. */
  timeZone?: string;
}

/** Reads the member's time zone only if the filter may speak of days. */
export async function filterScope(ctx: ReadContext, input: ScopeInput): Promise<FilterScope> {
  const { actor } = ctx;
  const segments = await readSegments(ctx, input.filter);
  const filters = [input.filter, ...[...segments.values()].map(({ filter }) => filter)];
  const parts = filters.flatMap((filter) => (filter ? partsOf(filter) : []));
  const timeZone = input.timeZone ?? (parts.some(isOfDays) ? await readTimeZone(ctx) : 'UTC');
  return {
    declaration: input.declaration,
    alias: 'r',
    nested: 0,
    actor,
    timeZone,
    today: dayAt(ctx.now(), timeZone),
    related: await readRelated(ctx, { ...input, parts }),
    testsOf: (type) => input.related?.(type)?.tests,
    segments,
  };
}

async function readTimeZone({ actor, db }: ReadContext): Promise<string> {
  const member = await db.first<{ time_zone: string }>(sql`
    select time_zone from member
    where workspace_id = ${actor.workspaceId} and id = ${actor.memberId}`);
  return member?.time_zone ?? 'UTC';
}

type Part = ReturnType<typeof leavesOf>[number];

/** Every test, those of what belongs to the record too. */
function partsOf(filter: Filter): Part[] {
  return leavesOf(filter).flatMap((one) =>
    'has' in one && one.filter ? [one, ...partsOf(one.filter)] : [one],
  );
}

/** The types that the filter speaks of, and what their fields refer to, as they hold here. */
async function readRelated(
  ctx: ReadContext,
  { related, declaration, parts }: ScopeInput & { parts: Part[] },
) {
  const known = new Map<string, RecordDeclaration>();
  const learn = async (name: string) => {
    const type = related?.(name);
    if (type && !known.has(name)) known.set(name, await declarationOf(ctx, type.declaration));
  };
  for (const part of parts) if ('has' in part) await learn(part.has);
  const speaking = [declaration, ...known.values()];
  for (const part of parts) {
    if (!('field' in part) || !part.field.includes('.')) continue;
    const [name = ''] = part.field.split('.');
    for (const { fields } of speaking) {
      const link = Object.hasOwn(fields, name) && fields[name];
      if (link && 'to' in link) await learn(link.to);
    }
  }
  return (type: string) => known.get(type);
}

function isOfDays(part: Part): boolean {
  if (!('field' in part)) return false;
  return [part.value].flat().some((one) => typeof one === 'object' || /^\d{4}-/.test(String(one)));
}
