import { useQuery } from '@tanstack/react-query';
import { Check, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { AddressList } from '#src/features/people/address/web/shared/address-list.tsx';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { choiceLabel } from '#src/records/web/labels.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { isUnreachable } from '#src/web/api/api-problem.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { Consent } from '../consent.ts';
import classes from './consent.module.css';
import { consentsQuery, type PurposeStanding } from './consent-query.ts';
import { consentText } from './consent-text.ts';
import { RecordForm } from './record-form.tsx';

/** Whether and for what a person may be written to, and how good their addresses are. */
export function ConsentPart({ id }: { type: string; id: string }) {
  const text = consentText.useText();
  const { data, error } = useQuery(consentsQuery(id));
  const [recording, setRecording] = useState(false);
  if (error && !data) {
    return <p role="alert">{isUnreachable(error) ? error.message : text('loadFailed')}</p>;
  }
  if (!data) return <SkeletonRows count={3} />;
  return (
    <div className={classes.part}>
      <AddressList personId={id} />
      <section className={classes.block} aria-label={text('title')}>
        <h3 className={classes.heading}>{text('title')}</h3>
        {data.purposes.length === 0 && <p className={classes.quiet}>{text('noPurposes')}</p>}
        <ul className={classes.list}>
          {data.purposes.map((standing) => (
            <Standing key={standing.purpose.id} standing={standing} files={data.files} />
          ))}
        </ul>
        {data.purposes.length > 0 && !recording && (
          <Button onClick={() => setRecording(true)}>{text('record')}</Button>
        )}
        {recording && <RecordForm personIds={[id]} onDone={() => setRecording(false)} />}
      </section>
    </div>
  );
}

interface StandingProps {
  standing: PurposeStanding;
  files: Record<string, string>;
}

function Standing({ standing, files }: StandingProps) {
  const text = consentText.useText();
  const { purpose, allowed, entries } = standing;
  const [last, ...earlier] = entries;
  return (
    <li className={classes.item}>
      <span className={classes.standing} data-allowed={allowed || undefined}>
        {allowed ? (
          <Check size={16} aria-hidden="true" />
        ) : (
          <CircleSlash size={16} aria-hidden="true" />
        )}
        <strong>{purpose.title}</strong>
        <span>{text(allowed ? 'allowed' : 'notAllowed')}</span>
      </span>
      {last ? (
        <Entry entry={last} files={files} />
      ) : (
        <span className={classes.quiet}>{text('nothingSaid')}</span>
      )}
      {earlier.length > 0 && (
        <details>
          <summary className={classes.more}>{text('earlier', { count: earlier.length })}</summary>
          {earlier.map((entry) => (
            <Entry key={entry.id} entry={entry} files={files} />
          ))}
        </details>
      )}
    </li>
  );
}

function Entry({ entry, files }: { entry: Consent; files: Record<string, string> }) {
  const text = consentText.useText();
  const declaration = useRecordType('consent');
  const members = useMembers();
  const { locale, timeZone } = useStore(reader);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const by = members.find(({ id }) => id === entry.recorded_by)?.name ?? text('themselves');
  return (
    <div className={classes.quiet}>
      {choiceLabel(declaration, 'state', String(entry.state))} ·{' '}
      {choiceLabel(declaration, 'source', String(entry.source))} ·{' '}
      {entry.stated_at && day.format(new Date(entry.stated_at))} · {by}
      {entry.proof && <div className={classes.proof}>{entry.proof}</div>}
      {entry.file_id && files[entry.file_id] && (
        <div>
          <a href={`/api/v1/files/${entry.file_id}/content`}>{files[entry.file_id]}</a>
        </div>
      )}
    </div>
  );
}
