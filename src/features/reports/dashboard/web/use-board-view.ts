import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Filter } from '#src/records/filter.ts';
import { isFilter } from '#src/records/web/views/read-filter.ts';
import { readPeriod } from '../board-period.ts';
import { type BoardView, COMPARISONS, readTeam, readWhose, writeWhose } from '../tile-request.ts';
import type { ShownBoard } from './shown-board.ts';
import { useMannedTeams } from './use-manned-teams.ts';

/** The conditions are the viewer's own; a tile takes those that it can be filtered by. */
export interface LookedAt extends BoardView {
  where: Filter[];
}

/** How the address says to look at the dashboard; what it leaves open, the dashboard says. */
export function useBoardView(board: ShownBoard) {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { period, whose, compare, where } = search;
  const team = useMannedTeams().find(({ id }) => id === readTeam(whose));
  const view = useMemo(
    (): LookedAt => ({
      period: readPeriod(period) ?? board.period,
      whose: team ? { team: team.id, members: team.members } : (readWhose(whose) ?? board.whose),
      compare: COMPARISONS.find((one) => one === compare) ?? 'previous',
      where: Array.isArray(where) ? where.filter(isFilter) : [],
    }),
    [period, whose, compare, where, team, board.period, board.whose],
  );
  function change(next: Partial<LookedAt>): void {
    const said = {
      ...search,
      ...(next.period && { period: next.period }),
      ...(next.whose && { whose: writeWhose(next.whose) }),
      ...(next.compare && { compare: next.compare }),
      ...(next.where && { where: next.where.length > 0 ? next.where : undefined }),
    };
    void navigate({ to: '/dashboards/$id', params: { id: board.id }, search: said, replace: true });
  }
  return { view, change };
}
