import { useState } from 'react';
import { VISIBILITIES, type Visibility } from '#src/records/define-record.ts';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import type { NewView } from './use-view-verbs.ts';
import { viewsText } from './views-text.ts';

interface ViewDialogProps {
  isNew: boolean;
  begin: NewView;
  /** Whether it is kept. */
  onSave: (view: NewView) => Promise<boolean>;
  close: () => void;
}

/** Asks for a view's name and who shall see it. */
export function ViewDialog({ isNew, begin, onSave, close }: ViewDialogProps) {
  const text = viewsText.useText();
  const [name, setName] = useState(begin.name);
  const [visibility, setVisibility] = useState(begin.visibility);
  return (
    <AskDialog
      title={text(isNew ? 'dialog.new' : 'dialog.edit')}
      label={text('dialog.save')}
      disabled={name.trim() === ''}
      close={close}
      onSave={() => onSave({ name: name.trim(), visibility })}
    >
      <TextField
        label={text('dialog.name')}
        placeholder={text('dialog.placeholder')}
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        label={text('dialog.who')}
        value={visibility}
        onChange={({ target }) => setVisibility(target.value as Visibility)}
      >
        {VISIBILITIES.toReversed().map((one) => (
          <option key={one} value={one}>
            {text(`dialog.${one}`)}
          </option>
        ))}
      </SelectField>
    </AskDialog>
  );
}
