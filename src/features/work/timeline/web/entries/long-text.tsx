import { type ReactNode, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { timelineText } from '../timeline-text.ts';
import classes from './long-text.module.css';

const LONG_CHARS = 700;
const LONG_LINES = 12;

/** A text as its signs mean it; a long one begins shortened. */
export function LongText({ of, children }: { of: string; children: ReactNode }) {
  const text = timelineText.useText();
  const [whole, setWhole] = useState(false);
  const isLong = of.length > LONG_CHARS || of.split('\n').length > LONG_LINES;
  return (
    <>
      <div className={classes.text} data-cut={(isLong && !whole) || undefined}>
        {children}
      </div>
      {isLong && (
        <Button look="quiet" className={classes.more ?? ''} onClick={() => setWhole(!whole)}>
          {text(whole ? 'less' : 'all')}
        </Button>
      )}
    </>
  );
}
