import { useState } from 'react';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { splitRows } from '../goal-rows.ts';
import classes from './forecast.module.css';
import type { Forecast, ForecastRow } from './forecast-query.ts';
import { forecastText } from './forecast-text.ts';
import { GoalField } from './goal-field.tsx';
import { useSayMoney } from './use-money.ts';

/** A row for everyone, each team and each person, whose goals are set where they stand. */
export function GoalTable({ forecast }: { forecast: Forecast }) {
  const text = forecastText.useText();
  const { told, rest } = splitRows(forecast.rows, useMe().member.id);
  const [isWhole, setWhole] = useState(false);
  return (
    <section aria-labelledby="forecast-who">
      <h2 id="forecast-who" className={classes.heading}>
        {text('who')}
      </h2>
      <p className={classes.explain}>{text('whoText')}</p>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.folded}`}>
          <thead>
            <tr>
              <th scope="col">{text('columns.who')}</th>
              <th scope="col">{text('columns.goal')}</th>
              <th scope="col">{text('columns.won')}</th>
              <th scope="col">{text('columns.gap')}</th>
              <th scope="col">{text('columns.open')}</th>
              <th scope="col">{text('columns.weighted')}</th>
              <th scope="col">{text('columns.outlook')}</th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? forecast.rows : told).map((row) => (
              <Row key={`${row.whose} ${row.id}`} row={row} forecast={forecast} />
            ))}
          </tbody>
        </table>
      </div>
      {rest.length > 0 && (
        <Button look="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? text('fewer') : text('others', { count: rest.length })}
        </Button>
      )}
    </section>
  );
}

function Row({ row, forecast }: { row: ForecastRow; forecast: Forecast }) {
  const text = forecastText.useText();
  const say = useSayMoney(forecast.currency);
  const name = row.whose === 'workspace' ? text('everyone') : row.name;
  const gap = row.goal === null ? null : row.goal - row.won;
  return (
    <tr data-whose={row.whose}>
      <th scope="row">{name}</th>
      <td>
        {row.may_set ? (
          <GoalField row={row} name={name} forecast={forecast} />
        ) : row.goal === null ? (
          '–'
        ) : (
          say(row.goal)
        )}
      </td>
      <td>{say(row.won)}</td>
      <td>{gap === null ? '–' : gap > 0 ? say(gap) : text('reached')}</td>
      <td>{say(row.open)}</td>
      <td>{say(row.weighted)}</td>
      <td title={text('between', { low: say(row.outlook.low), high: say(row.outlook.high) })}>
        {say(row.outlook.amount)}
      </td>
    </tr>
  );
}
