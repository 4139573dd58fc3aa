import { Plus, Trash } from 'lucide-react';
import type { MemberName } from '#src/records/web/data/use-members.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { approvalText } from '../shared/approval-text.ts';
import { EMPTY_STEP, type RuleDraft } from './rule-draft.ts';
import classes from './rule-form.module.css';

const MOST_STEPS = 5;

interface RuleStepsProps {
  steps: RuleDraft['steps'];
  members: readonly MemberName[];
  onChange: (steps: RuleDraft['steps']) => void;
}

/** Who approves, one after the other, each within a time. */
export function RuleSteps({ steps, members, onChange }: RuleStepsProps) {
  const text = approvalText.useText();
  const set = (at: number, part: Partial<RuleDraft['steps'][number]>) =>
    onChange(steps.map((step, place) => (place === at ? { ...step, ...part } : step)));
  return (
    <div className={classes.steps}>
      {steps.map(({ who, hours }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <div key={at} className={classes.step}>
          <SelectField
            label={text(at === 0 ? 'ruleBy' : 'ruleThenBy')}
            value={who}
            onChange={({ target }) => set(at, { who: target.value })}
          >
            {(['leader', 'manager', 'administrator'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {text(`approver_${kind}`)}
              </option>
            ))}
            {members
              .filter(({ id, active }) => active !== false || id === who)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </SelectField>
          <TextField
            label={text('ruleWithin')}
            inputMode="decimal"
            value={hours}
            onChange={({ target }) => set(at, { hours: target.value })}
          />
          {steps.length > 1 && (
            <IconButton
              label={text('ruleStepRemove')}
              onClick={() => onChange(steps.filter((_, place) => place !== at))}
            >
              <Trash size={16} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      ))}
      {steps.length < MOST_STEPS && (
        <Button
          look="quiet"
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => onChange([...steps, { ...EMPTY_STEP, who: 'manager' }])}
        >
          {text('ruleStepAdd')}
        </Button>
      )}
    </div>
  );
}
