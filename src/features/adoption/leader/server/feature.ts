import type { FreshFigures } from '#src/features/adoption/guard/server/guard-queries.ts';
import { refuseInWindow } from '#src/features/adoption/guard/server/window-queries.ts';
import { noteLook } from '#src/features/adoption/measure/server/look-commands.ts';
import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../leader-api.ts';
import {
  addCommitment,
  commitmentTable,
  echoCommitment,
  settleCommitment,
} from './commitment-commands.ts';
import { listLeaders, mayCommit } from './leader-queries.ts';
import { sayAskedOutside } from './outside-commands.ts';

const ok = { ok: true };

/** Leaders are measured like everyone: by the same rules, seen by those whom they see. */
export function leaderFeature(
  { machinery }: Pick<Services, 'machinery'>,
  figuresOf: FreshFigures,
): UndoingFeature {
  /** The ledger names nobody, and no idempotency key keeps the answer beside a member. */
  const unnamed = (actor: Actor, work: (ctx: WriteContext) => Promise<void>) =>
    runCommand(machinery, { ...actor, byLink: true }, work);
  return {
    routes: [
      read(
        api.listLeaders,
        async (ctx) => {
          await refuseInWindow(ctx);
          const leaders = await listLeaders(ctx, figuresOf);
          const { actor } = ctx;
          for (const { member, use } of actor.viewerId ? [] : leaders) {
            if (!use || member.id === actor.memberId) continue;
            await runCommand(machinery, actor, (write) => noteLook(write, member.id));
          }
          return { leaders, may_commit: await mayCommit(ctx) };
        },
        { byQuery: true },
      ),
      command(
        api.addCommitment,
        async (ctx, { body }) => new Reply({ id: await addCommitment(ctx, body) }, { status: 201 }),
      ),
      command(api.settleCommitment, async (ctx, { params, body }) => {
        await settleCommitment(ctx, { ...params, ...body });
        return ok;
      }),
      raw(api.echoCommitment, async ({ actor, input: { params, body } }) => {
        await unnamed(actor!, (ctx) => echoCommitment(ctx, { ...params, ...body }));
        return ok;
      }),
      raw(api.sayAskedOutside, async ({ actor, input: { body } }) => {
        const reportId = body.report_id;
        await unnamed(actor!, (ctx) => sayAskedOutside(ctx, { actor: actor!, reportId }));
        return ok;
      }),
    ],
    undo: keptRowsUndo(commitmentTable),
  };
}
