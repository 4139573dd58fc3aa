import { wholeWeeks } from '../../promises.ts';
import { FigureTools } from '../shared/figure-row.tsx';
import { figureText } from '../shared/figure-text.ts';
import { useSay } from '../shared/say.ts';
import classes from '../uptake.module.css';
import type { MyUptake } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';
import { WeekBars } from './week-bars.tsx';

/** Minutes a week that it asks for, and what came back for each. */
export function CostSection({ uptake }: { uptake: MyUptake }) {
  const text = uptakeText.useText();
  const names = figureText.useText();
  const say = useSay();
  const { give_get } = uptake;
  const weeks = wholeWeeks(uptake.weeks);
  const perWeek = weeks.length === 0 ? 0 : give_get.asked_s / weeks.length;
  return (
    <section className={classes.section} aria-labelledby="uptake-cost">
      <div className={classes.head}>
        <h2 id="uptake-cost" className={classes.heading}>
          {text('cost.title')}
        </h2>
        <span className={classes.sum}>{text('cost.perWeek', { time: say.time(perWeek) })}</span>
      </div>
      {give_get.asked_s === 0 ? (
        <p className={classes.quiet}>{text('cost.none')}</p>
      ) : (
        <>
          <WeekBars
            label={text('cost.weeks')}
            bars={weeks.map(({ monday, asked_s }) => ({
              key: monday,
              value: asked_s,
              says: text('cost.week', { day: say.day(monday), time: say.time(asked_s) }),
            }))}
          />
          <p className={classes.quiet}>{text('cost.text', { weeks: weeks.length })}</p>
        </>
      )}
      <FigureTools figure="asked" name={names('figure.asked')} shown={say.time(perWeek)} />
      {give_get.ratio !== null && (
        <>
          <p className={classes.says}>
            {text('cost.ratio', { ratio: say.perMinute(give_get.ratio) })}
          </p>
          <FigureTools
            figure="give_get"
            name={names('figure.give_get')}
            shown={say.number(give_get.ratio)}
          />
        </>
      )}
    </section>
  );
}
