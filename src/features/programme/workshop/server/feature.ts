import type { Owing } from '#src/features/programme/concern/server/day-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, type Route, raw, read } from '#src/server/http/route.ts';
import { runRead } from '#src/server/run-command.ts';
import * as api from '../workshop-api.ts';
import { answerCluster } from './answer-commands.ts';
import { hideCard } from './answering/hide-commands.ts';
import { exportRoutes } from './export/export-routes.ts';
import * as group from './group-commands.ts';
import { createBoardStreams } from './phone/board-streams.ts';
import { boardResponse, phoneRoutes } from './phone/phone-routes.ts';
import { createBoards, readVersion } from './read-board.ts';
import * as setup from './setup-commands.ts';
import * as step from './step-commands.ts';
import { createListAlike } from './suggestion-queries.ts';
import { setTimer } from './timer-commands.ts';
import { workshopsUndo } from './undo-workshops.ts';
import { listWorkshops, readDesk, readWorkshopRow, type WorkshopRow } from './workshop-queries.ts';
import { lockWorkshop } from './write-workshop.ts';

/** A day on which people say what is in their way, and are answered. */
export function workshopFeature(services: Services, types: RecordTypes): UndoingFeature {
  const { machinery, url } = services;
  const boards = createBoards();
  const streams = createBoardStreams();
  const listAlike = createListAlike();

  const desk = async (ctx: Parameters<typeof readDesk>[0], id: string) => {
    const row = await readWorkshopRow(ctx, id);
    if (!row) throw noWorkshop();
    return readDesk(ctx, row, url);
  };
  const boardFor = (actor: Actor, id: string) =>
    runRead(machinery, actor, async (ctx) => {
      const row = await readWorkshopRow(ctx, id);
      const board = row && (await boards(ctx.db, actor.workspaceId, id));
      if (!board) throw noWorkshop();
      return board;
    });

  return {
    heard: (workspaceId, changes) => {
      const told = changes.filter(({ type }) => /^(workshop|concern)/.test(type));
      // cards, themes and concerns do not say of which workshop they are
      if (told.some(({ type }) => type !== 'workshop')) streams.tell(workspaceId, null);
      else for (const { id } of told) streams.tell(workspaceId, id);
    },
    routes: [
      read(api.listWorkshops, async (ctx) => ({
        items: await listWorkshops(ctx),
        may_add: ctx.actor.role !== 'member' && !ctx.actor.viewerId,
      })),
      command(
        api.addWorkshop,
        async (ctx, { body }) =>
          new Reply({ id: await setup.addWorkshop(ctx, body) }, { status: 201 }),
      ),
      read(api.readWorkshop, (ctx, { params }) => desk(ctx, params.id)),
      raw(api.readBoard, async ({ request, actor, input }) =>
        boardResponse(request, await boardFor(actor!, input.params.id)),
      ),
      command(api.changeWorkshop, async (ctx, { params, body }) => {
        await setup.changeWorkshop(ctx, params.id, body);
        return desk(ctx, params.id);
      }),
      command(api.removeWorkshop, async (ctx, { params }) => {
        await setup.removeWorkshop(ctx, params.id);
        return { ok: true };
      }),
      command(api.advanceWorkshop, async (ctx, { params, body }) => {
        await step.advanceWorkshop(ctx, { ...params, ...body });
        return { version: await versionOf(ctx, params.id) };
      }),
      command(api.goToStep, async (ctx, { params, body }) => {
        await step.goToStep(ctx, { ...params, ...body });
        return { version: await versionOf(ctx, params.id) };
      }),
      command(api.setTimer, async (ctx, { params, body }) => {
        await setTimer(ctx, { ...params, ...body });
        return { version: await versionOf(ctx, params.id) };
      }),
      ...groupRoutes({ types, url }),
      read(api.listSuggestions, async (ctx, { params }) => {
        const row = await readWorkshopRow(ctx, params.id);
        if (!row) throw noWorkshop();
        return { items: await listAlike(ctx, row.id) };
      }),
      ...exportRoutes(services),
      ...phoneRoutes({ services, boards, streams }),
    ],
    undo: workshopsUndo(types),
  };
}

/** What is done with cards and their groups; the answer is the version after it. */
function groupRoutes(owing: Owing): Route[] {
  const doIn = async (ctx: WriteContext, id: string, work: (row: WorkshopRow) => Promise<void>) => {
    await work(await lockWorkshop(ctx, id));
    return { version: await versionOf(ctx, id) };
  };
  return [
    command(api.moveCard, (ctx, { params: { id, card_id }, body }) =>
      doIn(ctx, id, (row) => group.moveCard(ctx, row, { card_id, ...body })),
    ),
    command(api.hideCard, (ctx, { params: { id, card_id }, body }) =>
      doIn(ctx, id, (row) => hideCard(ctx, row, { card_id, types: owing.types, ...body })),
    ),
    command(api.nameCluster, (ctx, { params: { id, cluster_id }, body }) =>
      doIn(ctx, id, (row) => group.nameCluster(ctx, row, { cluster_id, ...body })),
    ),
    command(api.mergeClusters, (ctx, { params: { id, cluster_id }, body }) =>
      doIn(ctx, id, (row) => group.mergeClusters(ctx, row, { cluster_id, ...body })),
    ),
    command(api.splitCluster, (ctx, { params: { id, cluster_id } }) =>
      doIn(ctx, id, (row) => group.splitCluster(ctx, row, cluster_id)),
    ),
    command(api.answerCluster, (ctx, { params: { id, cluster_id }, body }) =>
      doIn(ctx, id, (row) => answerCluster(ctx, row, { cluster_id, owing, ...body })),
    ),
    command(api.declineSuggestion, (ctx, { params, body }) =>
      doIn(ctx, params.id, (row) => group.declineSuggestion(ctx, row, body)),
    ),
  ];
}

function versionOf(ctx: WriteContext, id: string) {
  return readVersion(ctx.db, ctx.actor.workspaceId, id);
}

function noWorkshop(): AppError {
  return new AppError('not_found', 'There is no such workshop.');
}
