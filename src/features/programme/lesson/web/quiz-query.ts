import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { readQuiz } from '../lesson-api.ts';

export const quizQuery = queryOptions({
  queryKey: ['quiz'],
  queryFn: ({ signal }) => call<typeof readQuiz>('GET /api/v1/learning/quiz', {}, { signal }),
  select: ({ questions }) => questions,
  staleTime: Number.POSITIVE_INFINITY,
});
