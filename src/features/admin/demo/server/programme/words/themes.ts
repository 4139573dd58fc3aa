import type { MemberKey } from '../../../material/members.ts';

export type ThemeKey =
  | 'slow'
  | 'knowledge'
  | 'monday'
  | 'service'
  | 'ranking'
  | 'addresses'
  | 'figure';

interface Theme {
  key: ThemeKey;
  title: string;
  cards: readonly [kind: 'idea' | 'question' | 'concern' | 'proposal', text: string][];
  dots: number;
  answer: {
    answer: 'yes' | 'no' | 'experiment';
    reason: string;
    owner: MemberKey;
    week: number;
  };
}

/** What was said on the day, by themes; the dots of eleven phones come to 55. */
export const THEMES: readonly Theme[] = [
  {
    key: 'slow',
    title: 'Writing down a visit takes too long',
    cards: [
      ['concern', 'After a visit I sit in the car park and type. Three fields too many.'],
      ['proposal', 'Let me say it in one line and be done.'],
      ['concern', 'In the pump house there is no network, and then my note is gone.'],
      ['question', 'Does it have to be the same day?'],
    ],
    dots: 12,
    answer: {
      ...{ answer: 'yes', owner: 'miriam', week: 5 },
      reason: 'Three fields fall away, and a line is enough. It also works without a network.',
    },
  },
  {
    key: 'knowledge',
    title: 'What I know of my customers is mine',
    cards: [
      ['concern', 'If all that I know stands in there, what am I still needed for?'],
      ['concern', 'I keep my own sheet, because there nobody looks over my shoulder.'],
      ['question', 'Who reads what I write about a customer?'],
    ],
    dots: 10,
    answer: {
      ...{ answer: 'experiment', owner: 'katerina', week: 13 },
      reason: 'No order changes this. Two of us try what happens when customers are shared.',
    },
  },
  {
    key: 'monday',
    title: 'On Monday the printed list counts, not the board',
    cards: [
      ['concern', 'The boss has a list of his own on Monday. Why should I fill in the other one?'],
      ['idea', 'In the round only what stands on the board is talked about.'],
      ['proposal', 'No print-outs on the table for six weeks.'],
    ],
    dots: 9,
    answer: {
      ...{ answer: 'experiment', owner: 'ingrid', week: 8 },
      reason: 'We try it in the North for six weeks, and look back on it together.',
    },
  },
  {
    key: 'service',
    title: 'Service does not hear what sales has promised',
    cards: [
      ['concern', 'The customer says: your colleague promised Thursday. I know nothing of it.'],
      ['proposal', 'Whoever promises a day asks service first.'],
      ['idea', 'Show the last promise on the case.'],
    ],
    dots: 8,
    answer: {
      ...{ answer: 'yes', owner: 'birgit', week: 12 },
      reason: 'Both sides have to change something here: we begin with what can be shown.',
    },
  },
  {
    key: 'ranking',
    title: 'Will we be ranked by this?',
    cards: [
      ['question', 'Is there a list of who writes most?'],
      ['question', 'Does any of it go into the bonus?'],
      ['concern', 'The last system was there to check on us.'],
    ],
    dots: 7,
    answer: {
      ...{ answer: 'no', owner: 'charlotte', week: 2 },
      reason: 'No. There is no ranking and no bonus by it, and each sees their own figures first.',
    },
  },
  {
    key: 'addresses',
    title: 'Half of the old telephone numbers are dead',
    cards: [
      ['concern', 'Of ten numbers from the old system four are wrong.'],
      ['proposal', 'Everybody mends ten a week, then it is done by autumn.'],
    ],
    dots: 6,
    answer: {
      ...{ answer: 'yes', owner: 'hanneke', week: 6 },
      reason: 'The numbers are compared with the accounts, and each mends what is left of theirs.',
    },
  },
  {
    key: 'figure',
    title: 'We do not know how fast we answer',
    cards: [
      ['idea', 'A figure of how long an enquiry waits until somebody calls.'],
      ['question', 'What is good there? A day, a week?'],
    ],
    dots: 3,
    answer: {
      ...{ answer: 'yes', owner: 'charlotte', week: 9 },
      reason: 'It stands on the sponsor’s dashboard: the time until a follow-up.',
    },
  },
];

/** One image each, chosen in silence, and a line. */
export const CHOSEN_IMAGES = [
  ['crossroads', 'We stand here, and everybody points somewhere else.'],
  ['knot', 'Four systems, and none of them knows the other.'],
  ['seedling', 'Small, but it grows.'],
  ['fog', 'I do not see yet what I get out of it.'],
  ['many_hands', 'Only if all of us carry it.'],
  ['clock', 'When am I supposed to do that?'],
  ['bridge', 'Between sales and service, at last.'],
  ['wall', 'We have tried this twice.'],
  ['lighthouse', 'It would be good to know where we are.'],
  ['open_door', 'I am curious.'],
  ['empty_chair', 'Who is not in this room?'],
] as const;

export const CHECKS = [
  {
    text: 'What is to become better?',
    options: ['More data', 'Every offer is followed up in time', 'Fewer meetings'],
    right: 1,
  },
  {
    text: 'Who sees your own figures first?',
    options: ['You', 'Your leader', 'The management'],
    right: 0,
  },
];

export const OBJECTIVES = [
  {
    text: 'Every offer is followed up in time',
    serves: 'Today shows what you have promised, and what slips.',
  },
  {
    text: 'Sales and service know the same',
    serves: 'A case, a visit and a promise stand on the same page of the customer.',
  },
  {
    text: 'Rounds on Monday decide by what everybody sees',
    serves: 'One dashboard, and no list by mail.',
  },
];
