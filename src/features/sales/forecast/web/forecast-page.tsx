import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { DealViews } from '#src/features/sales/deal/web/shared/deal-views.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { PERIOD, type Period, periodOf, readPeriod, shiftPeriod } from '../../goal/period.ts';
import classes from './forecast.module.css';
import { type Forecast, forecastQuery } from './forecast-query.ts';
import { forecastText } from './forecast-text.ts';
import { GoalTable } from './goal-table.tsx';
import { PastTable } from './past-table.tsx';
import { useSayPeriod } from './say-period.ts';
import { StageTable } from './stage-table.tsx';
import { Summary } from './summary.tsx';

const STEPS = ['month', 'quarter', 'year'] as const;

/** What is won and to be expected in a period, beside its goals. */
export function ForecastPage() {
  const text = forecastText.useText();
  const { period, setPeriod } = usePeriod();
  const query = useQuery(forecastQuery(period.key));
  return (
    <>
      <PageHeader title={text('title')} />
      <DealViews current="forecast">
        <PeriodSwitch period={period} onChange={setPeriod} />
      </DealViews>
      <Loaded query={query} failed={text('failed')}>
        {(data) => <Shown forecast={data} />}
      </Loaded>
    </>
  );
}

/** The period that the address names; without one the quarter that runs. */
function usePeriod() {
  const navigate = useNavigate();
  const { period: given } = useSearch({ strict: false }) as { period?: unknown };
  const { timeZone } = useStore(reader);
  const key =
    typeof given === 'string' && PERIOD.test(given)
      ? given
      : periodOf(todayIn(timeZone, Date.now()), 'quarter');
  return {
    period: readPeriod(key),
    setPeriod: (next: string) =>
      void navigate({ to: '/forecast', search: { period: next }, replace: true }),
  };
}

interface PeriodSwitchProps {
  period: Period;
  onChange: (key: string) => void;
}

function PeriodSwitch({ period, onChange }: PeriodSwitchProps) {
  const text = forecastText.useText();
  const say = useSayPeriod();
  const { timeZone } = useStore(reader);
  const today = todayIn(timeZone, Date.now());
  const anchor = period.from <= today && today < period.until ? today : period.from;
  return (
    <div className={classes.switch}>
      <fieldset className={classes.steps} aria-label={text('step.label')}>
        {STEPS.map((step) => (
          <button
            key={step}
            type="button"
            className={classes.step}
            aria-pressed={step === period.step}
            onClick={() => onChange(periodOf(anchor, step))}
          >
            {text(`step.${step}`)}
          </button>
        ))}
      </fieldset>
      <IconButton label={text('before')} onClick={() => onChange(shiftPeriod(period.key, -1))}>
        <ChevronLeft size={16} />
      </IconButton>
      <span className={classes.period} aria-live="polite">
        {say(period.key)}
      </span>
      <IconButton label={text('after')} onClick={() => onChange(shiftPeriod(period.key, 1))}>
        <ChevronRight size={16} />
      </IconButton>
    </div>
  );
}

function Shown({ forecast }: { forecast: Forecast }) {
  const text = forecastText.useText();
  const { without_rate, without_amount } = forecast;
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <Summary forecast={forecast} />
        {(without_rate > 0 || without_amount > 0) && (
          <p className={classes.left}>
            {without_amount > 0 && text('withoutAmount', { count: without_amount })}{' '}
            {without_rate > 0 && text('withoutRate', { count: without_rate })}
          </p>
        )}
        <GoalTable forecast={forecast} />
        <StageTable forecast={forecast} />
        <PastTable period={forecast.period.key} />
      </div>
    </div>
  );
}
