import { useQuery } from '@tanstack/react-query';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { takenQuery } from '../backup-queries.ts';
import classes from '../backups.module.css';
import { backupsText } from '../backups-text.ts';

/** Who took everything out, and when: told to everybody whose data is in it. Nothing where nobody did. */
export function TakenList() {
  const text = backupsText.useText();
  const who = useStore(reader);
  const members = useMembers();
  const { data = [] } = useQuery(takenQuery);
  if (data.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{text('taken')}</h3>
      <ul>
        {data.map(({ id, at, actor_id }) => (
          <li key={id} className={classes.row}>
            <span className={classes.what}>
              {text('takenBy', {
                who: members.find((one) => one.id === actor_id)?.name ?? text('somebody'),
              })}
            </span>
            <time className={classes.quiet} dateTime={at}>
              {formatInstant(at, who)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
