import type { Filter } from '#src/records/filter.ts';
import { ME } from '#src/records/filter.ts';
import type { FigureRequest } from '../metric/metric.ts';
import type { Tile } from './tile.ts';

export type Whose = 'everyone' | 'me' | { member: string } | { team: string; members: string[] };
export const COMPARISONS = ['previous', 'year_before', 'none'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** How somebody looks at a dashboard. */
export interface BoardView {
  period: FigureRequest['period'];
  whose: Whose;
  compare: Comparison;
  /** What the viewer filters by, as far as it touches the tile. */
  filter?: Filter | undefined;
}

/** What a tile asks for, looked at in that way: its own question over the period of the dashboard. */
export function tileRequest(
  tile: Pick<Tile, 'keeps_period' | 'chart'>,
  own: FigureRequest,
  view: BoardView,
): FigureRequest {
  const period = tile.keeps_period ? own.period : view.period;
  const filters = [own.filter, ofWhom(view.whose), view.filter].filter((one) => one !== undefined);
  const filter = filters.length > 1 ? { and: filters } : filters[0];
  const { compare: _own, filter: _filter, ...rest } = own;
  const compare = comparison(own, { ...view, period });
  return { ...rest, period, ...(filter && { filter }), ...(compare && { compare }) };
}

/** All time has nothing before it; a chart of many marks would double them. */
function comparison(own: FigureRequest, { compare, period }: BoardView) {
  if (period === 'all' || compare === 'none') return undefined;
  return own.by ? own.compare : compare;
}

function ofWhom(whose: Whose): Filter | undefined {
  if (whose === 'everyone') return undefined;
  if (whose === 'me') return { field: 'owner_id', op: 'is', value: ME };
  return 'team' in whose
    ? { field: 'owner_id', op: 'any_of', value: whose.members }
    : { field: 'owner_id', op: 'is', value: whose.member };
}

const MEMBER = /^[0-9a-f-]{36}$/;

/** A team is read by who knows its members. */
export function readWhose(given: unknown): Exclude<Whose, { team: string }> | undefined {
  if (given === 'me' || given === 'everyone') return given;
  return typeof given === 'string' && MEMBER.test(given) ? { member: given } : undefined;
}

export function writeWhose(whose: Whose): string {
  if (typeof whose === 'string') return whose;
  return 'team' in whose ? TEAM + whose.team : whose.member;
}

const TEAM = 'team:';

/** The team that the address names. */
export function readTeam(given: unknown): string | undefined {
  return typeof given === 'string' && given.startsWith(TEAM) ? given.slice(TEAM.length) : undefined;
}
