import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { IconButton } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { resizeBox, stepBox, stepInOrder } from '../../arrange.ts';
import type { Tile } from '../../tile.ts';
import { boardText } from '../board-text.ts';
import classes from './arrange.module.css';

interface TileHandlesProps {
  tile: Tile;
  tiles: readonly Tile[];
  title: string;
  put: (tiles: readonly Tile[]) => void;
  edit: () => void;
  beginDrag: (event: PointerEvent, id: string, mode: 'move' | 'resize') => void;
}

const WAYS = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;
const GROWTH = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

/** What moves, resizes and takes away a tile: by dragging, with keys, or on the phone with buttons. */
export function TileHandles({ tile, tiles, title, put, edit, beginDrag }: TileHandlesProps) {
  const text = boardText.useText();
  const isPhone = useIsPhone();
  const remove = () => put(tiles.filter(({ id }) => id !== tile.id));

  function press(event: KeyboardEvent): void {
    const way = WAYS[event.key as keyof typeof WAYS];
    if (event.key === 'Delete') remove();
    else if (!way) return;
    else if (event.shiftKey) {
      const [w, h] = GROWTH[way];
      put(resizeBox(tiles, tile.id, { w: tile.w + w, h: tile.h + h }));
    } else put(stepBox(tiles, tile.id, way));
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      {isPhone ? (
        <>
          <IconButton
            label={text('arrange.up', { title })}
            onClick={() => put(stepInOrder(tiles, tile.id, -1))}
          >
            <ArrowUp size={16} />
          </IconButton>
          <IconButton
            label={text('arrange.down', { title })}
            onClick={() => put(stepInOrder(tiles, tile.id, 1))}
          >
            <ArrowDown size={16} />
          </IconButton>
        </>
      ) : (
        <button
          type="button"
          className={classes.grip}
          data-grip={tile.id}
          aria-label={text('arrange.move', { title })}
          title={text('arrange.hint')}
          onKeyDown={press}
          onPointerDown={(event) => {
            event.currentTarget.focus();
            beginDrag(event, tile.id, 'move');
          }}
        >
          <GripVertical size={16} aria-hidden="true" />
        </button>
      )}
      <IconButton label={text('arrange.edit', { title })} onClick={edit}>
        <Pencil size={16} />
      </IconButton>
      <IconButton label={text('arrange.remove', { title })} onClick={remove}>
        <Trash size={16} />
      </IconButton>
      {!isPhone && (
        <span
          className={classes.corner}
          aria-hidden="true"
          onPointerDown={(event) => beginDrag(event, tile.id, 'resize')}
        />
      )}
    </>
  );
}
