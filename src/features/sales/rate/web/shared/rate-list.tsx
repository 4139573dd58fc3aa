import { X } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './currencies.module.css';
import { ratesText } from './rates-text.ts';
import { useRateChanges, useRates } from './use-rates.ts';

type Rates = NonNullable<ReturnType<typeof useRates>>;

/** What each currency is worth now; how it came there waits behind a word. */
export function RateList({ mayChange }: { mayChange: boolean }) {
  const text = ratesText.useText();
  const rates = useRates();
  if (!rates) return <SkeletonRows count={3} />;
  if (rates.length === 0) return <p className={classes.text}>{text('none')}</p>;
  const latest = latestOf(rates);
  const earlier = rates.filter((one) => !latest.includes(one));
  return (
    <>
      <Rows rates={latest} mayChange={mayChange} />
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{text('earlier', { count: earlier.length })}</summary>
          <Rows rates={earlier} mayChange={mayChange} />
        </details>
      )}
    </>
  );
}

/** Of each pair the one with the latest day, by the name of the currency. */
function latestOf(rates: Rates): Rates {
  const known = new Map<string, Rates[number]>();
  for (const one of rates) {
    const pair = `${one.currency} ${one.base}`;
    const other = known.get(pair);
    if (!other || (one.day ?? '') > (other.day ?? '')) known.set(pair, one);
  }
  return [...known.entries()].toSorted(([a], [b]) => a.localeCompare(b)).map(([, one]) => one);
}

function Rows({ rates, mayChange }: { rates: Rates; mayChange: boolean }) {
  const text = ratesText.useText();
  const aids = useStore(reader);
  const { remove } = useRateChanges();
  const write = (rate: number | null) =>
    new Intl.NumberFormat(aids.locale, { maximumFractionDigits: 10 }).format(rate ?? 0);
  return (
    <ul className={classes.list}>
      {rates.map(({ id, base, currency, rate, day }) => {
        const said = { base: base ?? '', currency: currency ?? '', rate: write(rate) };
        const since = formatDate(day ?? '', aids);
        return (
          <li key={id} className={classes.item}>
            <span className={classes.rate}>{text('one', said)}</span>
            <span className={classes.day}>{text('since', { day: since })}</span>
            {mayChange && (
              <IconButton
                label={text('remove', { ...said, day: since })}
                onClick={() => void remove(id)}
              >
                <X size={14} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
