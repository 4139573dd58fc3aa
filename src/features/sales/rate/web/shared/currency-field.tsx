import { useId, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { TextField } from '#src/web/ui/form-field.tsx';
import { ratesText } from './rates-text.ts';
import { listCurrencies, readCurrency } from './read-currency.ts';

interface CurrencyFieldProps {
  label: string;
  hint?: string;
  disabled?: boolean;
  value: string;
  /** What was typed, or the code as soon as it is one. */
  onChange: (value: string) => void;
}

/** A currency by its three letters or by its name; what is none is said beneath once it is left. */
export function CurrencyField({ label, hint, disabled, value, onChange }: CurrencyFieldProps) {
  const text = ratesText.useText();
  const { locale } = useStore(reader);
  const list = useId();
  const typed = value.trim();
  const [isLeft, setLeft] = useState(false);
  const isWrong = isLeft && typed !== '' && readCurrency(typed, locale) === null;
  return (
    <>
      <TextField
        label={label}
        hint={hint}
        error={isWrong ? text('noCurrency', { typed }) : undefined}
        required
        list={list}
        maxLength={60}
        autoComplete="off"
        disabled={disabled}
        value={value}
        onBlur={() => setLeft(true)}
        onKeyDown={({ key }) => key === 'Enter' && setLeft(true)}
        onChange={({ target }) => {
          setLeft(false);
          onChange(readCurrency(target.value, locale) ?? target.value);
        }}
      />
      <datalist id={list}>
        {listCurrencies(locale).map(({ code, name }) => (
          <option key={code} value={code} label={name} />
        ))}
      </datalist>
    </>
  );
}
