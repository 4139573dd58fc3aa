import { useQuery } from '@tanstack/react-query';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { recordLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import classes from '../my-data.module.css';
import { privacyText } from '../privacy-text.ts';
import { type Erasure, erasuresQuery } from './erase-queries.ts';

/** For administrators: who erased how much and when, each with its proof. */
export function ErasureList() {
  const say = useGoes();
  const text = privacyText.useText();
  const who = useStore(reader);
  const members = useMembers();
  const { data } = useQuery(erasuresQuery);
  if (data?.length === 0) return <p>{text('mine.noErasures')}</p>;
  return (
    <ul>
      {data?.map((erasure) => (
        <li key={erasure.id} className={classes.row}>
          <span className={classes.what}>
            {text('mine.erasure', {
              who: members.find(({ id }) => id === erasure.actor_id)?.name ?? text('somebody'),
              what: say(erasure.goes),
            })}
          </span>
          <time className={classes.at} dateTime={erasure.at}>
            {formatInstant(erasure.at, who)}
          </time>
          <a className={classes.proof} href={`/api/v1/erasures/${erasure.id}/proof`} download>
            {text('mine.proof')}
          </a>
        </li>
      ))}
    </ul>
  );
}

function useGoes(): (goes: Erasure['goes']) => string {
  const types = useRecordTypes();
  return (goes) =>
    goes
      .map(({ type, count }) => {
        const declaration = types.get(type);
        if (!declaration) return `${count} ${type}`;
        return `${count} ${count === 1 ? recordLabel(declaration) : recordPluralLabel(declaration)}`;
      })
      .join(', ');
}
