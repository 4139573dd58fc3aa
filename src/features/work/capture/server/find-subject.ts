import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Meaning, SubjectType } from '../capture-api.ts';

/** Whom a line is about if it names nobody: the record on whose page it is typed. */
export interface GivenSubject {
  type: SubjectType;
  id: string;
}

const WORDS: Record<SubjectType, string> = {
  person: 'person',
  company: 'company',
  deal: 'deal',
  service_case: 'case',
};

/**
 * The given subject, or null where the line names somebody itself, unless it is their deal or case.
 * Throws `not_found`.
 */
export async function findSubject(
  ctx: ReadContext,
  { type, id }: GivenSubject,
  meanings: readonly Meaning[],
): Promise<NonNullable<Meaning['record']> | null> {
  const row = await ctx.db.first<{ title: string }>(sql`
    select r.title from ${sql.table(type)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${id} and r.deleted_at is null`);
  if (!row) {
    throw new AppError(
      'not_found',
      `This ${WORDS[type]} is not here any more. Name whom you mean instead.`,
      {
        reason: 'no_such_subject',
      },
    );
  }
  const namesSomebody = meanings.some(({ status }) => status !== 'none');
  const isWork = type === 'deal' || type === 'service_case';
  return namesSomebody && !isWork ? null : { type, id, title: row.title, subtitle: '' };
}
