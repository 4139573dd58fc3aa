import type { Services } from '#src/server/feature.ts';
import { type Exchange, type Route, raw } from '#src/server/http/route.ts';
import { linkActor } from '#src/server/public/public-door.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../../workshop-phone-api.ts';
import { moveCard } from '../group-commands.ts';
import type { createBoards, ServedBoard } from '../read-board.ts';
import { lockWorkshop } from '../write-workshop.ts';
import type { createBoardStreams } from './board-streams.ts';
import { createFindWorkshop, type Joined } from './find-workshop.ts';
import { createSending } from './send-commands.ts';

interface Parts {
  services: Pick<Services, 'machinery' | 'keyFor'>;
  boards: ReturnType<typeof createBoards>;
  streams: ReturnType<typeof createBoardStreams>;
}

const done = { ok: true };

/** What participants do, without an account: by the code, and by secrets that their phone has made. */
export function phoneRoutes({ services, boards, streams }: Parts): Route[] {
  const { machinery } = services;
  const findWorkshop = createFindWorkshop(machinery);
  const sending = createSending(services);

  /** The board has changed, though the ledger tells of nothing. */
  function tell({ workspaceId, row }: Joined): void {
    machinery.published(workspaceId, [{ type: 'workshop', id: row.id }]);
  }
  const find = ({
    address,
    input,
  }: Pick<Exchange<typeof api.joinWorkshop>, 'address'> & {
    input: { params: { code: string } };
  }) => findWorkshop(input.params.code, address);

  return [
    raw(api.readJoinedBoard, async (exchange) => {
      const { workspaceId, row } = await find(exchange);
      const board = await machinery.database.read(workspaceId, (db) =>
        boards(db, workspaceId, row.id),
      );
      return boardResponse(exchange.request, board!);
    }),
    raw(api.watchJoinedBoard, async (exchange) => {
      const { workspaceId, row, sender } = await find(exchange);
      return streams.open({ workspaceId, workshopId: row.id }, sender);
    }),
    raw(api.joinWorkshop, async (exchange) => {
      const joined = await find(exchange);
      if (await sending.join(joined, exchange.input.body.token)) tell(joined);
      return done;
    }),
    raw(api.sendDraft, async (exchange) => {
      const joined = await find(exchange);
      if (await sending.sendDraft(joined, exchange.input.body)) tell(joined);
      return done;
    }),
    raw(api.withdrawDraft, async (exchange) => {
      const joined = await find(exchange);
      if (await sending.withdrawDraft(joined, exchange.input.body)) tell(joined);
      return done;
    }),
    raw(api.sendBallot, async (exchange) => {
      const joined = await find(exchange);
      const { token, dots } = exchange.input.body;
      const marks = Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0));
      if (await sending.sendBallot(joined, { token, marks, kind: 'vote' })) tell(joined);
      return done;
    }),
    raw(api.sendCheck, async (exchange) => {
      const joined = await find(exchange);
      const { token, picked } = exchange.input.body;
      if (await sending.sendBallot(joined, { token, marks: picked, kind: 'check' })) tell(joined);
      return done;
    }),
    raw(api.moveJoinedCard, async (exchange) => {
      const joined = await find(exchange);
      const { token, ...move } = exchange.input.body;
      await sending.requireJoined(joined, token);
      const actor = linkActor(joined.workspaceId, joined.row);
      await runCommand(machinery, actor, async (ctx) =>
        moveCard(ctx, await lockWorkshop(ctx, joined.row.id), move),
      );
      return done;
    }),
  ];
}

/** The board as it stands, or that it is still the one that the reader has. */
export async function boardResponse(
  request: Request,
  { etag, json, packed }: ServedBoard,
): Promise<Response> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (request.headers.get('if-none-match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  if (!request.headers.get('accept-encoding')?.includes('gzip')) {
    return new Response(json, { headers });
  }
  const packing = { 'content-encoding': 'gzip', vary: 'accept-encoding' };
  return new Response(await packed(), { headers: { ...headers, ...packing } });
}
