import { sql } from 'kysely';
import type { RecordType } from '#src/records/server/record-type.ts';
import { indexRecords } from '#src/records/server/search/index-records.ts';
import { noticeChanges } from '../../duplicate/server/duplicate-commands.ts';
import { person } from '../../person/person.ts';
import german from '../company.de.json' with { type: 'json' };
import italian from '../company.it.json' with { type: 'json' };
import { company } from '../company.ts';

/** What decides by which words whom a company makes findable: its name, and who may see it. */
const DECISIVE = ['title', 'visibility', 'owner_id', 'team_id'];

export const companyType: RecordType = {
  declaration: company,
  packs: [german, italian],
  // people are found by the name of their company where they may be, so they follow its change
  afterSave: async (ctx, rows) => {
    await noticeChanges(ctx, rows);
    const changed = rows.filter(
      ({ before, after }) => before && DECISIVE.some((name) => before[name] !== after[name]),
    );
    if (changed.length === 0) return;
    const people = await ctx.db.rows<{ id: string }>(sql`
      select id from person where workspace_id = ${ctx.actor.workspaceId}
        and company_id = any(${changed.map(({ after }) => after.id)}::uuid[])`);
    if (people.length > 0)
      await indexRecords(
        ctx.db,
        person,
        people.map(({ id }) => id),
      );
  },
};
