import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { timelineText } from '../timeline-text.ts';
import classes from './long-text.module.css';

const LONG_CHARS = 700;
const LONG_LINES = 9;

/** A text as it was typed; a long one begins shortened. */
export function LongText({ children }: { children: string }) {
  const text = timelineText.useText();
  const [whole, setWhole] = useState(false);
  const isLong = children.length > LONG_CHARS || children.split('\n').length > LONG_LINES;
  return (
    <>
      <p className={classes.text} data-cut={(isLong && !whole) || undefined}>
        {children}
      </p>
      {isLong && (
        <Button look="quiet" className={classes.more ?? ''} onClick={() => setWhole(!whole)}>
          {text(whole ? 'less' : 'all')}
        </Button>
      )}
    </>
  );
}
