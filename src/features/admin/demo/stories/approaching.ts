import type { Chapter } from './chapter.ts';

export const APPROACHING: readonly Chapter[] = [
  {
    name: 'fair_lead',
    stage: 'prospect',
    weight: 3,
    about: 'new_pump',
    steps: [
      {
        kind: 'note',
        after: [0, 0],
        texts: [
          'Met {who} at the fair, stand talk of ten minutes. {use} is due for replacement next year. Has a {competitor} contract until then. Card scanned.',
          'Fair contact: {who} of {company} looked long at the {pump} cut-away. Wants {goal}. Sent on from {seller} to be called within the week.',
          'Stand visit by {who}. Interest in the {pump}, no project yet. Knows us from {city}.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Call fair contact {full}', 'Fair lead {company}: call {who}'],
        },
      },
      {
        kind: 'call',
        after: [3, 8],
        texts: [
          'Called {who} after the fair: the {use} comes up [in spring|in autumn|after the holidays]. Budget round is in {month}. Agreed to send two references.',
          'Reached {who}. Remembers us, busy with a line stop. Asked for something short to read.',
          'Fair follow-up with {who}. Two plants, {n} pumps each, all from {competitor}. Curious about our service times.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['References to {who}', 'Short reading on {pump} for {who}'],
        },
      },
      {
        kind: 'message',
        after: [1, 3],
        texts: [
          'Sent two references from the same trade and the one-page on the {pump}. Offered a visit {next}.',
          'Mailed references and our service map to {who}. Short note only, no brochure.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['First visit {company}', 'Get to know {company}'],
        },
      },
      {
        kind: 'visit',
        after: [6, 14],
        texts: [
          'First visit in {city}. {who} took me through the plant, {use} first. {n} pumps older than fifteen years. No rush, but a good start.',
          'Got to know {company}. {who} decides up to 5,000 €, above that {other}. They keep a list of every failure, which I was allowed to photograph.',
        ],
      },
    ],
  },
  {
    name: 'cold_approach',
    stage: 'prospect',
    weight: 2,
    about: 'new_pump',
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          'Tried {who}, voice mail. Left name and reason: {use}.',
          'No answer at {company}. The desk says {who} is in on [Mondays|Tuesdays|Thursdays].',
          'Called the switchboard. {who} looks after pumps, was in a meeting. Try again {next}.',
        ],
        pledge: { kind: 'call', subjects: ['Try {who} again', 'Second try {company}'] },
      },
      {
        kind: 'call',
        after: [2, 5],
        texts: [
          'Reached {who} for three minutes. {use} runs on {competitor}, content so far. May send something.',
          'Short talk with {who}. Not the right moment, stock taking. Friendly.',
          '{who} again not at the desk. Left a second message, will write instead.',
        ],
        pledge: { kind: 'message', subjects: ['Write to {who} about the {use}'] },
      },
      {
        kind: 'message',
        after: [1, 4],
        texts: [
          'Wrote to {who}: what a {pump} would save on the {use}, three lines and one figure.',
          'Mail to {who} with a case from the same trade. Asked one question only: who sizes your pumps?',
        ],
      },
    ],
  },
  {
    name: 'second_look',
    stage: 'prospect',
    weight: 2,
    about: 'new_pump',
    steps: [
      {
        kind: 'call',
        with: 'tech',
        after: [0, 0],
        texts: [
          '{who} came back to us: the {competitor} on the {use} has failed. Asks for a second opinion, nothing to buy yet.',
          'Called {who} as agreed. The {use} project has a number now. Drawings follow.',
        ],
        pledge: { kind: 'message', subjects: ['Look at drawings from {who}'] },
      },
      {
        kind: 'note',
        after: [2, 5],
        texts: [
          'Looked at their drawings. Suction pipe too narrow by one size, no pump will be happy there. Tell {who} before we offer.',
          'Checked the figures of {company} with the factory. {pump} works, next size up has more reserve for summer.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Tell {who} what we found', 'Answer {who} on the drawings'],
        },
      },
      {
        kind: 'call',
        with: 'tech',
        after: [1, 4],
        texts: [
          'Told {who} about the suction pipe. Silence, then thanks: nobody had said so before.',
          'Went through our findings with {who}. They change the pipe first and then ask for an offer.',
        ],
      },
    ],
  },
  {
    name: 'win_back',
    stage: 'lost',
    weight: 3,
    leadsTo: 'customer',
    about: 'new_pump',
    buys: true,
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          'Looked in with {who}. The {competitor} is in and not loved: second service visit in two months. Door is open a little.',
          '{who} was glad to hear from us. {competitor} delivers five weeks late. They asked what we have in stock.',
        ],
        pledge: { kind: 'message', subjects: ['Stock list {pump} to {who}'] },
      },
      {
        kind: 'message',
        after: [1, 3],
        texts: [
          'Sent {who} what we can ship this week: {qty} × {pump}, {price}. No pressure.',
          'Offer {offer} to {who}, ex stock, {price}. Trial of 60 days with right of return.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Trial run at {company}', 'See {who} about the trial'],
        },
      },
      {
        kind: 'visit',
        with: 'tech',
        after: [4, 10],
        texts: [
          'On site for the trial of the {pump}. {who} measured the noise with a phone, 9 dB less. They keep it.',
          'Trial pump fitted in two hours. {who} had tea ready. Operators asked why not from the start.',
        ],
        pledge: { kind: 'follow_up', subjects: ['Order after the trial, {company}'] },
      },
      {
        kind: 'message',
        after: [5, 12],
        texts: [
          'Order {order}: they keep the {pump}. Won back. {who} says service answered, that was all.',
          '{order} received from {who}, {price}. Trial turned into an order without discount.',
        ],
      },
    ],
  },
  {
    name: 'lost_check',
    stage: 'lost',
    weight: 3,
    about: 'new_pump',
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          'Half-yearly call with {who}. Content with {competitor} for now, budget closed.',
          'Checked in at {company}. New project at the {use} perhaps next year. Note to ask in {month}.',
          'Spoke to {who}. No need. Told me honestly not to call before {month}.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Ask {who} about next year', 'Call {company}, not before {month}'],
        },
      },
      {
        kind: 'message',
        after: [20, 40],
        texts: [
          'Sent {who} the new curve of the {pump} as promised in the last call.',
          'Short mail to {who}: reference from their trade, two kilometres down the road.',
        ],
      },
    ],
  },
];
