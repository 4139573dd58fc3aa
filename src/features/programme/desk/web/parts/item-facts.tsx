import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { DeskItem } from '../../desk-api.ts';
import { deskText } from '../desk-text.ts';
import classes from '../shared/page.module.css';

/** What was said, and where it stands. */
export function ItemFacts({ item }: { item: DeskItem }) {
  const text = deskText.useText();
  const who = useStore(reader);
  const { said, did, status, minutes, followers, taken_by, taken_on, done_on } = item;
  const day = formatDate(done_on ?? taken_on, who);
  return (
    <div className={classes.words}>
      <p className={classes.name}>{said}</p>
      {did && <p>{did}</p>}
      <p className={classes.quiet}>
        {text(`status.${status}`, { name: taken_by, day })}
        {minutes !== null && ` ${text('minutes', { count: minutes })}`}
        {followers !== null && ` ${text('followers', { count: followers })}`}
      </p>
    </div>
  );
}
