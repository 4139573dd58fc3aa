import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { serviceCase } from '../case/service-case.ts';
import { article } from './article.ts';

const params = z.object({ id: z.uuid('An id is a UUID.') });
const tag = 'Articles';
const access = 'member' as const;

const proposed = z.object({
  id: z.string(),
  title: z.string(),
  problem: z.string().nullable(),
  solution: z.string().nullable(),
  status: z.string().nullable(),
  /** How many cases it helped with. */
  helped: z.int(),
});

export const readCaseArticles = defineEndpoint({
  route: 'GET /api/v1/cases/{id}/articles',
  summary: 'The articles that helped with a case, and those whose words fit it, at most 5',
  tag,
  access,
  params,
  output: z.object({ used: z.array(proposed), fitting: z.array(proposed) }),
});

export const addCaseArticle = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/articles',
  summary: 'Note that an article helped with a case',
  tag,
  access,
  params,
  body: z.strictObject({ article_id: z.uuid() }),
  output: oneRecordSchema(serviceCase),
});

export const writeArticleOf = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/article',
  summary: 'Make an article of what helped with a case, as a draft',
  tag,
  access,
  params,
  output: oneRecordSchema(article),
});
