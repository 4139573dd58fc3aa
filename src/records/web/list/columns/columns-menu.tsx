import '#src/web/ui/mantine/mantine-popover.css';
import { Popover } from '@mantine/core';
import { ArrowDown, ArrowUp, Columns3, GripVertical } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { shownFields } from '#src/records/custom-fields.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { ClosedByEscape } from '#src/web/ui/mantine/closed-by-escape.tsx';
import { BASE_FIELDS, fieldLabel } from '../../labels.ts';
import { recordsText } from '../../records-text.ts';
import { listText } from '../list-text.ts';
import type { ListToolbarProps } from '../list-toolbar-props.ts';
import classes from './columns-menu.module.css';
import { moveColumn } from './move-column.ts';

/** Which columns a list shows and in which order: ticked, dragged, or moved by their arrows. */
export function ColumnsMenu(props: ListToolbarProps) {
  const text = recordsText.useText();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      {opened && <ClosedByEscape close={() => setOpened(false)} />}
      <Popover.Target>
        <Button
          look="quiet"
          className={classes.wide ?? ''}
          icon={<Columns3 size={14} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          {text('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <ColumnList {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnList({ declaration, state, change }: ListToolbarProps) {
  const text = listText.useText();
  const { columns } = state;
  const others = [...shownFields(declaration), ...BASE_FIELDS].filter(
    (name) => !columns.includes(name),
  );
  const set = (names: readonly string[]) => change({ columns: names.join(',') || undefined });
  return (
    <>
      <p className={classes.heading}>{text('columns.shown')}</p>
      <ul>
        {columns.map((name) => (
          <ShownColumn
            key={name}
            name={name}
            label={fieldLabel(declaration, name)}
            columns={columns}
            set={set}
          />
        ))}
      </ul>
      <p className={classes.heading}>{text('columns.more')}</p>
      <ul>
        {others.map((name) => (
          <li key={name} className={classes.row}>
            <label className={classes.label}>
              <input type="checkbox" checked={false} onChange={() => set([...columns, name])} />
              <span className={classes.name}>{fieldLabel(declaration, name)}</span>
            </label>
          </li>
        ))}
      </ul>
      <Button look="quiet" onClick={() => change({ columns: undefined })}>
        {recordsText.text('list.columnsReset')}
      </Button>
    </>
  );
}

interface ShownColumnProps {
  name: string;
  label: string;
  columns: readonly string[];
  set: (names: readonly string[]) => void;
}

function ShownColumn({ name, label, columns, set }: ShownColumnProps) {
  const text = listText.useText();
  const [over, setOver] = useState(false);
  const at = columns.indexOf(name);
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    set(moveColumn(columns, event.dataTransfer.getData('text/plain'), at));
  }
  function press(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || !event.altKey) return;
    event.preventDefault();
    set(moveColumn(columns, name, at + step));
  }
  return (
    <li
      className={classes.row}
      draggable
      data-over={over || undefined}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', name)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onKeyDown={press}
    >
      <GripVertical size={12} className={classes.grip} aria-hidden="true" />
      <label className={classes.label}>
        <input
          type="checkbox"
          checked
          disabled={columns.length === 1}
          onChange={() => set(columns.filter((one) => one !== name))}
        />
        <span className={classes.name}>{label}</span>
      </label>
      <IconButton
        label={text('columns.up', { field: label })}
        disabled={at === 0}
        onClick={() => set(moveColumn(columns, name, at - 1))}
      >
        <ArrowUp size={12} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={text('columns.down', { field: label })}
        disabled={at === columns.length - 1}
        onClick={() => set(moveColumn(columns, name, at + 1))}
      >
        <ArrowDown size={12} aria-hidden="true" />
      </IconButton>
    </li>
  );
}
