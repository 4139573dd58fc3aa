import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { importText } from '../import-text.ts';
import classes from './paste-box.module.css';

interface PasteBoxProps {
  refused: string | undefined;
  onPaste: (text: string) => void;
  onCancel: () => void;
}

/** Takes cells that were copied from a spreadsheet, or a list from anywhere. */
export function PasteBox({ refused, onPaste, onCancel }: PasteBoxProps) {
  const text = importText.useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [pasted, setPasted] = useState('');
  useEffect(() => field.current?.focus(), []);
  function submit(event: FormEvent): void {
    event.preventDefault();
    onPaste(pasted);
  }
  return (
    <form className={classes.box} onSubmit={submit}>
      <label className={classes.label} htmlFor={id}>
        {text('paste.label')}
      </label>
      <textarea
        ref={field}
        id={id}
        className={`${inputClass} ${classes.field}`}
        aria-describedby={`${id}-note`}
        placeholder={text('paste.example')}
        spellCheck={false}
        wrap="off"
        value={pasted}
        onChange={({ target }) => setPasted(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <p id={`${id}-note`} className={classes.note}>
        {text('paste.hint')}
      </p>
      {refused && (
        <p className={classes.refused} role="alert">
          {refused}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" look="main" disabled={pasted.trim() === ''}>
          {text('paste.go')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {text('paste.cancel')}
        </Button>
      </div>
    </form>
  );
}
