import { type FormEvent, useState } from 'react';
import { CostNote } from '#src/features/programme/plan/web/shared/cost-note.tsx';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useOwnCurrency } from '#src/records/web/data/use-own-currency.ts';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SelectField } from '#src/web/ui/select-field.tsx';
import { APPROVABLE_TYPES, type ApprovableType } from '../../approval.ts';
import type { RuleShown } from '../../approval-rule-api.ts';
import { approvalText } from '../shared/approval-text.ts';
import { draftOf, type RuleDraft, ruleOf } from './rule-draft.ts';
import classes from './rule-form.module.css';
import { RuleSteps } from './rule-steps.tsx';
import { sayRule } from './say-rule.ts';
import { useRuleChanges } from './use-rule-changes.ts';

interface RuleFormProps {
  rule?: RuleShown;
  onClose: () => void;
}

/** A rule as a few fields, and beneath them the sentence that they make. */
export function RuleForm({ rule, onClose }: RuleFormProps) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const own = useOwnCurrency();
  const [typed, setTyped] = useState<Partial<RuleDraft>>({});
  const draft = { ...draftOf(rule, { currency: own ?? 'EUR', locale: told.locale }), ...typed };
  const members = useMembers();
  const teams = useTeams();
  const { add, change } = useRuleChanges();
  const set = (part: Partial<RuleDraft>) => setTyped({ ...typed, ...part });
  const given = ruleOf(draft, { before: rule, locale: told.locale });
  function submit(event: FormEvent): void {
    event.preventDefault();
    const options = { onSuccess: onClose };
    if (rule) change.mutate({ id: rule.id, patch: given }, options);
    else add.mutate({ record_type: draft.record_type, ...given }, options);
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Conditions {...{ draft, set, teams, isNew: !rule }} />
      <RuleSteps steps={draft.steps} members={members} onChange={(steps) => set({ steps })} />
      <p className={classes.sentence} aria-live="polite">
        {sayRule({ record_type: draft.record_type, ...given }, { reader: told, members, teams })}
      </p>
      <CostNote change={{ kind: 'approval', rule: { record_type: draft.record_type, ...given } }} />
      <div className={classes.actions}>
        <Button type="submit" look="main" busy={add.isPending || change.isPending}>
          {text('ruleSave')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {text('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface ConditionsProps {
  draft: RuleDraft;
  set: (part: Partial<RuleDraft>) => void;
  teams: readonly { id: string; name: string }[];
  isNew: boolean;
}

function Conditions({ draft, set, teams, isNew }: ConditionsProps) {
  const text = approvalText.useText();
  return (
    <div className={classes.fields}>
      <SelectField
        label={text('ruleWhat')}
        disabled={!isNew}
        value={draft.record_type}
        onChange={({ target }) => set({ record_type: target.value as ApprovableType })}
      >
        {APPROVABLE_TYPES.map((type) => (
          <option key={type} value={type}>
            {text(`what_${type}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={text('ruleDiscountOver')}
        inputMode="decimal"
        placeholder={text('ruleAny')}
        value={draft.discount}
        onChange={({ target }) => set({ discount: target.value })}
      />
      <TextField
        label={text('ruleAmountOver', { currency: draft.currency })}
        inputMode="decimal"
        placeholder={text('ruleAny')}
        value={draft.amount}
        onChange={({ target }) => set({ amount: target.value })}
      />
      <SelectField
        label={text('ruleOfTeam')}
        value={draft.team_id}
        onChange={({ target }) => set({ team_id: target.value })}
      >
        <option value="">{text('ruleEveryTeam')}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
