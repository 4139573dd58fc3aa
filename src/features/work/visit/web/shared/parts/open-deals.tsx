import { formatWorth } from '#src/records/values/money-text.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';
import { Part } from './part.tsx';

/** What we hope to sell them. */
export function OpenDeals({ visit: { deals } }: { visit: Visit }) {
  const text = visitText.useText();
  const who = useStore(reader);
  if (deals.length === 0) return null;
  return (
    <Part title={text('deals')}>
      {deals.map(({ id, title, stage, amount, closes_on, by }) => (
        <div key={id} className={classes.row}>
          <RecordLink type="deal" id={id} className={`${classes.grow} ${classes.main}`}>
            {title}
          </RecordLink>
          <span className={classes.quiet}>
            {[stage, closes_on && text('closes', { day: formatDate(closes_on, who) }), by]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {amount && <span>{formatWorth(amount, who.locale)}</span>}
        </div>
      ))}
    </Part>
  );
}
