import { Plus } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { BusinessCalendar } from '../../business-calendar.ts';
import { USUAL_HOURS } from '../../choose-promise.ts';
import { useChangeSettings } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';
import { CalendarForm } from './calendar-form.tsx';
import classes from './service-section.module.css';

/** When somebody is there. Most have one; who serves two countries has two. */
export function CalendarsPart({ calendars }: { calendars: readonly BusinessCalendar[] }) {
  const text = promiseText.useText();
  const { timeZone } = useStore(reader);
  const change = useChangeSettings();
  function add(): void {
    const taken = new Set(calendars.map(({ name }) => name));
    let name = text('hours.new');
    for (let count = 2; taken.has(name); count++) name = `${text('hours.new')} ${count}`;
    const body = { name, time_zone: timeZone, hours: USUAL_HOURS };
    const says = text('hours.saved', { name });
    change.mutate({ method: 'POST', path: 'business_calendars', body, says });
  }
  return (
    <section>
      <h3 className={classes.title}>{text('hours.title')}</h3>
      <p className={classes.note}>{text('hours.text')}</p>
      {calendars.map((calendar) => (
        <CalendarForm
          key={`${calendar.id} ${calendar.version}`}
          calendar={calendar}
          isOnly={calendars.length === 1}
        />
      ))}
      <Button
        look="quiet"
        icon={<Plus size={14} aria-hidden="true" />}
        busy={change.isPending}
        onClick={add}
      >
        {text('hours.add')}
      </Button>
    </section>
  );
}
