import { useState } from 'react';
import { holdsMembers } from '#src/records/field-kinds.ts';
import type { FieldFilter } from '#src/records/filter.ts';
import { ME } from '#src/records/filter.ts';
import {
  readAmount,
  readNumber,
  writeAmount,
  writeDecimal,
} from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import type { Refs } from '../data/record-client.ts';
import { useMembers } from '../data/use-members.ts';
import { useOwnCurrency } from '../data/use-own-currency.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { recordsText } from '../records-text.ts';
import type { FieldPlace } from './field-path.ts';
import classes from './filter-chips.module.css';
import { isNumeric } from './filter-ops.ts';
import { filterText } from './filter-text.ts';

interface ValueInputProps {
  place: FieldPlace;
  value: FieldFilter['value'];
  refs: Refs;
  onChange: (value: FieldFilter['value'], refs?: Refs) => void;
}

/** What a field is compared with. */
export function ValueInput(props: ValueInputProps) {
  const { place, value, refs, onChange } = props;
  if (holdsMembers(place.kind)) return <MemberValue {...props} />;
  if (place.kind === 'boolean') return <YesNo {...props} />;
  if (place.kind === 'money') return <AmountValue {...props} />;
  if (isNumeric(place.kind)) return <NumberValue {...props} />;
  const isList = ['emails', 'phones', 'domains', 'tags'].includes(place.kind);
  const shown = scalarOf(value) ?? null;
  return (
    <FieldInput
      declaration={singular(place)}
      name={place.name}
      value={isList ? [shown].filter(Boolean) : shown}
      refs={refs}
      onChange={(next, more) => onChange(scalarOf(next), more)}
    />
  );
}

function scalarOf(value: unknown): string | number | boolean | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  const isScalar = typeof one === 'boolean' || typeof one === 'number' || typeof one === 'string';
  return isScalar && one !== '' ? one : undefined;
}

/** A list is compared with one of its parts, which is chosen like a single one. */
function singular({ declaration, name, kind }: FieldPlace) {
  const single = { choices: 'choice', references: 'reference' }[kind as string];
  if (!single) return declaration;
  const field = { ...declaration.fields[name]!, kind: single };
  return { ...declaration, fields: { ...declaration.fields, [name]: field as never } };
}

function MemberValue({ place, value, onChange }: ValueInputProps) {
  const text = filterText.useText();
  const members = useMembers();
  const options = [
    { value: ME, label: text('me') },
    ...members.map(({ id, name }) => ({
      value: id,
      label: name,
      mark: <Avatar name={name} size="s" />,
    })),
  ];
  return (
    <PickList
      label={place.label}
      options={options}
      chosen={options.find((one) => one.value === value)?.label ?? ''}
      emptyText={recordsText.text('pick.nothing')}
      onPick={(option) => onChange(option?.value)}
    />
  );
}

function YesNo({ value, onChange }: ValueInputProps) {
  const text = filterText.useText();
  return (
    <select
      className={inputClass}
      aria-label={text('value')}
      value={String(value !== false)}
      onChange={({ target }) => onChange(target.value === 'true')}
    >
      <option value="true">{text('yes')}</option>
      <option value="false">{text('no')}</option>
    </select>
  );
}

/** An amount of the workspace's own currency, which stands beside it. */
function AmountValue(props: ValueInputProps) {
  const currency = useOwnCurrency();
  return <AmountIn key={currency} {...props} currency={currency} />;
}

function AmountIn({
  value,
  onChange,
  currency,
}: ValueInputProps & { currency?: string | undefined }) {
  const text = filterText.useText();
  const { locale } = useStore(reader);
  const begun =
    currency && typeof value === 'number' ? writeAmount({ amount: value, currency }, locale) : '';
  const [typed, setTyped] = useState(begun);
  const read = currency ? readAmount(typed, currency, locale) : null;
  return (
    <span className={classes.amount}>
      <input
        inputMode="decimal"
        autoComplete="off"
        className={inputClass}
        aria-label={text('amountIn', { currency: currency ?? '' })}
        aria-invalid={(typed.trim() !== '' && read === null) || undefined}
        disabled={!currency}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange((currency && readAmount(target.value, currency, locale)) ?? undefined);
        }}
      />
      <span aria-hidden="true">{currency}</span>
    </span>
  );
}

function NumberValue({ place, value, onChange }: ValueInputProps) {
  const text = filterText.useText();
  const { locale } = useStore(reader);
  const isWhole = place.kind !== 'number';
  const [typed, setTyped] = useState(typeof value === 'number' ? writeDecimal(value, locale) : '');
  const given = readNumber(typed, locale);
  function read(written: string): number | undefined {
    const number = readNumber(written, locale);
    if (number === null) return undefined;
    return isWhole ? Math.round(number) : number;
  }
  return (
    <input
      inputMode="decimal"
      autoComplete="off"
      className={inputClass}
      aria-label={text('value')}
      aria-invalid={(typed.trim() !== '' && given === null) || undefined}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(read(target.value));
      }}
    />
  );
}
