import { useSuspenseQuery } from '@tanstack/react-query';
import { FirstStepsPlace } from '#src/features/admin/help/web/shared/first-steps-place.tsx';
import { NewsPlace } from '#src/features/programme/desk/web/shared/news-place.tsx';
import { RecallPlace } from '#src/features/programme/lesson/web/shared/recall-place.tsx';
import { PulsePlace } from '#src/features/programme/pulse/web/shared/pulse-place.tsx';
import { ThanksPlace } from '#src/features/reports/meeting/web/shared/thanks-place.tsx';
import { ApprovalsPlace } from '#src/features/sales/approval/web/shared/approvals-place.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { DayLinks } from './day-links.tsx';
import classes from './day-sections.module.css';
import { DaySections } from './day-sections.tsx';
import { EmptyDay } from './empty-day.tsx';
import { type Today, todayQuery } from './today-query.ts';
import { todayText } from './today-text.ts';

/** The day of the member: whom they meet, what slipped, what they promised. */
export function TodayPage() {
  const text = todayText.useText();
  const isPhone = useIsPhone();
  const { data } = useSuspenseQuery(todayQuery);
  return (
    <>
      <PageHeader title={text('title')} note={<WholeDay day={data.day} />}>
        {!isPhone && <DayLinks />}
      </PageHeader>
      {isPhone && <DayLinks />}
      <Day today={data} />
    </>
  );
}

/** On the phone what is due comes before any question. */
function Day({ today }: { today: Today }) {
  const isPhone = useIsPhone();
  if (isEmpty(today)) {
    return (
      <EmptyDay
        lead={
          <>
            <Lead />
            <Asks />
          </>
        }
      />
    );
  }
  if (isPhone) return <DaySections today={today} lead={<Lead />} between={<Asks />} />;
  return (
    <DaySections
      today={today}
      lead={
        <>
          <Lead />
          <Asks />
        </>
      }
    />
  );
}

/** What comes before the day itself. */
function Lead() {
  return (
    <>
      <ApprovalsPlace />
      <FirstStepsPlace />
      <ThanksPlace />
    </>
  );
}

/** What one is told of and asked; one of them at a time, so that the day stays in sight. */
function Asks() {
  return (
    <div className={classes.asks}>
      <div>
        <NewsPlace />
      </div>
      <div>
        <PulsePlace />
      </div>
      <div>
        <RecallPlace />
      </div>
    </div>
  );
}

function WholeDay({ day }: { day: string }) {
  const { locale } = useStore(reader);
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(locale, options);
  return <time dateTime={day}>{format.format(new Date(`${day}T12:00:00Z`))}</time>;
}

function isEmpty({ slipped, promised, coming, meetings, undated }: Today): boolean {
  return slipped.total + promised.total + coming.total + meetings.total + undated === 0;
}
