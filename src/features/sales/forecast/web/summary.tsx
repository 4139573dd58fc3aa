import classes from './forecast.module.css';
import type { Forecast } from './forecast-query.ts';
import { forecastText } from './forecast-text.ts';
import { useSayMoney } from './use-money.ts';

/** Of everyone: what is won, what is to be expected besides, and how far the goal is. */
export function Summary({ forecast }: { forecast: Forecast }) {
  const text = forecastText.useText();
  const say = useSayMoney(forecast.currency);
  const { won, won_count, outlook, goal } = forecast.rows[0]!;
  const whole = Math.max(goal ?? 0, won + outlook.high, 1);
  const share = (amount: number) => `${(100 * amount) / whole}%`;
  const gap = (goal ?? 0) - won;
  return (
    <section className={classes.summary}>
      <dl className={classes.figures}>
        <div>
          <dt>{text('won')}</dt>
          <dd>{say(won)}</dd>
          <dd className={classes.note}>{text('wonCount', { count: won_count })}</dd>
        </div>
        <div>
          <dt>{text('expected')}</dt>
          <dd>{say(outlook.amount)}</dd>
          <dd className={classes.note}>
            {text('between', { low: say(outlook.low), high: say(outlook.high) })}
          </dd>
        </div>
        <div>
          <dt>{text('goal')}</dt>
          <dd>{goal === null ? '–' : say(goal)}</dd>
          <dd className={classes.note}>
            {goal === null
              ? text('noGoal')
              : gap > 0
                ? text('toGo', { amount: say(gap) })
                : text('reached')}
          </dd>
        </div>
      </dl>
      <div className={classes.track} aria-hidden="true">
        <span className={classes.wonBar} style={{ width: share(won) }} />
        <span className={classes.expectedBar} style={{ width: share(outlook.amount) }} />
        {goal !== null && <span className={classes.mark} style={{ left: share(goal) }} />}
      </div>
      <ul className={classes.legend} aria-hidden="true">
        <li>
          <span className={`${classes.swatch} ${classes.wonBar}`} /> {text('won')}
        </li>
        <li>
          <span className={`${classes.swatch} ${classes.expectedBar}`} /> {text('expected')}
        </li>
        {goal !== null && (
          <li>
            <span className={classes.stroke} /> {text('goal')}
          </li>
        )}
      </ul>
    </section>
  );
}
