import { Mic, MicOff } from 'lucide-react';
import { useState } from 'react';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import classes from './note-editor.module.css';
import { noteWords } from './note-words.ts';
import { useDictation } from './use-dictation.ts';

const KNOWN = 'uptake.dictation-known';

/** Speaking instead of typing. Before the first time it says who listens. */
export function DictateButton({ onText }: { onText: (text: string) => void }) {
  const text = noteWords.useText();
  const [asking, setAsking] = useState(false);
  const fail = () => showToast(text('dictateFailed'), { tone: 'bad' });
  const { on, start, stop } = useDictation(onText, fail);

  function begin(): void {
    localStorage.setItem(KNOWN, 'yes');
    setAsking(false);
    start();
  }

  function press(): void {
    if (on) stop();
    else if (localStorage.getItem(KNOWN)) start();
    else setAsking(true);
  }

  const Icon = on ? MicOff : Mic;
  return (
    <>
      <IconButton
        label={text(on ? 'stopDictating' : 'dictate')}
        aria-pressed={on}
        className={classes.tool ?? ''}
        onClick={press}
      >
        <Icon size={16} aria-hidden="true" />
      </IconButton>
      {on && (
        <p role="status" className={classes.said}>
          {text('listening')}
        </p>
      )}
      {asking && (
        <div className={classes.said}>
          {text('askDictate')} <Button onClick={begin}>{text('startDictating')}</Button>
          <Button look="quiet" onClick={() => setAsking(false)}>
            {text('notNow')}
          </Button>
        </div>
      )}
    </>
  );
}
