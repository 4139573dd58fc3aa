import { useQuery } from '@tanstack/react-query';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { CalendarsPart } from '../parts/calendars-part.tsx';
import { FurtherPart } from '../parts/further-part.tsx';
import { PromisesPart } from '../parts/promises-part.tsx';
import { QueuesPart } from '../parts/queues-part.tsx';
import classes from '../parts/service-section.module.css';
import { UsualPart } from '../parts/usual-part.tsx';
import { calendarsQuery } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';

/** When somebody is there, what is promised, and where cases wait; for administrators. */
export function ServiceSection() {
  const text = promiseText.useText();
  const { data: calendars } = useQuery(calendarsQuery);
  return (
    <div className={classes.screen}>
      <p className={classes.text}>{text('text')}</p>
      {!calendars && <SkeletonRows count={6} />}
      {calendars?.length === 0 && <UsualPart />}
      {calendars && calendars.length > 0 && (
        <>
          <PromisesPart calendars={calendars} />
          <CalendarsPart calendars={calendars} />
        </>
      )}
      <QueuesPart />
      <FurtherPart />
    </div>
  );
}
