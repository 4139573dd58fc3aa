import type { ReactNode, Ref } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { inReadingOrder } from '../../arrange.ts';
import type { Tile } from '../../tile.ts';
import type { LookedAt } from '../use-board-view.ts';
import classes from './board-grid.module.css';
import { TileCard } from './tile-card.tsx';

interface BoardGridProps {
  tiles: readonly Tile[];
  view: LookedAt;
  /** What all of the tiles' figures read. */
  rows: RecordDeclaration | null;
  ref?: Ref<HTMLDivElement>;
  /** The tile that is being moved, and what moves it; absent unless the dashboard is arranged. */
  held?: string | null;
  handlesOf?: (tile: Tile) => ReactNode;
}

/** The tiles in their places; on the phone beneath one another, as one reads. */
export function BoardGrid({ tiles, view, rows, ref, held, handlesOf }: BoardGridProps) {
  const ordered = tiles.toSorted(inReadingOrder);
  return (
    <div ref={ref} className={classes.grid} data-arranging={handlesOf ? '' : undefined}>
      {ordered.map((tile) => (
        <div
          key={tile.id}
          className={classes.place}
          data-held={held === tile.id || undefined}
          style={{
            gridColumn: `${tile.x + 1} / span ${tile.w}`,
            gridRow: `${tile.y + 1} / span ${tile.h}`,
          }}
        >
          <TileCard tile={tile} view={view} rows={rows} handles={handlesOf?.(tile)} />
        </div>
      ))}
    </div>
  );
}
