import { addAbsence } from '#src/features/admin/absence/server/absence-commands.ts';
import {
  addCommitment,
  echoCommitment,
  settleCommitment,
} from '#src/features/adoption/leader/server/commitment-commands.ts';
import {
  answerCorrection,
  sayWrong,
} from '#src/features/adoption/uptake/server/correction-commands.ts';
import { finishIntro } from '#src/features/programme/conversation/server/intro-commands.ts';
import {
  agree,
  answerQuestion,
  askQuestion,
} from '#src/features/programme/expectation/server/answer-commands.ts';
import {
  openDraft,
  saveDraft,
} from '#src/features/programme/expectation/server/expectation-commands.ts';
import {
  answerQuiz,
  keepLearning,
} from '#src/features/programme/lesson/server/learning-commands.ts';
import {
  askMentor,
  offerHelp,
  sayHelped,
} from '#src/features/programme/lesson/server/mentor-commands.ts';
import { type MemberKey, memberOf } from '../../material/members.ts';
import type { Day } from '../../time/calendar.ts';
import { hour, type Plan } from './programme-deed.ts';

/** What is done for people before anything is expected of them, and what leaders promise in public. */
export function planSupport(plan: Plan, today: Day): void {
  planLessons(plan);
  planMentors(plan);
  planExpectations(plan);
  planPromises(plan);
  planCorrections(plan);
  planLeave(plan, today);
}

/** Whoever is away for long says so beforehand, with who stands in, and nothing is expected of them. */
function planLeave(plan: Plan, today: Day): void {
  const { since, until, cover } = memberOf('lucia').leave!;
  plan.addAt(
    { day: today - since - 6, minute: hour(8, 20) },
    {
      actor: 'lucia',
      run: (ctx, { member, day }) =>
        addAbsence(ctx, {
          ...{ member_id: member('lucia'), substitute_id: member(cover) },
          ...{ first_day: day(-since), last_day: day(until - 1) },
        }),
    },
  );
  plan.add(
    { week: 10, weekday: 2, minute: hour(8) },
    {
      actor: 'riccardo',
      run: (ctx, { doors, member, day }) =>
        doors.programme.exempt(ctx, {
          ...{ member_id: member('lucia'), until_day: day(until) },
          reason: 'Parental leave; Katerina looks after her customers',
        }),
    },
  );
}

/** Learnt early, and done again unaided after days and weeks, as far as the ledger shows it. */
const LEARNING: Partial<Record<MemberKey, readonly number[]>> = {
  tomasz: [2, 3, 5, 10],
  ingrid: [2, 4, 9],
  katerina: [3, 4, 6, 11],
  stefan: [3, 5],
  hanneke: [4, 5, 7],
  declan: [5, 7],
};
const ASKED = ['company.industry', 'deal.client_goal', 'task.due_on'];

function planLessons(plan: Plan): void {
  for (const [key, weeks] of Object.entries(LEARNING)) {
    const actor = key as MemberKey;
    for (const week of weeks) {
      plan.add(
        { week, weekday: 4, minute: hour(16, plan.deeds.length % 50) },
        {
          ...{ actor, looksBack: true },
          run: keepLearning,
        },
      );
    }
    for (const [at, field] of ASKED.entries()) {
      const chosen = at === 2 && weeks.length < 3 ? 'task.done_at' : field;
      plan.add(
        { week: weeks[0]!, weekday: 5, minute: hour(8 + at, plan.deeds.length % 50) },
        {
          actor,
          run: (ctx) => answerQuiz(ctx, { field, chosen }),
        },
      );
    }
  }
}

function planMentors(plan: Plan): void {
  const offers = [
    ['tomasz', 'A visit in one line, also from the car', 'capture'],
    ['hanneke', 'Prepared answers, and finding the case again', undefined],
    ['katerina', 'Following up so that nobody feels pushed', 'followUp'],
  ] as const;
  for (const [actor, words, lesson] of offers) {
    plan.add(
      { week: 6, weekday: 1, minute: hour(9, plan.deeds.length % 50) },
      {
        actor,
        async run(ctx, { known }) {
          known.set(`offer of ${actor}`, await offerHelp(ctx, { words, lesson }));
        },
      },
    );
  }
  const asks = [
    ['jonas', 'tomasz', 11, true],
    ['stefan', 'katerina', 8, true],
    ['declan', 'katerina', 13, false],
  ] as const;
  for (const [actor, of, week, isHelped] of asks) {
    plan.add(
      { week, weekday: 3, minute: hour(9) },
      {
        actor,
        run: (ctx, { known }) => askMentor(ctx, known.get(`offer of ${of}`)!),
      },
    );
    if (!isHelped) continue;
    plan.add(
      { week, weekday: 5, minute: hour(9, 30) },
      {
        actor,
        run: (ctx, { known }) => sayHelped(ctx, known.get(`offer of ${of}`)!),
      },
    );
  }
}

/** Leaders sign first; one of them has not yet, and so it is asked of nobody. */
function planExpectations(plan: Plan): void {
  const introduced = ['ingrid', 'tomasz', 'katerina', 'stefan', 'birgit', 'hanneke'] as const;
  for (const [at, actor] of introduced.entries()) {
    plan.add(
      { week: 4 + (at % 3), weekday: 2, minute: hour(12, at) },
      {
        actor,
        run: (ctx) => finishIntro(ctx, [1, 0, 2]),
      },
    );
  }
  plan.add(
    { week: 5, weekday: 1, minute: hour(8) },
    {
      actor: 'charlotte',
      async run(ctx, { known }) {
        known.set('expectation', await saveDraft(ctx, { asks: ASKS, gives: GIVES }));
      },
    },
  );
  plan.add({ week: 6, weekday: 1, minute: hour(8) }, { actor: 'charlotte', run: openDraft });
  for (const [at, [actor, statement]] of SIGNED.entries()) {
    plan.add(
      { week: 6, weekday: 3, minute: hour(9, at) },
      {
        actor,
        run: (ctx, { known }) => agree(ctx, { id: known.get('expectation')!, statement }),
      },
    );
  }
  plan.add(
    { week: 7, weekday: 1, minute: hour(9) },
    {
      actor: 'birgit',
      async run(ctx, { known }) {
        const question = 'Does a visit without a customer’s signature count as written down?';
        known.set('question', await askQuestion(ctx, { id: known.get('expectation')!, question }));
      },
    },
  );
  plan.add(
    { week: 7, weekday: 2, minute: hour(9) },
    {
      actor: 'charlotte',
      run: (ctx, { known }) =>
        answerQuestion(ctx, {
          id: known.get('question')!,
          answer: 'Yes. A line in your own words is enough.',
        }),
    },
  );
}

const ASKS = [
  'What a customer was promised stands in Uptake by the next evening',
  'Whoever meets a customer looks up first what is open there',
  'Rounds are held on the board, by whoever leads them too',
];
const GIVES = [
  'Time for it: a visit takes a line, and nobody asks for the same a second time',
  'A lesson of three minutes before anything new, and somebody who helps',
  'What is in the way is answered within ten working days',
];
const SIGNED = [
  ['charlotte', 'I look at the dashboard with you from now on, and not at a list of my own.'],
  ['ingrid', 'I open the round on the board. Where I forget, tell me.'],
  ['riccardo', 'I have asked for lists by mail until now. I stop that.'],
] as const;

function planPromises(plan: Plan): void {
  const promises = [
    ['ingrid', 2, 'Leave the printed list at home for six Mondays', 8, 'kept', ['tomasz']],
    [
      'birgit',
      4,
      'Show the open cases in the round of sales once',
      7,
      'kept',
      ['declan', 'hanneke'],
    ],
    ['riccardo', 3, 'Write down my own visits by the evening', 9, 'not_kept', ['stefan']],
  ] as const;
  for (const [actor, week, what, due, outcome, heard] of promises) {
    plan.add(
      { week, weekday: 1, minute: hour(12) },
      {
        actor,
        async run(ctx, { known, on }) {
          known.set(what, await addCommitment(ctx, { what, due_on: on(due, 5) }));
        },
      },
    );
    plan.add(
      { week: due + 1, weekday: 1, minute: hour(12) },
      {
        actor,
        run: (ctx, { known }) => settleCommitment(ctx, { id: known.get(what)!, outcome }),
      },
    );
    for (const [at, who] of heard.entries()) {
      plan.add(
        { week: due + 1, weekday: 2, minute: hour(12, 5 * at) },
        {
          ...{ actor: who, unnamed: true },
          run: (ctx, { known }) =>
            echoCommitment(ctx, {
              id: known.get(what)!,
              says: outcome === 'kept' ? 'confirmed' : 'doubted',
            }),
        },
      );
    }
  }
}

function planCorrections(plan: Plan): void {
  const said = [
    {
      ...({ key: 'evening', actor: 'tomasz', week: 8, shown: '78 %', outcome: 'mended' } as const),
      said: 'The call with the waterworks on Tuesday is written down, in the evening.',
      answer: 'Yes. It was counted for the wrong day, which is mended.',
    },
    {
      ...({ key: 'fair', actor: 'stefan', week: 11, shown: '41 %', outcome: 'stands' } as const),
      said: 'At the fair I spoke with thirty people. That cannot all be written down.',
      answer: 'Talks at a fair are not counted. What is missing are nine calls.',
    },
  ] as const;
  for (const { key, actor, week, shown, said: words, outcome, answer } of said) {
    plan.add(
      { week, weekday: 3, minute: hour(10) },
      {
        actor,
        async run(ctx, { known }) {
          const given = { figure: 'coverage', team_id: null, shown, said: words } as const;
          known.set(`wrong ${key}`, (await sayWrong(ctx, given)).id);
        },
      },
    );
    plan.add(
      { week, weekday: 4, minute: hour(10) },
      {
        actor: 'miriam',
        run: (ctx, { types, known }) =>
          answerCorrection(ctx, types, { id: known.get(`wrong ${key}`)!, outcome, answer }),
      },
    );
  }
}
