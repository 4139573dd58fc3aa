import { serviceCase } from '#src/features/service/case/service-case.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, partOf, Reply, read } from '#src/server/http/route.ts';
import { article } from '../article.ts';
import * as api from '../article-api.ts';
import { addCaseArticle, writeArticleOf } from './article-commands.ts';
import { readCaseArticles } from './article-queries.ts';

/** What helped once is found again for the next case. */
export function articleFeature(types: RecordTypes): ServerFeature {
  return {
    routes: partOf('cases', [
      read(api.readCaseArticles, (ctx, { params }) => readCaseArticles(ctx, params.id)),
      command(api.addCaseArticle, async (ctx, { params, body }) => {
        await addCaseArticle(ctx, types, { id: params.id, articleId: body.article_id });
        const row = await answerRecord(ctx, serviceCase, params.id);
        return new Reply(row, { version: row.version as number });
      }),
      command(api.writeArticleOf, async (ctx, { params }) => {
        const row = await answerRecord(ctx, article, await writeArticleOf(ctx, types, params.id));
        return new Reply(row, { version: row.version as number });
      }),
    ]),
  };
}
