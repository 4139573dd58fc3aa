import { readProposed } from '#src/features/programme/conversation/server/conversation-queries.ts';
import { readAsked } from '#src/features/programme/expectation/server/expectation-queries.ts';
import type { LineageSetting } from '#src/features/reports/lineage/server/lineage-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { refuseViewer } from '#src/server/run-command.ts';
import * as api from '../desk-api.ts';
import { POLISH_THRESHOLDS } from '../polish.ts';
import { readNews, readReleases, readTakenSubjects, requireKeeper } from './desk-queries.ts';
import {
  changeItem,
  followerTable,
  followItem,
  itemTable,
  releaseTable,
  seeNews,
  takeUp,
} from './item-commands.ts';
import { findPolish } from './polish-queries.ts';
import { giveRelease, hoursTable, planRelease, saveHours } from './release-commands.ts';
import { keepTally, noteLeftForm, writeTally } from './tally.ts';

const ok = { ok: true };

/** The administrator's desk: what to polish next, and small releases that say what was done. */
export function deskFeature(services: Services, setting: LineageSetting): UndoingFeature {
  const { machinery } = services;
  return {
    routes: [
      read(
        api.readDesk,
        async (ctx) => {
          await requireKeeper(ctx);
          await writeTally({ machinery });
          const taken = await readTakenSubjects(ctx);
          const all = await findPolish(ctx, setting);
          const found = all.filter(({ subject }) => !taken.has(subject));
          const { days, most } = POLISH_THRESHOLDS;
          const polish = found.slice(0, most);
          return { days, polish, more: found.length - polish.length };
        },
        { byQuery: true },
      ),
      read(api.readReleases, readReleases),
      read(api.readNews, async (ctx) => {
        const items = await readNews(ctx);
        return {
          items: items.map(({ id, said, did }) => ({ id, said, did })),
          expectation: await readAsked(ctx),
          conversations: await readProposed(ctx),
        };
      }),
      command(
        api.takeUp,
        async (ctx, { body }) =>
          new Reply({ id: await takeUp(ctx, setting, body) }, { status: 201 }),
      ),
      command(api.changeItem, async (ctx, { params, body }) => {
        await changeItem(ctx, { ...params, ...body });
        return ok;
      }),
      command(
        api.giveRelease,
        async (ctx, { body }) => new Reply(await giveRelease(ctx, body.note), { status: 201 }),
      ),
      command(api.planRelease, async (ctx, { body }) => {
        await planRelease(ctx, body.due_on);
        return ok;
      }),
      command(api.saveHours, async (ctx, { body }) => {
        await saveHours(ctx, body);
        return ok;
      }),
      command(api.followItem, async (ctx, { params, body }) => {
        await followItem(ctx, { ...params, ...body });
        return ok;
      }),
      command(api.seeNews, async (ctx) => {
        await seeNews(ctx);
        return ok;
      }),
      // a count without people: nothing of it is in the ledger
      raw(api.noteLeft, ({ actor, input: { body } }) => {
        refuseViewer(actor!);
        if (!setting.recordTypes.has(body.record_type)) {
          throw new AppError('not_found', 'There is no such form.');
        }
        noteLeftForm(actor!, body.record_type, machinery.now());
        return ok;
      }),
    ],
    undo: keptRowsUndo(itemTable, releaseTable, followerTable, hoursTable),
    begin: () => keepTally(services),
  };
}
