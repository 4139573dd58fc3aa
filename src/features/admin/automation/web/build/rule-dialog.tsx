import { type FormEvent, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import list from '#src/web/ui/setting-list.module.css';
import classes from '../automation.module.css';
import { type Rule, type RuleDraft, useRuleVerbs, useSaveRule } from '../automation-queries.ts';
import { automationText } from '../automation-text.ts';
import { type Saying, sayRule } from '../say-rule.ts';
import { RuleParts } from './rule-parts.tsx';

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
  const [draft, setDraft] = useState(props.draft);
  return (
    <Dialog title={text(props.rule ? 'build.change' : 'build.new')} close={props.close} isLong>
      <RuleForm {...props} draft={draft} setDraft={setDraft} />
    </Dialog>
  );
}

interface RuleFormProps extends RuleDialogProps {
  setDraft: (change: (known: RuleDraft) => RuleDraft) => void;
}

function RuleForm({ rule, draft, setDraft, how, close, onSaved }: RuleFormProps) {
  const text = automationText.useText();
  const [learnt, setLearnt] = useState<Saying['refs']>({});
  const save = useSaveRule(rule?.id);
  const { remove } = useRuleVerbs();
  const refs = { ...how.refs, ...learnt };
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(draft, { onSuccess: onSaved });
  }
  return (
    <form className={list.form} onSubmit={submit}>
      <RuleParts
        draft={draft}
        isNew={!rule}
        how={{ ...how, refs }}
        change={(part) => setDraft((known) => ({ ...known, ...part }))}
        learn={(more) => more && setLearnt((known) => ({ ...known, ...more }))}
      />
      <p className={classes.said} aria-live="polite">
        {sayRule(draft, { ...how, refs })}
      </p>
      <p className={list.note}>{text('build.responsible')}</p>
      {save.error && (
        <p role="alert" className={list.problem}>
          {save.error.message}
        </p>
      )}
      <div className={list.foot}>
        {rule && (
          <Button look="danger" onClick={() => remove.mutate(rule.id, { onSuccess: close })}>
            {text('build.delete')}
          </Button>
        )}
        <span className={list.gap} />
        <Button type="submit" look="main" busy={save.isPending}>
          {text('build.save')}
        </Button>
      </div>
    </form>
  );
}
