import { useId, useState } from 'react';
import { readAmount, writeAmount } from '#src/records/values/money-text.ts';
import { call } from '#src/web/api/call.ts';
import { rememberCommand } from '#src/web/api/commands.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { setGoal } from '../../goal/goal-api.ts';
import classes from './forecast.module.css';
import type { Forecast, ForecastRow } from './forecast-query.ts';
import { forecastText } from './forecast-text.ts';
import { useSayMoney } from './use-money.ts';

interface GoalFieldProps {
  row: ForecastRow;
  name: string;
  forecast: Forecast;
}

/** A goal, typed where it stands; emptied, it is taken away. */
export function GoalField({ row, name, forecast }: GoalFieldProps) {
  const text = forecastText.useText();
  const { currency, period } = forecast;
  const say = useSayMoney(currency);
  const { locale } = useStore(reader);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const problemId = useId();
  const shown = row.goal === null ? '' : say(row.goal);

  function leave(): void {
    setTyped(null);
    setProblem('');
  }
  async function save(): Promise<void> {
    if (typed === null) return;
    const target = typed.trim() === '' ? null : readAmount(typed, currency, locale);
    if (typed.trim() !== '' && target === null) return setProblem(text('noAmount'));
    if (target === row.goal) return leave();
    const gather: string[] = [];
    try {
      const body = { period: period.key, target, ...whoseOf(row) };
      await call<typeof setGoal>('POST /api/v1/goals/set', { body }, { gather });
      rememberCommand({ ids: gather, says: text('saved') });
      leave();
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <>
      <input
        className={`${inputClass} ${classes.goal}`}
        aria-label={text('setGoal', { name })}
        aria-invalid={problem !== '' || undefined}
        aria-describedby={problem ? problemId : undefined}
        inputMode="decimal"
        placeholder="–"
        value={typed ?? shown}
        onFocus={(event) => {
          // what was refused stays, to be put right
          if (problem) return;
          setTyped(row.goal === null ? '' : writeAmount({ amount: row.goal, currency }, locale));
          const field = event.currentTarget;
          requestAnimationFrame(() => field.select());
        }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') leave();
        }}
      />
      {problem && (
        <span id={problemId} role="alert" className={classes.problem}>
          {problem}
        </span>
      )}
    </>
  );
}

function whoseOf({ whose, id }: ForecastRow) {
  if (whose === 'member') return { member_id: id! };
  return whose === 'team' ? { team_id: id! } : {};
}
