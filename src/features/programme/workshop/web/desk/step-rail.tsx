import { Check } from 'lucide-react';
import classes from './rail.module.css';

export interface RailStep {
  name: string;
  label: string;
}

interface StepRailProps {
  steps: readonly RailStep[];
  now: string;
  label: string;
}

/** Where the day stands: what is done, what is now, what comes. */
export function StepRail({ steps, now, label }: StepRailProps) {
  const at = steps.findIndex(({ name }) => name === now);
  return (
    <ol className={classes.rail} aria-label={label}>
      {steps.map(({ name, label: said }, place) => (
        <li
          key={name}
          className={classes.step}
          data-state={place < at ? 'done' : place === at ? 'now' : 'next'}
          aria-current={place === at ? 'step' : undefined}
        >
          <span className={classes.mark} aria-hidden="true">
            {place < at ? <Check size={12} /> : place + 1}
          </span>
          <span className={classes.word}>{said}</span>
        </li>
      ))}
    </ol>
  );
}
