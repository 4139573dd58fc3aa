import { type FormEvent, useState } from 'react';
import { isCurrency } from '#src/lib/currency.ts';
import { readNumber } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import classes from './currencies.module.css';
import { CurrencyField } from './currency-field.tsx';
import { ratesText } from './rates-text.ts';
import { useRateChanges } from './use-rates.ts';

/** One rate by hand. */
export function EnterRate({ own }: { own: string }) {
  const text = ratesText.useText();
  const { locale, timeZone } = useStore(reader);
  const { enter } = useRateChanges();
  const [currency, setCurrency] = useState('');
  const [rate, setRate] = useState('');
  const [day, setDay] = useState(() => todayIn(timeZone));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const number = readNumber(rate, locale);
    if (number === null || number <= 0) return showToast(text('badRate'), { tone: 'bad' });
    if (!isCurrency(currency)) return;
    if (!(await enter([{ base: own, currency, day, rate: number }]))) return;
    setCurrency('');
    setRate('');
  }
  return (
    <form className={classes.line} onSubmit={(event) => void submit(event)}>
      <TextField
        label={text('rate', { currency: own })}
        required
        inputMode="decimal"
        autoComplete="off"
        value={rate}
        onChange={({ target }) => setRate(target.value)}
      />
      <CurrencyField label={text('currency')} value={currency} onChange={setCurrency} />
      <TextField
        label={text('day')}
        required
        type="date"
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <Button type="submit">{text('add')}</Button>
    </form>
  );
}
