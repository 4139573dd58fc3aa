import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../expectation-api.ts';
import {
  agree,
  answerQuestion,
  answerTable,
  askQuestion,
  noteRead,
  questionTable,
} from './answer-commands.ts';
import { expectationTable, openDraft, publishDraft, saveDraft } from './expectation-commands.ts';
import { readExpectations } from './expectation-queries.ts';

const ok = { ok: true };

/** One agreement for all: what is expected, and what everybody gets for it. */
export function expectationFeature(): UndoingFeature {
  return {
    routes: [
      read(api.readExpectations, readExpectations),
      command(api.saveDraft, async (ctx, { body }) => ({ id: await saveDraft(ctx, body) })),
      command(api.openDraft, async (ctx) => {
        await openDraft(ctx);
        return ok;
      }),
      command(api.publishDraft, async (ctx) => {
        await publishDraft(ctx);
        return ok;
      }),
      command(api.readEdition, async (ctx, { params }) => {
        await noteRead(ctx, params.id);
        return ok;
      }),
      command(api.agree, async (ctx, { params, body }) => {
        await agree(ctx, { ...params, ...body });
        return ok;
      }),
      command(
        api.askQuestion,
        async (ctx, { params, body }) =>
          new Reply({ id: await askQuestion(ctx, { ...params, ...body }) }, { status: 201 }),
      ),
      command(api.answerQuestion, async (ctx, { params, body }) => {
        await answerQuestion(ctx, { ...params, ...body });
        return ok;
      }),
    ],
    undo: keptRowsUndo(expectationTable, answerTable, questionTable),
  };
}
