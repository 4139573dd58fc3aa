import { useTold } from '#src/features/sales/quote/web/shared/use-told.ts';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';
import { Part } from './part.tsx';

/** What was said last, when, and by whom. */
export function LastWords({ visit, most = 5 }: { visit: Visit; most?: number }) {
  const text = visitText.useText();
  const who = useStore(reader);
  const sayKind = useKindText();
  const told = useTold();
  return (
    <Part title={text('lastWords')}>
      {visit.contacts.length === 0 && <p className={classes.quiet}>{text('nothingSaid')}</p>}
      {visit.contacts.slice(0, most).map(({ id, kind, at, body, by, person }) => (
        <div key={id} className={classes.said}>
          <p className={classes.saidHead}>
            <KindIcon kind={kind} size={12} />
            <RecordLink type="activity" id={id} className={classes.main}>
              {sayKind(kind)}
            </RecordLink>
            <span>{formatDay(todayIn(who.timeZone, Date.parse(at)), who)}</span>
            {visit.type === 'company' && person && <span>{text('with', { name: person })}</span>}
            <span>{by ? text('by', { name: by }) : text('byYou')}</span>
          </p>
          {body && <p className={classes.words}>{told(body)}</p>}
        </div>
      ))}
    </Part>
  );
}
