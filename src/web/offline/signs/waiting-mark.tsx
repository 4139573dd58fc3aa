import { CloudUpload } from 'lucide-react';
import { signsText } from './signs-text.ts';
import classes from './waiting-mark.module.css';

/** Beside what was written without a connection, until the server has it. */
export function WaitingMark({ of }: { of: object }) {
  const text = signsText.useText();
  if (!('waiting' in of)) return null;
  return (
    <span className={classes.mark} title={text('mark')}>
      <CloudUpload size={14} role="img" aria-label={text('mark')} />
    </span>
  );
}
