import { ChevronLeft, ChevronRight, Plus, X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { useCalendar } from './calendar-context.ts';
import classes from './calendar-page.module.css';
import { calendarText } from './calendar-text.ts';
import { CalendarMenu } from './menu/calendar-menu.tsx';
import { titleOf, VIEWS } from './view/calendar-view.ts';

interface CalendarHeaderProps {
  /** There was more than is shown. */
  isCut: boolean;
  onMake: (anchor: DOMRect) => void;
}

/** Which days are shown, how, and whose. */
export function CalendarHeader({ isCut, onMake }: CalendarHeaderProps) {
  const text = calendarText.useText();
  const { place, locale } = useCalendar();
  return (
    <>
      <PageHeader title={text('title')}>
        <Button
          look="main"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={(event) => onMake(event.currentTarget.getBoundingClientRect())}
        >
          {text('make')}
        </Button>
        <CalendarMenu />
      </PageHeader>
      <div className={classes.bar}>
        <Button onClick={() => place.go({ day: place.today })}>{text('today')}</Button>
        <IconButton label={text('back')} onClick={() => place.step(-1)}>
          <ChevronLeft size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={text('forward')} onClick={() => place.step(1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </IconButton>
        <h2 className={classes.period} aria-live="polite">
          {titleOf(place.view, place.days, { day: place.day, locale })}
        </h2>
        <PeopleShown />
        <fieldset className={classes.views}>
          <legend className={classes.legend}>{text('views')}</legend>
          {VIEWS.map((view) => (
            <button
              key={view}
              type="button"
              className={classes.viewButton}
              aria-pressed={view === place.view}
              onClick={() => place.go({ view })}
            >
              {text(`view.${view}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {isCut && (
        <p className={classes.cut} role="status">
          {text('cut')}
        </p>
      )}
    </>
  );
}

/** Colleagues whose calendars lie over one's own; a press takes one away. */
function PeopleShown() {
  const { place, people } = useCalendar();
  if (people.size === 0) return null;
  return (
    <div className={classes.people}>
      {[...people.values()].map(({ id, name, hue }) => (
        <button
          key={id}
          type="button"
          className={classes.person}
          onClick={() => place.go({ with: place.members.slice(1).filter((one) => one !== id) })}
        >
          <span className={classes.colour} style={{ '--hue': hue } as CSSProperties} />
          {name}
          <X size={12} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
