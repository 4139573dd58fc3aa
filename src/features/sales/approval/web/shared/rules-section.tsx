import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash } from 'lucide-react';
import { useState } from 'react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { RuleShown } from '../../approval-rule-api.ts';
import { RuleForm } from '../rules/rule-form.tsx';
import { rulesQuery } from '../rules/rule-queries.ts';
import { sayRule } from '../rules/say-rule.ts';
import { useRuleChanges } from '../rules/use-rule-changes.ts';
import { approvalText } from './approval-text.ts';
import classes from './rules-section.module.css';

/** What needs approval and by whom, as sentences; administrators change them where they stand. */
export function RulesSection() {
  const text = approvalText.useText();
  const isAdmin = useMe().member.role === 'administrator';
  const query = useQuery(rulesQuery);
  const rules = query.data;
  const [editing, setEditing] = useState<string | null>(null);
  const close = () => setEditing(null);
  return (
    <>
      <p className={classes.text}>
        {text('rulesText')} {text('rulesHours')}
      </p>
      <ReadNote query={query} rows={3} />
      {rules?.length === 0 && editing !== 'new' && (
        <p className={classes.none}>{text('rulesNone')}</p>
      )}
      <ul className={rules?.length ? classes.list : undefined}>
        {rules?.map((rule) => (
          <li key={rule.id}>
            {editing === rule.id ? (
              <RuleForm rule={rule} onClose={close} />
            ) : (
              <RuleLine rule={rule} isAdmin={isAdmin} onEdit={() => setEditing(rule.id)} />
            )}
          </li>
        ))}
      </ul>
      {editing === 'new' && <RuleForm onClose={close} />}
      {isAdmin && editing === null && (
        <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setEditing('new')}>
          {text('ruleAdd')}
        </Button>
      )}
    </>
  );
}

interface RuleLineProps {
  rule: RuleShown;
  isAdmin: boolean;
  onEdit: () => void;
}

function RuleLine({ rule, isAdmin, onEdit }: RuleLineProps) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const members = useMembers();
  const teams = useTeams();
  const { change, remove } = useRuleChanges();
  const sentence = sayRule(rule, { reader: told, members, teams });
  return (
    <div className={classes.line} data-off={!rule.is_on || undefined}>
      <span className={classes.sentence}>{sentence}</span>
      {isAdmin && (
        <span className={classes.tools}>
          <label className={classes.switch}>
            <input
              type="checkbox"
              checked={rule.is_on}
              onChange={({ target }) =>
                change.mutate({ id: rule.id, patch: { is_on: target.checked } })
              }
            />
            {text('ruleOn')}
          </label>
          <IconButton label={text('ruleEdit')} onClick={onEdit}>
            <Pencil size={16} aria-hidden="true" />
          </IconButton>
          <IconButton label={text('ruleRemove')} onClick={() => remove.mutate(rule.id)}>
            <Trash size={16} aria-hidden="true" />
          </IconButton>
        </span>
      )}
      {!isAdmin && !rule.is_on && <span className={classes.none}>{text('ruleOff')}</span>}
    </div>
  );
}
