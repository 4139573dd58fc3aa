/** The two ways to win business; the first is where a new deal begins. */
export const PIPELINES = [
  {
    key: 'new',
    name: 'New business',
    stages: [
      { name: 'First contact', kind: 'open', probability: 10 },
      {
        name: 'Need understood',
        kind: 'open',
        probability: 30,
        exit_checks: ['Duty point written down'],
      },
      { name: 'Proposal', kind: 'open', probability: 50, exit_fields: ['amount', 'closes_on'] },
      { name: 'Negotiation', kind: 'open', probability: 75 },
      { name: 'Won', kind: 'won', probability: 100 },
      { name: 'Lost', kind: 'lost', probability: 0 },
    ],
  },
  {
    key: 'service',
    name: 'Service contracts',
    stages: [
      { name: 'Plant looked at', kind: 'open', probability: 25 },
      { name: 'Scope agreed', kind: 'open', probability: 50 },
      { name: 'Contract offered', kind: 'open', probability: 70, exit_fields: ['amount'] },
      { name: 'Signed', kind: 'won', probability: 100 },
      { name: 'Not now', kind: 'lost', probability: 0 },
    ],
  },
] as const;

export type PipelineKey = (typeof PIPELINES)[number]['key'];
export const OPEN_STAGES: Record<PipelineKey, number> = { new: 4, service: 3 };

export const REASONS = {
  won: ['Best fit', 'Trust in our service', 'Price', 'Delivery time', 'Lowest energy cost'],
  lost: ['Price', 'Competitor', 'No budget', 'Put off', 'No answer any more', 'Not a fit'],
} as const;

export const WON_NOTES = [
  'The energy figures decided it: paid back in under three years.',
  'They know our fitters. That was worth more than four percent.',
  'We could deliver before the season, the others could not.',
  'The trial pump simply ran. Nothing more to say.',
  'Their plant manager spoke for us in the meeting.',
] as const;

export const LOST_NOTES = [
  'Nine percent cheaper, and they did not look at running costs.',
  'Head office has a frame contract with {competitor}.',
  'The investment is put off until next year. Ask again in spring.',
  'They repaired the old one after all.',
  'Three calls, two mails, no answer. Their buyer has changed.',
] as const;

/** What the customer wants to reach, and by what they will see it. */
export const GOALS: readonly [goal: string, criterion: string][] = [
  [
    'Cut the power bill of the pump house by a fifth.',
    'Under 0.42 kWh per cubic metre in the first quarter.',
  ],
  ['No stop of the line in the season.', 'Not one unplanned hour from May to September.'],
  ['Get rid of the leak that costs a shift each month.', 'Floor dry for three months.'],
  ['A pump that their own people can clean.', 'Cleaned in under twenty minutes by one person.'],
  ['Pass the audit on hygiene.', 'No remark about pumps in the audit report.'],
  ['Quiet at night: the neighbours complain.', 'Below 45 dB at the fence.'],
  ['Pressure on the top floor in the morning.', '2.5 bar at seven o’clock, every day.'],
  ['Know what maintenance costs before the year begins.', 'One invoice a year, no surprises.'],
];

/** What is written when a deal goes on, by the number of the stage that it comes to. */
export const MOVE_NOTES: Record<PipelineKey, readonly (readonly string[])[]> = {
  new: [
    [
      'They asked what a {pump} would cost. Promised to look at the plant first.',
      'Met at the fair. Old pumps of {competitor}, not happy with the service.',
      'A colleague of theirs recommended us. Wants to hear more.',
    ],
    [
      'Walked through the pump house. Duty point noted, photos in the file.',
      'They want fewer stops more than a low price. Curve and drawing follow.',
      'Clear what they need: two {pump}, one as a spare.',
    ],
    [
      'They want our offer in writing. Decision in their next meeting.',
      'Sizing checked with the works: {pump} fits. Quote goes out.',
    ],
    [
      'They compare with {competitor}. Delivery time speaks for us.',
      'Buyer wants three percent. Asked for two years of service in return.',
      'Technical questions are settled, only the terms are open.',
    ],
  ],
  service: [
    [
      'Went through the plant with their fitter: {pump} and five smaller ones.',
      'The repair last month was dear. They ask what a contract would cost.',
    ],
    ['Two inspections a year and spare parts on site, they agree.'],
    ['Contract is with their buyer. Needs a signature from the management.'],
  ],
};

export const NEXT_STEPS = [
  'Ring about the offer',
  'Send the energy comparison',
  'Agree a date for the trial',
  'Bring the drawing',
  'Ask who signs',
  'Clear the delivery date with the works',
] as const;

export const DECLINE_REASONS = [
  'Too expensive for this year',
  'We have chosen another supplier',
  'The project was stopped',
  'Delivery takes too long for us',
] as const;

export const APPROVAL_REASONS = [
  'Three more pumps follow in spring if we win this one.',
  'Competitor is at minus 22, and they tell us openly.',
  'First order after the complaint last year; we want them back.',
  'Large plant, low service cost for us.',
] as const;
