import { useMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import list from '#src/web/ui/setting-list.module.css';
import classes from './automation.module.css';
import { type Rule, useRuleVerbs } from './automation-queries.ts';
import { automationText } from './automation-text.ts';
import { type Saying, sayRule } from './say-rule.ts';

interface RuleItemProps {
  rule: Rule;
  how: Saying;
  onChange: () => void;
  onLook: () => void;
  onRuns: () => void;
}

/** A rule as a sentence, whether it is on, and what to do about it. */
export function RuleItem({ rule, how, onChange, onLook, onRuns }: RuleItemProps) {
  const text = automationText.useText();
  const { pause } = useRuleVerbs();
  const said = sayRule(rule, how);
  return (
    <li className={list.item}>
      <span
        className={list.state}
        data-state={rule.state}
        data-trouble={rule.pause_reason && rule.pause_reason !== 'by_hand' ? '' : undefined}
      >
        {text(`state.${rule.state}`)}
      </span>
      <div className={list.words}>
        {rule.name && <p className={list.name}>{rule.name}</p>}
        <p className={classes.sentence}>{said}</p>
        {rule.state === 'paused' && rule.pause_reason && (
          <p className={rule.pause_reason === 'by_hand' ? list.note : list.problem}>
            {text(`pausedBecause.${rule.pause_reason}`, { detail: rule.pause_detail ?? '' })}
          </p>
        )}
        <RuleFacts rule={rule} />
      </div>
      <div className={list.verbs}>
        {rule.state === 'on' ? (
          <Button busy={pause.isPending} onClick={() => pause.mutate(rule.id)}>
            {text('pause')}
          </Button>
        ) : (
          <Button onClick={onLook}>{text('look')}</Button>
        )}
        <Button look="quiet" onClick={onRuns}>
          {text('did')}
        </Button>
        <Button look="quiet" aria-label={text('changeRule', { rule: said })} onClick={onChange}>
          {text('change')}
        </Button>
      </div>
    </li>
  );
}

function RuleFacts({ rule }: { rule: Rule }) {
  const text = automationText.useText();
  const who = useStore(reader);
  const owner = useMembers().find(({ id }) => id === rule.responsible_id);
  const ran = rule.last_run_at
    ? text('lastRan', { at: formatInstant(rule.last_run_at, who) })
    : text('neverRan');
  const facts = [
    owner && text('actsFor', { name: owner.name }),
    rule.runs_today > 0 ? text('ranToday', { count: rule.runs_today }) : ran,
  ];
  return <p className={list.note}>{facts.filter(Boolean).join(' · ')}</p>;
}
