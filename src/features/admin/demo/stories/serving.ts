import type { Chapter } from './chapter.ts';

export const SERVING: readonly Chapter[] = [
  {
    name: 'complaint',
    stage: 'customer',
    weight: 5,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        by: 'desk',
        with: 'tech',
        after: [0, 0],
        texts: [
          '{who} reports: {pump} on the {use} is {symptom}. Serial {serial}. Second pump carries the load, not urgent tonight. Promised an answer {next}.',
          'Complaint taken from {who}: {pump} ({serial}) {symptom}. Photos to follow. They ask for {engineer}, who knows the plant.',
          'Service call from {company}: {serial} is {symptom}. Began after the weekend. {who} can stop it between 10 and 14.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Date for the engineer to {who}', 'Answer {who}: {serial}'],
        },
      },
      {
        kind: 'message',
        by: 'desk',
        with: 'tech',
        after: [0, 2],
        texts: [
          '{engineer} comes {next}, confirmed to {who}. {part} goes along in the van.',
          'Wrote to {who}: visit {next} in the morning, please drain the line before. {part} reserved.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['{company}: {pump} {symptom}', 'Service visit {company}, {serial}'],
          note: 'Take the part and the laser. {who} meets you at the gate.',
        },
      },
      {
        kind: 'visit',
        by: 'engineer',
        with: 'tech',
        after: [1, 5],
        texts: [
          'Fixed at {company}: {cause}. {fix}. Ran it for {hours} hours with {who}, all values normal.',
          '{serial}: {cause}. {fix}. {who} signed the report. Told them what to watch for.',
          'Found it: {cause}. {fix}. Took {hours} hours at the {use}. The second pump shows first signs of the same.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Ask {who} whether {serial} is quiet', 'Check call {company}'],
        },
      },
      {
        kind: 'call',
        by: 'desk',
        with: 'tech',
        after: [3, 7],
        texts: [
          'Check call: {pump} has run without a fault since. {who} thanks {engineer}.',
          '{who} says all is well with {serial}. Invoice may go out.',
          'Asked {who}: works. Would like a spare {part} on the shelf, passed on to {seller}.',
        ],
      },
      {
        kind: 'note',
        by: 'engineer',
        with: 'tech',
        after: [1, 3],
        texts: [
          'Lesson from {company}: {lesson}.',
          'For the next one at {company}: {lesson}. Entrance is on the river side, not where the map says.',
        ],
      },
    ],
  },
  {
    name: 'spare_parts',
    stage: 'customer',
    weight: 3,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        by: 'desk',
        after: [0, 0],
        texts: [
          '{who} asks for price and time of a {part} for {serial}.',
          'Parts request from {company}: {n} × {part} for the {pump}. Serial plate photo attached, readable for once.',
          'Mail from {who}: needs a {part} before the stop in {month}.',
        ],
        pledge: { kind: 'message', subjects: ['Quote {part} to {who}'] },
      },
      {
        kind: 'message',
        by: 'desk',
        after: [0, 1],
        texts: [
          'Quoted {n} × {part} for {serial}, in stock, ships the day after order.',
          'Price and date for {n} × {part} to {who}. Delivery [{n2} days|a week|from stock].',
          'Answered {who}: {part} available, suggested the full kit since the pump is due anyway.',
        ],
        pledge: { kind: 'call', subjects: ['Parts quote {company}: yes or no?'] },
      },
      {
        kind: 'call',
        by: 'desk',
        after: [2, 5],
        texts: [
          '{who} orders {n} × {part}, {order}. Goes out today.',
          'Parts order {order} by phone. {who} asked for delivery to the workshop gate, not the office.',
          'Reached {who}: takes the {part} without the kit this time. {order}.',
        ],
      },
    ],
  },
  {
    name: 'commissioning',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        by: 'service_lead',
        with: 'tech',
        after: [0, 0],
        texts: [
          'Start-up of the {pump} fixed: we come {next}. Check list sent to {who}: power, water, someone with keys.',
          'Agreed with {who}: {engineer} starts the {pump} up {next}.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Start up {pump} at {company}'],
          note: 'Photograph the cabinet.',
        },
      },
      {
        kind: 'visit',
        by: 'engineer',
        with: 'tech',
        after: [3, 8],
        texts: [
          'Started up {serial} on the {use}. Rotation was wrong, two phases swapped, then fine. {who} and one operator instructed.',
          '{pump} in service. {n2} bar at {n}0 m³/h as ordered. {who} wants the parameters in writing.',
          'Start-up half done: no power on the cabinet until noon. Rest done by 17:00, {who} apologised.',
        ],
        pledge: { kind: 'message', subjects: ['Parameters of {serial} to {who}'] },
      },
      {
        kind: 'message',
        by: 'engineer',
        with: 'tech',
        after: [1, 3],
        texts: [
          'Sent parameters, photos and the signed record for {serial}.',
          'Record of the start-up is with {who}. Grease plan is on the cabinet door.',
        ],
      },
    ],
  },
];
