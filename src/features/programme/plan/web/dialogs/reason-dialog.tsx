import { type ReactNode, useState } from 'react';
import { AskDialog } from '#src/web/ui/dialog/ask-dialog.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { programmeText } from '../programme-text.ts';

interface ReasonDialogProps {
  title: string;
  lead: ReactNode;
  /** Something else has to be said first. */
  disabled?: boolean;
  close: () => void;
  onReason: (reason: string) => Promise<boolean>;
  children?: ReactNode;
}

const LEAST = 10;

/** What is decided against the rule needs a reason that everybody reads. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, lead, disabled = false, close, onReason, children } = props;
  const text = programmeText.useText();
  const [reason, setReason] = useState('');
  return (
    <AskDialog
      {...{ title, close }}
      label={title}
      look="danger"
      disabled={disabled || reason.trim().length < LEAST}
      onSave={() => onReason(reason.trim())}
    >
      <div>{lead}</div>
      {children}
      <TextAreaField
        label={text('reason')}
        hint={text('reasonHint')}
        rows={3}
        maxLength={500}
        data-autofocus=""
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </AskDialog>
  );
}
