import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { importText } from '../import-text.ts';
import { useImportVerb } from '../use-import-verbs.ts';
import classes from './undo-box.module.css';

interface UndoBoxProps {
  id: string;
  /** Read out instead of the short label where several imports are listed. */
  name?: string;
  label: string;
}

/** Takes a whole import back, after saying what that means. */
export function UndoBox({ id, name, label }: UndoBoxProps) {
  const text = importText.useText();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const sure = useRef<HTMLButtonElement>(null);
  const undo = useImportVerb('undo', id);
  useEffect(() => {
    if (asking) sure.current?.focus();
  }, [asking]);
  function keep(): void {
    setAsking(false);
    // once the button is there again
    requestAnimationFrame(() => opener.current?.focus());
  }
  if (!asking) {
    return (
      <Button
        ref={opener}
        icon={<Undo2 size={14} aria-hidden="true" />}
        onClick={() => setAsking(true)}
        aria-label={name && text('undo.of', { file: name })}
      >
        {label}
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape steps back from the question
    <div className={classes.box} onKeyDown={({ key }) => key === 'Escape' && keep()}>
      <p className={classes.text}>{text('undo.what')}</p>
      <div className={classes.actions}>
        <Button ref={sure} look="danger" busy={undo.isPending} onClick={() => undo.mutate()}>
          {text('undo.sure')}
        </Button>
        <Button look="quiet" onClick={keep}>
          {text('undo.keep')}
        </Button>
      </div>
    </div>
  );
}
