import '#src/web/ui/mantine/mantine-modal.css';
import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FilterChips } from '#src/records/web/filter/filter-chips.tsx';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { joinFilter, splitFilter } from '#src/records/web/views/read-filter.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass, TextField } from '#src/web/ui/form-field.tsx';
import type { RuleAction } from '../../automation.ts';
import classes from '../automation.module.css';
import { type Rule, type RuleDraft, useRuleVerbs, useSaveRule } from '../automation-queries.ts';
import { automationText } from '../automation-text.ts';
import { type Saying, sayRule } from '../say-rule.ts';
import { StepEditor } from './step-editor.tsx';
import { WhenEditor } from './when-editor.tsx';

interface RuleDialogProps {
  /** Absent: a new one. */
  rule: Rule | undefined;
  draft: RuleDraft;
  how: Saying;
  close: () => void;
  onSaved: (rule: Rule) => void;
}

/** Builds a rule from words: when, if, then; the sentence it makes stands beneath. */
export function RuleDialog(props: RuleDialogProps) {
  const text = automationText.useText();
  return (
    <Modal
      opened
      onClose={props.close}
      title={text(props.rule ? 'build.change' : 'build.new')}
      size="var(--u-dialog)"
      closeButtonProps={{ 'aria-label': text('build.close') }}
    >
      <RuleForm {...props} />
    </Modal>
  );
}

const MOST_STEPS = 10;

function RuleForm({ rule, draft: begun, how, close, onSaved }: RuleDialogProps) {
  const text = automationText.useText();
  const [draft, setDraft] = useState(begun);
  const [refs, setRefs] = useState(how.refs);
  const save = useSaveRule(rule?.id);
  const { remove } = useRuleVerbs();
  const declaration = how.types.get(draft.record_type)!;
  const change = (part: Partial<RuleDraft>) => setDraft((known) => ({ ...known, ...part }));
  const learn = (more?: typeof refs) => more && setRefs((known) => ({ ...known, ...more }));
  const setStep = (at: number, step: RuleAction | null) =>
    change({ actions: draft.actions.flatMap((one, index) => (index === at ? (step ?? []) : one)) });
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(draft, { onSuccess: onSaved });
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <section className={classes.part} aria-label={text('build.about')}>
        <h3 className={classes.partTitle}>{text('build.about')}</h3>
        <TypeSelect
          label={text('build.about')}
          how={how}
          value={draft.record_type}
          disabled={rule !== undefined}
          onChange={(record_type) => change({ ...fresh(), record_type })}
        />
      </section>
      <section className={classes.part} aria-label={text('build.when')}>
        <h3 className={classes.partTitle}>{text('build.when')}</h3>
        <WhenEditor
          {...{ declaration, refs }}
          when={draft.when}
          onChange={(when, more) => {
            change({ when });
            learn(more);
          }}
        />
      </section>
      <section className={classes.part} aria-label={text('build.if')}>
        <h3 className={classes.partTitle}>{text('build.if')}</h3>
        <div className={classes.chips}>
          <FilterChips
            declaration={declaration}
            refs={refs}
            state={{ conditions: splitFilter(draft.filter), saved: undefined }}
            change={({ where }) => change({ filter: joinFilter(where ?? []) })}
          />
        </div>
        {!draft.filter && <p className={classes.note}>{text('build.ifAlways')}</p>}
      </section>
      <section className={classes.part} aria-label={text('build.then')}>
        <h3 className={classes.partTitle}>{text('build.then')}</h3>
        {draft.actions.map((step, at) => (
          <StepEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has nothing else to be known by
            key={`${at} ${step.kind}`}
            {...{ declaration, refs, step }}
            number={at + 1}
            onChange={(next, more) => {
              setStep(at, next);
              learn(more);
            }}
            onRemove={draft.actions.length > 1 ? () => setStep(at, null) : undefined}
          />
        ))}
        {draft.actions.length < MOST_STEPS && (
          <Button
            look="quiet"
            onClick={() => change({ actions: [...draft.actions, { kind: 'tag', tag: '' }] })}
          >
            {text('build.addStep')}
          </Button>
        )}
      </section>
      <More draft={draft} change={change} />
      <p className={classes.said} aria-live="polite">
        {sayRule(draft, { ...how, refs })}
      </p>
      <p className={classes.note}>{text('build.responsible')}</p>
      {save.error && (
        <p role="alert" className={classes.problem}>
          {save.error.message}
        </p>
      )}
      <div className={classes.foot}>
        {rule && (
          <Button look="danger" onClick={() => remove.mutate(rule.id, { onSuccess: close })}>
            {text('build.delete')}
          </Button>
        )}
        <span className={classes.gap} />
        <Button type="submit" look="main" busy={save.isPending}>
          {text('build.save')}
        </Button>
      </div>
    </form>
  );
}

/** What another record type makes of a rule: its fields are others. */
function fresh(): Pick<RuleDraft, 'when' | 'filter' | 'actions'> {
  const whom = { kind: 'owner' } as const;
  return {
    when: { kind: 'created' },
    filter: null,
    actions: [{ kind: 'task', subject: '', due_in_days: 2, whom }],
  };
}

interface TypeSelectProps {
  label: string;
  how: Saying;
  value: string;
  disabled: boolean;
  onChange: (type: string) => void;
}

function TypeSelect({ label, how, value, disabled, onChange }: TypeSelectProps) {
  const types = [...how.types.values()].filter(({ listFields }) => listFields.length > 0);
  return (
    <select
      className={inputClass}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value)}
    >
      {types
        .filter(({ type }) => type !== 'saved_view')
        .map((one) => (
          <option key={one.type} value={one.type}>
            {recordPluralLabel(one)}
          </option>
        ))}
    </select>
  );
}

function More({ draft, change }: { draft: RuleDraft; change: (part: Partial<RuleDraft>) => void }) {
  const text = automationText.useText();
  return (
    <details className={classes.more}>
      <summary>{text('build.more')}</summary>
      <div className={classes.part}>
        <TextField
          label={text('name')}
          maxLength={120}
          value={draft.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <TextField
          label={text('build.limit')}
          hint={text('build.limitHint')}
          type="number"
          min={1}
          max={5000}
          required
          value={draft.hourly_limit}
          onChange={({ target }) => change({ hourly_limit: Number(target.value) })}
        />
        <label className={classes.check}>
          <input
            type="checkbox"
            checked={draft.imports}
            onChange={({ target }) => change({ imports: target.checked })}
          />
          {text('build.imports')}
        </label>
      </div>
    </details>
  );
}
