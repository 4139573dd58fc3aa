import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { listFeedback, listNews } from '../feedback-api.ts';

export type AnswerNews = EndpointOutput<typeof listNews>['items'][number];

export const feedbackQuery = queryOptions({
  queryKey: ['feedback', 'list'],
  queryFn: () => call<typeof listFeedback>('GET /api/v1/feedback', {}),
});

export const newsQuery = queryOptions({
  queryKey: ['feedback', 'news'],
  queryFn: () => call<typeof listNews>('GET /api/v1/feedback/news', {}),
  staleTime: 5 * 60_000,
  meta: { types: ['concern'] },
});
