import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { emptyOf } from '#src/records/field-kinds.ts';
import type { Refs } from '#src/records/web/data/record-client.ts';
import { FieldInput } from '#src/records/web/fields/field-input.tsx';
import { IconButton } from '#src/web/ui/button.tsx';
import { FormField, inputClass, TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import list from '#src/web/ui/setting-list.module.css';
import type { RuleAction } from '../../automation.ts';
import classes from '../automation.module.css';
import { endpointsQuery } from '../automation-queries.ts';
import { automationText } from '../automation-text.ts';
import { FieldOptions } from './when-editor.tsx';
import { AssignSelect, WhomSelect } from './whom-select.tsx';
import { WordsField } from './words-field.tsx';

interface StepEditorProps {
  declaration: RecordDeclaration;
  refs: Refs;
  step: RuleAction;
  number: number;
  onChange: (step: RuleAction, refs?: Refs) => void;
  onRemove: (() => void) | undefined;
}
type StepOf<Kind> = Omit<StepEditorProps, 'step'> & { step: Extract<RuleAction, { kind: Kind }> };

const KINDS = ['task', 'assign', 'notify', 'set', 'tag', 'webhook'] as const;

/** One thing the rule does: a word, and what belongs to it. */
export function StepEditor(props: StepEditorProps) {
  const { declaration, step, number, onChange, onRemove } = props;
  const text = automationText.useText();
  const kinds = KINDS.filter((kind) => kind !== 'tag' || declaration.fields.tags?.kind === 'tags');
  return (
    <fieldset className={classes.step} aria-label={text('build.step', { number })}>
      <div className={classes.stepHead}>
        <select
          className={inputClass}
          aria-label={text('build.step', { number })}
          value={step.kind}
          onChange={({ target }) =>
            onChange(begin(declaration, target.value as RuleAction['kind']))
          }
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {text(`build.${kind}`)}
            </option>
          ))}
        </select>
        {onRemove && (
          <IconButton label={text('build.removeStep', { number })} onClick={onRemove}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {step.kind === 'task' && <TaskStep {...props} step={step} />}
      {step.kind === 'assign' && (
        <AssignSelect
          declaration={declaration}
          to={step.to}
          onChange={(to) => onChange({ kind: 'assign', to })}
        />
      )}
      {step.kind === 'notify' && <NotifyStep {...props} step={step} />}
      {step.kind === 'set' && <SetStep {...props} step={step} />}
      {step.kind === 'tag' && (
        <TextField
          label={text('build.tagWord')}
          required
          maxLength={100}
          value={step.tag}
          onChange={({ target }) => onChange({ kind: 'tag', tag: target.value })}
        />
      )}
      {step.kind === 'webhook' && <WebhookStep {...props} step={step} />}
    </fieldset>
  );
}

function TaskStep({ declaration, step, onChange }: StepOf<'task'>) {
  const text = automationText.useText();
  return (
    <>
      <WordsField
        declaration={declaration}
        label={text('build.subject')}
        maxLength={300}
        value={step.subject}
        onChange={(subject) => onChange({ ...step, subject })}
      />
      <div className={classes.row}>
        <WhomSelect
          label={text('build.forWhom')}
          whom={step.whom}
          onChange={(whom) => onChange({ ...step, whom })}
        />
        <TextField
          label={text('build.due')}
          placeholder={text('build.noDue')}
          type="number"
          min={0}
          max={730}
          value={step.due_in_days ?? ''}
          onChange={({ target }) =>
            onChange({ ...step, due_in_days: target.value === '' ? null : Number(target.value) })
          }
        />
      </div>
    </>
  );
}

function NotifyStep({ declaration, step, onChange }: StepOf<'notify'>) {
  const text = automationText.useText();
  return (
    <>
      <WhomSelect
        label={text('build.whom')}
        whom={step.whom}
        onChange={(whom) => onChange({ ...step, whom })}
      />
      <WordsField
        declaration={declaration}
        label={text('build.words')}
        maxLength={500}
        value={step.words}
        onChange={(words) => onChange({ ...step, words })}
      />
      <label className={list.check}>
        <input
          type="checkbox"
          checked={step.mail}
          onChange={({ target }) => onChange({ ...step, mail: target.checked })}
        />
        {text('build.mail')}
      </label>
    </>
  );
}

function SetStep({ declaration, refs, step, onChange }: StepOf<'set'>) {
  const text = automationText.useText();
  const ahead = step.value as { in?: number } | null;
  const isDay = declaration.fields[step.field]?.kind === 'date';
  return (
    <div className={classes.row}>
      <SelectField
        label={text('build.field')}
        value={step.field}
        onChange={({ target }) => onChange(beginSet(declaration, target.value))}
      >
        <FieldOptions declaration={declaration} names={settable(declaration)} />
      </SelectField>
      {isDay ? (
        <TextField
          label={text('build.daysLater')}
          type="number"
          min={0}
          max={3650}
          required
          value={ahead?.in ?? 0}
          onChange={({ target }) =>
            onChange({ ...step, value: { in: Number(target.value), unit: 'day' } })
          }
        />
      ) : (
        <FormField label={text('build.to')}>
          {({ id }) => (
            <FieldInput
              key={step.field}
              id={id}
              declaration={declaration}
              name={step.field}
              value={step.value}
              refs={refs}
              onChange={(value, more) => onChange({ ...step, value }, more)}
            />
          )}
        </FormField>
      )}
    </div>
  );
}

function WebhookStep({ step, onChange }: StepOf<'webhook'>) {
  const text = automationText.useText();
  const endpoints = useQuery(endpointsQuery).data?.items ?? [];
  if (endpoints.length === 0) return <p className={list.note}>{text('build.noEndpoint')}</p>;
  return (
    <SelectField
      label={text('build.endpoint')}
      required
      value={step.endpoint_id}
      onChange={({ target }) => onChange({ kind: 'webhook', endpoint_id: target.value })}
    >
      <option value="">…</option>
      {endpoints.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function settable(declaration: RecordDeclaration): string[] {
  return shownFields(declaration).filter((name) => !declaration.fields[name]!.readOnly);
}

function beginSet(declaration: RecordDeclaration, field: string): RuleAction {
  const { kind } = declaration.fields[field]!;
  if (kind === 'date') return { kind: 'set', field, value: { in: 7, unit: 'day' } };
  return { kind: 'set', field, value: kind === 'boolean' ? true : emptyOf(kind) };
}

function begin(declaration: RecordDeclaration, kind: RuleAction['kind']): RuleAction {
  const whom = { kind: 'owner' } as const;
  switch (kind) {
    case 'task':
      return { kind, subject: '', due_in_days: 2, whom };
    case 'assign':
      return { kind, to: { kind: 'member', id: '' } };
    case 'notify':
      return { kind, whom, words: '', mail: false };
    case 'set':
      return beginSet(declaration, settable(declaration)[0]!);
    case 'tag':
      return { kind, tag: '' };
    case 'webhook':
      return { kind, endpoint_id: '' };
  }
}
