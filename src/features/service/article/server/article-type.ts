import type { RecordType } from '#src/records/server/record-type.ts';
import { article } from '../article.ts';

export const articleType: RecordType = {
  declaration: article,
  async beforeSave(_ctx, rows) {
    for (const { after } of rows) after.status ??= 'draft';
  },
};
