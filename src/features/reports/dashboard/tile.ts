import { z } from 'zod';
import type { FigureRequest } from '../metric/metric.ts';
import { figureRequestSchema } from '../metric/metric-schema.ts';
import {
  type Box,
  COLUMNS,
  MAX_HEIGHT,
  MIN_HEIGHT,
  MIN_WIDTH,
  MOST_TILES,
  overlap,
} from './arrange.ts';

/** A figure on a dashboard: a saved report, or a question of its own. */
export interface Tile extends Box {
  title?: string | undefined;
  report_id?: string | undefined;
  request?: FigureRequest | undefined;
  chart?: string | undefined;
  /** It keeps the period of its own question, whichever the dashboard is looked at for. */
  keeps_period?: boolean | undefined;
}

const name = z.string().min(1).max(40);
const tileSchema = z
  .strictObject({
    id: name,
    title: z.string().max(120).optional(),
    report_id: z.uuid('A report is named by its id.').optional(),
    request: figureRequestSchema.optional(),
    chart: name.optional(),
    keeps_period: z.boolean().optional(),
    x: z.int().min(0),
    y: z.int().min(0).max(10_000),
    w: z.int().min(MIN_WIDTH).max(COLUMNS),
    h: z.int().min(MIN_HEIGHT).max(MAX_HEIGHT),
  })
  .refine(
    ({ report_id, request }) => (report_id === undefined) !== (request === undefined),
    'A tile shows a report or asks a question of its own: give report_id or request.',
  )
  .refine(({ x, w }) => x + w <= COLUMNS, 'A tile ends at the right edge of the dashboard.');

export const tilesSchema = z
  .array(tileSchema)
  .max(MOST_TILES, `A dashboard has ${MOST_TILES} tiles at most.`)
  .refine(
    (tiles) => new Set(tiles.map(({ id }) => id)).size === tiles.length,
    'Each tile has an id of its own.',
  )
  .refine(
    (tiles) => !tiles.some((one, at) => tiles.slice(at + 1).some((other) => overlap(one, other))),
    'Tiles may not lie on one another.',
  ) satisfies z.ZodType<Tile[]>;
