import { type FormEvent, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, TextField } from '#src/web/ui/form-field.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { BusinessCalendar } from '../../business-calendar.ts';
import { parseHours, type Week, writeHours } from '../../time/week-hours.ts';
import { useChangeSettings } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';
import { DayHours } from './day-hours.tsx';
import classes from './service-section.module.css';

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((value) => ({
  value,
  label: value.replaceAll('_', ' '),
}));

interface CalendarFormProps {
  calendar: BusinessCalendar;
  /** The last one stays: promises need hours to be counted in. */
  isOnly: boolean;
}

/** The hours of each day, with a break, and the holidays; saved as one. */
export function CalendarForm({ calendar, isOnly }: CalendarFormProps) {
  const text = promiseText.useText();
  const change = useChangeSettings();
  const [name, setName] = useState(calendar.title);
  const [zone, setZone] = useState(calendar.time_zone ?? 'UTC');
  const [week, setWeek] = useState<Week>(() => parseHours(calendar.hours ?? ''));
  const [holidays, setHolidays] = useState(calendar.holidays ?? '');
  const named = { path: 'business_calendars', id: calendar.id };
  const body = { name, time_zone: zone, hours: writeHours(week), holidays };
  const isSame =
    name === calendar.title &&
    zone === calendar.time_zone &&
    body.hours === calendar.hours &&
    holidays === (calendar.holidays ?? '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate({ method: 'PATCH', ...named, body, says: text('hours.saved', { name }) });
  }

  return (
    <form className={classes.calendar} onSubmit={submit}>
      <div className={classes.pair}>
        <TextField
          label={text('hours.name')}
          required
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <FormField label={text('hours.zone')}>
          {({ id }) => (
            <PickList
              id={id}
              label={text('hours.zone')}
              options={ZONES}
              chosen={zone.replaceAll('_', ' ')}
              onPick={(option) => option && setZone(option.value)}
              emptyText={text('hours.noZone')}
            />
          )}
        </FormField>
      </div>
      <WeekHours week={week} onChange={setWeek} />
      <TextAreaField
        label={text('hours.holidays')}
        hint={text('hours.holidaysHint')}
        className={classes.holidays}
        rows={5}
        maxLength={20_000}
        value={holidays}
        onChange={({ target }) => setHolidays(target.value)}
      />
      <div className={classes.line}>
        <Button type="submit" look="main" busy={change.isPending} disabled={isSame}>
          {text('hours.save')}
        </Button>
        {!isOnly && (
          <Button
            look="quiet"
            onClick={() => {
              const says = text('hours.removed', { name: calendar.title });
              change.mutate({ method: 'DELETE', ...named, says });
            }}
          >
            {text('hours.remove', { name: calendar.title })}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Monday, 5 January 1970 is the first of its days. */
const MONDAY_MS = 4 * 86_400_000;

function WeekHours({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const { locale } = useStore(reader);
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <ul className={classes.week}>
      {week.map((shifts, day) => {
        const name = format.format(MONDAY_MS + day * 86_400_000);
        return (
          <DayHours
            key={name}
            name={name}
            shifts={shifts}
            onChange={(next) => onChange(week.with(day, next))}
          />
        );
      })}
    </ul>
  );
}
