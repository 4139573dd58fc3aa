import {
  proposeExperiment,
  reviewExperiment,
  startExperiment,
} from '#src/features/programme/experiment/server/experiment-commands.ts';
import { hour, type Plan, type Scene } from './programme-deed.ts';

const MONDAY = {
  assumption: 'We print the list because we have always begun like that.',
  hypothesis: 'If only the board is shown, deals are brought up to date before the round.',
  smallest_test: 'Six Mondays in Sales North without a print-out',
  metric: 'deals_without_next_step',
  stop_rule: 'Twice in a row the round takes longer than an hour',
  loss: 'Ingrid gives up her own list, on which she could rely.',
  protection: 'Nobody is asked before the others why a deal was not up to date.',
};
const KNOWLEDGE = {
  assumption: 'Who shares what they know can be replaced.',
  hypothesis: 'Who shares it is called less in the evening, and loses no customer.',
  smallest_test: 'Two of us share ten customers each for five weeks, with all that we know',
  metric: 'follow_up_time',
  stop_rule: 'A customer complains that they speak to a stranger',
  loss: 'What one alone has known, one alone does not know any more.',
  protection: 'Customers stay with whom they are, whatever comes out of it.',
};

/** One that was looked back on and kept, and one that is looked back on this week. */
export function planExperiments(plan: Plan): void {
  planKept(plan);
  propose(plan, { week: 9, actor: 'katerina', of: 'knowledge' }, KNOWLEDGE);
  plan.add(
    { week: 10, weekday: 1, minute: hour(8) },
    {
      actor: 'katerina',
      run: (ctx, scene) => {
        const id = scene.known.get('trial of knowledge')!;
        return startExperiment(ctx, tryingOf(scene), { id, review_on: scene.day(2) });
      },
    },
  );
}

function planKept(plan: Plan): void {
  propose(plan, { week: 1, actor: 'ingrid', of: 'monday' }, MONDAY);
  plan.add(
    { week: 2, weekday: 1, minute: hour(10) },
    {
      actor: 'ingrid',
      run: (ctx, scene) => {
        const id = scene.known.get('trial of monday')!;
        return startExperiment(ctx, tryingOf(scene), { id, review_on: scene.on(8, 1) });
      },
    },
  );
  plan.add(
    { week: 8, weekday: 1, minute: hour(11) },
    {
      actor: 'ingrid',
      run: (ctx, scene) =>
        reviewExperiment(ctx, tryingOf(scene), {
          ...{ id: scene.known.get('trial of monday')!, verdict: 'keep', share: true },
          learnt:
            'From the third Monday on most was up to date before we sat down. ' +
            'It was not the print-out that we needed, it was somebody who opens the board.',
        }),
    },
  );
  plan.add(
    { week: 8, weekday: 3, minute: hour(9) },
    {
      actor: 'tomasz',
      run: (ctx, { doors, known }) =>
        doors.programme.concerns.judge(ctx, { id: known.get('monday')!, holds: true }),
    },
  );
}

function propose(
  plan: Plan,
  { week, actor, of }: { week: number; actor: 'ingrid' | 'katerina'; of: string },
  parts: typeof MONDAY,
): void {
  plan.add(
    { week, weekday: 5, minute: hour(14, 30) },
    {
      actor,
      async run(ctx, { known, member }) {
        const given = { concern_id: known.get(of)!, sponsor_id: member('charlotte'), ...parts };
        known.set(`trial of ${of}`, await proposeExperiment(ctx, given));
      },
    },
  );
}

function tryingOf({ types, services, doors }: Scene) {
  return { types, url: services.url, catalogue: doors.programme.catalogue };
}
