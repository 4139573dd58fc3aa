import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import { approvalText } from '../shared/approval-text.ts';
import classes from './approval-card.module.css';

const QUICK = ['quickDiscount', 'quickTalk', 'quickMargin', 'quickDetails'] as const;

interface RejectFormProps {
  busy: boolean;
  onCancel: () => void;
  onReject: (reason: string) => void;
}

/** Why not: one tap on what is said most, or in one's own words. */
export function RejectForm({ busy, onCancel, onReject }: RejectFormProps) {
  const text = approvalText.useText();
  const [reason, setReason] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (reason.trim()) onReject(reason.trim());
  }
  return (
    <form className={classes.answer} onSubmit={submit}>
      <p className={classes.label}>{text('whyNot')}</p>
      <div className={classes.quick}>
        {QUICK.map((name) => (
          <button
            type="button"
            key={name}
            className={classes.chip}
            aria-pressed={reason === text(name)}
            onClick={() => setReason(text(name))}
          >
            {text(name)}
          </button>
        ))}
      </div>
      <TextAreaField
        label={text('ownWords')}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" look="danger" busy={busy} disabled={!reason.trim()}>
          {text('rejectNow')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}
