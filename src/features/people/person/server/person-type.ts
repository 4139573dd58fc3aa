import { sql } from 'kysely';
import type { RecordType, Row } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { person } from '../person.ts';

export const personType: RecordType = {
  declaration: person,
  afterSave: async (ctx, rows) => {
    const moved = rows.filter(({ before, after }) => before && isSeenByOthersNow(before, after));
    for (const { after } of moved) await shareAlike(ctx, after);
  },
};

function isSeenByOthersNow(before: Row, after: Row): boolean {
  return before.visibility !== after.visibility || before.owner_id !== after.owner_id;
}

/** What was said to a person is seen by whoever sees the person: a private contact stays private. */
async function shareAlike(ctx: WriteContext, person: Row): Promise<void> {
  const mine = sql`workspace_id = ${ctx.actor.workspaceId} and person_id = ${person.id}`;
  const owner = person.visibility === 'private' ? sql`, owner_id = ${person.owner_id}` : sql``;
  for (const table of ['activity', 'task']) {
    await ctx.db.rows(sql`
      with shared as (
        update ${sql.table(table)} r set visibility = ${person.visibility} ${owner}
        where ${mine} returning id, owner_id, visibility)
      update search_entry e set visibility = shared.visibility, owner_id = shared.owner_id
      from shared where e.workspace_id = ${ctx.actor.workspaceId} and e.record_id = shared.id`);
  }
}
