import { useQuery } from '@tanstack/react-query';
import { Plus, ScrollText, Zap } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Refs } from '#src/records/web/data/record-client.ts';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { useFilterAids } from '#src/records/web/fields/use-reading-aids.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { Button } from '#src/web/ui/button.tsx';
import list from '#src/web/ui/setting-list.module.css';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from '../automation.module.css';
import { endpointsQuery, type Rule, type RuleDraft, rulesQuery } from '../automation-queries.ts';
import { automationText } from '../automation-text.ts';
import { RuleDialog } from '../build/rule-dialog.tsx';
import { RehearsalDialog } from '../rehearsal-dialog.tsx';
import { RuleItem } from '../rule-item.tsx';
import { emptyDraft, ruleTemplates } from '../rule-templates.ts';
import { RunsDialog } from '../runs-dialog.tsx';

type Open =
  | { kind: 'build'; rule: Rule | undefined; draft: RuleDraft }
  | { kind: 'look'; rule: Rule }
  | { kind: 'runs'; rule: Rule | undefined };

/** What happens by itself, for administrators. */
export function AutomationSection() {
  const text = automationText.useText();
  const { data } = useQuery(rulesQuery);
  const types = useRecordTypes();
  const teams = useTeams();
  const endpoints = useQuery(endpointsQuery).data?.items;
  const refs = useMemo(
    () => ({ ...data?.refs, ...named('team', teams), ...named('webhook_endpoint', endpoints) }),
    [data, teams, endpoints],
  );
  const aids = useFilterAids(refs);
  const [open, setOpen] = useState<Open | null>(null);
  const how = { types, aids, refs };
  const close = () => setOpen(null);
  const begin = (draft: RuleDraft) => setOpen({ kind: 'build', rule: undefined, draft });
  return (
    <div className={list.screen}>
      <p className={list.text}>{text('intro')}</p>
      <div className={list.tools}>
        <Button
          look="main"
          icon={<Plus size={14} aria-hidden="true" />}
          onClick={() => begin(emptyDraft())}
        >
          {text('new')}
        </Button>
        <Button
          look="quiet"
          icon={<ScrollText size={14} aria-hidden="true" />}
          onClick={() => setOpen({ kind: 'runs', rule: undefined })}
        >
          {text('log')}
        </Button>
      </div>
      {!data && <SkeletonRows count={4} />}
      {data && data.items.length > 0 && (
        <ul className={list.list}>
          {data.items.map((rule) => (
            <RuleItem
              key={rule.id}
              rule={rule}
              how={how}
              onChange={() => setOpen({ kind: 'build', rule, draft: draftOf(rule) })}
              onLook={() => setOpen({ kind: 'look', rule })}
              onRuns={() => setOpen({ kind: 'runs', rule })}
            />
          ))}
        </ul>
      )}
      {data?.items.length === 0 && <p className={list.text}>{text('noneText')}</p>}
      {data && <Templates isFirst={data.items.length === 0} begin={begin} />}
      {open?.kind === 'build' && (
        <RuleDialog
          {...open}
          how={how}
          close={close}
          onSaved={(rule) => setOpen({ kind: 'look', rule })}
        />
      )}
      {open?.kind === 'look' && <RehearsalDialog rule={open.rule} how={how} close={close} />}
      {open?.kind === 'runs' && <RunsDialog rule={open.rule} how={how} close={close} />}
    </div>
  );
}

function named(type: string, items: readonly { id: string; name: string }[] = []): Refs {
  return Object.fromEntries(items.map(({ id, name }) => [id, { type, title: name }]));
}

/** Where to begin; who has rules already finds them folded away. */
function Templates({ isFirst, begin }: { isFirst: boolean; begin: (draft: RuleDraft) => void }) {
  const text = automationText.useText();
  const templates = (
    <ul className={isFirst ? list.list : undefined}>
      {ruleTemplates().map(({ title, draft }) => (
        <li key={title}>
          <button type="button" className={classes.template} onClick={() => begin(draft)}>
            <Zap size={14} aria-hidden="true" />
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
  if (isFirst) return templates;
  return (
    <details className={classes.more}>
      <summary className={classes.heading}>{text('beginWith')}</summary>
      {templates}
    </details>
  );
}

function draftOf(rule: Rule): RuleDraft {
  const { name, record_type, when, filter, actions, hourly_limit, imports } = rule;
  return { name, record_type, when, filter, actions, hourly_limit, imports };
}
