import type { Chapter } from './chapter.ts';

export const RECOVERING: readonly Chapter[] = [
  {
    name: 'breakdown',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        by: 'desk',
        with: 'tech',
        after: [0, 0],
        texts: [
          'Breakdown at {company}: {pump} stopped, {use} down. {who} needs someone today. {engineer} informed, rental pump on hold.',
          'Urgent: {serial} {symptom} and now stopped. Production stands. {who} on the mobile only.',
        ],
        pledge: {
          kind: 'visit',
          subjects: ['URGENT {company}: {use} down', 'Breakdown {company}, {serial}'],
        },
      },
      {
        kind: 'visit',
        by: 'engineer',
        with: 'tech',
        after: [0, 1],
        texts: [
          'Running again after {hours} hours. Cause: {cause}. {fix}. {who} stayed the whole time. Full report tomorrow.',
          'Back in service at {company}. {cause}. For now: {fix}. A new {part} should go in at the next stop.',
        ],
        pledge: { kind: 'message', subjects: ['Report {serial} to {who}'] },
      },
      {
        kind: 'message',
        by: 'engineer',
        with: 'tech',
        after: [1, 2],
        texts: [
          'Report on {serial} sent with photos. Cause in one line: {cause}.',
          'Sent {who} report and list of parts to keep. {part} first.',
        ],
        pledge: {
          kind: 'meeting',
          timed: true,
          subjects: ['After the breakdown: {company}', 'Talk with {company} about the stop'],
        },
      },
      {
        kind: 'meeting',
        by: 'service_lead',
        with: 'boss',
        after: [3, 8],
        texts: [
          'Talked the stop through with {who}. Wanted to know why it took {hours} hours; fair answer given. We keep a {part} on their shelf at our cost for a year.',
          'Meeting after the breakdown. {who} calm and precise: one name to call, one spare, one yearly check. All three promised.',
        ],
        pledge: { kind: 'message', subjects: ['Service contract proposal for {company}'] },
      },
      {
        kind: 'message',
        by: 'service_lead',
        with: 'boss',
        after: [2, 5],
        texts: [
          'Proposal for a service contract sent to {who}, with the shelf stock for the {use} as agreed. {seller} in copy.',
          'Put our three promises in writing to {who}. {seller} knows.',
        ],
      },
    ],
  },
  {
    name: 'unhappy_with_service',
    stage: 'customer',
    weight: 1,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        with: 'boss',
        after: [0, 0],
        texts: [
          '{who} is annoyed: three calls about the {pump} and three different people. Wants to speak to whoever is in charge. Rightly so.',
          'Angry call from {who}. Invoice came before the repair was done. I apologised and asked Birgit to step in.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Call {who} back about our service', 'Make it good with {company}'],
        },
      },
      {
        kind: 'call',
        by: 'service_lead',
        with: 'boss',
        after: [0, 1],
        texts: [
          'Called {who} back within the day. Invoice withdrawn, {engineer} is their contact from now on. Coming myself {next}.',
          'Listened to {who} for twenty minutes. No excuse from us. I visit {next} with a plan on one page.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Visit {company}, service plan', '{company}: bring the one-page plan'],
        },
      },
      {
        kind: 'visit',
        by: 'service_lead',
        with: 'boss',
        after: [3, 7],
        texts: [
          'Visited {company} with {engineer}. {who} read the plan twice and signed it. Coffee afterwards, mood much better.',
          'Plan agreed on site: one contact, answer in four hours, invoice after signature. {who} will tell us in a month.',
        ],
        pledge: { kind: 'call', subjects: ['One month on: ask {who}'] },
      },
      {
        kind: 'call',
        by: 'service_lead',
        with: 'boss',
        after: [18, 26],
        texts: [
          'A month on: {who} says it works as promised. Asked for the same at their second site.',
          'Asked {who} frankly. One answer came late, the rest is good. They stay.',
        ],
      },
    ],
  },
  {
    name: 'rental',
    stage: 'customer',
    weight: 1,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        by: 'desk',
        with: 'tech',
        after: [0, 0],
        texts: [
          '{who} needs a rental pump for the {use}, four weeks. Ours is [back on Thursday|free|in Hamburg], told them so.',
          'Rental asked for: heavy rain expected, the {use} will not cope. {who} fetches it themselves.',
        ],
        pledge: { kind: 'message', subjects: ['Rental papers to {who}'] },
      },
      {
        kind: 'message',
        by: 'desk',
        with: 'tech',
        after: [0, 1],
        texts: [
          'Rental papers sent, hoses and coupling on the list. Return {next} at the latest.',
          'Confirmed the rental to {who}: 85 € a day, return cleaned.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Rental back from {company}?', 'Remind {who}: return of the rental'],
        },
      },
      {
        kind: 'call',
        by: 'desk',
        with: 'tech',
        after: [16, 24],
        texts: [
          'Rental is on its way back. {who} asks what it would cost to keep one for good. Told {seller}.',
          'Reminded {who} of the rental pump. One week longer, agreed.',
        ],
      },
    ],
  },
];
