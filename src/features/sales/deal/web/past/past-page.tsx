import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { addDays } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { dealText } from '../deal-text.ts';
import { pipelinesQuery } from '../shared/deal-queries.ts';
import views from '../shared/deal-views.module.css';
import { DealViews } from '../shared/deal-views.tsx';
import classes from './past.module.css';
import { PastChanges } from './past-changes.tsx';
import { asOfQuery } from './past-query.ts';
import { StageTable } from './stage-table.tsx';

const AGO = { week: 7, month: 30, quarter: 91, year: 365 } as const;

interface PastSearch {
  pipeline?: string;
  day?: string;
}

/** A pipeline as it was on a day, beside how it is today, and what changed in between. */
export function PastPage() {
  const text = dealText.useText();
  const { timeZone } = useStore(reader);
  const today = todayIn(timeZone);
  const { pipeline, day = addDays(today, -AGO.month) } = useSearch({
    strict: false,
  }) as PastSearch;
  const navigate = useNavigate();
  const { data: settings } = useQuery(pipelinesQuery);
  const [asked, setAsked] = useState(day);
  const id = pipeline ?? settings?.pipelines[0]?.id;
  const go = (next: PastSearch) => {
    if (next.day) setAsked(next.day);
    void navigate({ to: '.', search: (all: object) => ({ ...all, ...next }), replace: true });
  };
  return (
    <>
      <PageHeader title={text('past.title')} />
      <DealViews current="past">
        {settings && settings.pipelines.length > 1 && (
          <select
            className={views.select}
            aria-label={text('pipeline')}
            value={id}
            onChange={(event) => go({ pipeline: event.target.value })}
          >
            {settings.pipelines.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </DealViews>
      <div className={classes.page}>
        <div className={classes.days}>
          <label className={classes.day}>
            {text('past.day')}
            <input
              type="date"
              className={inputClass}
              value={asked}
              max={today}
              onChange={({ target }) => {
                setAsked(target.value);
                if (target.validity.valid && target.value) go({ day: target.value });
              }}
            />
          </label>
          {Object.entries(AGO).map(([name, days]) => (
            <button
              key={name}
              type="button"
              className={classes.ago}
              aria-pressed={day === addDays(today, -days)}
              onClick={() => go({ day: addDays(today, -days) })}
            >
              {text(`past.ago.${name as keyof typeof AGO}`)}
            </button>
          ))}
        </div>
        {id ? <Compared id={id} day={day} today={today} /> : <SkeletonRows count={8} />}
      </div>
    </>
  );
}

function Compared({ id, day, today }: { id: string; day: string; today: string }) {
  const then = useQuery(asOfQuery(id, day));
  const now = useQuery(asOfQuery(id, today));
  const problem = then.error ?? now.error;
  if (problem) return <p role="alert">{problem.message}</p>;
  if (!then.data || !now.data) return <SkeletonRows count={8} />;
  return (
    <>
      <StageTable id={id} then={then.data} now={now.data} />
      <PastChanges id={id} from={day} to={today} />
    </>
  );
}
