import { Link } from '@tanstack/react-router';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import classes from './forecast.module.css';
import type { Forecast } from './forecast-query.ts';
import { forecastText } from './forecast-text.ts';
import { useSayMoney } from './use-money.ts';

/** What each stage adds, by the probability that was set and by what came of it so far. */
export function StageTable({ forecast }: { forecast: Forecast }) {
  const text = forecastText.useText();
  const say = useSayMoney(forecast.currency);
  const { locale } = useStore(reader);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <section aria-labelledby="forecast-stages">
      <h2 id="forecast-stages" className={classes.heading}>
        {text('stages')}
      </h2>
      <p className={classes.explain}>{text('stagesText')}</p>
      {forecast.stages.length === 0 && <p className={classes.none}>{text('empty')}</p>}
      {forecast.stages.length > 0 && (
        <div className={classes.scroll}>
          <table className={`${classes.table} ${classes.folded}`}>
            <thead>
              <tr>
                <th scope="col">{text('stage.name')}</th>
                <th scope="col">{text('stage.count')}</th>
                <th scope="col">{text('stage.amount')}</th>
                <th scope="col">{text('stage.set')}</th>
                <th scope="col">{text('stage.own')}</th>
                <th scope="col">{text('stage.weighted')}</th>
                <th scope="col">{text('stage.history')}</th>
              </tr>
            </thead>
            <tbody>
              {forecast.stages.map((stage) => (
                <tr key={stage.stage_id}>
                  <th scope="row">
                    <Link
                      to="/deals"
                      search={rowsOf(forecast, stage.stage_id) as never}
                      title={text('rows')}
                    >
                      {stage.name}
                    </Link>
                  </th>
                  <td>{stage.count}</td>
                  <td>{say(stage.amount)}</td>
                  <td>{percent.format(stage.probability / 100)}</td>
                  <td>
                    {percent.format(stage.rate)}{' '}
                    <span className={classes.note}>
                      {text('stage.of', { won: stage.won, closed: stage.closed })}
                    </span>
                  </td>
                  <td>{say(stage.weighted)}</td>
                  <td>{say(stage.by_history)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The list of the deals that a stage's figures are made of. */
function rowsOf({ period }: Forecast, stageId: string) {
  const where = [
    { field: 'stage_id', op: 'is', value: stageId },
    { field: 'closes_on', op: 'before', value: period.until },
  ];
  return { where };
}
