import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../article.de.json' with { type: 'json' };
import italian from '../article.it.json' with { type: 'json' };
import { article } from '../article.ts';

export const articleType: RecordType = {
  declaration: article,
  capability: 'cases',
  packs: [german, italian],
  async beforeSave(_ctx, rows) {
    for (const { after } of rows) after.status ??= 'draft';
  },
};
