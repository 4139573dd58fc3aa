import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Actor, ReadContext, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, type Route, raw, read } from '#src/server/http/route.ts';
import { runCommand } from '#src/server/run-command.ts';
import { createUnnamedIds } from '#src/server/unnamed-id.ts';
import * as api from '../concern-api.ts';
import * as commands from './concern-commands.ts';
import { leaveUndecided, type Owing, planAnswered, planChange, planFix } from './day-commands.ts';
import { listConcerns, readConcern } from './detail-queries.ts';
import { changeOwed } from './owed-task-commands.ts';
import { takeConcernToDesk } from './steps/desk-commands.ts';
import { finishFix, judgeConcern, promiseFix } from './steps/fix-commands.ts';
import { drawPicture, keepPicture, readPicture } from './steps/picture-commands.ts';
import { rateAnew, rateConcern } from './steps/rating-commands.ts';
import { splitConcern } from './steps/split-commands.ts';
import { concernsUndo } from './undo-concerns.ts';

const ok = { ok: true };
const made = (id: string) => new Reply({ id }, { status: 201 });

/** What stands in people's way: raised, told apart, answered, acted on, judged by those it affects. */
export function concernFeature(
  { machinery, url, keyFor }: Pick<Services, 'machinery' | 'url' | 'keyFor'>,
  types: RecordTypes,
): UndoingFeature {
  /** The ledger names nobody, and no idempotency key keeps the answer beside a member. */
  const unnamed = <Result>(actor: Actor, work: (ctx: WriteContext) => Promise<Result>) =>
    runCommand(machinery, { ...actor, byLink: true }, work);
  const unnamedId = createUnnamedIds(keyFor('unnamed'));
  return {
    routes: [
      read(api.listConcerns, listConcerns),
      read(api.readConcern, (ctx, { params }) => readConcern(ctx, params.id)),
      command(api.raiseConcern, async (ctx, { body: { picture, ...given } }) => {
        // before the first write, so that nobody waits for the drawing
        const drawn = picture ? await drawPicture(picture) : null;
        const id = await commands.raiseConcern(ctx, { ...given, origin: 'button' });
        if (drawn) await keepPicture(ctx, { id, picture: drawn });
        return made(id);
      }),
      raw(
        api.raiseUnnamed,
        async ({ request, actor, input: { body } }) => {
          const id = unnamedId(request, actor!, body);
          await unnamed(actor!, (ctx) =>
            commands.raiseConcern(ctx, { ...body, id, origin: 'button' }),
          );
          return made(id);
        },
        { once: true },
      ),
      raw(api.readPicture, async ({ actor, input: { params } }) => {
        const { media_type, bytes } = await machinery.database.read(actor!.workspaceId, (db) =>
          readPicture({ actor: actor!, db, now: machinery.now } as ReadContext, params.id),
        );
        return new Response(new Uint8Array(bytes), {
          headers: {
            'content-type': media_type,
            'cache-control': 'private, no-store',
            'x-content-type-options': 'nosniff',
            'content-security-policy': 'sandbox',
          },
        });
      }),
      raw(api.shareConcern, async ({ actor, input: { params } }) => {
        const memberId = actor!.memberId;
        await unnamed(actor!, (ctx) => commands.shareConcern(ctx, { id: params.id, memberId }));
        return ok;
      }),
      ...steps({ types, url }),
    ],
    undo: concernsUndo(types),
  };
}

function steps(owing: Owing): Route[] {
  return [
    command(api.tagConcern, async (ctx, { params, body }) => {
      await commands.tagConcern(ctx, params.id, body);
      return ok;
    }),
    command(api.clusterConcerns, async (ctx, { params, body }) => {
      await commands.clusterConcerns(ctx, { ...params, ...body });
      await leaveUndecided(ctx, owing.types, body.others);
      return ok;
    }),
    command(api.rateConcern, async (ctx, { params, body }) => {
      await rateConcern(ctx, {
        ...params,
        scores: body.scores,
        evidence: body.evidence ?? {},
        losses: [...new Set(body.losses)],
      });
      return ok;
    }),
    command(api.rateAnew, async (ctx, { params }) => {
      await rateAnew(ctx, params.id);
      return ok;
    }),
    command(api.splitConcern, async (ctx, { params, body }) =>
      made(await splitConcern(ctx, { ...params, ...body })),
    ),
    command(api.answerConcern, async (ctx, { params, body }) => {
      const { owner_id = null, due_on = null, ...given } = body;
      const answered = { ...given, owner_id, due_on };
      await commands.answerConcern(ctx, params.id, answered);
      await planAnswered(ctx, owing, { ...answered, concern_id: params.id });
      return ok;
    }),
    command(api.commitToConcern, async (ctx, { params, body }) => {
      await commands.commitToConcern(ctx, { ...params, ...body });
      await planChange(ctx, owing, { ...params, ...body });
      return ok;
    }),
    command(api.promiseFix, async (ctx, { params, body }) => {
      const id = await promiseFix(ctx, { ...params, ...body });
      const { owner_id, due_on, what } = body;
      await planFix(ctx, owing, { id, concern_id: params.id, owner_id, due_on, what });
      return made(id);
    }),
    command(api.finishFix, async (ctx, { params }) => {
      const id = await finishFix(ctx, params.id);
      await changeOwed(ctx, owing.types, { id, done_at: ctx.now().toISOString() });
      return ok;
    }),
    command(api.judgeConcern, async (ctx, { params, body }) => {
      await judgeConcern(ctx, { ...params, ...body });
      return ok;
    }),
    command(api.takeConcernToDesk, async (ctx, { params }) => {
      await takeConcernToDesk(ctx, params.id);
      return ok;
    }),
    command(api.withdrawConcern, async (ctx, { params }) => {
      await commands.withdrawConcern(ctx, params.id);
      await leaveUndecided(ctx, owing.types, [params.id]);
      return ok;
    }),
  ];
}
