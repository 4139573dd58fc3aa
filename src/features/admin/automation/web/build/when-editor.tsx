import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldFilter } from '#src/records/filter.ts';
import type { Refs } from '#src/records/web/data/record-client.ts';
import { fieldAt, isDateField } from '#src/records/web/filter/field-path.ts';
import { ValueInput } from '#src/records/web/filter/value-input.tsx';
import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { inputClass, TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import list from '#src/web/ui/setting-list.module.css';
import type { When } from '../../automation.ts';
import classes from '../automation.module.css';
import { automationText } from '../automation-text.ts';

interface WhenEditorProps {
  declaration: RecordDeclaration;
  refs: Refs;
  when: When;
  onChange: (when: When, refs?: Refs) => void;
}

const KINDS = ['created', 'entered', 'changed', 'date_near', 'idle'] as const;

/** Why the rule begins: a word, and what belongs to it. */
export function WhenEditor(props: WhenEditorProps) {
  const { declaration, when, onChange } = props;
  const text = automationText.useText();
  const days = shownFields(declaration).filter((name) => isDateField(declaration, name));
  const kinds = KINDS.filter((kind) => kind !== 'date_near' || days.length > 0);
  return (
    <div className={list.part}>
      <select
        className={inputClass}
        aria-label={text('build.when')}
        value={when.kind}
        onChange={({ target }) => onChange(begin(declaration, target.value as When['kind'], days))}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {text(`build.${kind}`)}
          </option>
        ))}
      </select>
      {when.kind === 'changed' && (
        <SelectField
          label={text('build.field')}
          value={when.fields[0] ?? ''}
          onChange={({ target }) =>
            onChange({ kind: 'changed', fields: target.value ? [target.value] : [] })
          }
        >
          <option value="">{text('build.anyField')}</option>
          <FieldOptions declaration={declaration} names={changing(declaration)} />
        </SelectField>
      )}
      {when.kind === 'entered' && <Entered {...props} when={when} />}
      {when.kind === 'date_near' && <DateNear {...props} when={when} names={days} />}
      {when.kind === 'idle' && (
        <TextField
          label={text('build.days')}
          hint={text('build.idleHint')}
          type="number"
          min={1}
          max={730}
          required
          value={when.days}
          onChange={({ target }) => onChange({ kind: 'idle', days: Number(target.value) })}
        />
      )}
    </div>
  );
}

function Entered(props: WhenEditorProps & { when: Extract<When, { kind: 'entered' }> }) {
  const { declaration, refs, when, onChange } = props;
  const text = automationText.useText();
  const place = fieldAt(useRecordTypes(), declaration, when.field);
  return (
    <div className={classes.row}>
      <SelectField
        label={text('build.field')}
        value={when.field}
        onChange={({ target }) =>
          onChange({ kind: 'entered', field: target.value, value: undefined })
        }
      >
        <FieldOptions declaration={declaration} names={stating(declaration)} />
      </SelectField>
      <div className={list.part}>
        <span className={classes.label}>{text('build.value')}</span>
        <ValueInput
          key={when.field}
          place={place}
          value={when.value as FieldFilter['value']}
          refs={refs}
          onChange={(value, more) => onChange({ ...when, value }, more)}
        />
      </div>
    </div>
  );
}

interface DateNearProps extends WhenEditorProps {
  when: Extract<When, { kind: 'date_near' }>;
  names: readonly string[];
}

function DateNear({ declaration, when, names, onChange }: DateNearProps) {
  const text = automationText.useText();
  return (
    <div className={classes.row}>
      <input
        className={`${inputClass} ${classes.small}`}
        aria-label={text('build.days')}
        type="number"
        min={0}
        max={730}
        required
        value={when.days}
        onChange={({ target }) => onChange({ ...when, days: Number(target.value) })}
      />
      <select
        className={inputClass}
        aria-label={text('build.when')}
        value={when.side}
        onChange={({ target }) => onChange({ ...when, side: target.value as 'before' | 'after' })}
      >
        <option value="before">{text('build.before')}</option>
        <option value="after">{text('build.after')}</option>
      </select>
      <select
        className={inputClass}
        aria-label={text('build.field')}
        value={when.field}
        onChange={({ target }) => onChange({ ...when, field: target.value })}
      >
        <FieldOptions declaration={declaration} names={names} />
      </select>
    </div>
  );
}

export function FieldOptions(props: { declaration: RecordDeclaration; names: readonly string[] }) {
  return props.names.map((name) => (
    <option key={name} value={name}>
      {fieldLabel(props.declaration, name)}
    </option>
  ));
}

function changing(declaration: RecordDeclaration): string[] {
  return [...shownFields(declaration), 'owner_id'];
}

const STATING = ['choice', 'choices', 'boolean', 'reference', 'member', 'tags', 'text', 'integer'];

/** Fields that something can become; what has few values first. */
function stating(declaration: RecordDeclaration): string[] {
  const kindOf = (name: string) => declaration.fields[name]?.kind ?? 'member';
  return changing(declaration)
    .filter((name) => STATING.includes(kindOf(name)))
    .sort((a, b) => STATING.indexOf(kindOf(a)) - STATING.indexOf(kindOf(b)));
}

function begin(declaration: RecordDeclaration, kind: When['kind'], days: string[]): When {
  switch (kind) {
    case 'created':
      return { kind };
    case 'changed':
      return { kind, fields: [] };
    case 'entered':
      return { kind, field: stating(declaration)[0] ?? 'owner_id', value: undefined };
    case 'date_near':
      return { kind, field: days[0]!, days: 3, side: 'before' };
    case 'idle':
      return { kind, days: 14 };
  }
}
