import { useState } from 'react';
import { isCurrency } from '#src/lib/currency.ts';
import { useOwnCurrency } from '#src/records/web/data/use-own-currency.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './currencies.module.css';
import { CurrencyField } from './currency-field.tsx';
import { EnterRate } from './enter-rate.tsx';
import { PasteRates } from './paste-rates.tsx';
import { RateList } from './rate-list.tsx';
import { ratesText } from './rates-text.ts';
import { useRateChanges } from './use-rates.ts';

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
        if (isCurrency(typed)) void choose(typed);
      }}
    >
      <CurrencyField
        label={text('own')}
        hint={text(mayChange ? 'ownNote' : 'onlyAdmin')}
        disabled={!mayChange}
        value={typed}
        onChange={setTyped}
      />
      {mayChange && typed !== own && (
        <Button type="submit" look="main">
          {text('save')}
        </Button>
      )}
    </form>
  );
}
