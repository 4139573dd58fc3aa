import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { TakenList } from '#src/features/admin/backup/web/shared/taken-list.tsx';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { ACTS, actOf, sumMonths } from '../../acts.ts';
import { ErasureList } from '../erase/erasure-list.tsx';
import { looksAtMineQuery, type Recorded, recordedQuery } from '../mine-queries.ts';
import classes from '../my-data.module.css';
import { privacyText } from '../privacy-text.ts';
import { RecordName } from '../record-name.tsx';

const FIRST = 8;

/** For every member: what is kept of what they do, who looked, and what is never recorded. */
export function MyDataSection() {
  const text = privacyText.useText();
  const { member, viewer } = useMe();
  const { data, error } = useQuery(recordedQuery);
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <div className={classes.parts}>
      <p className={classes.text}>{text('mine.text')}</p>
      <Part heading={text('mine.never')}>
        <ul className={classes.never}>
          <li>{text('mine.never1')}</li>
          <li>{text('mine.never2')}</li>
          <li>{text('mine.never3')}</li>
          <li>{text('mine.never4')}</li>
        </ul>
      </Part>
      {!viewer && (
        <Part heading={text('mine.conversations')}>
          <p className={classes.text}>{text('mine.conversationsText')}</p>
          <a className={classes.link} href="/api/v1/me/conversations" download>
            {text('mine.download')}
          </a>
        </Part>
      )}
      {!data && <SkeletonRows count={6} />}
      {data && (
        <>
          <Part heading={text('mine.views')}>
            <p className={classes.text}>{text('mine.viewsText')}</p>
            <Views views={data.views} />
          </Part>
          <TakenList />
          <Part heading={text('mine.looks')}>
            <LooksAtMine />
          </Part>
          <Part heading={text('mine.months')}>
            <Months months={data.months} />
          </Part>
          <Part heading={text('mine.last')}>
            <Last events={data.last} />
          </Part>
        </>
      )}
      {member.role === 'administrator' && !viewer && (
        <Part heading={text('mine.erasures')}>
          <ErasureList />
        </Part>
      )}
    </div>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section>
      <h3 className={classes.heading}>{heading}</h3>
      {children}
    </section>
  );
}

function Views({ views }: Pick<Recorded, 'views'>) {
  const text = privacyText.useText();
  const who = useStore(reader);
  const members = useMembers();
  if (views.length === 0) return <p>{text('mine.noViews')}</p>;
  return (
    <ul>
      {views.map((view) => {
        const name = members.find(({ id }) => id === view.viewer_id)?.name ?? text('somebody');
        const end = view.ended_at ?? view.expires_at;
        const isOpen = !view.ended_at && Date.parse(view.expires_at) > Date.now();
        return (
          <li key={view.begun_at} className={classes.row}>
            <span className={classes.what}>
              {isOpen
                ? text('mine.viewOpen', { who: name })
                : text('mine.view', { who: name, until: formatInstant(end, who) })}
            </span>
            <time className={classes.at} dateTime={view.begun_at}>
              {formatInstant(view.begun_at, who)}
            </time>
          </li>
        );
      })}
    </ul>
  );
}

function LooksAtMine() {
  const text = privacyText.useText();
  const who = useStore(reader);
  const members = useMembers();
  const { data } = useQuery(looksAtMineQuery);
  if (!data) return <SkeletonRows count={3} />;
  if (data.length === 0) return <p>{text('mine.noLooks')}</p>;
  return (
    <Shortened
      items={data.map(({ at, member_id, type, id, title }) => (
        <li key={`${at} ${id}`} className={classes.row}>
          <span className={classes.what}>
            {text('mine.look', {
              who: members.find((one) => one.id === member_id)?.name ?? text('somebody'),
            })}{' '}
            <RecordName type={type} id={id} title={title} />
          </span>
          <time className={classes.at} dateTime={at}>
            {formatInstant(at, who)}
          </time>
        </li>
      ))}
    />
  );
}

function Months({ months }: Pick<Recorded, 'months'>) {
  const text = privacyText.useText();
  const { locale } = useStore(reader);
  const [all, setAll] = useState(false);
  if (months.length === 0) return <p>{text('mine.noMonths')}</p>;
  const named = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const number = new Intl.NumberFormat(locale);
  const sums = sumMonths(months);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text('mine.month')}</th>
            {ACTS.map((act) => (
              <th key={act} scope="col">
                {text(`mine.${act}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? sums : sums.slice(0, FIRST)).map(({ month, acts }) => (
            <tr key={month}>
              <th scope="row">{named.format(new Date(`${month}-15T12:00:00Z`))}</th>
              {ACTS.map((act) => (
                <td key={act}>{number.format(acts[act])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!all && sums.length > FIRST && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {text('mine.more')}
        </Button>
      )}
    </>
  );
}

function Last({ events }: { events: Recorded['last'] }) {
  const text = privacyText.useText();
  const who = useStore(reader);
  if (events.length === 0) return <p>{text('mine.noMonths')}</p>;
  return (
    <Shortened
      items={events.map(({ at, verb, type, id, title }) => (
        <li key={`${at} ${verb} ${id}`} className={classes.row}>
          <span className={classes.act}>{text(`mine.acts.${actOf(verb)}`)}</span>
          <span className={classes.what}>
            <RecordName type={type} id={id} title={title} />
          </span>
          <time className={classes.at} dateTime={at}>
            {formatInstant(at, who)}
          </time>
        </li>
      ))}
    />
  );
}

/** The newest few, and all on demand. */
function Shortened({ items }: { items: ReactNode[] }) {
  const text = privacyText.useText();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul>{all ? items : items.slice(0, FIRST)}</ul>
      {!all && items.length > FIRST && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {text('mine.more')}
        </Button>
      )}
    </>
  );
}
