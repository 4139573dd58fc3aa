import { useQuery } from '@tanstack/react-query';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { changesQuery } from './decision-queries.ts';
import { decisionText, sayWords } from './decision-text.ts';
import classes from './decisions.module.css';

/** Who changed what is decided, and when. */
export function DecisionHistory() {
  const text = decisionText.useText();
  const who = useStore(reader);
  const { data } = useQuery(changesQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{text('history')}</h2>
      <ul>
        {data.items.map(({ at, by, verb, added, dropped }) => (
          <li key={at} className={classes.decision}>
            <p className={classes.quiet}>{[formatInstant(at, who), by ?? ''].join(' · ')}</p>
            {verb === 'undone' && <p>{text('takenBack')}</p>}
            {added.map((one) => (
              <p key={one.words}>{text('added', { words: sayWords(one) })}</p>
            ))}
            {dropped.map((one) => (
              <p key={one.words}>{text('dropped', { words: sayWords(one) })}</p>
            ))}
            {verb !== 'undone' && added.length + dropped.length === 0 && <p>{text('adjusted')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
