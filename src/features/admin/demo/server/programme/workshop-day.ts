import { answerCluster } from '#src/features/programme/workshop/server/answer-commands.ts';
import {
  mergeClusters,
  nameCluster,
} from '#src/features/programme/workshop/server/group-commands.ts';
import { addWorkshop } from '#src/features/programme/workshop/server/setup-commands.ts';
import { advanceWorkshop } from '#src/features/programme/workshop/server/step-commands.ts';
import { readWorkshopRow } from '#src/features/programme/workshop/server/workshop-queries.ts';
import type { WriteContext } from '#src/server/context.ts';
import { MEMBERS, type MemberKey } from '../../material/members.ts';
import { owingOf } from './concern-steps.ts';
import { hour, type Plan, type ProgrammeDeed, type Scene } from './programme-deed.ts';
import type { Phones } from './programme-doors.ts';
import { readCards, readConcernOf } from './room-queries.ts';
import { CHECKS, CHOSEN_IMAGES, OBJECTIVES, THEMES } from './words/themes.ts';

const DAY = { week: 1, weekday: 2 };
/** Whoever worked there on that day. */
const PHONES = MEMBERS.filter(({ startedDaysAgo }) => startedDaysAgo === undefined).length;

/** The Time to Change day, with eleven phones: from the objectives to an answer for each theme. */
export function planWorkshopDay(plan: Plan): void {
  const steps: ProgrammeDeed['run'][] = [
    addTimeToChange,
    goOn,
    (ctx, scene) => eachPhone(ctx, scene, sendCheck),
    goOn,
    goOn,
    (ctx, scene) => eachPhone(ctx, scene, sendImage),
    goOn,
    goOn,
    sendCards,
    goOn,
    goOn,
    group,
    goOn,
    vote,
    goOn,
    goOn,
  ];
  for (const [at, run] of steps.entries()) {
    plan.add({ ...DAY, minute: hour(7, 12 * at) }, { actor: 'miriam', run });
  }
  for (const [at, { key, answer }] of THEMES.entries()) {
    plan.add(
      { ...DAY, minute: hour(11, 9 * at) },
      {
        actor: 'charlotte',
        run: (ctx, scene) => answerTheme(ctx, scene, key, answer),
      },
    );
  }
  plan.add({ ...DAY, minute: hour(12, 30) }, { actor: 'miriam', run: goOn });
  plan.add(
    { week: 13, weekday: 2, minute: hour(9) },
    {
      actor: 'birgit',
      run: (ctx, { day }) =>
        addWorkshop(ctx, {
          ...{ template: 'start_stop_continue', title: 'Service desk: half a year on' },
          held_on: day(6),
        }),
    },
  );
}

async function addTimeToChange(ctx: WriteContext, { known, on }: Scene): Promise<void> {
  const id = await addWorkshop(ctx, {
    ...{ template: 'time_to_change', title: 'Time to Change: how we work with customers' },
    ...{ held_on: on(DAY.week, DAY.weekday), objectives: OBJECTIVES, questions: CHECKS, dots: 5 },
  });
  known.set('workshop', id);
}

async function goOn(ctx: WriteContext, { known }: Scene): Promise<void> {
  const row = await readWorkshopRow(ctx, known.get('workshop')!);
  await advanceWorkshop(ctx, { id: row!.id, from: { step: row!.step, phase: row!.phase } });
}

type Sends = (phones: Phones, one: { token: string; at: number }) => Promise<unknown>;

async function eachPhone(ctx: WriteContext, scene: Scene, send: Sends): Promise<void> {
  const phones = phonesOf(ctx, scene);
  for (let at = 0; at < PHONES; at++) {
    const token = tokenOf(at);
    await phones.join(token);
    await send(phones, { token, at });
  }
}

function phonesOf(ctx: WriteContext, { doors, services, known }: Scene): Phones {
  const room = { workspaceId: ctx.actor.workspaceId, workshopId: known.get('workshop')! };
  return doors.programme.phones(ctx.db, services.keyFor, room);
}

const tokenOf = (at: number) => `phone-of-the-demo-${String(at).padStart(12, '0')}`;

const sendCheck: Sends = (phones, { token, at }) =>
  phones.sendBallot({ token, marks: [at === 3 ? 0 : 1, at % 5 === 4 ? 1 : 0], kind: 'check' });

const sendImage: Sends = (phones, { token, at }) => {
  const [image, text] = CHOSEN_IMAGES[at]!;
  return phones.sendDraft({ token, secret: `image ${at} of the demo`, kind: 'image', image, text });
};

async function sendCards(ctx: WriteContext, scene: Scene): Promise<void> {
  const phones = phonesOf(ctx, scene);
  const cards = THEMES.flatMap((theme) => theme.cards);
  for (const [at, [kind, text]] of cards.entries()) {
    const token = tokenOf(at % PHONES);
    await phones.sendDraft({ token, secret: `card ${at} of the demo`, kind, text });
  }
}

async function group(ctx: WriteContext, { known }: Scene): Promise<void> {
  const row = (await readWorkshopRow(ctx, known.get('workshop')!))!;
  const clusters = new Map((await readCards(ctx, row.id)).map((one) => [one.text, one.cluster_id]));
  for (const { key, title, cards } of THEMES) {
    const [into, ...others] = cards.map(([, text]) => clusters.get(text)!);
    for (const cluster_id of others) await mergeClusters(ctx, row, { cluster_id, into: into! });
    await nameCluster(ctx, row, { cluster_id: into!, title });
    known.set(`cluster ${key}`, into!);
  }
}

/** Dots are dealt out one after the other, so that everybody gives all of theirs. */
async function vote(ctx: WriteContext, scene: Scene): Promise<void> {
  const dots = THEMES.flatMap(({ key, dots }) =>
    Array.from({ length: dots }, () => scene.known.get(`cluster ${key}`)!),
  );
  await eachPhone(ctx, scene, (phones, { token, at }) => {
    const own = dots.filter((_, index) => index % PHONES === at);
    const marks: Record<string, number> = {};
    for (const id of own) marks[id] = (marks[id] ?? 0) + 1;
    return phones.sendBallot({ token, marks, kind: 'vote' });
  });
}

async function answerTheme(
  ctx: WriteContext,
  scene: Scene,
  key: string,
  given: { answer: 'yes' | 'no' | 'experiment'; reason: string; owner: MemberKey; week: number },
): Promise<void> {
  const { known, member, on } = scene;
  const row = (await readWorkshopRow(ctx, known.get('workshop')!))!;
  const cluster_id = known.get(`cluster ${key}`)!;
  const { answer, reason, owner, week } = given;
  const due_on = on(week, 5);
  const answered = { answer, reason, owner_id: member(owner), due_on };
  await answerCluster(ctx, row, { cluster_id, owing: owingOf(scene), ...answered });
  known.set(key, await readConcernOf(ctx, cluster_id));
}
