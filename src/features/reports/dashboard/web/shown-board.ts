import type { Visibility } from '#src/records/define-record.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import type { Audience, BuiltInBoard } from '../built-in/board.ts';
import type { Tile } from '../tile.ts';
import { readWhose, type Whose } from '../tile-request.ts';

/** A dashboard as the screen shows it: of the product, or somebody's own. */
export interface ShownBoard {
  /** Of the product's its name. */
  id: string;
  name: string;
  purpose: string;
  audience: Audience | null;
  period: FigureRequest['period'];
  whose: Whose;
  tiles: readonly Tile[];
  copiedFrom: string | null;
  /** Absent: of the product. */
  saved?: { ownerId: string | null; visibility: Visibility; version: number };
}

/** As the API gives it. */
export interface DashboardAnswer {
  id: string;
  name: string;
  purpose: string | null;
  audience: Audience | null;
  tiles: string | null;
  period: string | null;
  whose: string | null;
  copied_from: string | null;
  owner_id: string | null;
  visibility: Visibility;
  version: number;
}

const USUAL_PERIOD = { last: 90, unit: 'day' } as const;

export function readBoard(answer: DashboardAnswer): ShownBoard {
  return {
    id: answer.id,
    name: answer.name,
    purpose: answer.purpose ?? '',
    audience: answer.audience,
    period: parse<FigureRequest['period']>(answer.period) ?? USUAL_PERIOD,
    whose: readWhose(answer.whose) ?? 'everyone',
    tiles: parse<Tile[]>(answer.tiles) ?? [],
    copiedFrom: answer.copied_from,
    saved: {
      ownerId: answer.owner_id,
      visibility: answer.visibility,
      version: answer.version,
    },
  };
}

function parse<T>(text: string | null): T | undefined {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

interface Words {
  name: string;
  purpose: string;
  /** The titles of its charts, by tile. */
  titleOf: (tile: string) => string | undefined;
}

export function shownBuiltIn(board: BuiltInBoard, { name, purpose, titleOf }: Words): ShownBoard {
  const tiles = board.tiles.map((tile) => {
    const title = titleOf(tile.id);
    return title ? { ...tile, title } : tile;
  });
  return {
    id: board.name,
    name,
    purpose,
    audience: board.name,
    period: board.period,
    whose: board.whose ?? 'everyone',
    tiles,
    copiedFrom: null,
  };
}
