import { useQueryClient } from '@tanstack/react-query';
import { undoCommand } from '#src/web/shell/undo.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import classes from './capture-overlay.module.css';
import { captureText } from './capture-text.ts';
import type { Capture } from './use-capture.ts';

interface CaptureFootProps {
  capture: Capture;
  close: () => void;
  /** Empties the line, and goes back to it: this button goes with the words. */
  clear: () => void;
  /** Whether the focus is in the rows, whose keys are others. */
  inRows: boolean;
}

/** What the keys do, and the buttons for those who have none. */
export function CaptureFoot({ capture, close, clear, inRows }: CaptureFootProps) {
  const text = captureText.useText();
  const { draft, isBusy, save } = capture;
  const isBlank = draft.text.trim() === '';
  return (
    <div className={classes.foot}>
      {capture.saved ? <SavedNote capture={capture} /> : <KeyHints inRows={inRows} />}
      <Button look="quiet" className={classes.close ?? ''} onClick={close}>
        {text('close')}
      </Button>
      {!isBlank && (
        <Button look="quiet" onClick={clear}>
          {text('clear')}
        </Button>
      )}
      <Button look="main" busy={isBusy} disabled={isBlank} onClick={() => save(false)}>
        {text('save')}
      </Button>
    </div>
  );
}

function SavedNote({ capture }: { capture: Capture }) {
  const text = captureText.useText();
  const client = useQueryClient();
  const { says, command } = capture.saved!;
  return (
    <p className={classes.saved} role="status">
      {says}
      <Button look="quiet" onClick={() => void undoCommand(client, command)}>
        {text('undo')}
      </Button>
    </p>
  );
}

const LINE_HINTS = [
  ['Enter', 'save'],
  ['mod+Enter', 'next'],
  ['ArrowDown', 'correct'],
  ['Escape', 'close'],
] as const;
const ROW_HINTS = [
  ['1–9', 'choose'],
  ['Del', 'out'],
  ['Escape', 'back'],
] as const;

function KeyHints({ inRows }: { inRows: boolean }) {
  const text = captureText.useText();
  return (
    <div className={classes.hints} aria-hidden="true">
      {(inRows ? ROW_HINTS : LINE_HINTS).map(([keys, name]) => (
        <span key={name}>
          <Kbd keys={keys} /> {text(`hints.${name}`)}
        </span>
      ))}
    </div>
  );
}
