import { useQuery } from '@tanstack/react-query';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import classes from '../uptake.module.css';
import { looksQuery } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';

/** Who opened one's page, and when. */
export function LooksSection() {
  const text = uptakeText.useText();
  const told = useStore(reader);
  const { data } = useQuery(looksQuery);
  return (
    <section className={classes.section} aria-labelledby="uptake-looks">
      <h2 id="uptake-looks" className={classes.heading}>
        {text('looks.title')}
      </h2>
      <p className={classes.quiet}>{text('looks.text')}</p>
      {data?.length === 0 && <p>{text('looks.none')}</p>}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map(({ at, member_id, name }) => (
            <li key={`${at} ${member_id}`} className={classes.look}>
              <Avatar name={name} />
              <span>{name}</span>
              <span className={classes.quiet}>{formatInstant(at, told)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
