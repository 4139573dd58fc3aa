/** What is planted for known answers, in 2025 in Rome: cents, instants in UTC, null where nothing is. */

export type CompanyKey = 'alpha' | 'beta' | 'gamma' | 'delta' | 'empty';
export type Who = 'ada' | 'max';

/** The quarter asked for, on the reader's clock. */
export const QUARTER = { from: '2025-04-01', to: '2025-06-30' };
export const NOW = '2025-07-15T10:00:00Z';
/** The last moment of the quarter in Rome, and the first after it. */
const LAST = '2025-06-30T21:59:59Z';
const AFTER = '2025-06-30T22:00:00Z';
export const QUARTER_ENDS = AFTER;
const FIRST = '2025-03-31T22:00:00Z';
const BEFORE = '2025-03-31T21:59:59Z';

export interface DealFact {
  company: CompanyKey;
  amount: [cents: number, currency: string] | null;
  closesOn?: string;
  openedAt: string;
  /** To which stage of the pipeline, from 0. */
  moves?: [at: string, stage: number][];
  end?: [at: string, 'won' | 'lost'];
  /** Seen by its owner alone. */
  privateOf?: Who;
  binned?: true;
}

export const DEALS: DealFact[] = [
  {
    company: 'alpha',
    amount: [10_000_00, 'EUR'],
    closesOn: '2025-05-20',
    openedAt: '2025-01-10T09:00:00Z',
    moves: [['2025-04-05T09:00:00Z', 1]],
    end: [LAST, 'won'],
  },
  {
    company: 'beta',
    amount: [5_000_00, 'EUR'],
    closesOn: '2025-06-20',
    openedAt: '2025-02-01T09:00:00Z',
    moves: [['2025-04-10T09:00:00Z', 1]],
    end: [AFTER, 'lost'],
  },
  {
    company: 'gamma',
    amount: [2_000_00, 'USD'],
    closesOn: '2025-06-15',
    openedAt: '2025-03-01T09:00:00Z',
    moves: [['2025-05-01T09:00:00Z', 1]],
    end: ['2025-06-10T12:00:00Z', 'won'],
  },
  {
    company: 'alpha',
    amount: [700_00, 'CHF'],
    openedAt: '2025-04-01T09:00:00Z',
    end: ['2025-05-05T12:00:00Z', 'won'],
  },
  {
    company: 'beta',
    amount: null,
    openedAt: '2025-04-02T09:00:00Z',
    end: ['2025-04-20T12:00:00Z', 'lost'],
  },
  {
    company: 'gamma',
    amount: [3_000_00, 'EUR'],
    closesOn: '2025-08-15',
    openedAt: '2025-05-02T09:00:00Z',
  },
  {
    company: 'gamma',
    amount: [1_200_00, 'USD'],
    closesOn: '2025-05-01',
    openedAt: '2025-04-15T09:00:00Z',
  },
  {
    company: 'beta',
    amount: [99_999_00, 'EUR'],
    openedAt: '2025-04-16T09:00:00Z',
    end: ['2025-05-15T12:00:00Z', 'won'],
    privateOf: 'max',
  },
  {
    company: 'beta',
    amount: [55_555_00, 'EUR'],
    openedAt: '2025-04-17T09:00:00Z',
    end: ['2025-05-16T12:00:00Z', 'won'],
    binned: true,
  },
  { company: 'alpha', amount: null, openedAt: '2025-06-01T09:00:00Z' },
  {
    company: 'beta',
    amount: [800_00, 'EUR'],
    closesOn: '2025-09-01',
    openedAt: '2025-04-20T09:00:00Z',
    moves: [
      ['2025-05-10T09:00:00Z', 1],
      ['2025-05-20T09:00:00Z', 0],
    ],
  },
  {
    company: 'beta',
    amount: [600_00, 'EUR'],
    openedAt: '2025-01-05T09:00:00Z',
    end: [BEFORE, 'lost'],
  },
  {
    company: 'delta',
    amount: [400_00, 'EUR'],
    openedAt: '2025-01-06T09:00:00Z',
    end: [FIRST, 'won'],
  },
];

export interface QuoteFact {
  company: CompanyKey;
  /** In cents, and what is taken off of it in percent, on the line and on the whole. */
  price: number;
  quantity: string;
  off: number;
  offWhole: number;
  sentAt: string;
  answer?: [at: string, 'accepted' | 'declined'];
  privateOf?: Who;
  binned?: true;
}

export const QUOTES: QuoteFact[] = [
  {
    company: 'alpha',
    price: 333_33,
    quantity: '3',
    off: 10,
    offWhole: 0,
    sentAt: '2025-04-03T08:00:00Z',
    answer: ['2025-04-09T08:00:00Z', 'accepted'],
  },
  {
    company: 'beta',
    price: 100_00,
    quantity: '1.5',
    off: 0,
    offWhole: 5,
    sentAt: '2025-04-04T08:00:00Z',
    answer: [LAST, 'declined'],
  },
  {
    company: 'gamma',
    price: 50_00,
    quantity: '10',
    off: 0,
    offWhole: 0,
    sentAt: '2025-05-04T08:00:00Z',
  },
  {
    company: 'gamma',
    price: 70_01,
    quantity: '1',
    off: 50,
    offWhole: 10,
    sentAt: '2025-05-06T08:00:00Z',
    answer: ['2025-05-08T20:00:00Z', 'accepted'],
  },
  {
    company: 'delta',
    price: 9_000_00,
    quantity: '1',
    off: 90,
    offWhole: 0,
    sentAt: '2025-05-07T08:00:00Z',
    answer: ['2025-05-09T08:00:00Z', 'accepted'],
    privateOf: 'max',
  },
  {
    company: 'delta',
    price: 8_000_00,
    quantity: '1',
    off: 0,
    offWhole: 0,
    sentAt: '2025-05-08T08:00:00Z',
    answer: ['2025-05-09T08:00:00Z', 'declined'],
    binned: true,
  },
  {
    company: 'beta',
    price: 10_00,
    quantity: '1',
    off: 0,
    offWhole: 0,
    sentAt: '2025-06-01T08:00:00Z',
    answer: [AFTER, 'accepted'],
  },
];

export interface OrderFact {
  company: CompanyKey;
  orderedOn: string;
  /** Names of products, each for 10.00 in the order's currency. */
  products: string[];
  currency: string;
  deliveredOn?: string;
  cancelled?: true;
  privateOf?: Who;
  binned?: true;
}

export const ORDERS: OrderFact[] = [
  { company: 'alpha', orderedOn: '2023-12-01', products: ['pump'], currency: 'EUR' },
  { company: 'alpha', orderedOn: '2024-02-01', products: ['pump'], currency: 'EUR' },
  {
    company: 'alpha',
    orderedOn: '2025-04-01',
    products: ['pump', 'hose'],
    currency: 'EUR',
    deliveredOn: '2025-04-11',
  },
  { company: 'beta', orderedOn: '2023-08-01', products: ['hose'], currency: 'EUR' },
  {
    company: 'beta',
    orderedOn: '2025-06-30',
    products: ['hose', 'hose'],
    currency: 'USD',
    deliveredOn: '2025-07-10',
  },
  { company: 'beta', orderedOn: '2025-07-01', products: ['valve'], currency: 'EUR' },
  { company: 'gamma', orderedOn: '2023-09-15', products: ['valve'], currency: 'EUR' },
  {
    company: 'gamma',
    orderedOn: '2025-05-05',
    products: ['pump'],
    currency: 'EUR',
    cancelled: true,
  },
  {
    company: 'delta',
    orderedOn: '2025-05-06',
    products: ['pump', 'hose', 'valve'],
    currency: 'EUR',
    privateOf: 'max',
  },
  { company: 'delta', orderedOn: '2025-05-07', products: ['pump'], currency: 'EUR', binned: true },
  { company: 'alpha', orderedOn: '2025-05-08', products: [], currency: 'EUR' },
];

export interface CaseFact {
  company: CompanyKey;
  openedAt: string;
  respondedAt?: string;
  resolvedAt?: string[];
  reopenedAt?: string[];
  responseDueAt?: string;
  resolutionDueAt?: string;
  satisfied?: [at: string, 'good' | 'fair' | 'bad'];
  privateOf?: Who;
}

export const CASES: CaseFact[] = [
  {
    company: 'alpha',
    openedAt: '2025-04-02T08:00:00Z',
    respondedAt: '2025-04-02T09:30:00Z',
    resolvedAt: ['2025-04-03T08:00:00Z'],
    responseDueAt: '2025-04-02T09:30:00Z',
    resolutionDueAt: '2025-04-02T20:00:00Z',
    satisfied: ['2025-04-04T08:00:00Z', 'good'],
  },
  {
    company: 'beta',
    openedAt: '2025-04-10T08:00:00Z',
    respondedAt: '2025-04-10T12:00:00Z',
    resolvedAt: ['2025-04-11T08:00:00Z', '2025-05-20T08:00:00Z'],
    reopenedAt: ['2025-05-01T08:00:00Z'],
    responseDueAt: '2025-04-10T10:00:00Z',
    resolutionDueAt: '2025-05-30T08:00:00Z',
    satisfied: ['2025-05-21T08:00:00Z', 'bad'],
  },
  {
    company: 'gamma',
    openedAt: '2025-06-20T08:00:00Z',
    responseDueAt: '2025-06-20T12:00:00Z',
    resolutionDueAt: '2025-09-01T08:00:00Z',
  },
  { company: 'gamma', openedAt: LAST, resolvedAt: ['2025-07-02T08:00:00Z'] },
  {
    company: 'delta',
    openedAt: '2025-05-05T08:00:00Z',
    resolvedAt: ['2025-05-06T08:00:00Z'],
    satisfied: ['2025-05-07T08:00:00Z', 'bad'],
    privateOf: 'max',
  },
];

export interface ContactFact {
  company: CompanyKey;
  kind: 'call' | 'meeting' | 'visit' | 'note' | 'message';
  at: string;
  /** The place of its deal above. */
  deal?: number;
  /** A task planned for the company so many hours later, due on a day, done at. */
  task?: { after: number; dueOn: string | null; doneAt?: string; by?: 'us' | 'them' };
  privateOf?: Who;
}

export const CONTACTS: ContactFact[] = [
  {
    company: 'alpha',
    kind: 'call',
    at: '2025-04-04T08:00:00Z',
    task: { after: 1, dueOn: '2025-04-10', doneAt: '2025-04-10T21:59:59Z' },
  },
  {
    company: 'beta',
    kind: 'visit',
    at: '2025-05-05T08:00:00Z',
    task: { after: 30, dueOn: '2025-05-12', doneAt: '2025-05-12T22:00:00Z' },
  },
  { company: 'gamma', kind: 'note', at: '2025-05-06T08:00:00Z' },
  {
    company: 'gamma',
    kind: 'message',
    at: '2025-05-14T08:00:00Z',
    task: { after: 23, dueOn: '2025-06-30' },
  },
  { company: 'gamma', kind: 'call', at: AFTER },
  {
    company: 'delta',
    kind: 'meeting',
    at: '2025-06-30T08:00:00Z',
    task: { after: 2, dueOn: '2025-06-20', by: 'them' },
  },
  { company: 'delta', kind: 'call', at: '2025-05-01T08:00:00Z', privateOf: 'max' },
  { company: 'alpha', kind: 'call', at: '2025-03-01T08:00:00Z' },
  {
    company: 'gamma',
    kind: 'call',
    at: '2025-07-10T08:00:00Z',
    deal: 5,
    task: { after: 1, dueOn: '2025-08-01' },
  },
];

/** Saves: who, when, and how long the form was open; of fewer than five people nothing is told. */
export const ENTRIES: { who: Who | 'eva' | 'ben' | 'kim'; at: string; ms: number }[] = [
  { who: 'ada', at: '2025-04-03T08:00:00Z', ms: 60_000 },
  { who: 'ada', at: '2025-04-03T21:59:59Z', ms: 30_000 },
  { who: 'ada', at: '2025-04-03T22:00:00Z', ms: 45_000 },
  { who: 'max', at: '2025-04-03T09:00:00Z', ms: 15_000 },
  { who: 'max', at: AFTER, ms: 90_000 },
  { who: 'eva', at: '2025-05-05T08:00:00Z', ms: 20_000 },
  { who: 'ben', at: '2025-05-05T08:00:00Z', ms: 25_000 },
  { who: 'kim', at: '2025-05-05T08:00:00Z', ms: 35_000 },
];

/** What one unit is worth in euro from a day on. */
export const USD_RATES: [day: string, rate: number][] = [
  ['2025-01-01', 0.9],
  ['2025-06-01', 0.8],
];
export const QUARTER_GOAL = 20_000_00;
