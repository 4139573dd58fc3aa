import type { Chapter, Step } from './chapter.ts';

const INQUIRY: readonly Step[] = [
  {
    kind: 'call',
    with: 'tech',
    after: [0, 0],
    texts: [
      '{who} called about the {use}, asks for {qty} × {pump}. The old {competitor} has had its third repair this year. They want {goal}. I look at it on site before I name a price.',
      'First call with {who}: the {use} needs a pump. They found us through [a colleague|the fair|our web page]. Duty point still to be measured. Goal in their words: {goal}.',
      'Inquiry by phone for the {use}. {who} thinks of {qty} × {pump}, I am not sure about the size. Purchasing joins only once the technical side is settled.',
    ],
    pledge: {
      kind: 'message',
      subjects: ['Send {who} the data sheet of the {pump}', 'Duty point sheet to {who}'],
    },
  },
  {
    kind: 'message',
    with: 'tech',
    after: [1, 3],
    texts: [
      'Sent data sheet and the questions we need answered for the {use}. Proposed to come {next} and measure.',
      'Mailed the {pump} curve with a proposed duty point. Asked for flow, head, medium and a photo of the base plate. Suggested to come {next}.',
      'Wrote to {who}: questionnaire and curve of the {pump}. Without the suction side we size it too big.',
    ],
    pledge: {
      kind: 'visit',
      timed: true,
      subjects: ['Survey at {company}: {use}', 'Measure the {use} with {who}'],
      note: 'Bring the ultrasonic flow meter. Report at the gate, safety shoes.',
    },
  },
  {
    kind: 'visit',
    with: 'tech',
    after: [3, 9],
    texts: [
      'On site in {city}, measured the {use}. {n}0 m³/h at {n2} bar, the old pump is a size too large. {who} showed me the [drawings|log book|spare parts shelf]. Decision lies with purchasing, boss signs above 10,000 €.',
      'Survey done: {qty} × {pump} fits the {use}. Base plate can stay, suction line is tight. {who} wants {goal} and said so twice.',
      'Walked the {use} with {who} for an hour. Two valves to be changed anyway, they do that themselves. {competitor} was here last week, offer expected from both of us.',
    ],
    pledge: {
      kind: 'message',
      subjects: ['Offer {pump} to {company}', 'Write the offer for the {use}'],
      note: 'Energy comparison against the old pump on page two.',
    },
  },
  {
    kind: 'message',
    after: [2, 5],
    texts: [
      'Offer {offer} sent: {qty} × {pump}, {price}, delivery {weeks} weeks. Energy comparison added, valid for 60 days. Calling {next}.',
      'Sent {offer} over {price} to {who}, copy to the technical side. Start-up by Declan is in the price.',
      'Offer {offer} is out, {price} for {qty} × {pump}. No discount yet. They compare with {competitor}.',
    ],
    pledge: {
      kind: 'call',
      subjects: ['Call {who} about offer {offer}', 'Follow up {offer}'],
    },
  },
];

const OBJECTION: Step = {
  kind: 'call',
  after: [4, 9],
  texts: [
    'Asked {who} about {offer}: {objection}. What I said: {answer}. They take it into the internal round, next word {next}.',
    '{who} on {offer}: {objection}. My answer: {answer}. Tone was friendly, no decision yet. Talking again {next}.',
    'Called about {offer}. Sticking point: {objection}. Reply: {answer}. {other} has the last word.',
  ],
  pledge: {
    kind: 'meeting',
    timed: true,
    subjects: ['Talk through {offer} at {company}', 'Meeting on {offer} with {who}'],
  },
};

export const WINNING: readonly Chapter[] = [
  {
    name: 'new_pump_won',
    stage: 'prospect',
    weight: 5,
    leadsTo: 'customer',
    about: 'new_pump',
    buys: true,
    steps: [
      ...INQUIRY,
      OBJECTION,
      {
        kind: 'meeting',
        with: 'boss',
        after: [3, 8],
        texts: [
          'Met {who} on {offer}: we agree at {pct} % off with the spare {part} included. Payment 30 days. Order comes by mail this week.',
          'Round table with purchasing and {who}. They like that one person is named for the whole order. {pct} % for two years of service together with the pump.',
          'Agreed on {offer}. Discount {pct} %, delivery in {weeks} weeks or we lend one. {who} shook hands on it.',
        ],
        pledge: {
          kind: 'follow_up',
          subjects: ['Order from {company} in?', 'Chase order on {offer}'],
        },
      },
      {
        kind: 'message',
        after: [2, 6],
        texts: [
          'Order {order} received: {qty} × {pump} for {price}. Confirmed to {who} the same day, delivery in {weeks} weeks.',
          '{order} is in. First order from {company}. Thanked {who}, asked Hanneke to open the delivery.',
          'Order {order} confirmed, {price}. What won it, says {who}: we measured before we offered.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Ask {who} whether {order} arrived well', 'Delivery call {order}'],
        },
      },
      {
        kind: 'call',
        with: 'tech',
        after: [18, 32],
        texts: [
          '{pump} delivered and running on the {use}. {who} is content, noise clearly lower than before.',
          'Delivery call on {order}: all there, no damage. {who} starts it up with Declan next week.',
          '{order} has arrived complete. Pallet label was missing the order number, passed on to shipping.',
        ],
      },
    ],
  },
  {
    name: 'new_pump_lost',
    stage: 'prospect',
    weight: 4,
    leadsTo: 'lost',
    about: 'new_pump',
    steps: [
      ...INQUIRY,
      OBJECTION,
      {
        kind: 'meeting',
        after: [4, 9],
        texts: [
          'Went through {offer} line by line with {who}. They ask for {pct} %, I stopped at half of that. Feels like {competitor} is ahead.',
          'Meeting on {offer}. {who} was polite and short. {other} did not come, which says something.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Decision of {company} on {offer}', 'Ask {who} how it stands'],
        },
      },
      {
        kind: 'call',
        after: [5, 12],
        texts: [
          'Lost {offer} to {competitor}. Reason according to {who}: {objection}. We may quote again for the next stage.',
          '{who} told us openly: order went to {competitor}. Price was close, delivery decided it. Left on good terms.',
          'No order from {offer}, project put off by a year. {who} wants to hear from us in spring.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Look in on {company} again', 'How is their {competitor} doing?'],
        },
      },
    ],
  },
  {
    name: 'tender',
    stage: 'prospect',
    weight: 2,
    leadsTo: 'customer',
    about: 'new_pump',
    buys: true,
    steps: [
      {
        kind: 'message',
        after: [0, 0],
        texts: [
          'Tender papers from {company} are here: {qty} × {pump} or equal. Closing in three weeks, questions in writing, last call {next}.',
          'Invited to tender for the {use}. Lot 2 suits us, lot 1 does not. Site visit is compulsory.',
        ],
        pledge: { kind: 'follow_up', subjects: ['Decide whether we bid at {company}'] },
      },
      {
        kind: 'note',
        after: [1, 3],
        texts: [
          'We bid for lot 2 only. Bond and references are at hand, the noise limit needs a written statement from the factory.',
          'Decision: we take part. Strength: energy figure counts 40 %. Weakness: five days for the bond.',
        ],
        pledge: { kind: 'visit', timed: true, subjects: ['Compulsory site visit {company}'] },
      },
      {
        kind: 'visit',
        with: 'tech',
        after: [3, 7],
        texts: [
          'Compulsory visit to the {use}, four bidders there. {who} stressed access: nothing wider than 80 cm through the door.',
          'Site visit for the tender. {competitor} sent three people. Old foundations stay, that helps us.',
        ],
        pledge: { kind: 'message', subjects: ['Hand in the bid, {company}'] },
      },
      {
        kind: 'message',
        after: [4, 8],
        texts: [
          'Bid {offer} handed in a day early, {price}. Receipt is filed. Opening {next}.',
          'Handed in {offer} over {price}. {who} confirmed that all forms are there.',
        ],
        pledge: { kind: 'call', subjects: ['Result of the tender, {company}'] },
      },
      {
        kind: 'call',
        after: [8, 18],
        texts: [
          'We have won the tender: {qty} × {pump}, order {order}. Second on price, first on energy. Debrief offered by {who}.',
          'Award letter for {order} is on its way, says {who}. {competitor} has ten days to object.',
        ],
      },
    ],
  },
];
