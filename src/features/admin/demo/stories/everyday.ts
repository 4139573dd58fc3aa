import type { Chapter } from './chapter.ts';

export const EVERYDAY: readonly Chapter[] = [
  {
    name: 'check_in',
    stage: 'customer',
    weight: 6,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          'Short call with {who}, nothing open. {use} runs. Plant holidays from mid-{month}.',
          'Checked in with {who}. Busy with an audit, pumps are the least of it.',
          'Called {who} without a reason, which was welcome. {n} projects in the drawer for next year, the {use} among them.',
          '{who} asks for a new price list. Otherwise all quiet at {company}.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Price list to {who}', 'What I promised {who}: list and dates'],
        },
      },
      {
        kind: 'message',
        after: [1, 5],
        texts: [
          'Sent {who} the list as promised[, with the new {pump} in it|| and asked about the {use}].',
          'Mailed what {who} asked for. [Quick thanks by return.|Read at once.|No answer needed.]',
          'List to {who}. Added what a spare for {serial} costs now.',
          'Dates and prices are with {who}. Next word [in {month}|when they need something|after the audit].',
        ],
      },
    ],
  },
  {
    name: 'phone_tag',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          '{who} not reached, left a message about the {use}.',
          'Tried {who} twice. {other} says back {next}.',
          'Line busy at {company} all [morning|afternoon].',
        ],
        pledge: { kind: 'call', subjects: ['Call {who} again', '{company}: try once more'] },
      },
      {
        kind: 'call',
        after: [1, 4],
        texts: [
          'Reached {who} at last: wanted to know how old the {pump} is. Looked it up, {serial}.',
          '{who} called back. Only a question on noise limits, answered.',
        ],
      },
    ],
  },
  {
    name: 'paperwork',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        by: 'desk',
        after: [0, 0],
        texts: [
          '{who} needs the material certificates for {serial}, auditor comes next week.',
          'Supplier form from {company}, eleven pages. Half of it is the same as last year.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Certificates {serial} to {who}', 'Supplier form of {company}'],
        },
      },
      {
        kind: 'message',
        by: 'desk',
        after: [1, 4],
        texts: [
          'Certificates for {serial} sent to {who}.',
          'Found the papers of {serial} in the archive and sent them to {who}.',
          'Papers for {company} sent back to {who}, complete. Saved them for [next year|the next auditor].',
        ],
      },
    ],
  },
  {
    name: 'shutdown_planning',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'meeting',
        by: 'service_lead',
        with: 'tech',
        after: [0, 0],
        texts: [
          'Planned the stop in {month} with {who}: {n} pumps in three days. Two people from us, crane from them. Parts list {next}.',
          'Shutdown talk at {company}. {who} has a plan by the hour. Ours is the {use}, second night.',
        ],
        pledge: { kind: 'message', subjects: ['Parts list for the stop, {company}'] },
      },
      {
        kind: 'message',
        by: 'service_lead',
        with: 'tech',
        after: [2, 5],
        texts: [
          'Parts list for the stop in {month} sent to {who}, {part} twice to be safe.',
          'Parts list to {who}. Long item is the {part}, ordered now.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Stop at {company}: {n} pumps'],
          note: 'Two vans. Night shift from 22:00, sleep before.',
        },
      },
      {
        kind: 'visit',
        by: 'engineer',
        with: 'tech',
        after: [8, 18],
        texts: [
          'Stop done: {n} pumps overhauled, one found with {cause}. Finished four hours early.',
          'Shutdown at {company} finished. Worst find: {cause}. {fix}. {who} wants the same team next year.',
        ],
        pledge: { kind: 'call', subjects: ['After the stop: ask {who}'] },
      },
      {
        kind: 'call',
        by: 'service_lead',
        with: 'tech',
        after: [3, 6],
        texts: [
          'After the stop all {n} pumps run. {who} books us for next year.',
          '{who} content. One gasket weeps at the {use}, they tighten it themselves.',
        ],
      },
    ],
  },
  {
    name: 'new_face',
    stage: 'customer',
    weight: 1,
    about: 'installed_pump',
    steps: [
      {
        kind: 'note',
        after: [0, 0],
        texts: [
          '{other} hands over to {who} at {company}. Good to know: prefers mail, reads it at seven.',
          'Change at {company}: {who} is our contact from now on. Comes from {competitor}, so knows the trade.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Introduce myself to {who}', 'Get to know {full}'],
        },
      },
      {
        kind: 'visit',
        after: [4, 10],
        texts: [
          'Introduced myself to {who}. Walked the plant together, showed where our {n} pumps stand. Asked for a list, understandable.',
          'First visit with {who}. Wants facts and short answers. We will get on.',
        ],
        pledge: { kind: 'message', subjects: ['List of installed pumps to {who}'] },
      },
      {
        kind: 'message',
        by: 'desk',
        after: [1, 3],
        texts: [
          'List of installed pumps with serials sent to {who}.',
          'Sent {who} the list: {n} of ours, {n2} of others.',
        ],
      },
    ],
  },
  {
    name: 'observation',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'note',
        after: [0, 0],
        texts: [
          '{company} builds a new hall, seen from the road. Ask {who} about water.',
          'Heard in {city}: {company} takes on people again. Good sign.',
          'Paper says {company} has won a big contract. Congratulate {who}.',
          'Gate at {company} closes at 15:30 on Fridays. Come early.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Ask {who} what they are building', 'Congratulate {who}'],
        },
      },
      {
        kind: 'call',
        after: [1, 4],
        texts: [
          'Asked {who} about the news. True, water is planned for [spring|summer|autumn], planner is named.',
          'Congratulated {who}. Warm talk. The new work needs cooling, they will ask three of us.',
        ],
      },
    ],
  },
];
