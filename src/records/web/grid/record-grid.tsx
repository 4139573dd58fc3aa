// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { distances } from '#src/web/ui/theme/tokens.ts';
import { useCellSaves } from '../data/use-cell-saves.ts';
import { useReadingAids } from '../fields/use-reading-aids.ts';
import { recordPluralLabel } from '../labels.ts';
import { lookOf } from '../record-look.ts';
import { recordsText } from '../records-text.ts';
import { columnWidths, type Widths } from './column-widths.ts';
import { GridHead } from './grid-head.tsx';
import type { GridPlace, RecordGridProps } from './grid-props.ts';
import { GridRow } from './grid-row.tsx';
import { GroupHeadRow, GroupTailRow } from './group-row.tsx';
import { headOf, tailOf } from './group-rows.ts';
import classes from './record-grid.module.css';
import { useGridKeys } from './use-grid-keys.ts';
import { useTicking } from './use-ticking.ts';

const ROW_PX = Number.parseInt(distances.row, 10);
const LOAD_AHEAD = 40;

/** A list as a grid: plain cells, only those in sight are drawn; all of it works by keyboard. */
export function RecordGrid(props: RecordGridProps) {
  const { declaration, columns, list } = props;
  const text = recordsText.useText();
  const { rows, hasMore } = list;
  const widths = useStore(columnWidths(props.widthsOf));
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0, editing: false });
  const virtual = useGridRows(list, scroller);
  const keys = useGridKeys({ ...props, place, setPlace, scrollTo: virtual.scrollToIndex });
  const isDrawn = virtual.getVirtualItems().some(({ index }) => index === place.row && rows[index]);
  const template = useMemo(
    () => writeTemplate(declaration.type, columns, widths),
    [declaration.type, columns, widths],
  );
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={recordPluralLabel(declaration)}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-multiselectable="true"
      aria-busy={list.isPlaceholder}
      aria-activedescendant={isDrawn ? `cell-${place.row}-${place.column}` : undefined}
      tabIndex={0}
      onKeyDown={keys}
      style={{ '--columns': template } as CSSProperties}
    >
      <GridHead {...props} />
      <GridBody
        {...props}
        virtual={virtual}
        place={place}
        setPlace={setPlace}
        focusGrid={() => scroller.current?.focus({ preventScroll: true })}
      />
      {hasMore && <p className={classes.loading}>{text('list.loading')}</p>}
    </div>
  );
}

type VirtualRows = Virtualizer<HTMLDivElement, Element>;

/** The rows in sight; more are fetched before the last one comes into it. */
function useGridRows(
  { rows, hasMore, loadMore }: RecordGridProps['list'],
  scroller: RefObject<HTMLDivElement | null>,
): VirtualRows {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: ROW_PX,
    getItemKey: (at) => rows[at]?.id ?? at,
  });
  const lastInSight = virtual.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastInSight >= rows.length - LOAD_AHEAD) loadMore();
  }, [hasMore, lastInSight, rows.length, loadMore]);
  return virtual;
}

interface GridBodyProps extends RecordGridProps {
  virtual: VirtualRows;
  place: GridPlace;
  setPlace: (place: GridPlace) => void;
  focusGrid: () => void;
}

function GridBody({ virtual, place, setPlace, focusGrid, ...props }: GridBodyProps) {
  const { declaration, columns, list, selection } = props;
  const aids = useReadingAids(list.refs);
  const saves = useCellSaves(declaration);
  const tick = useTicking(list.rows, selection);
  return (
    <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const record = list.rows[index];
        if (!record) return null;
        const line = { at: index, startPx: start, active: place.row === index };
        const head = headOf(record);
        if (head) return <GroupHeadRow key={record.id} head={head} {...line} />;
        const tail = tailOf(record);
        if (tail) return <GroupTailRow key={record.id} tail={tail} {...line} />;
        return (
          <GridRow
            key={record.id}
            {...{ declaration, columns, record, aids, saves, setPlace, focusGrid }}
            at={index}
            startPx={start}
            activeColumn={place.row === index ? place.column : -1}
            editing={place.row === index && place.editing}
            selected={selection.ids.has(record.id)}
            toggle={tick}
          />
        );
      })}
    </div>
  );
}

const NAME_PX = 264;
const SENTENCE_PX = 400;
const COLUMN_PX = 168;

/** Names are short; where an icon stands for the record, its title is a sentence. */
function writeTemplate(type: string, columns: readonly string[], widths: Widths): string {
  const titlePx = lookOf(type)?.avatar ? NAME_PX : SENTENCE_PX;
  const tracks = columns.map((name) => `${widths[name] ?? COLUMN_PX}px`);
  return [`${widths.title ?? titlePx}px`, ...tracks, 'minmax(0, 1fr)'].join(' ');
}
