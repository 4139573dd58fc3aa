import type { PracticeAnswer } from '#src/features/programme/practice/practice-api.ts';
import {
  lookAtCase,
  showPractice,
  takeUpPractice,
  tryPractice,
} from '#src/features/programme/practice/server/practice-commands.ts';
import { readParts } from '#src/features/programme/practice/server/practice-queries.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { MemberKey } from '../../material/members.ts';
import { hour, type Plan, type ProgrammeDeed, type Scene } from './programme-deed.ts';

type Habit = PracticeAnswer['habit'];

interface Telling {
  habit: Habit;
  /** Week of the programme in which it was taken up. */
  week: number;
  /** The first of them who does it on most of theirs. */
  shows: readonly MemberKey[];
  tries: readonly (readonly [MemberKey, helps: boolean | undefined])[];
}

const TELLINGS: readonly Telling[] = [
  {
    ...{ habit: 'second_person', week: 10, shows: ['tomasz', 'ingrid', 'stefan', 'riccardo'] },
    tries: [
      ['katerina', true],
      ['jonas', undefined],
    ],
  },
];

/** What the figures show to be done where it ends well, as it is tried. */
export function planPractices(plan: Plan): void {
  for (const telling of TELLINGS) planPractice(plan, telling);
}

function planPractice(plan: Plan, { habit, week, shows, tries }: Telling): void {
  const add = (when: [number, number, number], actor: MemberKey, run: ProgrammeDeed['run']) =>
    plan.add(
      { week: when[0], weekday: when[1], minute: when[2] },
      {
        ...{ actor, run, looksBack: true, mayBeRefused: true },
      },
    );
  add([week, 2, hour(9)], 'ingrid', async (ctx, { known }) => {
    known.set(habit, await takeUpPractice(ctx, habit));
  });
  for (const [at, key] of shows.entries()) {
    add([week, 3, hour(9, at)], key, (ctx, scene) =>
      whereTakenUp(scene, habit, async (id) => {
        if (scene.known.has(`shown ${habit}`)) return;
        await showPractice(ctx, { id, consent: 'named' });
        scene.known.set(`shown ${habit}`, id);
      }),
    );
  }
  for (const [at, [key, helps]] of tries.entries()) {
    add([week + 1, 1 + at, hour(9)], key, (ctx, scene) =>
      whereTakenUp(scene, habit, (id) => watch(ctx, id, at)),
    );
    if (helps === undefined) continue;
    add([week + 3, 1 + at, hour(9)], key, (ctx, scene) =>
      whereTakenUp(scene, habit, (id) => tryPractice(ctx, { id, helps })),
    );
  }
}

async function whereTakenUp(
  { known }: Scene,
  habit: Habit,
  does: (id: string) => Promise<unknown>,
): Promise<void> {
  const id = known.get(habit);
  if (id) await does(id);
}

/** Begins to try it, and looks at the first cases that are shown. */
async function watch(ctx: WriteContext, id: string, most: number): Promise<void> {
  await tryPractice(ctx, { id });
  const parts = await readParts(ctx);
  const shown = parts.filter((one) => one.practice_id === id && one.part === 'shows');
  for (const case_id of shown.flatMap(({ case_ids }) => case_ids).slice(0, 1 + most)) {
    await lookAtCase(ctx, { id, case_id });
  }
}
