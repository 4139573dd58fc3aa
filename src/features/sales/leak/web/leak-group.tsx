import { CalendarPlus } from 'lucide-react';
import { digitsOf } from '#src/lib/currency.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { leakText } from './leak-text.ts';
import classes from './leaks.module.css';
import type { LeakGroup as Group, LeakItem } from './leaks-query.ts';

interface LeakGroupProps {
  group: Group;
  currency: string;
  onFollow: (item: LeakItem) => void;
}

/** All that leaks in the same way, with what hangs on it. */
export function LeakGroup({ group, currency, onFollow }: LeakGroupProps) {
  const text = leakText.useText();
  const say = useSayAmount(currency);
  const { leak, total, at_stake, items } = group;
  const id = `leak-${leak}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {text(`kinds.${leak}`)} <span className={classes.count}>{total}</span>
        {at_stake !== null && (
          <span className={classes.stake}>{text('at_stake', { amount: say(at_stake) })}</span>
        )}
      </h2>
      <ul>
        {items.map((item) => (
          <Line key={item.id} {...{ item, leak, say, onFollow }} />
        ))}
      </ul>
      {total > items.length && (
        <p className={classes.more}>{text('more', { count: total, shown: items.length })}</p>
      )}
    </section>
  );
}

interface LineProps {
  item: LeakItem;
  leak: Group['leak'];
  say: (amount: number) => string;
  onFollow: (item: LeakItem) => void;
}

function Line({ item, leak, say, onFollow }: LineProps) {
  const text = leakText.useText();
  const { type, id, title, company, amount, days, owner } = item;
  return (
    <li data-line={`${leak} ${id}`} className={classes.line}>
      <RecordLink type={type} id={id} className={classes.title}>
        {title}
      </RecordLink>
      <span className={classes.about}>
        {[type === 'company' ? null : company, owner].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.amount}>{amount !== null && say(amount)}</span>
      <span className={classes.why}>{text(`why.${leak}`, { count: days })}</span>
      <Button
        look="quiet"
        className={classes.act ?? ''}
        icon={<CalendarPlus size={14} />}
        onClick={() => onFollow(item)}
      >
        {text(type === 'task' ? 'tomorrow' : 'follow')}
      </Button>
    </li>
  );
}

function useSayAmount(currency: string): (amount: number) => string {
  const { locale } = useStore(reader);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  });
  return (amount) => format.format(amount / 10 ** digitsOf(currency));
}
