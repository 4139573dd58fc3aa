import { type CaseRow, lockCase } from '#src/features/service/case/server/case-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { article } from '../article.ts';

interface Helped {
  id: string;
  articleId: string;
}

/** Notes that the article helped; said twice it counts once. */
export async function addCaseArticle(
  ctx: WriteContext,
  types: RecordTypes,
  { id, articleId }: Helped,
): Promise<void> {
  const row = await lockCase(ctx, id);
  await getRecord(ctx, article, articleId);
  await link(ctx, types, row, articleId);
}

/** What helped becomes an article of its own, which its maker looks over before it is published. */
export async function writeArticleOf(
  ctx: WriteContext,
  types: RecordTypes,
  id: string,
): Promise<string> {
  const row = await lockCase(ctx, id);
  if (!row.resolution) {
    const message = 'Resolve this case first: say what helped. Then it becomes an article.';
    throw new AppError('conflict', message, { reason: 'not_resolved' });
  }
  const [articleId] = await createRecords(ctx, types.get('article')!, [
    {
      name: row.subject,
      // who wrote, and how they are reached, stays with the case
      problem: null,
      solution: row.resolution,
      status: 'draft',
      visibility: row.visibility,
    },
  ]);
  await link(ctx, types, row, articleId!);
  return articleId!;
}

async function link(ctx: WriteContext, types: RecordTypes, row: CaseRow, articleId: string) {
  if (row.article_ids.includes(articleId)) return;
  const patch = { article_ids: [...row.article_ids, articleId] };
  const options = { verb: 'article_used' } as const;
  await updateRecords(ctx, types.get('service_case')!, [{ id: row.id, patch }], options);
}
