import type { ServerFeature } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../lesson-api.ts';
import * as mentor from '../mentor-api.ts';
import { answerQuiz, keepLearning, readLessonAgain } from './learning-commands.ts';
import { readLearning, readQuiz } from './learning-queries.ts';
import { askMentor, listMentors, offerHelp, sayHelped, withdrawOffer } from './mentor-commands.ts';

const ok = { ok: true };

/** What was learnt is done again on live work; who does it well helps the others. */
export function lessonFeature(): ServerFeature {
  return {
    routes: [
      read(api.readLearning, readLearning),
      command(api.keepLearning, async (ctx) => {
        await keepLearning(ctx);
        return ok;
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
  };
}
