import type { Chapter } from './chapter.ts';

export const KEEPING: readonly Chapter[] = [
  {
    name: 'contract_renewal',
    stage: 'customer',
    weight: 3,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        after: [0, 0],
        texts: [
          'Service contract of {company} ends in {month}. {who} wants to see what it brought before signing again. Meeting {next}.',
          'Reminded {who} of the contract. They ask for fewer visits and a better price, the usual.',
        ],
        pledge: {
          kind: 'meeting',
          timed: true,
          subjects: ['Contract talk with {who}', 'Renewal {company}'],
          note: 'Bring the list of visits and what each prevented.',
        },
      },
      {
        kind: 'meeting',
        after: [4, 10],
        texts: [
          'Went through last year with {who}: {n} visits, no unplanned stop. They want the {use} added. Price may rise by 3 % if the answer time is in writing.',
          'Renewal talk. {who} showed a quote from {competitor}, cheaper and without parts. We agreed to list parts apart.',
          'Sat down with {who} about the contract. {other} joined late and asked the best questions. Offer wanted by the end of the week.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Renewal offer to {who}', 'Contract text for {company}'],
        },
      },
      {
        kind: 'message',
        after: [1, 4],
        texts: [
          'Sent renewal {offer}: two years, answer within four hours, parts listed apart.',
          'Contract {offer} mailed to {who}, changes marked.',
        ],
        pledge: { kind: 'call', subjects: ['Signature on {offer}?', 'Call {who}: renewal'] },
      },
      {
        kind: 'call',
        after: [4, 10],
        texts: [
          'Renewed for two years. {who} signs today. Asked us to plan the first visit before the summer.',
          '{who} renews for one year only, budget rule. Fine. Next time earlier.',
          'Signature is in on {offer}. {who} mentioned the {use}: pressure drops in the evening. Looking into it.',
        ],
      },
    ],
  },
  {
    name: 'quarterly_review',
    stage: 'customer',
    weight: 5,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        after: [0, 0],
        texts: [
          'Agenda for our quarterly talk sent to {who}: open points, deliveries, plans for {month}.',
          'Proposed dates for the review to {who}. Added the list of open points, three of them ours.',
        ],
        pledge: {
          kind: 'meeting',
          timed: true,
          subjects: ['Quarterly talk {company}', 'Review with {who}'],
        },
      },
      {
        kind: 'meeting',
        after: [3, 8],
        texts: [
          'Quarterly talk with {who}. All deliveries in time but one. They plan to rebuild the {use} next year and want us in early. Open: the price list, the drawings of the {pump}.',
          'Review in {city}. {who} praises {engineer}, misses a faster answer from us on offers. Two points to do, both mine.',
          'Sat with {who} and {other}. Consumption down 11 % since the {pump}. They will show it to their board.',
        ],
        pledge: {
          kind: 'message',
          subjects: ['Minutes and price list to {who}', 'Close open points, {company}'],
        },
      },
      {
        kind: 'message',
        after: [1, 4],
        texts: [
          'Minutes sent to {who}, price list attached, drawings of the {pump} follow from the factory.',
          'Closed both open points with {who}, the {use} and the papers. Next talk in three months.',
          'Minutes to {who} and {other}. One point left: a quieter {use}.',
        ],
      },
    ],
  },
  {
    name: 'delivery_delay',
    stage: 'customer',
    weight: 2,
    about: 'new_pump',
    steps: [
      {
        kind: 'message',
        by: 'desk',
        after: [0, 0],
        texts: [
          'Had to tell {who}: {order} slips by two weeks, casting rejected. Named the new date {next} and offered a rental.',
          'Bad news to {company}: motor for {order} is late. Wrote before they asked.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['{company} about the delay of {order}', 'Explain {order} to {who}'],
        },
      },
      {
        kind: 'call',
        after: [0, 2],
        texts: [
          '{who} is not amused about {order}. Fitters are booked for the old date. I pay the second trip, they keep the order.',
          'Explained the delay to {who}. Honest talk. Had we said it a week later, says {who}, it would have been the last order.',
        ],
        pledge: {
          kind: 'follow_up',
          subjects: ['{order}: is the new date safe?', 'Ask the factory about {order}'],
        },
      },
      {
        kind: 'note',
        after: [3, 6],
        texts: [
          'Factory confirms {order}, ready {next}. Checked twice. Told Hanneke to call the forwarder.',
          '{order} is packed, I asked for a photo and got one.',
        ],
        pledge: { kind: 'call', subjects: ['{order} delivered? Call {who}'] },
      },
      {
        kind: 'call',
        after: [3, 7],
        texts: [
          '{order} delivered, on the new date to the day. {who} took it with humour.',
          'Delivered. {who}: late, but straight with us. Fitters start tomorrow.',
        ],
      },
    ],
  },
  {
    name: 'invoice_query',
    stage: 'customer',
    weight: 2,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        by: 'desk',
        after: [0, 0],
        texts: [
          '{who} asks why travel is on the invoice twice.',
          'Invoice question from {company}: order number missing, their system refuses it.',
          '{who} returns the invoice, tax number has changed.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['Invoice of {company}: sort out', 'Answer {who}: invoice'],
        },
      },
      {
        kind: 'call',
        by: 'desk',
        after: [1, 3],
        texts: [
          'Settled with {who}: corrected invoice goes out today.',
          'Explained to {who}: two trips, two days. Accepted, wants it on the report next time.',
        ],
      },
    ],
  },
  {
    name: 'training',
    stage: 'customer',
    weight: 1,
    about: 'installed_pump',
    steps: [
      {
        kind: 'call',
        by: 'service_lead',
        with: 'tech',
        after: [0, 0],
        texts: [
          '{who} has {n} new people on shift, asks for half a day on the {pump}.',
          'Training wanted at {company} after the last stop. Six people, two languages.',
        ],
        pledge: {
          kind: 'visit',
          timed: true,
          subjects: ['Training at {company}'],
          note: 'Cut-away seal, two sets of handouts.',
        },
      },
      {
        kind: 'visit',
        by: 'engineer',
        with: 'tech',
        after: [6, 14],
        texts: [
          'Training done, {n} people. Best question: what does the {pump} sound like when it is well? Recorded it for them.',
          'Half a day on the {pump} with the shift. {who} took part too. Seal change done by an operator alone at the end.',
        ],
        pledge: { kind: 'message', subjects: ['Certificates to {who}'] },
      },
      {
        kind: 'message',
        by: 'desk',
        with: 'tech',
        after: [1, 4],
        texts: [
          'Certificates and handouts sent to {who}.',
          'Sent {who} the certificates, {n} of them, names checked.',
        ],
      },
    ],
  },
  {
    name: 'price_increase',
    stage: 'customer',
    weight: 1,
    about: 'installed_pump',
    steps: [
      {
        kind: 'message',
        after: [0, 0],
        texts: [
          'Announced the new price list to {who}, {pct} % on average from {month}. Orders placed before keep the old one.',
          'New prices sent. Added by hand what it means for {company}: mostly seals.',
        ],
        pledge: {
          kind: 'call',
          subjects: ['New prices: hear {who}', 'Call {company} on the price list'],
        },
      },
      {
        kind: 'call',
        after: [4, 9],
        texts: [
          '{who} on the prices: expected worse. Orders the yearly seals now.',
          'Price talk with {who}. Wants the old list until the end of the quarter. Agreed for parts only.',
          '{who} did not like it: second rise in a year. I will look whether the framework order helps.',
        ],
      },
    ],
  },
];
