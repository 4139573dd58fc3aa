import type { Chapter } from './chapter.ts';

export const GROWING: readonly Chapter[] = [
  {
    name: 'cross_sell',
    stage: 'customer',
    weight: 5,
    about: 'new_pump',
    buys: true,
    steps: [
      {
        kind: 'visit',
        with: 'tech',
        after: [0, 0],
        texts: [
          'At {company} for the {use}. {who} asked whether we also do a {pump}. They run an old {competitor} there and want {goal}.',
          'Routine visit. After the repair last time {who} trusts us with more: the {use} is next. Took the data with me.',
          'Saw the {use} by chance on the way out. {competitor} pump on its last legs. {who} laughed: took you long enough to look.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Offer {pump} for the {use}', 'Work out {pump} for {who}'],
        },
      },
      {
        kind: 'message',
        after: [2, 6],
        texts: [
          'Offer {offer} for the {use}: {qty} × {pump}, {price}, same seal as their other pumps.',
          'Sent {offer}, {price}. Spares fit both, which is the argument here.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Call {who} on {offer}', '{offer}: where does it stand?'],
        },
      },
      {
        kind: 'call',
        after: [4, 10],
        texts: [
          '{who} on {offer}: {objection}. Answered that: {answer}. Decision {next}.',
          'Asked about {offer}. Good chances, {who} collects signatures.',
        ],
        pledge: { kind: 'call', subjects: ['Decision on {offer}', 'Nudge {who}: {offer}'] },
      },
      {
        kind: 'message',
        after: [4, 12],
        texts: [
          'Order {order} for the {use}, {price}. Second family in their house now.',
          '{order} received from {who}. Delivery {weeks} weeks, start-up included.',
        ],
      },
    ],
  },
  {
    name: 'repeat_order',
    stage: 'customer',
    weight: 4,
    about: 'new_pump',
    buys: true,
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          '{who} needs {qty} × {pump} again, same as last time. Wants it before {month}.',
          'Call from {who}: repeat of the {pump}. Asked for the old price.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Repeat offer to {who}', 'Price {pump} for {company}'],
        },
      },
      {
        kind: 'message',
        after: [0, 2],
        texts: [
          'Offered {qty} × {pump} at {price}, {offer}. Old price kept for this one.',
          '{offer} sent, {price}. Ships in {weeks} weeks.',
        ],
        pledge: { kind: 'follow_up', subjects: ['{offer}: order due', 'Repeat order {company}'] },
      },
      {
        kind: 'message',
        after: [2, 7],
        texts: [
          '{order} is in, {price}. Confirmed.',
          'Repeat order {order} from {who}. Thanked by return.',
        ],
      },
    ],
  },
  {
    name: 'energy_check',
    stage: 'customer',
    weight: 2,
    about: 'new_pump',
    buys: true,
    steps: [
      {
        kind: 'call',
        with: 'boss',
        after: [0, 0],
        texts: [
          'Offered {who} an energy check of all pumps. Power price went up, so the ear is open. Date {next}.',
          '{who} read about our energy check and wants one. {n} pumps above 11 kW.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Energy check {company}'],
          note: 'Loggers for two days, clamp meter, forms.',
        },
      },
      {
        kind: 'visit',
        by: 'engineer',
        with: 'tech',
        after: [5, 12],
        texts: [
          'Loggers set at {n} pumps. The {use} runs at half load all night. {who} did not know.',
          'Energy check: worst is the {use}, throttled by hand for years. Nice plant otherwise.',
        ],
        pledge: { kind: 'message', subjects: ['Energy report {company}'] },
      },
      {
        kind: 'message',
        with: 'boss',
        after: [4, 8],
        texts: [
          'Energy report sent: a {pump} on the {use} saves 41 MWh a year, pays back in {n2}0 months.',
          'Report to {who}: three measures, first the {use}. {offer} attached.',
        ],
        pledge: {
          kind: 'meeting',
          timed: true,
          subjects: ['Present the energy report, {company}'],
        },
      },
      {
        kind: 'meeting',
        with: 'boss',
        after: [4, 9],
        texts: [
          'Presented the report. {who} takes the {use} at once, the other two next year. Grant form is with {other}.',
          'Report meeting with {who}. Doubts about the savings, agreed to measure again after the change and to pay the difference if it is not there.',
        ],
        pledge: { kind: 'follow_up', subjects: ['Order after energy check, {company}'] },
      },
      {
        kind: 'message',
        after: [6, 14],
        texts: [
          'Order {order} out of the energy check, {price}.',
          '{order} in. {who} asks for a photo with the old pump for the company paper.',
        ],
      },
    ],
  },
  {
    name: 'reference_story',
    stage: 'customer',
    weight: 1,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        by: 'marketing',
        with: 'boss',
        after: [0, 0],
        texts: [
          'Asked {who} whether we may tell the story of the {use}. They read it before anyone else does.',
          'Reference request to {who}: one page, one photo, their figures.',
        ],
        pledge: { kind: 'call', subjects: ['Interview with {who}', 'Reference: call {company}'] },
      },
      {
        kind: 'call',
        by: 'marketing',
        with: 'boss',
        after: [4, 9],
        texts: [
          'Interview with {who}, half an hour. Best line: we stopped thinking about the pump. Photo day to be set.',
          '{who} agrees to the reference, without the price and without naming {competitor}.',
        ],
        pledge: { kind: 'message', subjects: ['Draft of the story to {who}'] },
      },
      {
        kind: 'message',
        by: 'marketing',
        with: 'boss',
        after: [3, 8],
        texts: [
          'Draft of the story sent to {who} for approval.',
          'Second draft to {who}, figures corrected as asked.',
        ],
      },
    ],
  },
  {
    name: 'open_day',
    stage: 'customer',
    weight: 2,
    about: 'new_pump',
    steps: [
      {
        kind: 'message',
        by: 'marketing',
        after: [0, 0],
        texts: [
          'Invited {who} to the open day. Two seats kept for {company}.',
          'Invitation to the open day sent to {who}, with the topic of the {use}.',
        ],
        pledge: { kind: 'call', subjects: ['Is {who} coming to the open day?'] },
      },
      {
        kind: 'call',
        after: [4, 9],
        texts: [
          '{who} comes to the open day and brings {other}.',
          'Asked {who} about the open day. Cannot come, would like the talks in writing.',
        ],
        pledge: { kind: 'message', subjects: ['Papers of the open day to {who}'] },
      },
      {
        kind: 'message',
        by: 'marketing',
        after: [8, 14],
        texts: [
          'Talks and photos of the open day sent to {who}, first the one on the {use}.',
          'Thanked {who}, papers attached. Interest in the {pump} noted for {seller}.',
        ],
      },
    ],
  },
  {
    name: 'framework',
    stage: 'customer',
    weight: 1,
    about: 'new_pump',
    steps: [
      {
        kind: 'meeting',
        by: 'director',
        with: 'boss',
        after: [0, 0],
        texts: [
          'Lunch with {who}. They want fewer suppliers: five for pumps today, two next year. We are on the list, decision in {month}. {seller} prepares the figures.',
          'Met {who} about working together for longer. Trust is there. What they miss: one price list for all sites.',
        ],
        pledge: { kind: 'follow_up', subjects: ['Figures for the framework with {company}'] },
      },
      {
        kind: 'note',
        after: [2, 6],
        texts: [
          'Turnover with {company} in three years: up by half, two sites without us. Room for {pct} % at that volume.',
          'Framework {company}: prepared list by site. Weak spot is the {use}, all {competitor}.',
        ],
        pledge: { kind: 'meeting', timed: true, subjects: ['Framework talk {company}'] },
      },
      {
        kind: 'meeting',
        with: 'boss',
        after: [6, 12],
        texts: [
          'Framework talk in {city}. Agreed on the list for all sites, {pct} % from 100,000 € a year. {other} writes the draft.',
          'Second round on the framework. {who} wants fixed prices for two years, we offered one and an index.',
        ],
        pledge: { kind: 'message', subjects: ['Comment on the framework draft'] },
      },
      {
        kind: 'message',
        with: 'boss',
        after: [5, 10],
        texts: [
          'Our remarks on the draft sent to {who}, {n} small ones.',
          'Framework with {company} agreed in principle, lawyers read it now.',
        ],
      },
    ],
  },
];
