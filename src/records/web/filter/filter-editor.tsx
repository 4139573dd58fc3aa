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
  const names = [...Object.keys(declaration.fields), ...BASE_FIELDS];
  const [field, setField] = useState(condition?.field ?? declaration.listFields[0] ?? names[0]!);
  const ops = opsFor(kindOf(declaration, field));
  const [op, setOp] = useState<FilterOp>(condition?.op ?? ops[0]!);
  const [value, setValue] = useState<unknown>([condition?.value].flat()[0]);
  const [titles, setTitles] = useState(refs);
  const isReady = !needsValue(op) || toScalar(value) !== undefined;

  function apply(event?: FormEvent): void {
    event?.preventDefault();
    if (!isReady) return;
    const scalar = toScalar(value);
    onApply(needsValue(op) ? { field, op, value: scalar! } : { field, op }, titles);
  }

  return (
    <form className={classes.form} onSubmit={apply}>
      <select
        className={inputClass}
        aria-label={text('filter.field')}
        value={field}
        onChange={({ target }) => {
          setField(target.value);
          setOp(opsFor(kindOf(declaration, target.value))[0]!);
          setValue(undefined);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {fieldLabel(declaration, name)}
          </option>
        ))}
      </select>
      <select
        className={inputClass}
        aria-label={text('filter.test')}
        value={op}
        onChange={({ target }) => setOp(target.value as FilterOp)}
      >
        {ops.map((one) => (
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
            setValue(next);
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
