// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { type CSSProperties, memo, type ReactNode } from 'react';
import { useIsBeside } from '#src/web/shell/beside.ts';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import { recordsText } from '../records-text.ts';
import { GridCell } from './grid-cell.tsx';
import { type GridRowProps, isDrawnAlike } from './grid-props.ts';
import classes from './record-grid.module.css';

export const GridRow = memo(DrawRow, isDrawnAlike);

function DrawRow(props: GridRowProps) {
  const { activeColumn, editing, ...rest } = props;
  const { record, columns } = rest;
  return (
    <RowFrame {...props}>
      <TitleCell {...props} />
      {columns.map((name, index) => {
        const active = activeColumn === index + 1;
        const cell = { name, column: index + 1, value: record[name], active };
        return <GridCell key={name} {...rest} {...cell} editing={active && editing} />;
      })}
    </RowFrame>
  );
}

/** Opening a record marks its row, and draws none of the cells anew. */
function RowFrame(props: GridRowProps & { children: ReactNode }) {
  const { declaration, record, at, startPx, selected, children } = props;
  const open = useIsBeside(`${declaration.type}.${record.id}`);
  return (
    <div
      role="row"
      className={classes.row}
      style={{ transform: `translateY(${startPx}px)` } as CSSProperties}
      aria-rowindex={at + 2}
      aria-selected={selected}
      data-open={open || undefined}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}

function TitleCell({
  declaration,
  record,
  at,
  activeColumn,
  selected,
  toggle,
  setPlace,
}: GridRowProps) {
  const text = recordsText.useText();
  return (
    <div
      id={`cell-${at}-0`}
      role="gridcell"
      tabIndex={-1}
      className={`${classes.cell} ${classes.title}`}
      data-active={activeColumn === 0 || undefined}
      onPointerDown={() => setPlace({ row: at, column: 0, editing: false })}
    >
      <label className={classes.tick}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={text('list.select', { title: record.title })}
          onChange={({ nativeEvent }) =>
            toggle(record.id, at, (nativeEvent as unknown as MouseEvent).shiftKey === true)
          }
        />
      </label>
      <RecordLink type={declaration.type} id={record.id} className={classes.open}>
        <RecordMark type={declaration.type} title={record.title} />
        <span className={classes.clip}>{record.title}</span>
      </RecordLink>
    </div>
  );
}
