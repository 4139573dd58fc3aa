import { USUAL_HOURLY_LIMIT } from '../automation.ts';
import type { RuleDraft } from './automation-queries.ts';
import { automationText } from './automation-text.ts';

const USUAL = { name: '', filter: null, hourly_limit: USUAL_HOURLY_LIMIT, imports: false };
const OPEN = { field: 'status', op: 'is', value: 'open' } as const;
const owner = { kind: 'owner' } as const;

/** Where most begin. Their words are in the language of whoever takes one. */
export function ruleTemplates(): { title: string; draft: RuleDraft }[] {
  const say = automationText.text;
  return [
    {
      title: say('templates.thanks'),
      draft: {
        ...USUAL,
        record_type: 'deal',
        when: { kind: 'entered', field: 'status', value: 'won' },
        actions: [
          { kind: 'task', subject: say('templates.thanksTask'), due_in_days: 2, whom: owner },
        ],
      },
    },
    {
      title: say('templates.quiet'),
      draft: {
        ...USUAL,
        record_type: 'deal',
        when: { kind: 'idle', days: 14 },
        filter: OPEN,
        actions: [
          { kind: 'task', subject: say('templates.quietTask'), due_in_days: 1, whom: owner },
        ],
      },
    },
    {
      title: say('templates.welcome'),
      draft: {
        ...USUAL,
        record_type: 'person',
        when: { kind: 'created' },
        actions: [{ kind: 'assign', to: { kind: 'company_owner' } }],
      },
    },
    {
      title: say('templates.closing'),
      draft: {
        ...USUAL,
        record_type: 'deal',
        when: { kind: 'date_near', field: 'closes_on', days: 7, side: 'before' },
        filter: OPEN,
        actions: [
          { kind: 'notify', whom: owner, words: say('templates.closingWords'), mail: false },
        ],
      },
    },
    {
      title: say('templates.urgent'),
      draft: {
        ...USUAL,
        record_type: 'service_case',
        when: { kind: 'entered', field: 'priority', value: 'urgent' },
        actions: [{ kind: 'notify', whom: owner, words: say('templates.urgentWords'), mail: true }],
      },
    },
  ];
}

export function emptyDraft(): RuleDraft {
  return {
    ...USUAL,
    record_type: 'deal',
    when: { kind: 'created' },
    actions: [{ kind: 'task', subject: '', due_in_days: 2, whom: owner }],
  };
}
