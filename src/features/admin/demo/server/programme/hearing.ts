import {
  addItem,
  changeItem,
  followItem,
} from '#src/features/programme/desk/server/item-commands.ts';
import {
  giveRelease,
  planRelease,
  saveHours,
} from '#src/features/programme/desk/server/release-commands.ts';
import type { FeedbackKind } from '#src/features/programme/feedback/feedback.ts';
import {
  answerFeedback,
  giveFeedback,
  takeToDesk,
} from '#src/features/programme/feedback/server/feedback-commands.ts';
import type { MemberKey } from '../../material/members.ts';
import { hour, type Plan } from './programme-deed.ts';
import { readItemOf } from './room-queries.ts';

/** What people said besides, who answered it, and the small releases that came of it. */
export function planHearing(plan: Plan): void {
  for (const one of SAID) planSaid(plan, one);
  planDesk(plan);
}

interface Said {
  key: string;
  kind: FeedbackKind;
  week: number;
  by: MemberKey;
  unnamed?: true;
  said: string;
  page?: string;
  answer?: { by: MemberKey; words: string };
}

const SAID: readonly Said[] = [
  {
    ...{ key: 'thanks 1', kind: 'thanks', week: 6, by: 'tomasz', page: '/' },
    said: 'It reminded me of Friday before I had thought of it myself. Thank you.',
  },
  {
    ...{ key: 'waiting', kind: 'metric', week: 7, by: 'stefan', page: '/dashboards' },
    said: 'How many days an enquiry waits until somebody calls: I would like to see that.',
    answer: {
      by: 'charlotte',
      words: 'Good idea. The time until a follow-up stands on the sponsor’s dashboard now.',
    },
  },
  {
    ...{ key: 'filter', kind: 'bug', week: 8, by: 'hanneke', page: '/cases' },
    said: 'The list of cases forgets my filter when I go back.',
    answer: { by: 'miriam', words: 'You are right. It is mended with the next release.' },
  },
  {
    ...{ key: 'thanks 2', kind: 'thanks', week: 9, by: 'declan', unnamed: true },
    said: 'I saw the open case before I rang the bell. That was good.',
  },
  {
    ...{ key: 'moved', kind: 'unknown', week: 10, by: 'declan', page: '/companies' },
    said: 'Whom do I tell when a customer has moved?',
    answer: {
      by: 'miriam',
      words: 'Nobody: change the address yourself, on the page of the company. All see it at once.',
    },
  },
  {
    ...{ key: 'thanks 3', kind: 'thanks', week: 12, by: 'jonas', page: '/learning' },
    said: 'Three weeks here, and I know what was agreed with my customers. Thanks to all who wrote.',
  },
  {
    ...{ key: 'print', kind: 'bug', week: 13, by: 'katerina', page: '/quotes' },
    said: 'The second page of an offer prints without its head.',
  },
];

function planSaid(plan: Plan, { key, week, by, unnamed, kind, said, page, answer }: Said): void {
  plan.add(
    { week, weekday: 3, minute: hour(11) },
    {
      ...{ actor: by, ...(unnamed && { unnamed }) },
      async run(ctx, { types, services, known }) {
        const routing = { types, url: services.url };
        known.set(key, await giveFeedback(ctx, routing, { kind, said, page }));
      },
    },
  );
  if (!answer) return;
  plan.add(
    { week, weekday: 4, minute: hour(9, 40) },
    {
      actor: answer.by,
      run: (ctx, { types, services, known }) => {
        const routing = { types, url: services.url };
        return answerFeedback(ctx, routing, {
          id: known.get(key)!,
          answer: answer.words,
          done: true,
        });
      },
    },
  );
}

function planDesk(plan: Plan): void {
  const actor = 'miriam';
  plan.add(
    { week: 0, weekday: 3, minute: hour(8) },
    {
      actor,
      run: (ctx) => saveHours(ctx, { hours_a_week: 4, hours_when: 'Thursday mornings' }),
    },
  );
  finishItem(plan, {
    of: 'slow',
    week: 5,
    did: 'A visit asks three fields fewer, and takes a line',
  });
  release(plan, 5, 'You said that writing down a visit takes too long. It takes one line now.');
  plan.add(
    { week: 8, weekday: 4, minute: hour(9) },
    {
      actor,
      run: (ctx, { known }) => takeToDesk(ctx, known.get('filter')!),
    },
  );
  finishItem(plan, { of: 'filter', week: 9, did: 'The list of cases keeps its filter' });
  release(plan, 9, 'A small one: lists stay as you have left them.');
  plan.add(
    { week: 12, weekday: 4, minute: hour(9) },
    {
      actor,
      async run(ctx, { known, member, day }) {
        const said = 'Serial numbers of installed pumps, to be read on the phone';
        const id = await addItem(ctx, { origin: 'typed', said, followers: [member('declan')] });
        known.set('item serial', id);
        await planRelease(ctx, day(5));
      },
    },
  );
  plan.add(
    { week: 12, weekday: 4, minute: hour(13) },
    {
      actor: 'hanneke',
      run: (ctx, { known }) => followItem(ctx, { id: known.get('item serial')!, follow: true }),
    },
  );
}

function finishItem(
  plan: Plan,
  { of, week, did }: { of: string; week: number; did: string },
): void {
  plan.add(
    { week, weekday: 4, minute: hour(15) },
    {
      actor: 'miriam',
      async run(ctx, { known }) {
        const id = await readItemOf(ctx, known.get(of)!);
        await changeItem(ctx, { id, did, status: 'done' });
      },
    },
  );
}

function release(plan: Plan, week: number, note: string): void {
  plan.add(
    { week, weekday: 5, minute: hour(13) },
    {
      actor: 'miriam',
      run: (ctx) => giveRelease(ctx, note),
    },
  );
}
