import { type KeyboardEvent, useRef, useState } from 'react';
import { isListKind } from '#src/records/field-kinds.ts';
import { readBirthday } from '#src/records/values/birthday.ts';
import { readNumber, writeDecimal } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import type { Reader } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { fromLocalInput, toLocalInput } from '#src/web/i18n/zones.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { fieldLabel } from '../labels.ts';
import type { FieldInputProps } from './field-input-props.ts';
import { heldIn, kindOf, sayHeld } from './format-value.ts';
import { readList, writeList } from './list-text.ts';
import { MoneyInput } from './money-input.tsx';
import { PickInput } from './pick-input.tsx';
import { PickManyInput } from './pick-many-input.tsx';

/** Where a field's value is typed or chosen; one editor for each kind of field. */
export function FieldInput(props: FieldInputProps) {
  const kind = kindOf(props.declaration, props.name);
  if (kind === 'choice' || kind === 'reference' || kind === 'member') {
    return <PickInput {...props} />;
  }
  if (kind === 'choices' || kind === 'references' || kind === 'members') {
    return <PickManyInput {...props} />;
  }
  if (kind === 'money') return <MoneyInput {...props} />;
  if (kind === 'long_text') return <LongTextInput {...props} />;
  if (kind === 'boolean') return <BooleanInput {...props} />;
  return <LineInput {...props} />;
}

/** Enter and leaving are done; Escape gives up. */
function useEnding(props: FieldInputProps, read: () => unknown) {
  // not state: Enter unmounts the field, and the blur of that comes before the next render
  const ended = useRef(false);
  function end(how: 'done' | 'cancel'): void {
    if (ended.current && props.onDone) return;
    ended.current = true;
    if (how === 'done') props.onDone?.(read());
    else props.onCancel?.();
  }
  return {
    onBlur: () => end('done'),
    onKeyDown(event: KeyboardEvent) {
      const { key, target } = event;
      const isLine = !(target instanceof HTMLTextAreaElement);
      if (key === 'Escape' && props.onCancel) {
        event.stopPropagation();
        end('cancel');
      } else if (key === 'Enter' && props.onDone && (isLine || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        end('done');
      }
    },
  };
}

function attributesOf({ declaration, name, id, invalid, autoFocus, className }: FieldInputProps) {
  return {
    id,
    autoFocus,
    // dialogs give the focus to what bears this
    'data-autofocus': autoFocus || undefined,
    className: className ?? inputClass,
    'aria-label': fieldLabel(declaration, name),
    ...(invalid && { 'aria-invalid': true as const }),
    autoComplete: 'off',
  };
}

function LineInput(props: FieldInputProps) {
  const aids = useStore(reader);
  const kind = kindOf(props.declaration, props.name);
  const field = props.declaration.fields[props.name];
  const held = heldIn(field);
  const before = String(props.value ?? '');
  const [shown] = useState(() =>
    held
      ? { value: before, line: sayHeld(field, before, aids.locale) }
      : { value: before, line: writeLine(props.value, kind, aids) },
  );
  const [line, setLine] = useState(shown.line);
  function read(text = line): unknown {
    // what was only shown in the reader's words stays as it is kept
    if (held === 'country' && text === shown.line) return shown.value || null;
    return held === 'birthday' ? readBirthdayLine(text, aids) : readLine(text, kind, aids);
  }
  return (
    <input
      {...attributesOf(props)}
      type={INPUT_TYPES[kind] ?? 'text'}
      inputMode={INPUT_MODES[kind]}
      value={line}
      onChange={(event) => {
        setLine(event.target.value);
        props.onChange(read(event.target.value));
      }}
      {...useEnding(props, read)}
    />
  );
}

const INPUT_TYPES: Record<string, string> = { date: 'date', datetime: 'datetime-local' };
const INPUT_MODES: Record<string, 'email' | 'tel' | 'url' | 'numeric' | 'decimal'> = {
  emails: 'email',
  phones: 'tel',
  url: 'url',
  domains: 'url',
  integer: 'numeric',
  number: 'decimal',
};

function writeLine(value: unknown, kind: string, { locale, timeZone }: Reader): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return writeList(value);
  if (kind === 'datetime') return toLocalInput(String(value), timeZone);
  if (kind === 'number' && typeof value === 'number') return writeDecimal(value, locale);
  return String(value);
}

function readLine(
  line: string,
  kind: ReturnType<typeof kindOf>,
  { locale, timeZone }: Reader,
): unknown {
  if (isListKind(kind)) return readList(line);
  const clean = line.trim();
  if (clean === '') return null;
  if (kind === 'datetime') return fromLocalInput(clean, timeZone);
  if (kind === 'number') return readNumber(clean, locale) ?? clean;
  if (kind === 'integer') {
    const number = readNumber(clean, locale);
    return Number.isInteger(number) ? number : clean;
  }
  return clean;
}

/** What cannot be read goes as it is to who says what to do about it. */
function readBirthdayLine(line: string, { locale }: Reader): string | null {
  const order = locale === 'en-US' ? 'mdy' : 'dmy';
  return readBirthday(line, order).date ?? (line.trim() || null);
}

function LongTextInput(props: FieldInputProps) {
  const [text, setText] = useState(String(props.value ?? ''));
  const read = () => text.trim() || null;
  return (
    <textarea
      {...attributesOf(props)}
      rows={2}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        props.onChange(event.target.value.trim() || null);
      }}
      {...useEnding(props, read)}
    />
  );
}

function BooleanInput(props: FieldInputProps) {
  const { className: _none, ...attributes } = attributesOf(props);
  return (
    <input
      {...attributes}
      type="checkbox"
      checked={props.value === true}
      onChange={(event) => {
        props.onChange(event.target.checked);
        props.onDone?.(event.target.checked);
      }}
      onKeyDown={(event) => event.key === 'Escape' && props.onCancel?.()}
    />
  );
}
