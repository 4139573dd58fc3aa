import { type FocusEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Money } from '#src/records/field-types.ts';
import { readAmount, writeAmount } from '#src/records/values/money-text.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import type { FieldInputProps } from './field-input-props.ts';
import classes from './parted-input.module.css';

const LAST_CURRENCY = 'uptake.currency';
const COMMON = ['EUR', 'USD', 'CHF', 'GBP'];

/** An amount and its currency; the one used last is offered. */
export function MoneyInput(props: FieldInputProps) {
  const text = recordsText.useText();
  const listId = useId();
  const given = props.value as Money | null | undefined;
  const [amount, setAmount] = useState(given ? writeAmount(given) : '');
  const [currency, setCurrency] = useState(given?.currency ?? lastCurrency());
  const label = fieldLabel(props.declaration, props.name);

  function read(typed = amount, unit = currency): unknown {
    if (typed.trim() === '') return null;
    // what is no amount goes to the server as it is, whose refusal says what to do
    return { amount: readAmount(typed, unit) ?? typed, currency: unit.trim().toUpperCase() };
  }
  function done(): void {
    localStorage.setItem(LAST_CURRENCY, currency);
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
        {COMMON.map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </div>
  );
}

function lastCurrency(): string {
  return localStorage.getItem(LAST_CURRENCY) ?? 'EUR';
}
