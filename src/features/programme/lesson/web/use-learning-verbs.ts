import type { Lesson } from '#src/features/admin/help/help.ts';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { answerQuiz, readLessonAgain } from '../lesson-api.ts';
import type { askMentor, offerHelp, sayHelped, withdrawOffer } from '../mentor-api.ts';
import { learningText } from './learning-text.ts';

/** Reading again, answering, offering and asking. */
export function useLearningVerbs() {
  const learning = useAttempt(['learning']);
  const mentors = useAttempt(['mentors']);
  const text = learningText.useText();

  return {
    readAgain: (lesson: Lesson) =>
      learning.act(() =>
        call<typeof readLessonAgain>(
          'POST /api/v1/learning/{lesson}/read',
          { params: { lesson } },
          { says: false, reads: true },
        ),
      ),
    answer: (field: string, chosen: string) =>
      learning.attempt(() =>
        call<typeof answerQuiz>(
          'POST /api/v1/learning/quiz',
          { body: { field, chosen } },
          { says: false },
        ),
      ),
    offer: (body: { words: string; lesson?: Lesson }) =>
      mentors.act(() =>
        call<typeof offerHelp>(
          'POST /api/v1/mentors',
          { body },
          { says: text('mentor.said.offered') },
        ),
      ),
    withdraw: (id: string) =>
      mentors.act(() =>
        call<typeof withdrawOffer>(
          'DELETE /api/v1/mentors/{id}',
          { params: { id } },
          { says: text('mentor.said.withdrawn') },
        ),
      ),
    ask: (id: string) =>
      mentors.act(() =>
        call<typeof askMentor>(
          'POST /api/v1/mentors/{id}/ask',
          { params: { id } },
          { says: text('mentor.said.asked') },
        ),
      ),
    helped: (id: string) =>
      mentors.act(() =>
        call<typeof sayHelped>(
          'POST /api/v1/mentors/{id}/helped',
          { params: { id } },
          { says: text('mentor.said.helped') },
        ),
      ),
  };
}
