import { Plus, Undo2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { Button } from '#src/web/ui/button.tsx';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { addBox, MOST_TILES, withFacts } from '../../arrange.ts';
import type { Tile } from '../../tile.ts';
import { boardText } from '../board-text.ts';
import { BoardGrid } from '../grid/board-grid.tsx';
import { useTileTitle } from '../grid/use-tile.ts';
import type { ShownBoard } from '../shown-board.ts';
import type { LookedAt } from '../use-board-view.ts';
import classes from './arrange.module.css';
import { TileHandles } from './tile-handles.tsx';
import type { Arrangement } from './use-arrangement.ts';
import { useBoardVerbs, useMayArrange } from './use-board-verbs.ts';
import { useTileDrag } from './use-tile-drag.ts';

const AddTileDialog = lazy(async () => ({
  default: (await import('./add-tile-dialog.tsx')).AddTileDialog,
}));

const TileDialog = lazy(async () => ({
  default: (await import('./tile-dialog.tsx')).TileDialog,
}));

interface ArrangingProps {
  board: ShownBoard;
  view: LookedAt;
  rows: RecordDeclaration | null;
  arrangement: Arrangement;
}

/** The tiles while they are moved, resized, added and taken away; nothing is kept before one says so. */
export function Arranging({ board, view, rows, arrangement }: ArrangingProps) {
  const isPhone = useIsPhone();
  const grid = useRef<HTMLDivElement>(null);
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const tiles = arrangement.tiles ?? [];
  const titleOf = useTileTitle(tiles.some(({ report_id }) => report_id));
  const [moved, setMoved] = useState<string | null>(null);
  const editedTile = tiles.find(({ id }) => id === edited);
  const drag = useTileDrag({ grid, tiles, onDrop: arrangement.put });
  return (
    <>
      <ArrangeBar board={board} arrangement={arrangement} add={() => setAdding(true)} />
      <Said tile={tiles.find(({ id }) => id === moved)} title={titleOf} />
      <BoardGrid
        ref={grid}
        tiles={drag.tiles}
        view={view}
        rows={rows}
        held={drag.held}
        handlesOf={(tile) => (
          <TileHandles
            tile={tile}
            tiles={tiles}
            title={titleOf(tile)}
            put={(next) => {
              setMoved(tile.id);
              arrangement.put(next);
            }}
            edit={() => setEdited(tile.id)}
            beginDrag={drag.begin}
          />
        )}
      />
      {editedTile && (
        <Suspense>
          <TileDialog
            tile={editedTile}
            usualTitle={titleOf({ ...editedTile, title: undefined })}
            onSave={(facts) => arrangement.put(withFacts(tiles, editedTile, facts))}
            close={() => setEdited(null)}
          />
        </Suspense>
      )}
      {isAdding && (
        <Suspense>
          <AddTileDialog
            onAdd={(tile) => {
              arrangement.put(addBox(tiles, isPhone ? { ...tile, x: 0 } : tile));
              setAdding(false);
            }}
            close={() => setAdding(false)}
          />
        </Suspense>
      )}
    </>
  );
}

interface SaidProps {
  tile: Tile | undefined;
  title: (tile: Tile) => string;
}

/** Where the tile lies that was moved with a key, read out; it keeps the focus. */
function Said({ tile, title }: SaidProps) {
  const text = boardText.useText();
  useEffect(() => {
    const hasLost = document.activeElement === document.body;
    if (tile && hasLost) document.querySelector<HTMLElement>(`[data-grip="${tile.id}"]`)?.focus();
  }, [tile]);
  return (
    <div className={classes.said} aria-live="polite">
      {tile && (
        <HiddenText>
          {text('arrange.place', {
            title: title(tile),
            column: String(tile.x + 1),
            row: String(tile.y + 1),
            width: String(tile.w),
            height: String(tile.h),
          })}
        </HiddenText>
      )}
    </div>
  );
}

interface ArrangeBarProps {
  board: ShownBoard;
  arrangement: Arrangement;
  add: () => void;
}

function ArrangeBar({ board, arrangement, add }: ArrangeBarProps) {
  const text = boardText.useText();
  const isPhone = useIsPhone();
  const verbs = useBoardVerbs();
  const mayEdit = useMayArrange(board);
  const [isBusy, setBusy] = useState(false);
  const { tiles, isChanged, canStepBack, stepBack, end } = arrangement;
  async function keep(): Promise<void> {
    if (!tiles) return;
    setBusy(true);
    const done = isChanged ? await verbs.arrange(board, tiles, mayEdit) : true;
    setBusy(false);
    if (done) end();
  }
  return (
    <div className={classes.bar} role="toolbar" aria-label={text('menu.arrange')}>
      <p className={classes.hint}>
        {!isPhone && text('arrange.hint')} {!mayEdit && text('arrange.copyHint')}
      </p>
      <Button
        icon={<Plus size={16} aria-hidden="true" />}
        disabled={(tiles?.length ?? 0) >= MOST_TILES}
        onClick={add}
      >
        {text('add.title')}
      </Button>
      <Button
        look="quiet"
        icon={<Undo2 size={16} aria-hidden="true" />}
        disabled={!canStepBack}
        onClick={stepBack}
      >
        {text('arrange.back')}
      </Button>
      <Button look="quiet" onClick={end}>
        {text('arrange.discard')}
      </Button>
      <Button look="main" busy={isBusy} onClick={() => void keep()}>
        {text('arrange.keep')}
      </Button>
    </div>
  );
}
