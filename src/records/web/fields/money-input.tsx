import { type FocusEvent, type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Money } from '#src/records/field-types.ts';
import { readAmount, writeAmount } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { useOwnCurrency } from '../data/use-own-currency.ts';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import type { FieldInputProps } from './field-input-props.ts';
import classes from './parted-input.module.css';

const LAST_CURRENCY = 'uptake.currency';
const COMMON = ['EUR', 'USD', 'CHF', 'GBP'];

/** An amount and its currency; offered is the one used last here, or else the workspace's own. */
export function MoneyInput(props: FieldInputProps) {
  const text = recordsText.useText();
  const listId = useId();
  const { locale } = useStore(reader);
  const given = props.value as Money | null | undefined;
  const [amount, setAmount] = useState(given ? typedOf(given, locale) : '');
  const own = useOwnCurrency();
  const [chosen, setCurrency] = useState(given?.currency ?? lastCurrency());
  const currency = chosen ?? own ?? '';
  const label = fieldLabel(props.declaration, props.name);

  function read(typed = amount, unit = currency): unknown {
    if (typed.trim() === '') return null;
    // what is no amount goes to the server as it is, whose refusal says what to do
    return {
      amount: readAmount(typed, unit, locale) ?? typed,
      currency: unit.trim().toUpperCase(),
    };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before it was known
  useEffect(() => {
    if (own && amount && chosen === null) props.onChange(read());
  }, [own]);
  function done(): void {
    if (chosen) localStorage.setItem(LAST_CURRENCY, chosen);
    props.onDone?.(read());
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && props.onCancel) {
      event.stopPropagation();
      props.onCancel();
    } else if (event.key === 'Enter' && props.onDone) {
      event.preventDefault();
      done();
    }
  }
  const look = props.className ?? inputClass;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a look of its own
    <div
      role="group"
      aria-label={label}
      className={classes.parts}
      onKeyDown={handleKey}
      onBlur={(event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget) && props.onDone) done();
      }}
    >
      <input
        id={props.id}
        className={look}
        inputMode="decimal"
        aria-label={label}
        aria-invalid={props.invalid || undefined}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus={props.autoFocus}
        autoComplete="off"
        value={amount}
        onChange={({ target }) => {
          setAmount(target.value);
          props.onChange(read(target.value));
        }}
      />
      <input
        className={`${look} ${classes.unit}`}
        aria-label={text('money.currency', { field: label })}
        list={listId}
        maxLength={3}
        autoComplete="off"
        value={currency}
        onChange={({ target }) => {
          setCurrency(target.value.toUpperCase());
          if (amount) props.onChange(read(amount, target.value));
        }}
      />
      <datalist id={listId}>
        {[...new Set([own ?? '', ...COMMON])].filter(Boolean).map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </div>
  );
}

/** The amount as it is typed; what is none, as it was typed before. */
function typedOf(money: Money, locale: string): string {
  return typeof money.amount === 'number' ? writeAmount(money, locale) : String(money.amount);
}

function lastCurrency(): string | null {
  return localStorage.getItem(LAST_CURRENCY);
}
