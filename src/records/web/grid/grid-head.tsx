// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, memo, type PointerEvent, useState } from 'react';
import { isCompared } from '#src/records/field-kinds.ts';
import { kindOf } from '../fields/format-value.ts';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import { setColumnWidth } from './column-widths.ts';
import type { RecordGridProps } from './grid-props.ts';
import { isRecordRow } from './group-rows.ts';
import classes from './record-grid.module.css';

/** The headings: a click sorts, the edge between two of them changes a width. */
export const GridHead = memo(DrawHead);

function DrawHead(props: RecordGridProps) {
  const { declaration, columns, list, selection, widthsOf } = props;
  const text = recordsText.useText();
  const records = list.rows.filter(isRecordRow);
  const all = records.length > 0 && selection.ids.size >= records.length;
  return (
    <div role="row" className={classes.head} aria-rowindex={1} tabIndex={-1}>
      <div
        role="columnheader"
        className={`${classes.headCell} ${classes.title}`}
        aria-sort={ariaSort(props.sort, 'title')}
        tabIndex={-1}
      >
        <label className={classes.tick}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={all}
            aria-label={text('list.selectAll')}
            onChange={() => (all ? selection.clear() : selection.set(records.map(({ id }) => id)))}
          />
        </label>
        <SortButton {...props} name="title" />
        <Grip type={widthsOf} name="title" label={fieldLabel(declaration, 'title')} />
      </div>
      {columns.map((name, at) => (
        <HeadCell key={name} {...props} name={name} at={at} />
      ))}
    </div>
  );
}

const DRAGGED = 'text/x-column';

/** One heading: a click sorts, dragging it puts the column elsewhere. */
function HeadCell(props: RecordGridProps & { name: string; at: number }) {
  const { declaration, widthsOf, name, at, onMove } = props;
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return (
    <div
      role="columnheader"
      className={classes.headCell}
      aria-sort={ariaSort(props.sort, name)}
      tabIndex={-1}
      draggable
      data-over={over || undefined}
      data-money={kindOf(declaration, name) === 'money' || undefined}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, name)}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onMove(event.dataTransfer.getData(DRAGGED), at);
      }}
    >
      <SortButton {...props} name={name} />
      <Grip type={widthsOf} name={name} label={fieldLabel(declaration, name)} />
    </div>
  );
}

function ariaSort(sort: string, name: string) {
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : undefined;
}

function SortButton({ declaration, sort, onSort, name }: RecordGridProps & { name: string }) {
  const text = recordsText.useText();
  const label = fieldLabel(declaration, name);
  if (!isCompared(kindOf(declaration, name))) return <span className={classes.clip}>{label}</span>;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.sort}
      title={text('list.sortBy', { field: label })}
      onClick={() => onSort(name)}
    >
      <span className={classes.clip}>{label}</span>
      {sort === name && <ArrowUp size={12} aria-hidden="true" />}
      {sort === `-${name}` && <ArrowDown size={12} aria-hidden="true" />}
    </button>
  );
}

const STEP_PX = 16;

function Grip({ type, name, label }: { type: string; name: string; label: string }) {
  const text = recordsText.useText();
  function drag(event: PointerEvent<HTMLElement>): void {
    const grip = event.currentTarget;
    const cell = grip.parentElement!;
    const fromX = event.clientX - cell.offsetWidth;
    grip.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) =>
      setColumnWidth(type, name, clientX - fromX);
    grip.addEventListener('pointermove', move);
    grip.addEventListener(
      'lostpointercapture',
      () => grip.removeEventListener('pointermove', move),
      { once: true },
    );
  }
  function nudge(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    setColumnWidth(type, name, event.currentTarget.parentElement!.offsetWidth + step);
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={text('list.widen', { field: label })}
      className={classes.grip}
      draggable
      onDragStart={(event) => {
        // the edge changes the width; it does not take the column along
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={drag}
      onKeyDown={nudge}
    />
  );
}
