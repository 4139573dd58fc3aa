import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import type { DeskProps } from '../desk-props.ts';
import { deskText } from '../desk-text.ts';
import { PrepareDialog } from '../prepare/prepare-dialog.tsx';
import classes from './parts.module.css';

/** What we want to reach, as phones and screen show it. */
export function PresentPart({ desk, board }: DeskProps) {
  const text = deskText.useText();
  const [isPreparing, prepare] = useState(false);
  return (
    <section className={classes.part}>
      <h3>{text('present.title')}</h3>
      {board.objectives.length === 0 && <p className={classes.quiet}>{text('present.none')}</p>}
      <ol className={classes.objectives}>
        {board.objectives.map(({ text: said, serves }) => (
          <li key={said}>
            <p className={classes.strong}>{said}</p>
            <p className={classes.quiet}>{serves}</p>
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={() => prepare(true)}>{text('present.prepare')}</Button>
      </div>
      {isPreparing && <PrepareDialog desk={desk} close={() => prepare(false)} />}
    </section>
  );
}
