import { sql } from 'kysely';
import { indexRecords } from '#src/records/server/index-records.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { person } from '../../person/person.ts';
import { company } from '../company.ts';

export const companyType: RecordType = {
  declaration: company,
  // people are found by the name of their company, so they follow its change
  afterSave: async (ctx, rows) => {
    const renamed = rows.filter(({ before, after }) => before && before.title !== after.title);
    if (renamed.length === 0) return;
    const people = await ctx.db.rows<{ id: string }>(sql`
      select id from person where workspace_id = ${ctx.actor.workspaceId}
        and company_id = any(${renamed.map(({ after }) => after.id)}::uuid[])`);
    if (people.length > 0)
      await indexRecords(
        ctx.db,
        person,
        people.map(({ id }) => id),
      );
  },
};
