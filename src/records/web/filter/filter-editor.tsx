import { type FormEvent, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldFilter, FilterOp } from '#src/records/filter.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { Refs } from '../data/record-client.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { kindOf } from '../fields/format-value.ts';
import { BASE_FIELDS, fieldLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';
import classes from './filter-chips.module.css';
import { needsValue, opsFor } from './filter-ops.ts';

interface FilterEditorProps {
  declaration: RecordDeclaration;
  refs: Refs;
  condition?: FieldFilter;
  onApply: (condition: FieldFilter, titles?: Refs) => void;
}

/** Field, test and value of one filter. */
export function FilterEditor({ declaration, refs, condition, onApply }: FilterEditorProps) {
  const text = recordsText.useText();
  const [test, setTest] = useState(() => beginTest(declaration, condition));
  const [titles, setTitles] = useState(refs);
  const { field, op, value } = test;
  const scalar = toScalar(value);
  const isReady = !needsValue(op) || scalar !== undefined;

  function apply(event: FormEvent): void {
    event.preventDefault();
    if (!isReady) return;
    onApply(needsValue(op) ? { field, op, value: scalar! } : { field, op }, titles);
  }

  return (
    <form className={classes.form} onSubmit={apply}>
      <FieldSelect declaration={declaration} field={field} onChange={setTest} />
      <select
        className={inputClass}
        aria-label={text('filter.test')}
        value={op}
        onChange={({ target }) => setTest({ ...test, op: target.value as FilterOp })}
      >
        {opsFor(kindOf(declaration, field)).map((one) => (
          <option key={one} value={one}>
            {text(`filter.op.${one}`)}
          </option>
        ))}
      </select>
      {needsValue(op) && (
        <FieldInput
          key={field}
          declaration={declaration}
          name={field}
          value={isListValue(declaration, field) ? [value].flat().filter(Boolean) : value}
          refs={titles}
          onChange={(next, more) => {
            setTest({ ...test, value: next });
            if (more) setTitles({ ...titles, ...more });
          }}
        />
      )}
      <div className={classes.foot}>
        <Button type="submit" look="main" disabled={!isReady}>
          {text('filter.apply')}
        </Button>
      </div>
    </form>
  );
}

interface Test {
  field: string;
  op: FilterOp;
  value: unknown;
}

interface FieldSelectProps {
  declaration: RecordDeclaration;
  field: string;
  onChange: (test: Test) => void;
}

function FieldSelect({ declaration, field, onChange }: FieldSelectProps) {
  const text = recordsText.useText();
  return (
    <select
      className={inputClass}
      aria-label={text('filter.field')}
      value={field}
      onChange={({ target }) => onChange(likelyTest(declaration, target.value))}
    >
      {[...Object.keys(declaration.fields), ...BASE_FIELDS].map((name) => (
        <option key={name} value={name}>
          {fieldLabel(declaration, name)}
        </option>
      ))}
    </select>
  );
}

function beginTest(declaration: RecordDeclaration, condition: FieldFilter | undefined): Test {
  if (condition) return { ...condition, value: [condition.value].flat()[0] };
  return likelyTest(declaration, declaration.listFields[0] ?? BASE_FIELDS[0]);
}

function likelyTest(declaration: RecordDeclaration, field: string): Test {
  return { field, op: opsFor(kindOf(declaration, field))[0]!, value: undefined };
}

function isListValue(declaration: RecordDeclaration, field: string): boolean {
  return ['emails', 'phones', 'domains', 'tags'].includes(kindOf(declaration, field));
}

function toScalar(value: unknown): string | number | boolean | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'boolean' ||
    typeof one === 'number' ||
    (typeof one === 'string' && one !== '')
    ? one
    : undefined;
}
