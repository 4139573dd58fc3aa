import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { practiceText } from './practice-text.ts';
import classes from './practices.module.css';
import { usePracticeVerbs } from './use-practice-verbs.ts';

interface SettleProps {
  id: string;
  mayKeep: boolean;
  close: () => void;
}

/** Kept or retired, with a word on why. */
export function SettleForm({ id, mayKeep, close }: SettleProps) {
  const text = practiceText.useText();
  const { settle } = usePracticeVerbs();
  const [reason, setReason] = useState('');
  const touch = classes.touch ?? '';
  async function decide(outcome: 'kept' | 'retired'): Promise<void> {
    if (await settle(id, outcome, reason)) close();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void decide(mayKeep ? 'kept' : 'retired');
  }
  return (
    <form className={classes.settle} onSubmit={submit}>
      <TextField
        label={text('why')}
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className={classes.ways}>
        {mayKeep && (
          <Button look="main" type="submit" className={touch}>
            {text('keepIt')}
          </Button>
        )}
        <Button
          type={mayKeep ? 'button' : 'submit'}
          className={touch}
          disabled={mayKeep && reason.trim() === ''}
          {...(mayKeep && { onClick: () => void decide('retired') })}
        >
          {text('retireIt')}
        </Button>
        <Button className={touch} onClick={close}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}
