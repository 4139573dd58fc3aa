import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../lesson-api.ts';
import * as mentor from '../mentor-api.ts';
import { answerQuiz, keepLearning, readLessonAgain } from './learning-commands.ts';
import { readLearning, readQuiz } from './learning-queries.ts';
import {
  askMentor,
  listMentors,
  mentorAskTable,
  mentorOfferTable,
  offerHelp,
  sayHelped,
  withdrawOffer,
} from './mentor-commands.ts';

const ok = { ok: true };

/** What was learnt is done again on live work; who does it well helps the others. */
export function lessonFeature(): UndoingFeature {
  return {
    routes: [
      read(api.readLearning, readLearning),
      command(api.keepLearning, async (ctx) => {
        await keepLearning(ctx);
        return readLearning(ctx);
      }),
      read(api.readQuiz, readQuiz),
      command(api.answerQuiz, async (ctx, { body }) => ({ is_right: await answerQuiz(ctx, body) })),
      command(api.readLessonAgain, async (ctx, { params }) => {
        await readLessonAgain(ctx, params.lesson);
        return ok;
      }),
      read(mentor.listMentors, async (ctx) => ({ offers: await listMentors(ctx) })),
      command(mentor.offerHelp, async (ctx, { body }) => {
        return new Reply({ id: await offerHelp(ctx, body) }, { status: 201 });
      }),
      command(mentor.withdrawOffer, async (ctx, { params }) => {
        await withdrawOffer(ctx, params.id);
        return ok;
      }),
      command(mentor.askMentor, async (ctx, { params }) => {
        await askMentor(ctx, params.id);
        return ok;
      }),
      command(mentor.sayHelped, async (ctx, { params }) => {
        await sayHelped(ctx, params.id);
        return ok;
      }),
    ],
    undo: keptRowsUndo(mentorOfferTable, mentorAskTable),
  };
}
