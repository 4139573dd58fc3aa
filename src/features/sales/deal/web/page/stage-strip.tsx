import { useEffect, useRef } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { dealText } from '../deal-text.ts';
import type { StageSettings } from '../shared/deal-queries.ts';
import type { MoveDeal } from '../shared/use-move-deal.ts';
import classes from './deal-top.module.css';
import type { ShownDeal } from './shown-deal.ts';

interface StageStripProps {
  deal: ShownDeal;
  stages: readonly StageSettings[];
  moving: MoveDeal;
}

/** All stages in a row; a press moves the deal there. */
export function StageStrip({ deal, stages, moving }: StageStripProps) {
  const text = dealText.useText();
  const open = stages.filter(({ kind }) => kind === 'open');
  const at = open.findIndex(({ id }) => id === deal.stage_id);
  const moved = {
    id: deal.id,
    title: deal.title,
    version: deal.version,
    stage_id: deal.stage_id!,
    status: deal.status ?? 'open',
  };
  const row = useRef<HTMLOListElement>(null);
  // on the phone the row is longer than the screen
  useEffect(() => {
    const current = row.current?.children[at];
    if (row.current && current instanceof HTMLElement) {
      row.current.scrollLeft =
        current.offsetLeft - (row.current.clientWidth - current.offsetWidth) / 2;
    }
  }, [at]);
  const ends = stages.filter(({ kind }) => kind !== 'open');
  return (
    <div className={classes.strip}>
      <ol ref={row} className={classes.stages} aria-label={text('page.stages')}>
        {open.map((stage, place) => (
          <li key={stage.id} className={classes.step}>
            <button
              type="button"
              className={classes.stage}
              data-past={place < at || deal.status === 'won' || undefined}
              aria-current={stage.id === deal.stage_id ? 'step' : undefined}
              title={stage.name}
              onClick={() =>
                stage.id !== deal.stage_id && void moving.move({ deal: moved, to: stage })
              }
            >
              <span className={classes.stageName}>{stage.name}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className={classes.ends}>
        {ends.map((stage) => (
          <Button
            key={stage.id}
            className={stage.kind === 'won' ? (classes.won ?? '') : ''}
            aria-pressed={stage.id === deal.stage_id}
            onClick={() =>
              stage.id !== deal.stage_id && void moving.move({ deal: moved, to: stage })
            }
          >
            {stage.name}
          </Button>
        ))}
      </div>
    </div>
  );
}
