import { type ReactNode, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Refs } from '#src/records/web/data/record-client.ts';
import { ConditionChips } from '#src/records/web/filter/condition-chips.tsx';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { joinFilter, splitFilter } from '#src/records/web/views/read-filter.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass, TextField } from '#src/web/ui/form-field.tsx';
import list from '#src/web/ui/setting-list.module.css';
import classes from '../automation.module.css';
import type { RuleDraft } from '../automation-queries.ts';
import { automationText } from '../automation-text.ts';
import type { Saying } from '../say-rule.ts';
import { StepEditor } from './step-editor.tsx';
import { WhenEditor } from './when-editor.tsx';

interface RulePartsProps {
  draft: RuleDraft;
  isNew: boolean;
  how: Saying;
  change: (part: Partial<RuleDraft>) => void;
  /** Titles of records that were chosen. */
  learn: (refs: Refs | undefined) => void;
}

/** What a rule is made of, in the order in which one says it. */
export function RuleParts({ draft, isNew, how, change, learn }: RulePartsProps) {
  const text = automationText.useText();
  const { refs } = how;
  const declaration = how.types.get(draft.record_type)!;
  return (
    <>
      <Part title={text('build.about')}>
        <TypeSelect
          label={text('build.about')}
          how={how}
          value={draft.record_type}
          disabled={!isNew}
          onChange={(record_type) => change({ ...fresh(), record_type })}
        />
      </Part>
      <Part title={text('build.when')}>
        <WhenEditor
          {...{ declaration, refs }}
          when={draft.when}
          onChange={(when, more) => {
            change({ when });
            learn(more);
          }}
        />
      </Part>
      <Part title={text('build.if')}>
        <div className={classes.chips}>
          <ConditionChips
            declaration={declaration}
            conditions={splitFilter(draft.filter)}
            refs={refs}
            addLabel={text('build.addCondition')}
            onChange={(all) => change({ filter: joinFilter(all) })}
          />
        </div>
        {!draft.filter && <p className={list.note}>{text('build.ifAlways')}</p>}
      </Part>
      <Part title={text('build.then')}>
        <Steps {...{ declaration, draft, refs, change, learn }} />
      </Part>
      <More draft={draft} change={change} />
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={list.part} aria-label={title}>
      <h3 className={classes.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

const MOST_STEPS = 10;

interface StepsProps extends Pick<RulePartsProps, 'draft' | 'change' | 'learn'> {
  declaration: RecordDeclaration;
  refs: Refs;
}

function Steps({ declaration, draft, refs, change, learn }: StepsProps) {
  const text = automationText.useText();
  const { actions } = draft;
  // a step has nothing of its own to be known by, and one may be taken out of the middle
  const [keys, setKeys] = useState(() => actions.map((_, at) => at));
  function remove(at: number): void {
    setKeys(keys.filter((_, index) => index !== at));
    change({ actions: actions.filter((_, index) => index !== at) });
  }
  function add(): void {
    setKeys([...keys, Math.max(...keys) + 1]);
    change({ actions: [...actions, ...fresh().actions] });
  }
  return (
    <>
      {actions.map((step, at) => (
        <StepEditor
          key={`${draft.record_type} ${keys[at] ?? at} ${step.kind}`}
          {...{ declaration, refs, step }}
          number={at + 1}
          onChange={(next, more) => {
            change({ actions: actions.with(at, next) });
            learn(more);
          }}
          onRemove={actions.length > 1 ? () => remove(at) : undefined}
        />
      ))}
      {actions.length < MOST_STEPS && (
        <Button look="quiet" className={classes.add} onClick={add}>
          {text('build.addStep')}
        </Button>
      )}
    </>
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
        .filter(({ type, seenBy }) => type !== 'saved_view' && !seenBy)
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
      <div className={list.part}>
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
        <label className={list.check}>
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
