import type { RecordType } from '#src/records/server/record-type.ts';
import { personTests } from '../../address/server/person-test-queries.ts';
import { noticeChanges } from '../../duplicate/server/duplicate-commands.ts';
import german from '../person.de.json' with { type: 'json' };
import italian from '../person.it.json' with { type: 'json' };
import { person } from '../person.ts';
import { shareAlike } from './share-commands.ts';

export const personType: RecordType = {
  declaration: person,
  packs: [german, italian],
  tests: personTests,
  afterSave: async (ctx, rows) => {
    await noticeChanges(ctx, rows);
    const changed = rows.filter(
      ({ before, after }) => before && before.visibility !== after.visibility,
    );
    if (changed.length > 0) await shareAlike(ctx, personType.referrers ?? [], changed);
  },
};
