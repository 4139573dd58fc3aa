import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { failureOf } from '#src/web/api/api-problem.ts';
import { useMe } from '#src/web/shell/session.ts';
import { boardFor, builtInBoards } from '../built-in-boards.ts';
import { dashboardsQuery, workQuery } from './board-queries.ts';
import { boardText } from './board-text.ts';
import { recallBoard } from './recall-board.ts';
import { type ShownBoard, shownBuiltIn } from './shown-board.ts';

export interface Boards {
  own: readonly ShownBoard[];
  builtIn: readonly ShownBoard[];
}

/** Every dashboard that one may look at; undefined until they have come. */
export function useBoards() {
  const text = boardText.useText();
  const query = useQuery(dashboardsQuery);
  const own = query.data;
  const builtIn = useMemo(
    () =>
      builtInBoards.map((board) =>
        shownBuiltIn(board, {
          name: text(`board.${board.name}.name`),
          purpose: text(`board.${board.name}.purpose`),
          titleOf: (tile) => (isTitled(tile) ? text(`tile.${tile}`) : undefined),
        }),
      ),
    [text],
  );
  const boards: Boards | undefined = own && { own, builtIn };
  return { boards, error: failureOf(query), retry: query.refetch };
}

const TITLED = [
  'pipeline_by_stage',
  'customers_by_week',
  'cases_by_week',
  'cases_by_priority',
  'conversion_by_stage',
  'won_by_month',
  'pipeline_by_owner',
  'next_step_by_stage',
  'orders_by_month',
  'win_ratio_by_month',
  'minutes_by_type',
  'activities_by_week',
] as const;

function isTitled(tile: string): tile is (typeof TITLED)[number] {
  return (TITLED as readonly string[]).includes(tile);
}

/** The dashboard of the address; without one that was looked at last, or the one for their work. */
export function useChosenBoard(boards: Boards | undefined, id: string | undefined) {
  const { member } = useMe();
  const wanted = id ?? recallBoard(member.id);
  const all = boards && [...boards.own, ...boards.builtIn];
  const known = all?.find((board) => board.id === wanted);
  const isOpen = boards !== undefined && !known && id === undefined;
  const work = useQuery({ ...workQuery, enabled: isOpen });
  if (known || !isOpen) return { board: known, isPending: !boards };
  if (work.isPending) return { board: undefined, isPending: true };
  const audience = boardFor({ role: member.role, ...(work.data ?? { deals: 0, cases: 0 }) });
  const isMine = ({ saved }: ShownBoard) => saved?.ownerId === member.id;
  const board =
    boards.own.find((one) => one.copiedFrom === audience && isMine(one)) ??
    // made for all who do this work
    boards.own.find((one) => one.audience === audience && one.saved?.visibility === 'workspace') ??
    boards.builtIn.find(({ id: name }) => name === audience);
  return { board, isPending: false };
}
