import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarCheck, Printer } from 'lucide-react';
import { addDays } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import './print.css';
import classes from './day-sheet.module.css';
import { SheetMeeting } from './sheet/sheet-meeting.tsx';
import { SheetTasks } from './sheet/sheet-tasks.tsx';
import { type DaySheet, daySheetQuery } from './visit-query.ts';
import { visitText } from './visit-text.ts';

/** The day on paper: each meeting with what is good to know before it. */
export function DaySheetPage() {
  const text = visitText.useText();
  const { timeZone } = useStore(reader);
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const search = useSearch({ strict: false }) as { day?: string };
  const today = todayIn(timeZone);
  const day = search.day ?? today;
  const query = useQuery(daySheetQuery(day));
  const { data } = query;
  const goTo = (to: string) => void navigate({ to: '.', search: { day: to } as object });
  return (
    <>
      <PageHeader
        title={text('sheet.title')}
        note={data && !isPhone && <WholeDay day={data.day} />}
      >
        {[today, addDays(today, 1)].map((one, at) => (
          <Button
            key={one}
            look="quiet"
            className={classes.choice ?? ''}
            aria-pressed={one === day}
            onClick={() => goTo(one)}
          >
            {text(at === 0 ? 'sheet.today' : 'sheet.tomorrow')}
          </Button>
        ))}
        {!isPhone && (
          <Button icon={<Printer size={14} aria-hidden="true" />} onClick={() => window.print()}>
            {text('print')}
          </Button>
        )}
      </PageHeader>
      <Loaded query={query} failed={text('failed')}>
        {(sheet) => <Sheet sheet={sheet} />}
      </Loaded>
    </>
  );
}

function WholeDay({ day }: { day: string }) {
  const { locale } = useStore(reader);
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const said = new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T12:00:00Z`));
  return <time dateTime={day}>{said}</time>;
}

function Sheet({ sheet }: { sheet: DaySheet }) {
  const text = visitText.useText();
  const { meetings, tasks, day } = sheet;
  if (meetings.length + tasks.length === 0) {
    return (
      <EmptyState icon={CalendarCheck} title={text('sheet.none')}>
        {text('sheet.noneText')}
      </EmptyState>
    );
  }
  return (
    <div className={classes.scroll} data-print>
      <div className={classes.page}>
        <p className={classes.paperTitle}>
          {text('sheet.title')} · <WholeDay day={day} />
        </p>
        {meetings.length === 0 && <p className={classes.none}>{text('sheet.none')}</p>}
        {meetings.map((meeting) => (
          <SheetMeeting key={meeting.id} meeting={meeting} />
        ))}
        <SheetTasks tasks={tasks} />
      </div>
    </div>
  );
}
