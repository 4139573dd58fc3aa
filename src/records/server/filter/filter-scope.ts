import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, fieldTests } from '#src/records/filter.ts';
import { dayIn } from '#src/records/filter-dates.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';

/** What a filter needs besides its words: who asks, what day they have, what fields refer to. */
export interface FilterScope {
  declaration: RecordDeclaration;
  actor: Actor;
  /** The member's time zone, and the day it is there. */
  timeZone: string;
  today: string;
  /** Other record types by name, for tests of what a field refers to. */
  related: RelatedTypes;
}

export type RelatedTypes = (type: string) => RecordDeclaration | undefined;

interface ScopeInput {
  declaration: RecordDeclaration;
  filter: Filter | undefined;
  related?: RelatedTypes | undefined;
}

/** Reads the member's time zone only if the filter may speak of days. */
export async function filterScope(ctx: ReadContext, input: ScopeInput): Promise<FilterScope> {
  const { actor } = ctx;
  const speaksOfDays = input.filter !== undefined && fieldTests(input.filter).some(isOfDays);
  const member = speaksOfDays
    ? await ctx.db.first<{ time_zone: string }>(sql`
        select time_zone from member
        where workspace_id = ${actor.workspaceId} and id = ${actor.memberId}`)
    : undefined;
  const timeZone = member?.time_zone ?? 'UTC';
  return {
    declaration: input.declaration,
    actor,
    timeZone,
    today: dayIn(timeZone, ctx.now()),
    related: await readRelated(ctx, input),
  };
}

/** The types that the filter's fields refer to, as they hold in the workspace. */
async function readRelated(ctx: ReadContext, input: ScopeInput): Promise<RelatedTypes> {
  const known = new Map<string, RecordDeclaration>();
  for (const { field } of input.filter ? fieldTests(input.filter) : []) {
    const link = field.includes('.') && input.declaration.fields[field.split('.')[0]!];
    const target = link && 'to' in link ? input.related?.(link.to) : undefined;
    if (target) known.set(target.type, await declarationOf(ctx, target));
  }
  return (type) => known.get(type);
}

function isOfDays({ value }: { value?: unknown }): boolean {
  return [value].flat().some((one) => typeof one === 'object' || /^\d{4}-/.test(String(one)));
}
