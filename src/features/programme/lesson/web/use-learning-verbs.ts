import { useQueryClient } from '@tanstack/react-query';
import type { Lesson } from '#src/features/admin/help/help.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { answerQuiz, readLessonAgain } from '../lesson-api.ts';
import type { askMentor, offerHelp, sayHelped, withdrawOffer } from '../mentor-api.ts';
import { learningText } from './learning-text.ts';
import { mentorsQuery } from './mentors-query.ts';
import { learningQuery } from './shared/learning-query.ts';

/** Reading again, answering, offering and asking. */
export function useLearningVerbs() {
  const client = useQueryClient();
  const text = learningText.useText();

  async function attempt<T>(work: () => Promise<T>, key: readonly unknown[]): Promise<T | null> {
    try {
      const answer = await work();
      await client.invalidateQueries({ queryKey: key });
      return answer;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.issues[0]?.message ?? error.message, { tone: 'bad' });
      return null;
    }
  }

  return {
    readAgain: (lesson: Lesson) =>
      attempt(
        () =>
          call<typeof readLessonAgain>(
            'POST /api/v1/learning/{lesson}/read',
            { params: { lesson } },
            { says: false, reads: true },
          ),
        learningQuery.queryKey,
      ),
    answer: (field: string, chosen: string) =>
      attempt(
        () =>
          call<typeof answerQuiz>(
            'POST /api/v1/learning/quiz',
            { body: { field, chosen } },
            { says: false },
          ),
        learningQuery.queryKey,
      ),
    offer: (body: { words: string; lesson?: Lesson }) =>
      attempt(
        () =>
          call<typeof offerHelp>(
            'POST /api/v1/mentors',
            { body },
            { says: text('mentor.said.offered') },
          ),
        mentorsQuery.queryKey,
      ),
    withdraw: (id: string) =>
      attempt(
        () =>
          call<typeof withdrawOffer>(
            'DELETE /api/v1/mentors/{id}',
            { params: { id } },
            { says: text('mentor.said.withdrawn') },
          ),
        mentorsQuery.queryKey,
      ),
    ask: (id: string) =>
      attempt(
        () =>
          call<typeof askMentor>(
            'POST /api/v1/mentors/{id}/ask',
            { params: { id } },
            { says: text('mentor.said.asked') },
          ),
        mentorsQuery.queryKey,
      ),
    helped: (id: string) =>
      attempt(
        () =>
          call<typeof sayHelped>(
            'POST /api/v1/mentors/{id}/helped',
            { params: { id } },
            { says: text('mentor.said.helped') },
          ),
        mentorsQuery.queryKey,
      ),
  };
}
