import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { runCommand } from '#src/server/run-command.ts';
import { createUnnamedIds } from '#src/server/unnamed-id.ts';
import * as api from '../feedback-api.ts';
import * as commands from './feedback-commands.ts';
import { listFeedback } from './feedback-queries.ts';
import { handOnJob, keepHandingOn } from './hand-on.ts';
import { listNews } from './news-queries.ts';
import { feedbackUndo } from './undo-feedback.ts';

const ok = { ok: true };
const made = (id: string) => new Reply({ id }, { status: 201 });

/** What people say to those who run Uptake goes to whoever looks after it, and comes back answered. */
export function feedbackFeature(services: Services, types: RecordTypes): UndoingFeature {
  const { machinery, url } = services;
  const unnamedId = createUnnamedIds(services.keyFor('unnamed'));
  const routing = { types, url };
  return {
    jobs: [handOnJob(services, types)],
    routes: [
      read(api.listFeedback, listFeedback),
      read(api.listNews, listNews),
      command(api.giveFeedback, async (ctx, { body }) =>
        made(await commands.giveFeedback(ctx, routing, body)),
      ),
      // the ledger names nobody, and no idempotency key keeps the answer beside a member
      raw(
        api.giveUnnamed,
        async ({ request, actor, input: { body } }) => {
          const id = unnamedId(request, actor!, body);
          await runCommand(machinery, { ...actor!, byLink: true }, (ctx) =>
            commands.giveFeedback(ctx, routing, { ...body, id }),
          );
          return made(id);
        },
        { once: true },
      ),
      command(api.answerFeedback, async (ctx, { params, body }) => {
        await commands.answerFeedback(ctx, routing, { ...params, ...body });
        return ok;
      }),
      command(api.takeUpAsConcern, async (ctx, { params }) =>
        made(await commands.takeUpAsConcern(ctx, routing, params.id)),
      ),
      command(api.takeToDesk, async (ctx, { params }) => {
        await commands.takeToDesk(ctx, params.id);
        return ok;
      }),
      command(api.passFeedback, async (ctx, { params, body }) => {
        await commands.passFeedback(ctx, routing, { ...params, ...body });
        return ok;
      }),
      raw(api.noteSeen, async ({ actor, input: { params } }) => {
        const reader = actor!;
        await runCommand(machinery, { ...reader, byLink: true }, (ctx) =>
          commands.noteSeen(ctx, { ...params, reader }),
        );
        return ok;
      }),
    ],
    undo: feedbackUndo(types),
    begin: () => keepHandingOn(services),
  };
}
