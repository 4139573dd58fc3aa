import { Archive, ArrowDown, ArrowUp, EyeOff, GripVertical, Pencil } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { mayHide } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { fieldsText } from '../fields-text.ts';
import classes from './arrange.module.css';
import { DRAGGED } from './dragged.ts';
import { type Layout, setHidden } from './move-field.ts';

export interface FieldItemProps {
  declaration: RecordDeclaration;
  name: string;
  layout: Layout;
  change: (layout: Layout) => void;
  step: (name: string, by: -1 | 1) => void;
  onEdit: (name: string) => void;
  onPutAway: (name: string) => void;
  /** What is dragged would stand before this one. */
  isTarget: boolean;
}

/** One field of a page: moved by its handle, with the mouse or the arrow keys. */
export function FieldItem(props: FieldItemProps) {
  const { declaration, name, step } = props;
  const text = fieldsText.useText();
  const field = declaration.fields[name];
  if (!field) return null;
  const label = fieldLabel(declaration, name);
  function handleKey(event: KeyboardEvent): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(name, by as -1 | 1);
  }
  return (
    <li
      className={classes.field}
      data-field={name}
      data-target={props.isTarget || undefined}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, name);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <button
        type="button"
        className={classes.handle}
        data-handle={name}
        aria-label={text('handle', { field: label })}
        title={text('handle', { field: label })}
        onKeyDown={handleKey}
      >
        <GripVertical size={14} aria-hidden="true" />
      </button>
      <span className={classes.names}>
        <span className={classes.name}>{label}</span>
        <span className={classes.note}>
          {text(`kinds.${field.kind}.name`)}
          {field.required && ` · ${text('required')}`}
          {field.readOnly && ` · ${text('setByUptake')}`}
        </span>
      </span>
      {field.custom && <span className={classes.own}>{text('own')}</span>}
      <span className={classes.steps}>
        <IconButton label={text('up', { field: label })} onClick={() => step(name, -1)}>
          <ArrowUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={text('down', { field: label })} onClick={() => step(name, 1)}>
          <ArrowDown size={16} aria-hidden="true" />
        </IconButton>
      </span>
      <FieldActions {...props} label={label} />
    </li>
  );
}

function FieldActions(props: FieldItemProps & { label: string }) {
  const { declaration, name, layout, change, onEdit, onPutAway, label } = props;
  const text = fieldsText.useText();
  const field = declaration.fields[name]!;
  return (
    <span className={classes.actions}>
      {field.custom && (
        <>
          <IconButton label={text('edit', { field: label })} onClick={() => onEdit(name)}>
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label={text('away', { field: label })} onClick={() => onPutAway(name)}>
            <Archive size={14} aria-hidden="true" />
          </IconButton>
        </>
      )}
      {mayHide(declaration, name) && (
        <IconButton
          label={text('hide', { field: label })}
          onClick={() => change(setHidden(layout, name, true))}
        >
          <EyeOff size={14} aria-hidden="true" />
        </IconButton>
      )}
    </span>
  );
}
