import { sayAddress } from '#src/features/people/address/web/shared/say-address.ts';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { hrefOfPhone } from '#src/features/work/task/web/shared/phone-link.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { LastWords } from '../shared/parts/last-words.tsx';
import { OpenCases } from '../shared/parts/open-cases.tsx';
import { OpenDeals } from '../shared/parts/open-deals.tsx';
import { People } from '../shared/parts/people.tsx';
import { Promises } from '../shared/parts/promises.tsx';
import { VisitSlots } from '../shared/parts/visit-slots.tsx';
import { Watch } from '../shared/parts/watch.tsx';
import type { Visit } from '../shared/visit-query.ts';
import type { DaySheet } from '../visit-query.ts';
import { visitText } from '../visit-text.ts';
import classes from './sheet.module.css';

type Meeting = DaySheet['meetings'][number];

/** One meeting of the sheet, with room beneath to write by hand. */
export function SheetMeeting({ meeting }: { meeting: Meeting }) {
  const text = visitText.useText();
  const who = useStore(reader);
  const sayKind = useKindText();
  const { visit, due_at, subject, kind, location, note } = meeting;
  return (
    <article className={classes.meeting}>
      <div className={classes.head}>
        <span className={classes.time}>
          {due_at ? formatTime(due_at, who) : text('sheet.wholeDay')}
        </span>
        <h2 className={classes.what}>{subject}</h2>
        <span className={classes.quiet}>
          {[sayKind(kind), location].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className={classes.parts}>
        {note && <p>{note}</p>}
        {visit && <WhoOnPaper visit={visit} />}
        {visit && (
          <>
            <OpenCases visit={visit} />
            <Watch visit={visit} />
            <VisitSlots visit={visit} />
            <Promises visit={visit} />
            <OpenDeals visit={visit} />
            <LastWords visit={visit} most={3} />
            <People visit={{ ...visit, people: visit.people.slice(0, 5) }} />
          </>
        )}
        <p className={classes.lines}>{text('sheet.notes')}</p>
      </div>
    </article>
  );
}

function WhoOnPaper({ visit }: { visit: Visit }) {
  const who = useStore(reader);
  const names = [visit.title, visit.job_title, visit.company?.title].filter(Boolean).join(', ');
  return (
    <div>
      <p>
        <strong>{names}</strong>
      </p>
      <p>
        {visit.phones.map(({ number }, at) => (
          <span key={number}>
            {at > 0 && ' · '}
            <a href={hrefOfPhone(number)}>{number}</a>
          </span>
        ))}
      </p>
      {visit.address && <p>{sayAddress(visit.address, who.locale)}</p>}
      {visit.about.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}
