import { type ReactNode, useState } from 'react';
import { FormField, inputClass } from '#src/web/ui/form-field.tsx';
import { programmeText } from '../programme-text.ts';
import { ProgrammeDialog } from './programme-dialog.tsx';

interface ReasonDialogProps {
  title: string;
  lead: ReactNode;
  busy: boolean;
  /** Something else has to be said first. */
  disabled?: boolean;
  close: () => void;
  onReason: (reason: string) => void;
  children?: ReactNode;
}

const LEAST = 10;

/** What is decided against the rule needs a reason that everybody reads. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, lead, busy, disabled = false, close, onReason, children } = props;
  const text = programmeText.useText();
  const [reason, setReason] = useState('');
  return (
    <ProgrammeDialog
      {...{ title, busy, close }}
      label={title}
      look="danger"
      disabled={disabled || reason.trim().length < LEAST}
      onSave={() => onReason(reason.trim())}
    >
      <div>{lead}</div>
      {children}
      <FormField label={text('reason')} hint={text('reasonHint')}>
        {(ids) => (
          <textarea
            {...ids}
            className={inputClass}
            rows={3}
            maxLength={500}
            data-autofocus=""
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </FormField>
    </ProgrammeDialog>
  );
}
