import { useQuery } from '@tanstack/react-query';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './forecast.module.css';
import { type PastForecasts, pastForecastsQuery } from './forecast-query.ts';
import { forecastText } from './forecast-text.ts';
import { useSayPeriod } from './say-period.ts';
import { useSayMoney } from './use-money.ts';

/** What earlier forecasts were worth. */
export function PastTable({ period }: { period: string }) {
  const text = forecastText.useText();
  const { data, error } = useQuery(pastForecastsQuery(period));
  return (
    <section aria-labelledby="forecast-past">
      <h2 id="forecast-past" className={classes.heading}>
        {text('past')}
      </h2>
      <p className={classes.explain}>{text('pastText')}</p>
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <SkeletonRows count={4} />}
      {data?.periods.length === 0 && <p className={classes.none}>{text('noPast')}</p>}
      {data && data.periods.length > 0 && <Periods past={data} />}
    </section>
  );
}

function Periods({ past }: { past: PastForecasts }) {
  const text = forecastText.useText();
  const say = useSayMoney(past.currency);
  const sayPeriod = useSayPeriod();
  const { locale } = useStore(reader);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const sayOff = (error: number | null) =>
    error === null ? text('unknown') : text('off', { share: percent.format(error) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways scrolls by keys too
    <section className={classes.scroll} aria-labelledby="forecast-past" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text('pastColumns.period')}</th>
            <th scope="col">{text('pastColumns.stage')}</th>
            <th scope="col">{text('pastColumns.history')}</th>
            <th scope="col">{text('pastColumns.actual')}</th>
          </tr>
        </thead>
        <tbody>
          {past.periods.map((one) => (
            <tr key={one.period}>
              <th scope="row">{sayPeriod(one.period)}</th>
              <td>{say(one.by_stage)}</td>
              <td>{say(one.by_history)}</td>
              <td>{say(one.actual)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td>{sayOff(past.error_by_stage)}</td>
            <td>{sayOff(past.error_by_history)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
