import { useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { isListKind } from '#src/records/field-kinds.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { Refs, Values } from '../data/record-client.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { isEditable, kindOf } from '../fields/format-value.ts';
import classes from '../filter/filter-chips.module.css';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';

interface SetFieldDialogProps {
  declaration: RecordDeclaration;
  count: number;
  /** The field to begin with. */
  begin?: string;
  close: () => void;
  onSet: (values: Values) => void;
}

/** Chooses a field and the value that all ticked rows shall have. */
export function SetFieldDialog(props: SetFieldDialogProps) {
  const { declaration, count, begin, close, onSet } = props;
  const text = recordsText.useText();
  const names = [
    ...Object.keys(declaration.fields).filter((name) => isEditable(declaration.fields[name])),
    'owner_id',
  ];
  const [name, setName] = useState(begin ?? names[0]!);
  const [value, setValue] = useState<unknown>(null);
  const [refs, setRefs] = useState<Refs>({});
  const empty = isListKind(kindOf(declaration, name)) ? [] : null;
  return (
    <Dialog title={text('selection.setField', { count })} close={close}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSet({ [name]: value ?? empty });
        }}
      >
        <select
          className={inputClass}
          aria-label={text('filter.field')}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setValue(null);
          }}
        >
          {names.map((one) => (
            <option key={one} value={one}>
              {fieldLabel(declaration, one)}
            </option>
          ))}
        </select>
        <FieldInput
          key={name}
          declaration={declaration}
          name={name}
          value={value ?? empty}
          refs={refs}
          onChange={(next, more) => {
            setValue(next);
            if (more) setRefs({ ...refs, ...more });
          }}
        />
        <div className={classes.foot}>
          <Button type="submit" look="main">
            {text('selection.apply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
