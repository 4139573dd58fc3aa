import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { FigureTools } from '../shared/figure-row.tsx';
import { figureText } from '../shared/figure-text.ts';
import { useSay } from '../shared/say.ts';
import classes from '../uptake.module.css';
import { type Gifts, giftsQuery, type ShownGift } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';
import { GiftItem } from './gift-item.tsx';

/** What happens so often that one line for all of it says more. */
const SUMMED = ['fields_understood', 'contact_seen'] as const;

/** What came back this week, each thing by name, with a way to its record. */
export function GiftsSection() {
  const text = uptakeText.useText();
  const names = figureText.useText();
  const say = useSay();
  const told = useStore(reader);
  const [day, setDay] = useState<string>();
  const { data, error } = useQuery(giftsQuery(day));
  const move = (by: number) => data && setDay(weekFrom(data.monday, by, todayIn(told.timeZone)));
  return (
    <section className={classes.section} aria-labelledby="uptake-gifts">
      <div className={classes.head}>
        <h2 id="uptake-gifts" className={classes.heading}>
          {text('gifts.title')}
        </h2>
        {data && data.count > 0 && (
          <span className={classes.sum}>{text('gifts.sum', { time: say.time(data.seconds) })}</span>
        )}
        <span className={classes.weeks}>
          <IconButton label={text('gifts.before')} disabled={!data} onClick={() => move(-1)}>
            <ChevronLeft size={16} aria-hidden="true" />
          </IconButton>
          <span className={classes.quiet}>
            {day && data
              ? text('gifts.weekOf', { day: say.day(data.monday) })
              : text('gifts.thisWeek')}
          </span>
          <IconButton label={text('gifts.after')} disabled={!day} onClick={() => move(1)}>
            <ChevronRight size={16} aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {!data && !error && <SkeletonRows />}
      {!data && error && <p className={classes.quiet}>{error.message}</p>}
      {data && <GiftList gifts={data} isPast={day !== undefined} />}
      {data && data.count > 0 && (
        <FigureTools figure="given" name={names('figure.given')} shown={say.time(data.seconds)} />
      )}
    </section>
  );
}

/** The Monday of another week; undefined for this one. */
function weekFrom(monday: string, by: number, today: string): string | undefined {
  const next = addDays(monday, 7 * by);
  return addDays(next, 6) >= today ? undefined : next;
}

function GiftList({ gifts, isPast }: { gifts: Gifts; isPast: boolean }) {
  const text = uptakeText.useText();
  const isSummed = ({ rule }: ShownGift) => (SUMMED as readonly string[]).includes(rule);
  const named = gifts.items.filter((gift) => !isSummed(gift));
  if (gifts.count === 0) {
    return (
      <div className={classes.waits}>
        <p>{text(isPast ? 'gifts.nonePast' : 'gifts.none')}</p>
        <p className={classes.quiet}>{text('gifts.noneText')}</p>
      </div>
    );
  }
  return (
    <>
      <ul className={classes.gifts}>
        {named.map((gift) => (
          <GiftItem key={`${gift.rule} ${gift.record.id}`} gift={gift} />
        ))}
      </ul>
      {SUMMED.map((rule) => (
        <Summed key={rule} rule={rule} gifts={gifts.items.filter((gift) => gift.rule === rule)} />
      ))}
      {gifts.count > gifts.items.length && (
        <p className={classes.quiet}>
          {text('gifts.more', { shown: gifts.items.length, count: gifts.count })}
        </p>
      )}
    </>
  );
}

function Summed({ rule, gifts }: { rule: (typeof SUMMED)[number]; gifts: ShownGift[] }) {
  const text = uptakeText.useText();
  const say = useSay();
  if (gifts.length === 0) return null;
  const sum = (of: 'count' | 'seconds') => gifts.reduce((total, gift) => total + gift[of], 0);
  const says = rule === 'contact_seen' ? 'gifts.logged' : 'gifts.fields';
  return (
    <details className={classes.summed}>
      <summary className={classes.summary}>
        <span>{text(says, { count: sum('count') })}</span>
        <span className={classes.seconds}>{say.time(sum('seconds'))}</span>
      </summary>
      <ul className={classes.gifts}>
        {gifts.map((gift) => (
          <GiftItem key={`${gift.record.id} ${gift.at}`} gift={gift} />
        ))}
      </ul>
    </details>
  );
}
