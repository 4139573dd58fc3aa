import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';
import { Part } from './part.tsx';

type Promised = Visit['promises'][number];

/** Open promises in both directions. */
export function Promises({ visit }: { visit: Visit }) {
  const text = visitText.useText();
  const ours = visit.promises.filter(({ promised_by }) => promised_by === 'us');
  const theirs = visit.promises.filter(({ promised_by }) => promised_by === 'them');
  const withPerson = visit.type === 'company';
  return (
    <>
      <Part title={text('owed')}>
        {ours.length === 0 && <p className={classes.quiet}>{text('nothingOwed')}</p>}
        {ours.map((one) => (
          <Row key={one.id} promise={one} withPerson={withPerson} />
        ))}
      </Part>
      {theirs.length > 0 && (
        <Part title={text('owes')}>
          {theirs.map((one) => (
            <Row key={one.id} promise={one} withPerson={withPerson} />
          ))}
        </Part>
      )}
    </>
  );
}

function Row({ promise, withPerson }: { promise: Promised; withPerson: boolean }) {
  const text = visitText.useText();
  const who = useStore(reader);
  const { due_on, due_at, days_late, by, person } = promise;
  const day = due_on ? sayDay({ due_on, due_at }, who) : text('noDay');
  return (
    <div className={classes.row}>
      <RecordLink type="task" id={promise.id} className={`${classes.grow} ${classes.main}`}>
        {promise.subject}
      </RecordLink>
      {withPerson && person && <span>{person}</span>}
      {by && <span className={classes.quiet}>{by}</span>}
      <span className={days_late > 0 ? classes.late : classes.quiet}>
        {days_late > 0 ? text('late', { count: days_late }) : day}
      </span>
    </div>
  );
}
