import { followPerson } from '#src/features/people/person/server/person-queries.ts';
import { checkProbability } from '#src/features/sales/pipeline/server/stage-type.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../deal.de.json' with { type: 'json' };
import italian from '../deal.it.json' with { type: 'json' };
import { deal } from '../deal.ts';
import { refuseUnapproved } from './approve-win.ts';
import { placeInStage } from './place-in-stage.ts';
import { shareWithDeal } from './share-with-deal.ts';
import { keepStates } from './state/keep-states.ts';
import { dealTests } from './still-queries.ts';

export const dealType: RecordType = {
  declaration: deal,
  packs: [german, italian],
  tests: dealTests,
  beforeSave: async (ctx, rows) => {
    await followPerson(ctx, rows);
    await placeInStage(ctx, rows);
    for (const { after } of rows) checkProbability(after);
    await refuseUnapproved(ctx, rows);
  },
  afterSave: async (ctx, rows) => {
    await keepStates(ctx, rows);
    await shareWithDeal(ctx, dealType.referrers ?? [], rows);
  },
};
