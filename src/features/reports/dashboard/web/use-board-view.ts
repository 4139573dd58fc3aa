import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { readPeriod } from '../board-period.ts';
import { type BoardView, COMPARISONS, readTeam, readWhose, writeWhose } from '../tile-request.ts';
import type { ShownBoard } from './shown-board.ts';
import { useTeams } from './use-teams.ts';

/** How the address says to look at the dashboard; what it leaves open, the dashboard says. */
export function useBoardView(board: ShownBoard) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { period, whose, compare } = search;
  const team = useTeams().find(({ id }) => id === readTeam(whose));
  const view = useMemo(
    (): BoardView => ({
      period: readPeriod(period) ?? board.period,
      whose: team ? { team: team.id, members: team.members } : (readWhose(whose) ?? board.whose),
      compare: COMPARISONS.find((one) => one === compare) ?? 'previous',
    }),
    [period, whose, compare, team, board.period, board.whose],
  );
  function change(next: Partial<BoardView>): void {
    const said = {
      ...search,
      ...(next.period && { period: next.period }),
      ...(next.whose && { whose: writeWhose(next.whose) }),
      ...(next.compare && { compare: next.compare }),
    };
    void navigate({ to: '/dashboards/$id', params: { id: board.id }, search: said, replace: true });
  }
  return { view, change };
}
