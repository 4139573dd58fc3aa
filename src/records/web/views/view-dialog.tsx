import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { VISIBILITIES, type Visibility } from '#src/records/define-record.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass, TextField } from '#src/web/ui/form-field.tsx';
import type { NewView } from './use-view-verbs.ts';
import classes from './view-dialog.module.css';
import { viewsText } from './views-text.ts';

interface ViewDialogProps {
  isNew: boolean;
  begin: NewView;
  onSave: (view: NewView) => void;
  close: () => void;
}

/** Asks for a view's name and who shall see it. */
export function ViewDialog({ isNew, begin, onSave, close }: ViewDialogProps) {
  const text = viewsText.useText();
  const [name, setName] = useState(begin.name);
  const [visibility, setVisibility] = useState(begin.visibility);
  function save(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() !== '') onSave({ name: name.trim(), visibility });
  }
  return (
    <Modal
      opened
      onClose={close}
      title={text(isNew ? 'dialog.new' : 'dialog.edit')}
      closeButtonProps={{ 'aria-label': text('dialog.close') }}
    >
      <form className={classes.form} onSubmit={save}>
        <TextField
          label={text('dialog.name')}
          placeholder={text('dialog.placeholder')}
          data-autofocus=""
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <FormField label={text('dialog.who')}>
          {(ids) => (
            <select
              {...ids}
              className={inputClass}
              value={visibility}
              onChange={({ target }) => setVisibility(target.value as Visibility)}
            >
              {VISIBILITIES.toReversed().map((one) => (
                <option key={one} value={one}>
                  {text(`dialog.${one}`)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <div className={classes.foot}>
          <Button type="submit" look="main" disabled={name.trim() === ''}>
            {text('dialog.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
