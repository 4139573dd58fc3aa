import { Check } from 'lucide-react';
import type { StandAnswer } from '../../programme-api.ts';
import { programmeText } from '../programme-text.ts';
import { sayDay, sayStage } from '../say.ts';
import classes from './stage-line.module.css';

/** The stages as one calm line, and how long this one has lasted. */
export function StageLine({ stand }: { stand: StandAnswer }) {
  const text = programmeText.useText();
  const { weeks, due_on: due, is_overdue: isOverdue } = stand;
  return (
    <section aria-label={text('stagesTitle')}>
      <ol className={classes.line}>
        {stand.stages.map(({ name, state, entered_on }) => (
          <li
            key={name}
            className={classes.stage}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={classes.dot} aria-hidden="true">
              {state === 'done' && <Check size={12} />}
            </span>
            <span className={classes.name}>{sayStage(name)}</span>
            {entered_on && <span className={classes.since}>{sayDay(entered_on)}</span>}
          </li>
        ))}
      </ol>
      <p className={classes.now}>
        {text('weekOf', { stage: sayStage(stand.stage), week: weeks + 1 })}{' '}
        {due && text(isOverdue ? 'overdue' : 'dueOn', { day: sayDay(due) })}{' '}
        {text(`stageWords.${stand.stage as 'charter'}`)}
      </p>
    </section>
  );
}
