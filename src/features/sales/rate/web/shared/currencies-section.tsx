import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './currencies.module.css';
import { EnterRate } from './enter-rate.tsx';
import { PasteRates } from './paste-rates.tsx';
import { ratesText } from './rates-text.ts';
import { useOwnCurrency, useRateChanges, useRates } from './use-rates.ts';

/** In which currency we reckon, and what others are worth in it. */
export function CurrenciesSection() {
  const text = ratesText.useText();
  const own = useOwnCurrency();
  const mayChange = useMe().member.role === 'administrator';
  if (!own) return <SkeletonRows count={4} />;
  return (
    <>
      <p className={classes.text}>{text('text')}</p>
      <OwnCurrency key={own} own={own} mayChange={mayChange} />
      {mayChange && (
        <>
          <h3 className={classes.heading}>{text('enter')}</h3>
          <EnterRate own={own} />
          <h3 className={classes.heading}>{text('paste')}</h3>
          <PasteRates own={own} />
        </>
      )}
      <h3 className={classes.heading}>{text('rates')}</h3>
      <RateList mayChange={mayChange} />
    </>
  );
}

function OwnCurrency({ own, mayChange }: { own: string; mayChange: boolean }) {
  const text = ratesText.useText();
  const { choose } = useRateChanges();
  const [typed, setTyped] = useState(own);
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        void choose(typed);
      }}
    >
      <TextField
        label={text('own')}
        hint={text(mayChange ? 'ownNote' : 'onlyAdmin')}
        required
        maxLength={3}
        disabled={!mayChange}
        value={typed}
        onChange={({ target }) => setTyped(target.value.toUpperCase())}
      />
      {mayChange && typed !== own && (
        <Button type="submit" look="main">
          {text('save')}
        </Button>
      )}
    </form>
  );
}

function RateList({ mayChange }: { mayChange: boolean }) {
  const text = ratesText.useText();
  const aids = useStore(reader);
  const { remove } = useRateChanges();
  const rates = useRates();
  if (!rates) return <SkeletonRows count={3} />;
  if (rates.length === 0) return <p className={classes.text}>{text('none')}</p>;
  const write = (rate: number | null) =>
    new Intl.NumberFormat(aids.locale, { maximumFractionDigits: 10 }).format(rate ?? 0);
  return (
    <ul className={classes.list}>
      {rates.map(({ id, base, currency, rate, day }) => {
        const said = { base: base ?? '', currency: currency ?? '', rate: write(rate) };
        const since = formatDay(day ?? '', aids);
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
