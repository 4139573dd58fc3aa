import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import * as api from '../conversation-api.ts';
import * as conversation from './conversation-commands.ts';
import { freshenTeam, listConversations, readConversation } from './conversation-queries.ts';
import { finishIntro, introTable } from './intro-commands.ts';
import { keepErasing } from './sweep.ts';
import { agreeWords, sayWords } from './words-commands.ts';

const ok = { ok: true };

/** The guided conversation of two; its words are theirs alone. */
export function conversationFeature(services: Services): UndoingFeature {
  const { machinery } = services;
  /** The ledger names nobody, and no idempotency key keeps an answer beside a member. */
  const unnamed = <T>(actor: Actor | null, work: (ctx: WriteContext) => Promise<T>) =>
    runCommand(machinery, { ...actor!, byLink: true }, work);
  return {
    routes: [
      read(api.listConversations, listConversations),
      command(api.finishIntro, async (ctx, { body }) => {
        await finishIntro(ctx, body.answers);
        return ok;
      }),
      read(
        api.readConversation,
        async (ctx, { params }) => {
          await freshenTeam(ctx, machinery.database, params.id);
          return readConversation(ctx, params.id);
        },
        // measuring takes connections of its own
        { byQuery: true },
      ),
      raw(api.proposeConversation, async ({ actor, input: { body } }) => {
        const id = await unnamed(actor, (ctx) => conversation.propose(ctx, body.with));
        return new Reply({ id }, { status: 201 });
      }),
      raw(api.answerProposal, async ({ actor, input: { params, body } }) => {
        await unnamed(actor, (ctx) => conversation.answerProposal(ctx, { ...params, ...body }));
        return ok;
      }),
      raw(api.noteBarrier, async ({ actor, input: { params, body } }) => {
        await unnamed(actor, (ctx) => conversation.noteBarrier(ctx, { ...params, ...body }));
        return ok;
      }),
      raw(api.sayWords, async ({ actor, input: { params, body } }) => {
        const { version, ...said } = body;
        return {
          version: await unnamed(actor, (ctx) => sayWords(ctx, { ...params, version, said })),
        };
      }),
      raw(api.agreeWords, async ({ actor, input: { params, body } }) => {
        await unnamed(actor, (ctx) => agreeWords(ctx, { ...params, ...body }));
        return ok;
      }),
      raw(api.closeConversation, async ({ actor, input: { params } }) => {
        await unnamed(actor, (ctx) => conversation.closeConversation(ctx, params.id));
        return ok;
      }),
      raw(api.eraseConversation, async ({ actor, input: { params, body } }) => ({
        erased: await unnamed(actor, (ctx) =>
          conversation.eraseConversation(ctx, { ...params, ...body }),
        ),
      })),
      raw(api.downloadConversations, async ({ actor }) => {
        const items = await runRead(machinery, actor!, conversation.gatherOwn);
        return new Response(JSON.stringify({ conversations: items }, null, 2), {
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-disposition': 'attachment; filename="my-conversations.json"',
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff',
          },
        });
      }),
    ],
    undo: keptRowsUndo(introTable),
    begin: () => keepErasing(services),
  };
}
