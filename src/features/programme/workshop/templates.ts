export const STEP_KINDS = [
  'present',
  'check',
  'images',
  'cards',
  'group',
  'vote',
  'answer',
  'closed',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const CARD_KINDS = [
  'idea',
  'question',
  'concern',
  'proposal',
  'start',
  'stop',
  'continue',
  'reason',
  'prevention',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export interface Step {
  kind: StepKind;
  /** How long it usually takes; 0: as long as it needs. */
  minutes: number;
  /** What may be written in it. */
  cards?: readonly CardKind[];
}

export interface Template {
  name: TemplateName;
  steps: readonly Step[];
}

export const TEMPLATE_NAMES = ['time_to_change', 'start_stop_continue', 'pre_mortem'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

const sorting: readonly Step[] = [
  { kind: 'group', minutes: 20 },
  { kind: 'vote', minutes: 5 },
  { kind: 'answer', minutes: 40 },
  { kind: 'closed', minutes: 0 },
];

/** What the kinds of workshops consist of. */
export const TEMPLATES: Record<TemplateName, Template> = {
  time_to_change: {
    name: 'time_to_change',
    steps: [
      { kind: 'present', minutes: 30 },
      { kind: 'check', minutes: 5 },
      { kind: 'images', minutes: 10 },
      { kind: 'cards', minutes: 15, cards: ['idea', 'question', 'concern', 'proposal'] },
      ...sorting,
    ],
  },
  start_stop_continue: {
    name: 'start_stop_continue',
    steps: [
      { kind: 'present', minutes: 5 },
      { kind: 'cards', minutes: 10, cards: ['start', 'stop', 'continue'] },
      ...sorting,
    ],
  },
  pre_mortem: {
    name: 'pre_mortem',
    steps: [
      { kind: 'present', minutes: 10 },
      { kind: 'cards', minutes: 15, cards: ['reason', 'prevention'] },
      ...sorting,
    ],
  },
};
