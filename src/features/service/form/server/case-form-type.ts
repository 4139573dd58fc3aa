import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../case-form.de.json' with { type: 'json' };
import italian from '../case-form.it.json' with { type: 'json' };
import { caseForm } from '../case-form.ts';

export const caseFormType: RecordType = {
  declaration: caseForm,
  capability: 'cases',
  packs: [german, italian],
  async beforeSave({ actor }, rows) {
    for (const { before, after } of rows) {
      after.owner_id ??= actor.memberId;
      // one that is made is meant to be used
      if (before === null) after.is_open = true;
    }
  },
};
