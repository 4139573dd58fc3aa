import type { Reader, Readers } from '#src/features/reports/lineage/server/reader-type.ts';
import { readBasisRow, toAnswer } from './basis-queries.ts';

/** The decisions that a workspace takes, with who takes them: every member may know what is asked for them. */
export const decisionReaders: Readers = {
  async find(ctx): Promise<Reader[]> {
    const row = await readBasisRow(ctx);
    if (!row || row.deleted_at) return [];
    const { decisions, sponsor } = await toAnswer(ctx, row);
    return decisions.map(({ id, words, fields }) => ({
      kind: 'decision',
      id,
      name: sponsor.name ? `${words} (${sponsor.name})` : words,
      isSeen: true,
      reads: fields.map((path) => {
        const [type = '', field = ''] = path.split('.');
        return { type, field };
      }),
    }));
  },
};
