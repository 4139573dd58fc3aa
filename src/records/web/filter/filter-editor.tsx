import { X } from 'lucide-react';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { isCompared } from '#src/records/field-kinds.ts';
import type { FieldFilter, Filter, FilterOp } from '#src/records/filter.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type { Refs } from '../data/record-client.ts';
import { BASE_FIELDS, fieldLabel } from '../labels.ts';
import { useRecordTypes } from '../record-registry.ts';
import { testsOf } from '../views/read-filter.ts';
import { DATE_TESTS } from './date-tests.ts';
import { DateValue } from './date-value.tsx';
import { fieldAt } from './field-path.ts';
import classes from './filter-chips.module.css';
import { isOfDays, needsValue, opsFor, opWord } from './filter-ops.ts';
import { filterText } from './filter-text.ts';
import { ValueInput } from './value-input.tsx';

interface FilterEditorProps {
  declaration: RecordDeclaration;
  refs: Refs;
  condition?: Filter;
  onApply: (condition: Filter, titles: Refs) => void;
}

const MOST_TESTS = 10;

/** One test or several of which one has to hold, each with its field, its words and its value. */
export function FilterEditor({ declaration, refs, condition, onApply }: FilterEditorProps) {
  const text = filterText.useText();
  const types = useRecordTypes();
  const begin = () => likelyTest(declaration, types, declaration.listFields[0] ?? BASE_FIELDS[0]);
  const [tests, setTests] = useState<FieldFilter[]>(
    () => (condition && testsOf(condition)) || [begin()],
  );
  const [titles, setTitles] = useState(refs);
  const isReady = tests.every(({ op, value }) => !needsValue(op) || value !== undefined);

  function apply(event: FormEvent): void {
    event.preventDefault();
    // also where it stands within a form of its own, which this does not send
    event.stopPropagation();
    if (isReady) onApply(tests.length > 1 ? { or: tests } : tests[0]!, titles);
  }

  return (
    <form className={classes.form} onSubmit={apply}>
      {tests.map((test, at) => (
        <TestRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a test has nothing else to be known by
          key={at}
          declaration={declaration}
          test={test}
          isFirst={at === 0}
          titles={titles}
          onChange={(next, more) => {
            setTests(tests.map((one, index) => (index === at ? next : one)));
            if (more) setTitles({ ...titles, ...more });
          }}
          onRemove={
            tests.length > 1 ? () => setTests(tests.filter((_, index) => index !== at)) : undefined
          }
        />
      ))}
      <div className={classes.foot}>
        {tests.length < MOST_TESTS && (
          <Button
            look="quiet"
            onClick={() => setTests([...tests, { ...tests.at(-1)!, value: undefined }])}
          >
            {text('orTest')}
          </Button>
        )}
        <span className={classes.gap} />
        <Button type="submit" look="main" disabled={!isReady}>
          {text('apply')}
        </Button>
      </div>
    </form>
  );
}

interface TestRowProps {
  declaration: RecordDeclaration;
  test: FieldFilter;
  isFirst: boolean;
  titles: Refs;
  onChange: (test: FieldFilter, titles?: Refs) => void;
  onRemove: (() => void) | undefined;
}

function TestRow({ declaration, test, isFirst, titles, onChange, onRemove }: TestRowProps) {
  const text = filterText.useText();
  const types = useRecordTypes();
  const place = fieldAt(types, declaration, test.field);
  const row = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  useValueFocus(row, test.field, wasPressed);
  return (
    <div className={classes.test} ref={row}>
      {!isFirst && <span className={classes.or}>{text('or')}</span>}
      <span className={classes.line}>
        <FieldSelect
          declaration={declaration}
          field={test.field}
          wasPressed={wasPressed}
          onChange={(field) => onChange(likelyTest(declaration, types, field))}
        />
        {onRemove && (
          <IconButton label={text('takeTest')} onClick={onRemove}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </span>
      {isOfDays(place.kind) ? (
        <DateValue
          tested={test}
          onChange={(tested) => onChange({ field: test.field, ...tested })}
        />
      ) : (
        <>
          <select
            className={inputClass}
            aria-label={text('test')}
            value={test.op}
            onChange={({ target }) => onChange({ ...test, op: target.value as FilterOp })}
          >
            {opsFor(place.kind).map((op) => (
              <option key={op} value={op}>
                {text(`op.${opWord(op, place.kind)}`)}
              </option>
            ))}
          </select>
          {needsValue(test.op) && (
            <ValueInput
              key={test.field}
              place={place}
              value={test.value}
              refs={titles}
              onChange={(value, more) => onChange({ ...test, value }, more)}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Who chose the field by hand goes on with the value; arrow keys may be on their way to another field. */
function useValueFocus(
  row: RefObject<HTMLElement | null>,
  field: string,
  wasPressed: RefObject<boolean>,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the refs stay, the field is what changes
  useEffect(() => {
    if (!wasPressed.current) return;
    wasPressed.current = false;
    [...row.current!.querySelectorAll<HTMLElement>('input, select')].at(-1)?.focus();
  }, [field]);
}

interface FieldSelectProps {
  declaration: RecordDeclaration;
  field: string;
  /** Whether the last choice was begun with the mouse or a finger. */
  wasPressed: RefObject<boolean>;
  onChange: (field: string) => void;
}

/** The record's own fields, then those of what it refers to. */
function FieldSelect({ declaration, field, wasPressed, onChange }: FieldSelectProps) {
  const text = filterText.useText();
  const types = useRecordTypes();
  const compared = comparedFields(declaration);
  const { baseFields } = declaration;
  const own = baseFields ? [...compared, ...baseFields] : ['title', ...compared, ...BASE_FIELDS];
  return (
    <select
      className={inputClass}
      aria-label={text('field')}
      value={field}
      onPointerDown={() => {
        wasPressed.current = true;
      }}
      onKeyDown={() => {
        wasPressed.current = false;
      }}
      onChange={({ target }) => onChange(target.value)}
    >
      {own.map((name) => (
        <option key={name} value={name}>
          {fieldLabel(declaration, name)}
        </option>
      ))}
      {shownFields(declaration).map((name) => {
        const link = declaration.fields[name]!;
        const target = 'to' in link ? types.get(link.to) : undefined;
        if (!target) return null;
        return (
          <optgroup key={name} label={text('ofRelated', { field: fieldLabel(declaration, name) })}>
            {['title', ...comparedFields(target), 'owner_id'].map((far) => (
              <option key={far} value={`${name}.${far}`}>
                {fieldAt(types, declaration, `${name}.${far}`).label}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
}

function comparedFields(declaration: RecordDeclaration): string[] {
  return shownFields(declaration).filter((name) => isCompared(declaration.fields[name]!.kind));
}

function likelyTest(
  declaration: RecordDeclaration,
  types: ReadonlyMap<string, RecordDeclaration>,
  field: string,
): FieldFilter {
  const { kind } = fieldAt(types, declaration, field);
  if (isOfDays(kind)) return { field, ...DATE_TESTS[0]!.make({ count: 30, day: '', to: '' }) };
  const op = opsFor(kind)[0]!;
  return kind === 'boolean' ? { field, op, value: true } : { field, op };
}
