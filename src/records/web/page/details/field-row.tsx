import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { OneRecord } from '../../data/record-client.ts';
import type { CellSaves } from '../../data/use-cell-saves.ts';
import { FieldInput } from '../../fields/field-input.tsx';
import { FieldValue } from '../../fields/field-value.tsx';
import { isEmptyValue, type ReadingAids } from '../../fields/format-value.ts';
import { WhyButton } from '../../fields/why-button.tsx';
import { fieldLabel } from '../../labels.ts';
import { recordsText } from '../../records-text.ts';
import classes from './field-row.module.css';

interface FieldRowProps {
  declaration: RecordDeclaration;
  record: OneRecord;
  name: string;
  aids: ReadingAids;
  saves: CellSaves;
  editable: boolean;
}

/** One field of a record: its name tells why it is asked, its value is edited where it stands. */
export function FieldRow(props: FieldRowProps) {
  const { declaration, record, name, aids, saves } = props;
  const [editing, setEditing] = useState(false);
  const refusal = saves.refusalOf(record.id, name);
  const value = refusal ? refusal.value : record[name];
  return (
    <div className={classes.row}>
      <dt className={classes.name}>
        <WhyButton declaration={declaration} name={name} className={classes.label}>
          {fieldLabel(declaration, name)}
        </WhyButton>
      </dt>
      <dd className={classes.value} data-refused={refusal ? '' : undefined}>
        {editing ? (
          <FieldInput
            declaration={declaration}
            name={name}
            value={value}
            refs={aids.refs}
            autoFocus
            className={classes.input!}
            invalid={refusal !== undefined}
            onChange={() => {}}
            onDone={(next, refs) => {
              setEditing(false);
              saves.save(record, name, { value: next, refs });
            }}
            onCancel={() => {
              setEditing(false);
              saves.forget(record.id, name);
            }}
          />
        ) : (
          <ShownValue {...props} value={value} onEdit={() => setEditing(true)} />
        )}
        {refusal && (
          <p role="alert" className={classes.refusal}>
            {refusal.message}
          </p>
        )}
      </dd>
    </div>
  );
}

/** The value to be read; a click on it, or on the pencil beside it, begins to edit. */
function ShownValue(props: FieldRowProps & { value: unknown; onEdit: () => void }) {
  const { declaration, name, aids, editable, value, onEdit } = props;
  const text = recordsText.useText();
  return (
    <>
      {/* biome-ignore lint/a11y: the pencil beside it does the same by keyboard */}
      <div
        className={classes.shown}
        data-editable={editable || undefined}
        onClick={editable ? onEdit : undefined}
      >
        {isEmptyValue(value) || value === false ? (
          <span className={classes.empty}>
            {editable && value !== false ? text('page.add') : '–'}
          </span>
        ) : (
          // biome-ignore lint/a11y: following a link is not editing
          <span className={classes.inner} onClick={stopAtLinks}>
            <FieldValue declaration={declaration} name={name} value={value} aids={aids} links />
          </span>
        )}
      </div>
      {editable && (
        <button
          type="button"
          className={classes.pencil}
          aria-label={text('page.edit', { field: fieldLabel(declaration, name) })}
          onClick={onEdit}
        >
          <Pencil size={12} aria-hidden="true" />
        </button>
      )}
    </>
  );
}

function stopAtLinks(event: React.MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a')) event.stopPropagation();
}
