import { replaceApproval } from '#src/features/sales/approval/server/approval-commands.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../quote.de.json' with { type: 'json' };
import italian from '../quote.it.json' with { type: 'json' };
import { quote } from '../quote.ts';
import { completeQuotes } from './complete-quotes.ts';

export const quoteType: RecordType = {
  declaration: quote,
  capability: 'quotes',
  packs: [german, italian],
  beforeSave: completeQuotes,
  // what has changed or gone is not what was asked about
  afterSave: async (ctx, rows) => {
    for (const { before, after } of rows) {
      if (before?.status !== 'waiting') continue;
      if (after.status === 'waiting' && !after.deleted_at) continue;
      await replaceApproval(ctx, { type: 'quote', id: after.id });
    }
  },
};
