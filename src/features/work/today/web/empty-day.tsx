import { Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { listOverlays } from '#src/web/shell/features.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import classes from './day-sections.module.css';
import { todayText } from './today-text.ts';

/** A day with nothing on it tells how things get there. */
export function EmptyDay({ lead }: { lead?: ReactNode }) {
  const text = todayText.useText();
  const capture = listOverlays().find(({ name }) => name === 'capture');
  return (
    <div className={classes.page}>
      <div className={`${classes.lead} ${classes.alone}`}>{lead}</div>
      <EmptyState
        icon={Sun}
        title={text('empty.title')}
        actions={
          <>
            {capture && (
              <Button look="main" onClick={() => openOverlay('capture')}>
                {text('empty.capture')}
                {capture.keys[0] && <Kbd keys={capture.keys[0]} />}
              </Button>
            )}
            <Button onClick={() => openOverlay('create', { type: 'task' })}>
              {text('empty.task')}
            </Button>
          </>
        }
      >
        {text('empty.text')}
      </EmptyState>
    </div>
  );
}
