import { useQuery } from '@tanstack/react-query';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { figureText } from '../shared/figure-text.ts';
import classes from '../uptake.module.css';
import { correctionsQuery } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';

/** What one said is wrong, with the answers. */
export function SaidSection() {
  const text = uptakeText.useText();
  const names = figureText.useText();
  const told = useStore(reader);
  const { data } = useQuery(correctionsQuery('me'));
  if (!data || data.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="uptake-said">
      <h2 id="uptake-said" className={classes.heading}>
        {text('said.title')}
      </h2>
      <ul className={classes.list}>
        {data.map((one) => (
          <li key={one.id} className={classes.said}>
            <span className={classes.saidFigure}>
              {[names(`figure.${one.figure}`), one.team, one.shown].filter(Boolean).join(' · ')}
            </span>
            {one.said && <span>{one.said}</span>}
            <span className={classes.quiet}>
              {one.outcome === null
                ? text('said.open')
                : `${text(`said.${one.outcome}`)}: ${one.answer}`}
            </span>
            {one.answered_by && one.answered_at && (
              <span className={classes.quiet}>
                {text('said.by', {
                  name: one.answered_by,
                  day: formatInstant(one.answered_at, told),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
