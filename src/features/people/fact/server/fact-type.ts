import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import { followAudience } from '#src/records/server/write/follow-audience.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../fact.de.json' with { type: 'json' };
import italian from '../fact.it.json' with { type: 'json' };
import { fact, MOST_FACTS } from '../fact.ts';

export const factType: RecordType = {
  declaration: fact,
  packs: [german, italian],
  beforeSave: async (ctx, rows) => {
    for (const row of rows) requireOneSubject(row);
    await placeLast(ctx, rows);
  },
  keepAudience: (ctx, rows) => followAudience(ctx, fact, rows),
};

function requireOneSubject({ after }: SavedRow): void {
  if (Boolean(after.person_id) !== Boolean(after.company_id)) return;
  const message = 'A fact is about a person or about a company: give person_id or company_id.';
  throw new AppError('invalid', message, { reason: 'one_subject' });
}

/** What is new comes last; a list that nobody reads any more takes no further ones. */
async function placeLast(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  for (const { before, after } of rows) {
    if (before) continue;
    const column = after.person_id ? 'person_id' : 'company_id';
    const there = await ctx.db.first<{ count: number; last: number | null }>(sql`
      select count(*) as count, max(place) as last from fact
      where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
        and ${sql.ref(column)} = ${after[column]}`);
    if (there!.count >= MOST_FACTS) throw tooMany();
    after.place ??= (there!.last ?? 0) + 1;
  }
}

function tooMany(): AppError {
  const message = `There are ${MOST_FACTS} facts already, too many to read at a glance. Remove one, or write a note.`;
  return new AppError('conflict', message, { reason: 'too_many_facts' });
}
