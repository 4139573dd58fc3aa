import { useNavigate } from '@tanstack/react-router';
import type { Visibility } from '#src/records/define-record.ts';
import { send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { useMe } from '#src/web/shell/session.ts';
import type { Audience } from '../../built-in/board.ts';
import type { Tile } from '../../tile.ts';
import { writeWhose } from '../../tile-request.ts';
import { boardText } from '../board-text.ts';
import { rememberBoard } from '../recall-board.ts';
import type { DashboardAnswer, ShownBoard } from '../shown-board.ts';

/** What a dashboard is called, decides and who sees it. */
export interface BoardFacts {
  name: string;
  purpose: string;
  audience: Audience | null;
  visibility: Visibility;
}

/** Keeping, changing and deleting dashboards; each can be undone. */
export function useBoardVerbs() {
  const { attempt, act } = useAttempt(['dashboard']);
  const navigate = useNavigate();
  const text = boardText.useText();
  const { member } = useMe();

  function create(body: object, name: string) {
    return attempt(async () => {
      const says = text('saved', { name });
      const made = await send<DashboardAnswer>('POST /api/v1/dashboards', { body }, { says });
      return made.id;
    });
  }

  async function open(id: string | undefined): Promise<boolean> {
    if (!id) return false;
    rememberBoard(member.id, id);
    await navigate({ to: '/dashboards/$id', params: { id } });
    return true;
  }

  function change(board: ShownBoard, body: object): Promise<boolean> {
    return act(async () => {
      const says = text('saved', { name: board.name });
      const { version } = board.saved!;
      await send(
        'PATCH /api/v1/dashboards/{id}',
        { params: { id: board.id }, body },
        { says, ifMatch: version },
      );
    });
  }

  return {
    /** Into the same dashboard, or where it is another's into a copy of one's own. */
    arrange: async (board: ShownBoard, tiles: readonly Tile[], mayEdit: boolean) => {
      const kept = JSON.stringify(tiles);
      if (mayEdit) return change(board, { tiles: kept });
      const name = text('copyOf', { name: board.name });
      return open(await create({ ...copyOf(board), name, tiles: kept }, name));
    },
    copy: async (board: ShownBoard, facts: BoardFacts) =>
      open(await create({ ...copyOf(board), ...facts }, facts.name)),
    begin: async (facts: BoardFacts) => open(await create({ ...facts, tiles: '[]' }, facts.name)),
    rename: (board: ShownBoard, facts: BoardFacts) => change(board, facts),
    remove: async (board: ShownBoard) => {
      const done = await attempt(async () => {
        const says = text('deleted', { name: board.name });
        await send('DELETE /api/v1/dashboards/{id}', { params: { id: board.id } }, { says });
        return true;
      });
      if (done) await navigate({ to: '/dashboards' });
    },
  };
}

function copyOf(board: ShownBoard) {
  return {
    purpose: board.purpose,
    audience: board.audience,
    visibility: 'private',
    tiles: JSON.stringify(board.tiles),
    period: JSON.stringify(board.period),
    whose: writeWhose(board.whose),
    copied_from: board.id,
  };
}

/** Dashboards are their owner's to change, and an administrator's; those of the product nobody's. */
export function useMayArrange(board: ShownBoard): boolean {
  const { member } = useMe();
  if (!board.saved) return false;
  return board.saved.ownerId === member.id || member.role === 'administrator';
}
