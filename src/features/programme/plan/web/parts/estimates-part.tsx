import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import type { EstimateAnswer } from '../../estimate-api.ts';
import { EstimateDialog } from '../dialogs/estimate-dialog.tsx';
import { ReadingDialog } from '../dialogs/reading-dialog.tsx';
import classes from '../programme.module.css';
import { estimatesQuery } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayDay } from '../say.ts';
import type { PartProps } from './part-props.ts';

/** Effort as ranges, and what either side hears in them. */
export function EstimatesPart({ may }: Pick<PartProps, 'may'>) {
  const text = programmeText.useText();
  const { data } = useQuery(estimatesQuery);
  const [isAdding, setAdding] = useState(false);
  const [reading, setReading] = useState<EstimateAnswer>();
  const items = data?.items ?? [];
  if (items.length === 0 && !may.lead) return null;
  return (
    <section className={classes.section}>
      <h2>{text('estimatesTitle')}</h2>
      <p className={classes.quiet}>{text('estimatesLead')}</p>
      <ul>
        {items.map((one) => (
          <li key={one.id} className={`${classes.row} ${classes.estimate}`}>
            <span className={classes.quiet}>
              {text('hoursRange', { least: one.least_hours, most: one.most_hours })}
            </span>
            <div>
              <p>{one.what}</p>
              <Readings estimate={one} />
              <p className={one.understanding === 'agree' ? classes.quiet : classes.note}>
                {text(`understanding.${one.understanding}`)}
              </p>
            </div>
            {one.side && <Button onClick={() => setReading(one)}>{text('sayReading')}</Button>}
          </li>
        ))}
      </ul>
      {may.lead && (
        <div className={classes.actions}>
          <Button onClick={() => setAdding(true)}>{text('addEstimate')}</Button>
        </div>
      )}
      {isAdding && <EstimateDialog close={() => setAdding(false)} />}
      {reading && <ReadingDialog estimate={reading} close={() => setReading(undefined)} />}
    </section>
  );
}

function Readings({ estimate }: { estimate: EstimateAnswer }) {
  const text = programmeText.useText();
  return estimate.readings.map(({ side, name, hours, words, said_at }) => (
    <p key={said_at + side} className={classes.quiet}>
      {text(`reads.${side}`, { name, count: hours, day: sayDay(said_at.slice(0, 10)) })}
      {words && ` “${words}”`}
    </p>
  ));
}
