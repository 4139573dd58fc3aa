import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass, TextField } from '#src/web/ui/form-field.tsx';
import classes from './report.module.css';
import type { ReportAnswer } from './report-draft.ts';
import { reportText } from './report-text.ts';

type Kept = Pick<ReportAnswer, 'name' | 'question' | 'visibility'>;

interface SaveDialogProps {
  begin: Kept;
  busy: boolean;
  onSave: (kept: Kept) => void;
  close: () => void;
}

const WHO = [
  ['workspace', 'everyone'],
  ['team', 'teamOnly'],
  ['private', 'onlyMe'],
] as const;

/** Asks for a report's name and who may see it. */
export function SaveDialog({ begin, busy, onSave, close }: SaveDialogProps) {
  const text = reportText.useText();
  const [kept, setKept] = useState(begin);
  function save(event: FormEvent): void {
    event.preventDefault();
    const question = kept.question?.trim();
    onSave({ ...kept, name: kept.name.trim(), question: question || null });
  }
  return (
    <Modal
      opened
      onClose={close}
      title={text('saveDialog')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <form className={classes.dialog} onSubmit={save}>
        <TextField
          label={text('name')}
          data-autofocus=""
          required
          maxLength={100}
          value={kept.name}
          onChange={({ target }) => setKept({ ...kept, name: target.value })}
        />
        <TextField
          label={text('question')}
          hint={text('questionHint')}
          maxLength={300}
          value={kept.question ?? ''}
          onChange={({ target }) => setKept({ ...kept, question: target.value })}
        />
        <FormField label={text('who')}>
          {(ids) => (
            <select
              {...ids}
              className={inputClass}
              value={kept.visibility}
              onChange={({ target }) =>
                setKept({ ...kept, visibility: target.value as Kept['visibility'] })
              }
            >
              {WHO.map(([value, label]) => (
                <option key={value} value={value}>
                  {text(label)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <div className={classes.foot}>
          <Button onClick={close}>{text('cancel')}</Button>
          <Button type="submit" look="main" busy={busy} disabled={kept.name.trim() === ''}>
            {text('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
