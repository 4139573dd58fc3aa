import type { Cause, Fix, Loss } from '#src/features/programme/concern/concern.ts';
import { QUESTIONS, type Scores } from '#src/features/programme/concern/diagnosis.ts';
import {
  raiseConcern,
  shareConcern,
  tagConcern,
} from '#src/features/programme/concern/server/concern-commands.ts';
import { planFix } from '#src/features/programme/concern/server/day-commands.ts';
import { changeOwed } from '#src/features/programme/concern/server/owed-task-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { MemberKey } from '../../material/members.ts';
import { hour, type Plan, type Scene } from './programme-deed.ts';

export const owingOf = ({ types, services }: Scene) => ({ types, url: services.url });

type Saying = Pick<Parameters<typeof raiseConcern>[1], 'title' | 'body' | 'page' | 'page_title'>;

export function raise(
  plan: Plan,
  { key, week, by, unnamed }: { key: string; week: number; by: MemberKey; unnamed?: true },
  saying: Saying,
): void {
  plan.add(
    { week, weekday: 2, minute: hour(9, plan.deeds.length % 50) },
    {
      ...{ actor: by, ...(unnamed && { unnamed }) },
      async run(ctx, { known }) {
        known.set(key, await raiseConcern(ctx, { ...saying, origin: 'button' }));
      },
    },
  );
}

/** Points are given to the first questions, two each, so that they come to a sum. */
export function rate(
  plan: Plan,
  { of, week, weekday, losses }: { of: string; week: number; weekday: number; losses?: Loss[] },
  raters: readonly (readonly [MemberKey, number])[],
): void {
  for (const [at, [actor, points]] of raters.entries()) {
    plan.add(
      { week, weekday, minute: hour(13 + at, plan.deeds.length % 50) },
      {
        actor,
        run: (ctx, { doors, known }) =>
          doors.programme.concerns.rate(ctx, {
            ...{ id: known.get(of)!, scores: scoresOf(points), evidence: {} },
            losses: losses ?? [],
          }),
      },
    );
  }
}

function scoresOf(points: number): Scores {
  const entries = QUESTIONS.map((name, at) => [name, Math.min(2, Math.max(0, points - 2 * at))]);
  return Object.fromEntries(entries) as Scores;
}

export function tag(
  plan: Plan,
  { of, week }: { of: string; week: number },
  tags: { causes: Cause[]; axis: 'technology' | 'working'; theme?: string; losses?: Loss[] },
): void {
  plan.add(
    { week, weekday: 5, minute: hour(8, plan.deeds.length % 50) },
    {
      actor: 'miriam',
      run: (ctx, { known }) => tagConcern(ctx, known.get(of)!, tags),
    },
  );
}

export function share(
  plan: Plan,
  { of, week, who }: { of: string; week: number; who: MemberKey },
): void {
  plan.add(
    { week, weekday: 3, minute: hour(14) },
    {
      ...{ actor: who, unnamed: true },
      run: (ctx, { known, member }) =>
        shareConcern(ctx, { id: known.get(of)!, memberId: member(who) }),
    },
  );
}

interface Fixing {
  by: MemberKey;
  kind: Fix;
  what: string;
  promised: number;
  /** A week and weekday of the programme, or days from today. */
  due: readonly [number, number] | number;
  done?: readonly [number, number];
}

export function fix(plan: Plan, of: string, { by, kind, what, promised, due, done }: Fixing): void {
  plan.add(
    { week: promised, weekday: 5, minute: hour(10) },
    {
      actor: by,
      async run(ctx, scene) {
        const concern_id = scene.known.get(of)!;
        const due_on = typeof due === 'number' ? scene.day(due) : scene.on(...due);
        const given = { kind, what, owner_id: scene.member(by), due_on };
        const id = await scene.doors.programme.concerns.promiseFix(ctx, {
          id: concern_id,
          ...given,
        });
        await planFix(ctx, owingOf(scene), { id, concern_id, ...given });
      },
    },
  );
  if (!done) return;
  plan.add(
    { week: done[0], weekday: done[1], minute: hour(14) },
    {
      actor: by,
      run: (ctx, scene) => finish(ctx, scene, of),
    },
  );
}

async function finish(
  ctx: WriteContext,
  { known, types, doors }: Scene,
  of: string,
): Promise<void> {
  const id = await doors.programme.concerns.finishFix(ctx, known.get(of)!);
  await changeOwed(ctx, types, { id, done_at: ctx.now().toISOString() });
}

export function judge(
  plan: Plan,
  of: string,
  { by, week, holds }: { by: MemberKey; week: number; holds: boolean },
): void {
  plan.add(
    { week, weekday: 2, minute: hour(15) },
    {
      actor: by,
      run: (ctx, { doors, known }) =>
        doors.programme.concerns.judge(ctx, { id: known.get(of)!, holds }),
    },
  );
}
